"""In whose hands a customer is, and to whom she returns."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from storage.records import BookEntry


@dataclass(frozen=True, slots=True)
class Standing:
    """Whose client book a customer is in; of whom and until when, where she is only lent."""

    personnel_number: str
    lent_by: str | None = None
    lent_until: date | None = None


def standing(entry: BookEntry) -> Standing:
    return Standing(entry.personnel_number, entry.lent_by, entry.lent_until)


def owner(entry: BookEntry) -> str:
    """Whose customer she is, in whosever hands."""
    return entry.lent_by or entry.personnel_number


def given(entry: BookEntry, receiver: str, until: date | None = None) -> Standing:
    """Given to `receiver` for good, or lent until a day; a loan passed on still returns to its first lender."""
    if until is None or receiver == owner(entry):
        return Standing(receiver)
    return Standing(receiver, owner(entry), until)


def passed_on(entry: BookEntry, receiver: str, until: date | None = None) -> Standing:
    """Given or lent along with the whole book that she is in: who was lent to it is lent no longer than she was."""
    if entry.lent_by is None or entry.lent_until is None or receiver == entry.lent_by:
        return given(entry, receiver, until)
    return Standing(receiver, entry.lent_by, min(until or entry.lent_until, entry.lent_until))


def returns_to(entry: BookEntry, receiver: str) -> Standing:
    """A lent customer whose owner becomes `receiver`: she stays in the same hands until the loan ends."""
    if receiver == entry.personnel_number:
        return Standing(receiver)
    return Standing(entry.personnel_number, receiver, entry.lent_until)


def returned(entry: BookEntry, at_work: Container[str]) -> Standing:
    """Back with the lender; where the lender is not `at_work` any more, she stays in the hands that she is in."""
    return Standing(owner(entry) if owner(entry) in at_work else entry.personnel_number)
