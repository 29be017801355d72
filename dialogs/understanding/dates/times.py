"""Times of day: "15:30", "at three", "half past three", "ten to six", "noon"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import time

from dialogs.understanding.dates.items import PAST, Item, values_of

AFTERNOON = 12
EVENING_FROM, EVENING_TO = 1, 7
"""Hours that are in the afternoon where nothing else was said: a shop's."""
MINUTES = {"k": 30, "q": 15}
"""Class of a half or a quarter → minutes."""
QUARTER = "quarter"


def shop_hour(hour: int, half: int | None) -> int | None:
    """The hour on a 24-hour clock: without am or pm, one to seven is in the afternoon."""
    if not 0 <= hour <= 23:
        return None
    if half is None:
        return hour + 12 if EVENING_FROM <= hour <= EVENING_TO else hour
    if half == AFTERNOON:
        return hour + 12 if hour < 12 else hour
    return 0 if hour == 12 else hour


def _half_of_day(items: Sequence[Item]) -> int | None:
    for item in items:
        if item.symbol == "p" or (item.symbol == "P" and item.value in (0, AFTERNOON)):
            return int(str(item.value))
    return None


def _time_of(hour: int, minute: int, half: int | None) -> time | None:
    found = shop_hour(hour, half)
    return time(found, minute) if found is not None and 0 <= minute < 60 else None


def _read_digits(items: Sequence[Item]) -> time | None:
    """ "15:30", "3.15 pm"."""
    said = str(next(item.value for item in items if item.symbol in ":S"))
    hour, _, minute = said.replace(".", ":").partition(":")
    if not (hour.isdigit() and minute.isdigit() and len(minute) == 2):
        return None
    half = _half_of_day(items)
    if half is None and len(hour) == 2 and hour.startswith("0"):
        half = 0
    return _time_of(int(hour), int(minute), half)


def _read_hour(items: Sequence[Item]) -> time | None:
    """ "at three", "ten thirty pm"."""
    numbers = values_of(items, "#")
    if len(numbers) == 2 and not 10 <= numbers[1] < 60:
        return None
    return _time_of(numbers[0], numbers[1] if len(numbers) == 2 else 0, _half_of_day(items))


def _read_turned(items: Sequence[Item]) -> time | None:
    """ "half past three", "quarter to five", "ten past four", "twenty to six"."""
    middle = next((place for place, item in enumerate(items) if item.turn), None)
    if not middle:
        return None
    minutes, hour = _minutes(items[middle - 1]), int(str(items[middle + 1].value))
    if minutes is None or not 1 <= hour <= 12:
        return None
    if items[middle].turn == PAST:
        return _time_of(hour, minutes, _half_of_day(items))
    whole = _time_of(hour, 0, _half_of_day(items))
    return time((whole.hour - 1) % 24, 60 - minutes) if whole else None


def _minutes(item: Item) -> int | None:
    if isinstance(item.value, int):
        return item.value if 0 < item.value < 60 else None
    return MINUTES["q"] if item.value == QUARTER else MINUTES.get(item.symbol)


def _read_half(items: Sequence[Item]) -> time | None:
    """ "half three" is half past three."""
    return _time_of(values_of(items, "#")[0], 30, _half_of_day(items))


def _read_noon(_: Sequence[Item]) -> time:
    return time(12)


def _read_midnight(_: Sequence[Item]) -> time:
    return time(0)


_PART = "(?:i?h?P)?"
TIMES: tuple[tuple[re.Pattern[str], Callable[[Sequence[Item]], time | None]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        ("a?:c?p?" + _PART, _read_digits),
        ("aSc?p?" + _PART, _read_digits),
        ("a?Sp", _read_digits),
        ("a?[kqU#][~Audl]#c?p?" + _PART, _read_turned),
        ("a?k#c?p?" + _PART, _read_half),
        ("a?##?c?p" + _PART, _read_hour),
        ("a?##?c" + _PART, _read_hour),
        ("a##" + _PART + "(?![UMk])", _read_hour),
        ("a#" + _PART + "(?![UM#%])", _read_hour),
        ("#i?hP", _read_hour),
        ("a?N", _read_noon),
        ("a?X", _read_midnight),
    )
)
