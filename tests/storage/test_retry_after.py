from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from storage.retry_after import retry_after


@pytest.mark.parametrize(("header", "seconds"), [("20", 20.0), ("0.5", 0.5), ("-3", 0.0), ("soon", None), (None, None)])
def test_seconds_are_taken_as_they_are(header: str | None, seconds: float | None) -> None:
    assert retry_after(header) == seconds


def test_a_date_is_so_many_seconds_away() -> None:
    now = datetime.now(UTC)
    an_hour = retry_after(format_datetime(now + timedelta(hours=1), usegmt=True))
    assert an_hour is not None
    assert 0 < an_hour <= 3600
    assert retry_after(format_datetime(now - timedelta(hours=1), usegmt=True)) == 0.0
