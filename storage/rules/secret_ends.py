"""When the end of a secret is announced."""

from __future__ import annotations

from datetime import datetime, timedelta

AHEAD = (1, 7, 30)
"""Days before its end, each of which is an occasion to say so."""


def occasion(expires_on: datetime | None, now: datetime) -> int | None:
    """The latest occasion that has come (30, 7 or 1); 0 when the end has passed; None while it is far, or has none."""
    if expires_on is None:
        return None
    if expires_on <= now:
        return 0
    return next((days for days in AHEAD if expires_on - now <= timedelta(days=days)), None)


def days_left(expires_on: datetime, now: datetime) -> int:
    """Whole days, rounded up; 0 when the end has passed."""
    left = expires_on - now
    return max(0, left.days + (1 if left % timedelta(days=1) else 0))
