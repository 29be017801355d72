"""A period of the past that was asked for: as moments, and in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dialogs.refinement import BEGINNING
from dialogs.setting import Setting


@dataclass(frozen=True, slots=True)
class Period:
    """From `first`, included, to `before`, excluded; None where it is open."""

    first: datetime | None = None
    before: datetime | None = None
    words: str = ""


ALWAYS = Period()


def period_of(said: tuple[str, str] | None, setting: Setting) -> Period:
    """`said`: first and last day, or moment, both included."""
    if said is None:
        return ALWAYS
    begins, ends = said
    first = None if begins == BEGINNING else setting.moment(begins)
    last = setting.moment(ends)
    a_day = timedelta(days=1) if len(ends) == len("2026-11-21") else timedelta(minutes=1)
    return Period(first, last + a_day, _in_words(first.date() if first else None, last.date(), setting))


def _in_words(first: date | None, last: date, setting: Setting) -> str:
    if first is None:
        return setting.say("period-until", day=setting.texts.short_day(last))
    return setting.texts.days(first, last) if first < last else setting.texts.day(last)
