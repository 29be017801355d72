"""What conditions on customers are, before they become SQL."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from sqlalchemy import ColumnElement

Clause = ColumnElement[bool]
"""What a condition comes to over the book entries."""


class Condition(Protocol):
    """`field`, `op` and `value` as in the contract's filters; or `any_of` several."""

    @property
    def field(self) -> str | None: ...
    @property
    def op(self) -> str | None: ...
    @property
    def value(self) -> Any: ...
    @property
    def any_of(self) -> Sequence[Condition] | None: ...


COMPARISONS: dict[str, Callable[[Any, Any], Any]] = {
    "greater": operator.gt,
    "at_least": operator.ge,
    "less": operator.lt,
    "at_most": operator.le,
}
