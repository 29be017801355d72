"""Calendar periods: "next week", "in December", "this weekend", "the end of the month", "week 48"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dialogs.understanding.dates.calendar import (
    add_months,
    day_in,
    month_range,
    next_day,
    unit_range,
    week_range,
)
from dialogs.understanding.dates.items import BACK, Item, relative_shift, unit_of, values_of
from dialogs.understanding.dates.months import period_of
from dialogs.understanding.dates.reference import ReferenceTime
from dialogs.understanding.dates.spans import read_last_units
from dialogs.understanding.dates.when import When
from dialogs.understanding.dates.yearly import year_of

SOON = 30
"""Days that "soon" and "coming up" reach ahead."""
SEASON = 3
"""Months of a season."""
WEDNESDAY = 2


def read_unit(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "next week", "this month", "last year"; "the week after next"."""
    unit = str(next(item for item in items if item.symbol == "U").value)
    if any(item.value == BACK for item in items):
        return read_last_units(now, items)
    found = unit_range(now.today, unit, relative_shift(items), now.first_day)
    return When(*found) if found else None


def read_rest(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "the rest of the week" from today on, "later this month" from tomorrow on."""
    found = unit_range(now.today, unit_of(items), 0, now.first_day)
    later = any(item.symbol == "J" for item in items)
    return When(min(now.today + timedelta(days=later), found[1]), found[1]) if found else None


def read_weekdays_in_week(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "next week between Wednesday and Friday", "Monday to Wednesday next week"."""
    if unit_of(items) != "week":
        return None
    start, _ = week_range(now.today, now.first_day, relative_shift(items))
    first, last = (day_in(start, weekday) for weekday in values_of(items, "W")[:2])
    return When(first, last) if first <= last else None


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
    whole = period_of(now, items)
    if not whole:
        return None
    is_week = "U" in symbols and unit_of(items) == "week"
    middle = day_in(whole.start, WEDNESDAY) if is_week else whole.start + (whole.end - whole.start) // 2
    day = whole.start if "v" in symbols else whole.end if "V" in symbols else middle
    return When(day, day)


def read_week_number(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    number = values_of(items, "#")[0]
    if unit_of(items) != "week" or not 1 <= number <= 53:
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


def read_year(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    year = year_of(items)
    if not year or any(item.symbol == "U" and item.value != "year" for item in items):
        return None
    return When(date(year, 1, 1), date(year, 12, 31), year_said=True)


def read_soon(now: ReferenceTime, items: Sequence[Item]) -> When:
    return When(now.today, now.today + timedelta(days=SOON), span=True)
