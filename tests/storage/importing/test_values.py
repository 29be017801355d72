"""Fields of data files, from their text to a value: no database needed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from storage.importing import values
from storage.records import BirthDate
from storage.rules.refused import RefusedError

OFFSETS = some.integers(-14 * 60, 14 * 60).map(lambda minutes: timedelta(minutes=minutes))


@pytest.mark.parametrize("written", ["2026-11-21T10:00:00+01:00", "2026-11-21T09:00Z", "2026-11-21 09:00:00.000+00:00"])
def test_an_instant_has_an_offset(written: str) -> None:
    assert values.instant(written) == datetime(2026, 11, 21, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "written", ["2026-11-21", "2026-11-21T10:00", "21.11.2026 10:00", "2026-11-21x10:00Z", "now", "0"]
)
def test_anything_else_is_no_instant(written: str) -> None:
    with pytest.raises(RefusedError):
        values.instant(written)


@given(some.datetimes(datetime(1901, 1, 1), datetime(9998, 12, 31)), OFFSETS)  # noqa: DTZ001 – the offset is added
def test_every_instant_that_python_writes_is_read(moment: datetime, offset: timedelta) -> None:
    aware = moment.replace(tzinfo=UTC) + offset
    assert values.instant(aware.isoformat()) == aware


@given(some.dates())
def test_every_birth_date_is_read_with_and_without_its_year(day: object) -> None:
    written = str(day)
    year, month, number = map(int, written.split("-"))
    assert values.birth_date(written) == BirthDate(month, number, year)
    assert values.birth_date(f"-{written[4:]}") == BirthDate(month, number)


@given(some.text())
def test_no_text_is_read_as_a_date_by_accident(text: str) -> None:
    try:
        found = values.birth_date(text)
    except RefusedError:
        return
    written = "-" if found.year is None else f"{found.year:04}"
    assert text == f"{written}-{found.month:02}-{found.day:02}"


def test_several_values_are_separated_by_semicolons_and_kept_once() -> None:
    assert values.several(64)(" a; b ;;a") == ("a", "b")
    assert values.several(64)("") == ()


def test_what_may_be_empty_is_nothing_when_it_is_blank() -> None:
    assert values.optional(values.whole_number)(" \t") is None
    with pytest.raises(RefusedError) as refused:
        values.needed(values.whole_number)(" ")
    assert refused.value.reason == "value-empty"
