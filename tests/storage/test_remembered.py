"""What changes seldom is read once in a while."""

from __future__ import annotations

import pytest

from storage import remembered
from storage.remembered import Remembered


def test_what_is_fresh_is_not_read_again() -> None:
    kept, reads = Remembered(), list[int]()
    for _ in range(3):
        kept.get("names", lambda: reads.append(1))
    assert len(reads) == 1


def test_what_was_written_to_is_read_again() -> None:
    kept = Remembered()
    assert kept.get("brand", lambda: "Tveit") == "Tveit"
    kept.forget("brand")
    assert kept.get("brand", lambda: "Kestrel") == "Kestrel"


def test_what_is_no_longer_fresh_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Remembered()
    monkeypatch.setattr(remembered, "FRESH_SECONDS", 0.0)
    values = iter(("Tveit", "Kestrel"))
    assert [kept.get("brand", lambda: next(values)) for _ in range(2)] == ["Tveit", "Kestrel"]


def test_only_so_much_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Remembered()
    monkeypatch.setattr(remembered, "MOST_KEPT", 2)
    for name in ("a", "b", "c"):
        kept.get(name, lambda: 1)
    assert kept.get("c", lambda: 2) == 1
    assert kept.get("a", lambda: 2) == 2
