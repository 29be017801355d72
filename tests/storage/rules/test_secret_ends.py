from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from storage.rules.secret_ends import days_left, occasion

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "expected"), [(31, None), (30, 30), (7.1, 30), (7, 7), (1.5, 7), (1, 1), (0.1, 1), (0, 0), (-5, 0)]
)
def test_the_end_of_a_secret_is_told_on_three_occasions_and_when_it_is_over(days: float, expected: int | None) -> None:
    assert occasion(NOW + timedelta(days=days), NOW) == expected


def test_a_secret_without_an_end_is_never_told_of() -> None:
    assert occasion(None, NOW) is None


@pytest.mark.parametrize(("days", "left"), [(6.5, 7), (7, 7), (0.01, 1), (0, 0), (-3, 0)])
def test_days_left_are_whole_ones(days: float, left: int) -> None:
    assert days_left(NOW + timedelta(days=days), NOW) == left
