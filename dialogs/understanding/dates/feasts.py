"""Feast days: a day of a month, the first weekday on or after one, or days from Easter; in some countries another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from dateutil.easter import easter

from dialogs.understanding.dates.calendar import day_in
from dialogs.understanding.dates.items import Item, values_of
from dialogs.understanding.dates.reference import ReferenceTime
from dialogs.understanding.dates.when import When

SHIFTS = {"x": 1, "t": 0, "l": -1}
"""Class of next, this and last → years."""


def read_feast(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "Christmas", "next Easter", "Mother's Day 2027", "Christmas last year"."""
    feast = next(item.value for item in items if item.symbol == "H")
    if not isinstance(feast, Mapping):
        return None
    year = next((number for number in values_of(items, "#")), None) or _said_year(now, items)
    if year is None:
        return _nearest(feast, now, last=any(item.symbol == "l" for item in items))
    if not 1900 <= year <= 2100:
        return None
    day = _day(feast, year, now.country)
    return When(day, day, year_said=True)


def _said_year(now: ReferenceTime, items: Sequence[Item]) -> int | None:
    """The year of "Christmas next year"; None where no year was said, or another unit."""
    unit = next((item.value for item in items if item.symbol == "U"), None)
    shift = next((SHIFTS[item.symbol] for item in items if item.symbol in SHIFTS), 0)
    return (now.today.year + shift if unit == "year" else 0) if unit else None


def _nearest(feast: Mapping[str, Any], now: ReferenceTime, *, last: bool) -> When:
    """The next one from today on, and behind it the one before."""
    days = [_day(feast, now.today.year + shift, now.country) for shift in (-1, 0, 1)]
    ahead = next(day for day in days if day >= now.today)
    behind = next(day for day in reversed(days) if day <= now.today)
    if last:
        behind = next(day for day in reversed(days) if day < now.today)
        return When(behind, behind)
    fixed = "month" in feast and "weekday" not in feast
    return When(ahead, ahead, (behind, behind), month_day=(ahead.month, ahead.day) if fixed else None)


def _day(feast: Mapping[str, Any], year: int, country: str) -> date:
    rule = feast.get("in", {}).get(country, feast)
    if "easter" in rule:
        sunday: date = easter(year)
        return sunday + timedelta(days=rule["easter"])
    day = date(year, rule["month"], rule["day"])
    return day_in(day, rule["weekday"]) if "weekday" in rule else day
