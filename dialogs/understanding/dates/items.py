"""The words of a sentence as classes for the patterns, and what the items of a match hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Item(NamedTuple):
    """One or several tokens of one class."""

    symbol: str
    value: object
    start: int
    end: int
    turn: str = ""
    """In a time of day: PAST ("half past three") or TO ("ten to six")."""


PAST, TO = "past", "to"
AMOUNT = "(?:#|I|F|jF?|kj?)"
"""How many units, as classes: "three", "two and a half", "a few", "a", "half a"."""
BACK = "back"
"""Value of "the past", which counts back from today where "last" means the calendar's."""


def values_of(items: Sequence[Item], symbol: str) -> list[int]:
    return [item.value for item in items if item.symbol == symbol and isinstance(item.value, int)]


def amount_of(items: Sequence[Item]) -> int:
    """How many whole units: the first amount that was said, else one."""
    return next((int(item.value) for item in items if item.symbol in "#FI" and isinstance(item.value, int | float)), 1)


def relative_shift(items: Sequence[Item]) -> int:
    """Units from this one: 1 for "next", -1 for "last", 2 and -2 for "after next" and "before last"."""
    symbols = [item.symbol for item in items]
    if "x" in symbols:
        return 2 if "A" in symbols else 1
    return (-2 if "b" in symbols else -1) if "l" in symbols else 0


def unit_of(items: Sequence[Item]) -> str:
    return str(next(item.value for item in items if item.symbol == "U"))
