"""Whether a customer's measure meets a condition."""

from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from storage.settings import MeasureDefinition

COMPARISONS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "greater": operator.gt,
    "at_least": operator.ge,
    "less": operator.lt,
    "at_most": operator.le,
}
FEWEST_FIRST = ("less", "at_most")


def holds(definition: MeasureDefinition, op: str, asked: Any, value: str | None) -> bool:
    """`value` as kept, None where there is none; ValueError for an operator that measures do not have."""
    if op in ("is_set", "is_not_set"):
        return (value is not None) == (op == "is_set")
    if op == "not_equals":
        return not holds(definition, "equals", asked, value)
    if op not in ("equals", "contains", "between", *COMPARISONS):
        raise ValueError(op)
    if value is None:
        return False
    if definition.type == "text":
        return _text_holds(op, asked, value)
    number = Decimal(value)
    if op == "between":
        first, last = (Decimal(str(one)) for one in asked)
        return first <= number <= last
    if op in COMPARISONS:
        return COMPARISONS[op](number, Decimal(str(asked)))
    return any(number == Decimal(str(one)) for one in _several(asked))


def _text_holds(op: str, asked: Any, value: str) -> bool:
    if op == "contains":
        return str(asked).casefold() in value.casefold()
    if op == "equals":
        return any(str(one).casefold() == value.casefold() for one in _several(asked))
    raise ValueError(op)


def _several(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]
