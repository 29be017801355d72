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
BACK = "back"
"""Value of "the past", which counts back from today where "last" means the calendar's."""


def values_of(items: Sequence[Item], symbol: str) -> list[int]:
    return [item.value for item in items if item.symbol == symbol and isinstance(item.value, int)]


def amount_of(items: Sequence[Item]) -> int:
    for item in items:
        if item.symbol in "#F" and isinstance(item.value, int):
            return item.value
    return 1


def unit_of(items: Sequence[Item]) -> str:
    return str(next(item.value for item in items if item.symbol == "U"))
