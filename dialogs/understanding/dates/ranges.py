"""Calendar periods: "next week", "in December", "this weekend", "the end of the month", "week 48"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dialogs.understanding.dates.calendar import (
    add_months,
    month_range,
    next_day,
    unit_range,
)
from dialogs.understanding.dates.items import BACK, Item, unit_of, values_of
from dialogs.understanding.dates.reference import ReferenceTime
from dialogs.understanding.dates.spans import read_last_units
from dialogs.understanding.dates.when import When

SOON = 30
"""Days that "soon" and "coming up" reach ahead."""
SEASON = 3
"""Months of a season."""


def read_unit(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "next week", "this month", "last year"; "the week after next"."""
    unit = str(next(item for item in items if item.symbol == "U").value)
    if any(item.value == BACK for item in items):
        return read_last_units(now, items)
    symbols = [item.symbol for item in items]
    shift = 2 if "A" in symbols else {"x": 1, "t": 0, "l": -1}[next(symbol for symbol in symbols if symbol in "xtl")]
    found = unit_range(now.today, unit, shift, now.first_day)
    if not found:
        return None
    if "R" in symbols:
        return When(now.today, found[1])
    return When(*found)


def read_days_of_unit(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "from 4 to 22 this month", "between the 3rd and the 9th of next month"."""
    whole = read_unit(now, items)
    first, last = [int(item.value) for item in items if item.symbol in "#O" and isinstance(item.value, int)][:2]
    if not whole or unit_of(items) != "month" or not 1 <= first < last <= whole.end.day:
        return None
    return When(whole.start.replace(day=first), whole.start.replace(day=last))


def read_weekend(now: ReferenceTime, items: Sequence[Item]) -> When:
    saturday = (
        now.today - timedelta(days=(now.today.weekday() - 5) % 7)
        if now.today.weekday() >= 5
        else next_day(now.today, 5)
    )
    symbols = {item.symbol for item in items}
    shift = 7 if "x" in symbols and "A" not in symbols else 14 if "A" in symbols else -7 if "l" in symbols else 0
    if "x" in symbols and now.today.weekday() < 5 and shift == 7:
        shift = 7
    start = saturday + timedelta(days=shift)
    return When(
        start, start + timedelta(days=1), (start - timedelta(days=7), start - timedelta(days=6)) if not shift else None
    )


def read_month(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    month = values_of(items, "M")[0]
    year = next((number for number in values_of(items, "#") if 1900 <= number <= 2100), None)
    symbols = {item.symbol for item in items}
    if year:
        return When(*month_range(year, month), year_said=True)
    if "#" in symbols:
        return None
    today = now.today
    ahead = month_range(today.year + (month < today.month), month)
    behind = month_range(today.year - (month > today.month), month)
    if "l" in symbols:
        return When(*(behind if month != today.month else month_range(today.year - 1, month)))
    if "x" in symbols and month == today.month:
        ahead = month_range(today.year + 1, month)
    return When(*ahead, behind)


def read_season(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "this summer", "last winter", "in spring 2025": three whole months, the winter of the year it begins in."""
    month, symbols, today = values_of(items, "Z")[0], {item.symbol for item in items}, now.today
    if "#" in symbols:
        year = values_of(items, "#")[0]
        return When(*_season(year, month), year_said=True) if 1900 <= year <= 2100 else None
    years = range(today.year - 2, today.year + 3)
    ahead = [season for season in (_season(year, month) for year in years) if season[1] >= today]
    behind = [season for season in (_season(year, month) for year in years) if season[0] <= today]
    if "l" in symbols:
        return When(*[season for season in behind if season[1] < today][-1])
    is_now = ahead[0] == behind[-1]
    return When(*ahead[1 if "x" in symbols and is_now else 0], behind[-1])


def _season(year: int, month: int) -> tuple[date, date]:
    last = add_months(date(year, month, 1), SEASON - 1)
    return date(year, month, 1), month_range(last.year, last.month)[1]


def read_edge(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "the end of the month", "the start of december", "mid january": one day."""
    symbols = [item.symbol for item in items]
    if "M" in symbols:
        whole = read_month(now, [item for item in items if item.symbol == "M"])
    else:
        shift = 1 if "x" in symbols else -1 if "l" in symbols else 0
        found = unit_range(now.today, unit_of(items), shift, now.first_day)
        whole = When(*found) if found else None
    if not whole:
        return None
    middle = whole.start + (whole.end - whole.start) // 2
    day = whole.start if "v" in symbols else whole.end if "V" in symbols else middle
    return When(day, day)


def read_week_number(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    number = values_of(items, "#")[0]
    if items[0].value != "week" or not 1 <= number <= 53:
        return None
    year = now.today.isocalendar().year
    if number < now.today.isocalendar().week:
        year += 1
    try:
        start = date.fromisocalendar(year, number, 1)
        behind = date.fromisocalendar(year if start <= now.today else year - 1, number, 1)
    except ValueError:
        return None
    return When(start, start + timedelta(days=6), (behind, behind + timedelta(days=6)))


def read_week_of_month(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "the first week of december": its days one to seven."""
    whole = read_month(now, items)
    number = values_of(items, "O")[0]
    if not whole or unit_of(items) != "week" or number > 4:
        return None
    start = whole.start + timedelta(days=7 * (number - 1))
    return When(start, start + timedelta(days=6))


def read_year(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    year = values_of(items, "#")[0]
    if not 1900 <= year <= 2100:
        return None
    return When(date(year, 1, 1), date(year, 12, 31), year_said=True)


def read_soon(now: ReferenceTime, items: Sequence[Item]) -> When:
    return When(now.today, now.today + timedelta(days=SOON), span=True)
