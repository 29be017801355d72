"""Single days: "tomorrow", "on Friday", "5 December", "the 14th", "Christmas"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from dialogs.understanding.dates.calendar import (
    add_months,
    day_in,
    last_of_month,
    next_day,
    unit_range,
    week_range,
)
from dialogs.understanding.dates.items import Item, relative_shift, unit_of, values_of
from dialogs.understanding.dates.reference import ReferenceTime
from dialogs.understanding.dates.spans import shifted
from dialogs.understanding.dates.when import When
from dialogs.understanding.dates.yearly import fixed, spoken_year, yearly

DECEMBER = 12


def read_relative_day(now: ReferenceTime, items: Sequence[Item]) -> When:
    day = now.today + timedelta(days=sum(values_of(items, "D")[:1]))
    return When(day, day)


def read_next_morning(now: ReferenceTime, _: Sequence[Item]) -> When:
    """ "first thing in the morning"."""
    day = now.today + timedelta(days=1)
    return When(day, day)


def read_same_time(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "this time next week", "this time tomorrow"."""
    if any(item.symbol == "D" for item in items):
        return read_relative_day(now, items)
    direction = 1 if any(item.symbol == "x" for item in items) else -1
    day = shifted(now.today, [item for item in items if item.symbol == "U"], direction)
    return When(day, day) if day else None


def read_part_of_today(now: ReferenceTime, items: Sequence[Item]) -> When:
    day = now.today - timedelta(days=1 if items[0].symbol == "l" else 0)
    return When(day, day)


def read_weekday(now: ReferenceTime, items: Sequence[Item]) -> When:
    weekday = values_of(items, "W")[0]
    ahead = next_day(now.today, weekday)
    behind = now.today - timedelta(days=(now.today.weekday() - weekday - 1) % 7 + 1)
    symbols = {item.symbol for item in items}
    if "b" in symbols:
        behind -= timedelta(days=7)
    if "l" in symbols:
        return When(behind, behind)
    if "A" in symbols:
        ahead += timedelta(days=7)
    return When(ahead, ahead, (behind, behind))


def read_day_week(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "Friday week", "tomorrow week": a week behind that day."""
    if unit_of(items) != "week":
        return None
    day = (read_relative_day if any(item.symbol in "DT" for item in items) else read_weekday)(now, items[:-1]).start
    return When(day + timedelta(days=7), day + timedelta(days=7))


def read_weekday_in_week(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "Tuesday next week", "next week Tuesday", "last week on Monday"."""
    unit = next(item for item in items if item.symbol == "U")
    if unit.value != "week":
        return None
    start, _ = week_range(now.today, now.first_day, relative_shift(items))
    day = day_in(start, values_of(items, "W")[0])
    return When(day, day)


def read_month_day(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    month = values_of(items, "M")[0]
    numbers = [item.value for item in items if item.symbol in "O#" and isinstance(item.value, int)]
    year = next((number for number in numbers if 1900 <= number <= 2100), None) or spoken_year(numbers[1:])
    day = next((number for number in numbers if 1 <= number <= 31), None)
    if day is None:
        return None
    if year:
        return fixed(year, month, day)
    return yearly(now.today, month, day) if len(numbers) == 1 else None


def read_day_of_numbered_month(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "The fourth of the seventh": the month by its number."""
    day, month, *rest = (item.value for item in items if item.symbol in "O#" and isinstance(item.value, int))
    if month > DECEMBER:
        return None
    year = next((number for number in rest if 1900 <= number <= 2100), None) or spoken_year(rest)
    if year:
        return fixed(year, month, day)
    return None if rest else yearly(now.today, month, day)


def read_month_day_of_year(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "5 June next year"."""
    year = unit_range(now.today, unit_of(items), relative_shift(items), now.first_day)
    numbers = [item.value for item in items if item.symbol in "O#" and isinstance(item.value, int)]
    if not year or unit_of(items) != "year" or not numbers:
        return None
    return fixed(year[0].year, values_of(items, "M")[0], numbers[0])


def read_day_of_month(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    day = next(item.value for item in items if item.symbol in "O#")
    if not isinstance(day, int) or not 1 <= day <= 31:
        return None
    symbols = {item.symbol for item in items}
    first = now.today.replace(day=1)
    if "x" in symbols or (day < now.today.day and "t" not in symbols):
        first = add_months(first, 1)
    while day > last_of_month(first.year, first.month):
        first = add_months(first, 1)
    ahead = first.replace(day=day)
    month = now.today.replace(day=1)
    while day > last_of_month(month.year, month.month) or month.replace(day=day) > now.today:
        month = add_months(month, -1)
    behind = month.replace(day=day)
    return When(ahead, ahead, (behind, behind), day_only="U" not in symbols)
