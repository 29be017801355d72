from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.records import BirthDate
from storage.rules.birthdays import LEAP_DAY, age_on, latest_birth, month_day, month_days, next_occurrence

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


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (BirthDate(11, 21, 1976), date(2026, 11, 21), 50),
        (BirthDate(11, 22, 1976), date(2026, 11, 21), 49),
        (BirthDate(2, 29, 2004), date(2026, 2, 28), 22),
        (BirthDate(2, 29, 2004), date(2028, 2, 28), 23),
        (BirthDate(5, 1), date(2026, 11, 21), None),
    ],
)
def test_an_age_is_that_of_the_last_birthday(born: BirthDate, day: date, age: int | None) -> None:
    assert age_on(born, day) == age


@given(born=st.dates(date(1900, 1, 1), date(2020, 12, 31)), age=st.integers(0, 79))
def test_whoever_was_born_by_then_has_the_age_on_that_day_and_not_before(born: date, age: int) -> None:
    birthday = next_occurrence(BirthDate(born.month, born.day), date(born.year + age, 1, 1))
    written = born.year * 10_000 + month_day(born)
    assert written <= latest_birth(birthday, age)
    assert written > latest_birth(birthday - timedelta(days=1), age)
