"""Days told by another: "two weeks before Easter", "the Friday after the 5th", "a week on Monday"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dialogs.understanding.dates.calendar import add_months, next_day, week_range
from dialogs.understanding.dates.items import AMOUNT, Item, unit_of, values_of
from dialogs.understanding.dates.reference import ReferenceTime
from dialogs.understanding.dates.spans import shifted
from dialogs.understanding.dates.when import When

BEFORE = "b"
WEEK = 7
Days = tuple[date, date]
Reader = Callable[[ReferenceTime, Sequence[Item], date], Days | None]


def _counted(_: ReferenceTime, items: Sequence[Item], anchor: date) -> Days | None:
    """ "two weeks before", "three days after", "a week from", "a week on"."""
    day = shifted(anchor, items, -1 if _is_before(items) else 1)
    return (day, day) if day else None


def _counted_weeks(now: ReferenceTime, items: Sequence[Item], anchor: date) -> Days | None:
    """ "a week on Monday", "two weeks tomorrow"."""
    return _counted(now, items, anchor) if unit_of(items) in ("week", "fortnight") else None


def _neighbour(_: ReferenceTime, items: Sequence[Item], anchor: date) -> Days | None:
    """ "the day before", "the week after"."""
    step, unit = (-1 if _is_before(items) else 1), unit_of(items)
    near = anchor + timedelta(days=step)
    if unit == "day":
        return near, near
    far = {"week": anchor + timedelta(days=step * WEEK), "month": add_months(anchor, step)}.get(unit)
    return (min(near, far), max(near, far)) if far else None


def _weekday(_: ReferenceTime, items: Sequence[Item], anchor: date) -> Days:
    """ "the Friday before", "the Monday after"."""
    day = next_day(anchor, values_of(items, "W")[0])
    if _is_before(items):
        day -= timedelta(days=WEEK * (2 if day - timedelta(days=WEEK) == anchor else 1))
    return day, day


def _week_of(now: ReferenceTime, items: Sequence[Item], anchor: date) -> Days | None:
    """ "the week of December 7"."""
    return week_range(anchor, now.first_day, 0) if unit_of(items) == "week" else None


def _same_day(_: ReferenceTime, __: Sequence[Item], anchor: date) -> Days:
    """ "close of business on", "end of", "in the afternoon of"."""
    return anchor, anchor


def _is_before(items: Sequence[Item]) -> bool:
    return any(item.symbol == BEFORE for item in items)


ANCHORED: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        ("[iG]?" + AMOUNT + "U[bAr](?=[^b])", _counted),
        (AMOUNT + "U(?=n?[WDT])", _counted_weeks),
        ("h?U[bA](?=[^x]|x[WH])", _neighbour),
        ("n?h?W[bA](?=[^xl]|[xl][H])", _weekday),
        ("h?Uo(?=h?[#OMW])", _week_of),
        ("(?:Q|B(?:ihP)?)[noi]?(?=h?[xtl]?[WDTM#OSH])", _same_day),
        ("h?Vo(?=h?[xtl]?[WDT])", _same_day),
        ("ih(?:[vV]d?)?P,?[on]?(?=h?[xtl]?[WDM#OSH])", _same_day),
    )
)
"""What may stand before the day from which another is told."""


def anchored(read: Reader, now: ReferenceTime, items: Sequence[Item], anchor: When) -> When | None:
    """The day or days told by the anchor, ahead and, where that differs, behind."""
    ahead = read(now, items, _edge(items, (anchor.start, anchor.end)))
    if ahead is None or anchor.time:
        return None
    behind = read(now, items, _edge(items, anchor.past)) if anchor.past else None
    past = behind if behind != ahead else None
    return replace(anchor, start=ahead[0], end=ahead[1], past=past, month_day=None, day_only=False)


def _edge(items: Sequence[Item], days: Days) -> date:
    """Of several days the first where something lies before them, the last where it lies after."""
    return days[0] if _is_before(items) else days[1]
