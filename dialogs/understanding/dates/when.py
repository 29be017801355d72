"""What a date, a range or a time of day among the words means."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum


class Preposition(StrEnum):
    """How a date is tied to the sentence; the values are the classes of the lexicon."""

    SINCE = "s"
    BEFORE = "b"
    AFTER = "A"
    BY = "y"
    UNTIL = "u"
    FROM = "r"
    IN = "i"
    WITHIN = "w"
    AGO = "g"
    LAST = "l"
    FOR = "4"


BEHIND = frozenset({Preposition.AGO, Preposition.LAST, Preposition.SINCE, Preposition.FOR})
"""These make a date one that has been."""


@dataclass(frozen=True, slots=True)
class When:
    """A day (start = end) or a range of days, as it lies ahead, and as it would lie behind."""

    start: date
    end: date
    past: tuple[date, date] | None = None
    """The reading for something that has happened ("on Tuesday"), where it differs."""
    time: time | None = None
    preposition: Preposition | None = None
    day_only: bool = False
    """Only a day of the month was said."""
    span: bool = False
    """Counted in units from now ("the last 30 days", "in three months")."""
    doubtful: bool = False
    """A word that may be a name or something else ("May", "sat")."""
    year_said: bool = False
    month_day: tuple[int, int] | None = None
    """Month and day as said where they return every year; 29 February is not in every year."""

    @property
    def is_day(self) -> bool:
        return self.start == self.end

    def behind(self) -> When:
        """The reading for something that has happened."""
        return replace(self, start=self.past[0], end=self.past[1]) if self.past else self
