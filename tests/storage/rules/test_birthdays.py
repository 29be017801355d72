from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.records import BirthDate
from storage.rules.birthdays import LEAP_DAY, month_day, month_days, next_occurrence

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


def test_a_week_over_the_years_end_has_days_of_both_years() -> None:
    assert month_days(date(2026, 12, 30), date(2027, 1, 2)) == [1230, 1231, 101, 102]


@pytest.mark.parametrize(("year", "kept"), [(2027, True), (2028, False)])
def test_a_leap_days_child_is_found_on_28_february_only_in_years_without_29(year: int, kept: bool) -> None:
    assert (LEAP_DAY in month_days(date(year, 2, 28), date(year, 2, 28))) is kept


def test_a_leap_days_child_is_found_on_29_february_in_leap_years() -> None:
    assert LEAP_DAY in month_days(date(2028, 2, 29), date(2028, 2, 29))


@given(first=DAYS, length=st.integers(0, 400))
def test_every_day_of_a_range_is_in_it_once(first: date, length: int) -> None:
    days = month_days(first, first + timedelta(days=length))
    assert len(days) == len(set(days))
    assert {month_day(first + timedelta(days=offset)) for offset in range(length + 1)} <= set(days)


@given(born=st.builds(lambda day: BirthDate(day.month, day.day), DAYS), today=DAYS)
def test_the_next_birthday_is_within_a_year_and_not_past(born: BirthDate, today: date) -> None:
    coming = next_occurrence(born, today)
    assert today <= coming <= today + timedelta(days=366)
    assert born.month_day in month_days(coming, coming)
