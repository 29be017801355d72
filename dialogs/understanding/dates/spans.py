"""Periods counted from now: "in two weeks", "within ten days", "three months ago", "for half a year"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from dialogs.understanding.dates.calendar import add_months
from dialogs.understanding.dates.items import Item, amount_of, unit_of
from dialogs.understanding.dates.reference import ReferenceTime
from dialogs.understanding.dates.when import Preposition, When

MONTHS = {"month": 1, "quarter": 3, "year": 12}
DAYS = {"day": 1, "week": 7, "fortnight": 14}
MINUTES = {"hour": 60, "minute": 1}
HALF = {"year": 6, "month": 15, "hour": 30}
"""Unit → the months, days or minutes of its half."""
FURTHEST = 1000
"""Units that are counted at most."""


def read_in_units(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "in two weeks", "two weeks from now"; behind, "in three months" reaches back."""
    if unit_of(items) in MINUTES:
        return _clock_time(now, items, 1)
    day, back = shifted(now.today, items, 1), shifted(now.today, items, -1)
    return When(day, day, (back, now.today), span=True, preposition=Preposition.IN) if day and back else None


def read_within_units(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "within ten days", "the next two weeks"."""
    day, back = shifted(now.today, items, 1), shifted(now.today, items, -1)
    past = (back, now.today) if back else None
    return When(now.today, day, past, span=True, preposition=Preposition.WITHIN) if day else None


def read_last_units(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "the last 30 days"."""
    return _up_to_today(now, items, Preposition.LAST)


def read_for_units(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "for three months", "over a year": how long something has not happened."""
    return _up_to_today(now, items, Preposition.FOR)


def read_units_ago(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "three months ago"."""
    if unit_of(items) in MINUTES:
        return _clock_time(now, items, -1)
    back = shifted(now.today, items, -1)
    return When(back, back, span=True, preposition=Preposition.AGO) if back else None


def read_one_or_two_units(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "in a week or two", "in two or three weeks": from the one to the other."""
    least, most = ([item for item in items if item.symbol == "U"] + [amount] for amount in _amounts(items))
    days = [shifted(now.today, part, direction) for direction in (1, -1) for part in (least, most)]
    if None in days:
        return None
    first, last, near, far = (day or now.today for day in days)
    return When(first, last, (far, near), span=True, preposition=Preposition.IN)


def _amounts(items: Sequence[Item]) -> tuple[Item, Item]:
    first, last = [item for item in items if item.symbol in "#j"][:2]
    return first, last


def read_quarters_of_hour(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "in a quarter of an hour", "in three quarters of an hour"."""
    if unit_of(items) != "hour":
        return None
    return _in_minutes(now, 15 * amount_of(items))


def _up_to_today(now: ReferenceTime, items: Sequence[Item], preposition: Preposition) -> When | None:
    back = shifted(now.today, items, -1)
    return When(back, now.today, span=True, preposition=preposition) if back else None


def _clock_time(now: ReferenceTime, items: Sequence[Item], direction: int) -> When | None:
    unit = unit_of(items)
    if amount_of(items) > FURTHEST or unit not in MINUTES:
        return None
    whole = 0 if _is_only_half(items) else amount_of(items)
    return _in_minutes(now, direction * (whole * MINUTES[unit] + (HALF.get(unit, 0) if _has_half(items) else 0)))


def _in_minutes(now: ReferenceTime, minutes: int) -> When:
    moment: datetime = now.moment + timedelta(minutes=minutes)
    return When(moment.date(), moment.date(), time=moment.time().replace(second=0, microsecond=0))


def shifted(day: date, items: Sequence[Item], direction: int) -> date | None:
    """The day that lies so many units ahead or, with direction -1, behind; None for units of the clock."""
    unit, amount = unit_of(items), amount_of(items)
    if amount > FURTHEST or (_has_half(items) and unit not in HALF):
        return None
    whole = 0 if _is_only_half(items) else direction * amount
    half = direction * HALF[unit] if _has_half(items) else 0
    if unit in MONTHS:
        months = whole * MONTHS[unit] + (half if unit == "year" else 0)
        return add_months(day, months) + timedelta(days=half if unit == "month" else 0)
    return day + timedelta(days=whole * DAYS[unit]) if unit in DAYS and not half else None


def _has_half(items: Sequence[Item]) -> bool:
    return any(item.symbol in "kI" for item in items)


def _is_only_half(items: Sequence[Item]) -> bool:
    """ "half a year" rather than "a year and a half"."""
    counted = next((item.symbol for item in items if item.symbol in "k#FjI"), "")
    return counted == "k"
