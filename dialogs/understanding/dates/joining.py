"""What stands between two dates: a gap that keeps them together, a joint that makes them a range."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from dialogs.understanding.dates.clock import Clock
from dialogs.understanding.dates.when import When

FREE_GAPS = frozenset({"", "a", "n", "nh", "h", "i", "y", ",", ",n", "A", "b", "4"})
"""Classes that may stand between a day and its time of day."""
JOINT, UNTIL = "d", "u"
OPENERS = "er"
"""Classes of "between" and "from"."""


@dataclass(frozen=True, slots=True)
class Atom:
    """Items start to end: a day or range, a time of day, or both."""

    start: int
    end: int
    when: When | None
    clock: Clock | None = None
    half: int | None = None
    """The half of the day that was said with the day: "tomorrow evening"."""


def day_with_time(first: Atom, second: Atom, symbols: str) -> Atom | None:
    """ "on Friday at three", "eight o'clock tomorrow morning" as one."""
    if symbols[first.end : second.start] not in FREE_GAPS:
        return None
    if first.when and not first.clock and not first.when.time and second.clock and not second.when:
        return Atom(first.start, second.end, first.when, second.clock.within(first.half))
    if first.clock and not first.when and second.when and not second.when.span and second.when.is_day:
        return Atom(first.start, second.end, second.when, first.clock.within(second.half))
    return None


def joined_range(first: Atom, second: Atom, symbols: str) -> Atom | None:
    """ "from Monday to Friday", "the 3rd to the 9th of May", "5 - 9 June" as one range."""
    left, right = first.when, second.when
    opened = first.start > 0 and symbols[first.start - 1] in OPENERS
    joints = JOINT + UNTIL if opened else JOINT
    if left is None or right is None or not symbols[first.end : second.start] or right.span:
        return None
    if symbols[first.end : second.start] not in joints:
        return None
    if not (opened or left.day_only or (left.is_day and right.is_day)):
        return None
    if left.day_only and not right.day_only:
        left = replace(left, start=left.start.replace(year=right.start.year, month=right.start.month))
    past = (left.past[0], right.past[1]) if left.past and right.past and left.past[0] <= right.past[1] else None
    when = When(left.start, _not_before(right.end, left.start), past)
    return Atom(first.start - 1 if opened else first.start, second.end, when)


def _not_before(end: date, start: date) -> date:
    """The end of a range, a year later where it would lie before the start."""
    if end >= start:
        return end
    return end + timedelta(days=366) if (end.month, end.day) == (2, 29) else end.replace(year=end.year + 1)
