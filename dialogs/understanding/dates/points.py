"""Single days: "tomorrow", "on Friday", "5 December", "the 14th", "Christmas"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from dialogs.understanding.dates.calendar import (
    add_months,
    day_in,
    last_of_month,
    next_day,
    week_range,
)
from dialogs.understanding.dates.items import Item, values_of
from dialogs.understanding.dates.reference import ReferenceTime
from dialogs.understanding.dates.when import When
from dialogs.understanding.dates.yearly import fixed, yearly


def read_relative_day(now: ReferenceTime, items: Sequence[Item]) -> When:
    day = now.today + timedelta(days=values_of(items, "D")[0])
    return When(day, day)


def read_part_of_today(now: ReferenceTime, items: Sequence[Item]) -> When:
    day = now.today - timedelta(days=1 if items[0].symbol == "l" else 0)
    return When(day, day)


def read_weekday(now: ReferenceTime, items: Sequence[Item]) -> When:
    weekday = values_of(items, "W")[0]
    ahead = next_day(now.today, weekday)
    behind = now.today - timedelta(days=(now.today.weekday() - weekday - 1) % 7 + 1)
    symbols = {item.symbol for item in items}
    if "l" in symbols:
        return When(behind, behind)
    if "A" in symbols or ("x" in symbols and "U" in symbols):
        ahead += timedelta(days=7)
    return When(ahead, ahead, (behind, behind))


def read_weeks_from_weekday(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "a week on Tuesday", "two weeks on Friday": so many weeks behind the next such day."""
    if not any(item.symbol == "U" and item.value == "week" for item in items):
        return None
    weeks = next((number for number in values_of(items, "#")), 1)
    day = next_day(now.today, values_of(items, "W")[0]) + timedelta(weeks=weeks)
    return When(day, day)


def read_weekday_in_week(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "Tuesday next week", "next week Tuesday", "last week on Monday"."""
    unit = next(item for item in items if item.symbol == "U")
    if unit.value != "week":
        return None
    shift = {"x": 1, "t": 0, "l": -1}[next(item.symbol for item in items if item.symbol in "xtl")]
    start, _ = week_range(now.today, now.first_day, shift)
    day = day_in(start, values_of(items, "W")[0])
    return When(day, day)


def read_month_day(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    month = values_of(items, "M")[0]
    numbers = [item.value for item in items if item.symbol in "O#" and isinstance(item.value, int)]
    year = next((number for number in numbers if 1900 <= number <= 2100), None) or _spoken_year(numbers)
    day = next((number for number in numbers if 1 <= number <= 31), None)
    if day is None:
        return None
    if year:
        return fixed(year, month, day)
    return yearly(now.today, month, day) if len(numbers) == 1 else None


def _spoken_year(numbers: Sequence[int]) -> int | None:
    """ "nineteen seventy eight", "twenty nineteen" behind a day."""
    if len(numbers) != 3 or numbers[1] not in (19, 20) or not 10 <= numbers[2] <= 99:
        return None
    return 100 * numbers[1] + numbers[2]


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


def read_feast(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    month, day = map(int, str(next(item.value for item in items if item.symbol == "H")).split("-"))
    return yearly(now.today, month, day)


def read_days_of_month(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "1-15 march": two days of one month."""
    first, dash, last = str(items[0].value).partition("-")
    if not (dash and first.isdecimal() and last.isdecimal()):
        return None
    month = values_of(items, "M")[0]
    start, end = yearly(now.today, month, int(first)), yearly(now.today, month, int(last))
    return When(start.start, end.end) if start and end and start.start <= end.end else None
