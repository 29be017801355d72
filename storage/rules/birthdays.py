"""Days of the year: who has a birthday when."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta

from storage.records import BirthDate

LEAP_DAY = 229
YEAR = 10_000
"""What a year counts in a day of birth that is written as one number: 19801127."""


def month_day(day: date) -> int:
    return day.month * 100 + day.day


def month_days(first: date, last: date) -> list[int]:
    """The days of the year (month * 100 + day) from `first` to `last`, both included, in calendar order of the range.

    Who was born on 29 February is found on 28 February in years without that day.
    """
    days: dict[int, None] = {}
    for offset in range(min((last - first).days, 366) + 1):
        day = first + timedelta(days=offset)
        days[month_day(day)] = None
        if (day.month, day.day) == (2, 28) and not isleap(day.year):
            days[LEAP_DAY] = None
    return list(days)


def next_occurrence(born: BirthDate, today: date) -> date:
    """The next day on which a birthday is kept, today included."""
    this_year = _in_year(born, today.year)
    return this_year if this_year >= today else _in_year(born, today.year + 1)


def latest_birth(day: date, age: int) -> int:
    """The latest day of birth (year * 10000 + month * 100 + day) of who is so old, or older, on a day."""
    kept_today = LEAP_DAY if (day.month, day.day) == (2, 28) and not isleap(day.year) else month_day(day)
    return (day.year - age) * YEAR + kept_today


def age_on(born: BirthDate, day: date) -> int | None:
    """None where the year of birth is not known."""
    if born.year is None:
        return None
    age = day.year - born.year
    return age if born.year * YEAR + born.month_day <= latest_birth(day, age) else age - 1


def birth_date(year: int | None, day_of_year: int | None) -> BirthDate | None:
    """From the columns that keep it; the day is month * 100 + day."""
    return None if day_of_year is None else BirthDate(day_of_year // 100, day_of_year % 100, year)


def _in_year(born: BirthDate, year: int) -> date:
    if born.month_day == LEAP_DAY and not isleap(year):
        return date(year, 2, 28)
    return date(year, born.month, born.day)
