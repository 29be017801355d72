"""Values of measures: from what Customer Insights writes to the text that is shown and compared."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from storage.settings import MeasureDefinition

LONGEST_TEXT = 300
LARGEST = Decimal(10) ** 15
WHOLE = 100

NEXT_BEST_ACTION = "next_best_action"
"""The measure with this id is not only shown: it is suggested, to be taken up with one tap."""


def value_text(definition: MeasureDefinition, written: Any) -> str | None:
    """A number as digits, a percentage as a share of 1, a text as it is; None for what is not of the measure's type.

    A percentage above 1 is taken to be written in hundredths: 82 is 0.82.
    """
    if definition.type == "text":
        text = " ".join(written.split()) if isinstance(written, str) else ""
        return text[:LONGEST_TEXT] or None
    number = _number(written)
    if number is None:
        return None
    if definition.type != "percent":
        return f"{number:f}"
    if not 0 <= number <= WHOLE:
        return None
    return f"{number / WHOLE if number > 1 else number:f}"


def _number(written: Any) -> Decimal | None:
    if isinstance(written, bool) or not isinstance(written, int | float | str):
        return None
    try:
        number = Decimal(str(written).strip().removesuffix("%"))
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < LARGEST else None
