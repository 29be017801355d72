"""Times of day: "15:30", "at three", "half past three", "ten to six", "noon", "between two and four"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dialogs.understanding.dates.clock import Clock, clock_of, half_of_day
from dialogs.understanding.dates.items import PAST, Item, values_of

MINUTES = {"k": 30, "q": 15}
"""Class of a half or a quarter → minutes."""
QUARTER, MINUTE = "quarter", "minute"
LONGEST_HOUR = 100
"""Digits from here on are hours and minutes: "1140 am"."""
LAST_MONTH = 12
HOURS = "#:"
"""Classes of a number and of digits with a colon."""


def _read_digits(items: Sequence[Item]) -> Clock | None:
    """ "15:30", "3.15 pm"."""
    said = str(next(item.value for item in items if item.symbol in ":S"))
    hour, _, minute = said.replace(".", ":").partition(":")
    if not (hour.isdigit() and minute.isdigit() and len(minute) == 2):
        return None
    half = half_of_day(items)
    if half is None and len(hour) == 2 and hour.startswith("0"):
        half = 0
    return clock_of(int(hour), int(minute), half)


def _read_behind_day(items: Sequence[Item]) -> Clock | None:
    """ "tomorrow 10.30": what cannot be a month behind the full stop is no date."""
    clock = _read_digits(items)
    return clock if clock and (clock.minute == 0 or clock.minute > LAST_MONTH) else None


def _read_hour(items: Sequence[Item]) -> Clock | None:
    """ "at three", "ten thirty pm", "1140 am"."""
    numbers = values_of(items, "#")
    half = half_of_day(items)
    if len(numbers) == 1 and numbers[0] >= LONGEST_HOUR and half is not None:
        numbers = list(divmod(numbers[0], LONGEST_HOUR))
    elif len(numbers) == 2 and not 10 <= numbers[1] < 60:
        return None
    return clock_of(numbers[0], numbers[1] if len(numbers) == 2 else 0, half)


def _read_turned(items: Sequence[Item]) -> Clock | None:
    """ "half past three", "quarter to five", "ten minutes past four", "twenty to six"."""
    middle = next((place for place, item in enumerate(items) if item.turn), None)
    if not middle:
        return None
    counted = items[middle - 1].value == MINUTE
    minutes, hour = _minutes(items[middle - 2 if counted else middle - 1]), int(str(items[middle + 1].value))
    if minutes is None or not 1 <= hour <= 12:
        return None
    return clock_of(hour, minutes if items[middle].turn == PAST else -minutes, half_of_day(items))


def _minutes(item: Item) -> int | None:
    if isinstance(item.value, int):
        return item.value if 0 < item.value < 60 else None
    return MINUTES["q"] if item.value == QUARTER else MINUTES.get(item.symbol)


def _read_half(items: Sequence[Item]) -> Clock | None:
    """ "half three" is half past three."""
    return clock_of(values_of(items, "#")[0], 30, half_of_day(items))


def _read_noon(_: Sequence[Item]) -> Clock:
    return Clock(12, half=12)


def _read_midnight(_: Sequence[Item]) -> Clock:
    return Clock(0, half=0)


def _read_first_of_two(items: Sequence[Item]) -> Clock | None:
    """ "from 5 to 6 pm", "between two and four": the earlier, in the half of the day of the later if that fits."""
    places = [place for place, item in enumerate(items) if item.symbol in HOURS]
    first, last = (_hour_at(items[start:end]) for start, end in ((0, places[1]), (places[1], len(items))))
    if first is None or last is None or (first.half is None and last.half is None and first.hour > 12):
        return None
    within = first.within(last.half)
    return within if within.time < last.time else first


def _hour_at(items: Sequence[Item]) -> Clock | None:
    return _read_digits(items) if any(item.symbol == ":" for item in items) else _read_hour(items)


_PART = "(?:i?h?P)?"
_TO = "[dul]a?"
TIMES: tuple[tuple[re.Pattern[str], Callable[[Sequence[Item]], Clock | None]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        ("[er]?a?(?:#c?p|:c?p?)" + _TO + "(?::c?p?|#c?p|#(?![#UM%]))" + _PART, _read_first_of_two),
        ("[er]a?#c?" + _TO + "(?::c?p?|#c?p|#c)" + _PART, _read_first_of_two),
        ("[er]#" + _TO + "#i?hP", _read_first_of_two),
        ("[er]#" + _TO + "#(?=n?h?[xtl]?[WDT])", _read_first_of_two),
        ("(?<=[WDTP])[er]#" + _TO + "#(?![#OUM%])", _read_first_of_two),
        ("a?:c?p?" + _PART, _read_digits),
        ("aSc?p?" + _PART, _read_digits),
        ("a?Sp", _read_digits),
        ("(?<=[WD])S", _read_behind_day),
        ("a?(?:#U|[kqU#])[~Audl]#c?p?" + _PART, _read_turned),
        ("a?k#c?p?" + _PART, _read_half),
        ("a?##?c?p" + _PART, _read_hour),
        ("a?##?c" + _PART, _read_hour),
        ("a##" + _PART + "(?![UMk])", _read_hour),
        ("a#" + _PART + "(?![UM#%])", _read_hour),
        ("##?i?hP", _read_hour),
        ("#,?(?=tP)", _read_hour),
        ("a?N", _read_noon),
        ("a?X", _read_midnight),
    )
)
