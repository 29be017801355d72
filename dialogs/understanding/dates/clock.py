"""A time of day as it was said, before it is known whether the morning or the evening is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time

from dialogs.understanding.dates.items import Item

AFTERNOON = 12
EVENING_FROM, EVENING_TO = 1, 7
"""Hours that are in the afternoon where nothing else was said: a shop's."""
DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour from 0 to 23 and minutes behind it, or before it where they are negative."""

    hour: int
    minute: int = 0
    half: int | None = None
    """0 for the morning, 12 for the afternoon and the evening; None where neither was said."""

    def within(self, half: int | None) -> Clock:
        """The same in this half of the day, unless it was said with a half of its own."""
        return self if self.half is not None or half is None else replace(self, half=half)

    @property
    def time(self) -> time:
        minutes = (shop_hour(self.hour, self.half) * 60 + self.minute) % DAY
        return time(minutes // 60, minutes % 60)


def clock_of(hour: int, minute: int, half: int | None) -> Clock | None:
    return Clock(hour, minute, half) if 0 <= hour <= 23 and -60 < minute < 60 else None


def shop_hour(hour: int, half: int | None) -> int:
    """The hour on a 24-hour clock: without am or pm, one to seven is in the afternoon."""
    if half is None:
        return hour + 12 if EVENING_FROM <= hour <= EVENING_TO else hour
    if half == AFTERNOON:
        return hour + 12 if hour < 12 else hour
    return 0 if hour == 12 else hour


def half_of_day(items: Sequence[Item]) -> int | None:
    """The half of the day that was said: "am", "in the evening", "tonight"."""
    for item in items:
        if item.symbol == "p" or (item.symbol == "P" and item.value in (0, AFTERNOON)):
            return int(str(item.value))
        if item.symbol in "TB":
            return AFTERNOON if item.symbol == "T" else 0
    return None
