"""The point in time and the calendar against which dates are read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.dates import get_date_format

from dialogs.understanding.dates.calendar import FIRST_DAYS


@dataclass(frozen=True, slots=True)
class ReferenceTime:
    """Now, the first day of the week (Monday 0), whether a numeric date begins with the day, and the country."""

    moment: datetime
    first_day: int
    day_first: bool
    country: str = ""

    @property
    def today(self) -> date:
        return self.moment.date()


def reference_time(now: datetime, first_day_of_week: str, locale: str) -> ReferenceTime:
    country = Locale.parse(locale, sep="-").territory or ""
    return ReferenceTime(now, FIRST_DAYS[first_day_of_week], _is_day_first(locale), country)


@lru_cache(maxsize=64)
def _is_day_first(locale: str) -> bool:
    """Whether the locale writes the day before the month."""
    pattern = get_date_format("short", locale=Locale.parse(locale, sep="-")).pattern
    return pattern.index("d") < pattern.index("M")
