"""Months and their parts: "in December", "the first Monday in May", "the last week of July", "4 to 22 this month"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dialogs.understanding.dates.calendar import add_months, day_in, month_range, unit_range
from dialogs.understanding.dates.items import Item, relative_shift, unit_of, values_of
from dialogs.understanding.dates.reference import ReferenceTime
from dialogs.understanding.dates.when import When
from dialogs.understanding.dates.yearly import year_of, yearly

WEEK = timedelta(days=7)
FIFTH = 5
QUARTERS = 4


def read_month(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "in May", "next June", "March 2027", "June of nineteen ninety nine", "June next year"."""
    month, year, today = values_of(items, "M")[0], year_of(items), now.today
    symbols = {item.symbol for item in items}
    if "U" in symbols:
        year = today.year + relative_shift(items) if unit_of(items) == "year" else None
        return When(*month_range(year, month), year_said=True) if year else None
    if year:
        return When(*month_range(year, month), year_said=True)
    if "#" in symbols:
        return None
    ahead = month_range(today.year + (month < today.month), month)
    behind = month_range(today.year - (month > today.month), month)
    if "l" in symbols:
        return When(*(behind if month != today.month else month_range(today.year - 1, month)))
    if "x" in symbols and month == today.month:
        ahead = month_range(today.year + 1, month)
    return When(*ahead, behind)


def period_of(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """The whole month or other period of which a part is told: "of December", "of the month", "of next year"."""
    last_of = next(place for place, item in enumerate(items) if item.symbol in "MU" and item is _period(items))
    if items[last_of].symbol == "M":
        return read_month(now, items[last_of:])
    found = unit_range(now.today, str(items[last_of].value), relative_shift(items[1:]), now.first_day)
    return When(*found) if found else None


def _period(items: Sequence[Item]) -> Item:
    return [item for item in items if item.symbol in "MU"][-1]


def read_nth_weekday(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "the first Monday in December", "the last Friday of the month"."""
    whole, weekday = period_of(now, items), values_of(items, "W")[0]
    number = next(iter(values_of(items, "O")), 0)
    if not whole or _period(items).value not in ("month", *range(1, 13)) or number > FIFTH:
        return None
    ahead = _nth((whole.start, whole.end), weekday, number)
    behind = _nth(whole.past, weekday, number) if whole.past else None
    if ahead and ahead < now.today and not whole.past and relative_shift(items[1:]) == 0 and not _says_this(items):
        following = add_months(whole.start, 1)
        ahead, behind = _nth(month_range(following.year, following.month), weekday, number), ahead
    return When(ahead, ahead, (behind, behind) if behind else None) if ahead else None


def _says_this(items: Sequence[Item]) -> bool:
    return any(item.symbol == "t" for item in items)


def _nth(days: tuple[date, date], weekday: int, number: int) -> date | None:
    """The n-th such weekday of a month, the last for 0; None where the month has no fifth."""
    if not number:
        return day_in(days[1] - timedelta(days=6), weekday)
    day = day_in(days[0], weekday) + (number - 1) * WEEK
    return day if day <= days[1] else None


def read_week_of_month(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "the first week of December": its days one to seven; "the last week of the month": its last seven."""
    whole = period_of(now, items)
    number = next(iter(values_of(items, "O")), 0)
    if not whole or unit_of(items) != "week" or number >= FIFTH:
        return None
    start = whole.start + (number - 1) * WEEK if number else whole.end - timedelta(days=6)
    return When(start, start + timedelta(days=6))


def read_half_of(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "the first half of December", "the second half of the year"."""
    whole, number = period_of(now, items), values_of(items, "O")[0]
    if not whole or number not in (1, 2):
        return None
    months = whole.end.month - whole.start.month + 1
    middle = add_months(whole.start, months // 2) if months > 1 else whole.start + timedelta(days=15)
    return When(whole.start, middle - timedelta(days=1)) if number == 1 else When(middle, whole.end)


def read_quarter(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "the third quarter of 2026", "the first quarter of next year"."""
    number, shift = values_of(items, "O")[0], relative_shift(items)
    year = year_of(items) or (now.today.year + shift if _period(items).value == "year" else None)
    if unit_of(items) != "quarter" or number > QUARTERS or not year:
        return None
    first = date(year, 3 * number - 2, 1)
    return When(first, month_range(year, 3 * number)[1], year_said=True)


def read_days_of_month(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "1-15 March", "November 19 to 20", "from 2 to 7 February 2027"."""
    days, month = _two_days(items), values_of(items, "M")[0]
    if not days:
        return None
    year = year_of([item for item in items if item.value not in days])
    start, end = (yearly(now.today, month, day) for day in days)
    if not start or not end or days[0] > days[1]:
        return None
    first = start.start.replace(year=year) if year else min(start.start, end.start)
    return When(first, first.replace(day=end.start.day), year_said=bool(year))


def read_days_of_unit(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "from 4 to 22 this month", "between the 3rd and the 9th of next month"."""
    whole, days = period_of(now, items), _two_days(items)
    if not whole or not days or unit_of(items) != "month" or not days[0] < days[1] <= whole.end.day:
        return None
    return When(whole.start.replace(day=days[0]), whole.start.replace(day=days[1]))


def _two_days(items: Sequence[Item]) -> tuple[int, int] | None:
    """The first and the last day: two numbers, or one token with a dash."""
    numbers = [item.value for item in items if item.symbol in "#O" and isinstance(item.value, int)]
    for item in items:
        if item.symbol == "S" and (said := re.fullmatch(r"(\d{1,2})-(\d{1,2})", str(item.value))):
            numbers = [int(said[1]), int(said[2])]
    return (numbers[0], numbers[1]) if len(numbers) > 1 and all(1 <= day <= 31 for day in numbers[:2]) else None
