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
HALF = {"year": (6, "month"), "month": (15, "day"), "hour": (30, "minute")}
FURTHEST = 1000
"""Units that are counted at most."""


def read_in_units(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "in two weeks", "two weeks from now"; behind, "in three months" reaches back."""
    if unit_of(items) in MINUTES:
        return _clock_time(now, items, 1)
    day, back = _shifted(now.today, items, 1), _shifted(now.today, items, -1)
    return When(day, day, (back, now.today), span=True, preposition=Preposition.IN) if day and back else None


def read_within_units(now: ReferenceTime, items: Sequence[Item]) -> When | None:
    """ "within ten days", "the next two weeks"."""
    day, back = _shifted(now.today, items, 1), _shifted(now.today, items, -1)
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
    back = _shifted(now.today, items, -1)
    return When(back, back, span=True, preposition=Preposition.AGO) if back else None


def _up_to_today(now: ReferenceTime, items: Sequence[Item], preposition: Preposition) -> When | None:
    back = _shifted(now.today, items, -1)
    return When(back, now.today, span=True, preposition=preposition) if back else None


def _clock_time(now: ReferenceTime, items: Sequence[Item], direction: int) -> When | None:
    amount, unit = _amount_and_unit(items)
    if amount > FURTHEST or unit not in MINUTES:
        return None
    moment: datetime = now.moment + timedelta(minutes=direction * amount * MINUTES[unit])
    return When(moment.date(), moment.date(), time=moment.time().replace(second=0, microsecond=0))


def _shifted(today: date, items: Sequence[Item], direction: int) -> date | None:
    amount, unit = _amount_and_unit(items)
    if amount > FURTHEST:
        return None
    if unit in MONTHS:
        return add_months(today, direction * amount * MONTHS[unit])
    return today + timedelta(days=direction * amount * DAYS[unit]) if unit in DAYS else None


def _amount_and_unit(items: Sequence[Item]) -> tuple[int, str]:
    unit = unit_of(items)
    if any(item.symbol == "k" for item in items):
        return HALF.get(unit, (FURTHEST + 1, unit))
    return amount_of(items), unit
