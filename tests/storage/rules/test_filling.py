"""Shares of a number that was said."""

from __future__ import annotations

import pytest

from storage.rules.splitting import fill


@pytest.mark.parametrize(
    ("groups", "quotas", "shares"),
    [
        ([[1], [2], [3]], [2], [[1, 2]]),
        ([[1], [2, 3], [4]], [2], [[1, 4]]),
        ([[1, 2, 3]], [2], [[]]),
        ([[1], [2], [3], [4]], [1, None], [[1], [2, 3, 4]]),
        ([[1], [2], [3], [4]], [None, 1], [[2, 3, 4], [1]]),
        ([[1], [2], [3], [4]], [1, 2], [[1], [2, 3]]),
    ],
)
def test_a_quota_takes_whole_groups_from_the_front(
    groups: list[list[int]], quotas: list[int | None], shares: list[list[int]]
) -> None:
    assert fill(groups, quotas) == shares
