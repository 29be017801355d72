"""Calendar arithmetic: weeks from a given first day, months, quarters, years."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

FIRST_DAYS = {"monday": 0, "saturday": 5, "sunday": 6}


def next_day(today: date, weekday: int) -> date:
    """The next such weekday after today."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def day_in(week_start: date, weekday: int) -> date:
    return week_start + timedelta(days=(weekday - week_start.weekday()) % 7)


def last_of_month(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def add_months(day: date, months: int) -> date:
    """The same day of the month, or its last day where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, last_of_month(year, month + 1)))


def month_range(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, last_of_month(year, month))


def week_range(today: date, first_day: int, shift: int) -> tuple[date, date]:
    start = today - timedelta(days=(today.weekday() - first_day) % 7) + timedelta(weeks=shift)
    return start, start + timedelta(days=6)


def unit_range(today: date, unit: str, shift: int, first_day: int) -> tuple[date, date] | None:
    """The whole day, week, fortnight, month, quarter or year that lies `shift` units from this one."""
    if unit == "day":
        day = today + timedelta(days=shift)
        return day, day
    if unit == "week":
        return week_range(today, first_day, shift)
    if unit == "fortnight":
        return week_range(today, first_day, shift)[0], week_range(today, first_day, shift + 1)[1]
    if unit == "month":
        first = add_months(today.replace(day=1), shift)
        return month_range(first.year, first.month)
    if unit == "quarter":
        first = add_months(date(today.year, (today.month - 1) // 3 * 3 + 1, 1), 3 * shift)
        last = add_months(first, 2)
        return first, month_range(last.year, last.month)[1]
    if unit == "year":
        return date(today.year + shift, 1, 1), date(today.year + shift, 12, 31)
    return None
