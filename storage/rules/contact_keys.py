"""Telephone numbers and e-mail addresses as keys, whichever way they were written."""

from __future__ import annotations


def phone_key(phone: str | None) -> str | None:
    """The digits from the last to the first: numbers that end alike begin alike, with or without a country code."""
    return "".join(letter for letter in reversed(phone or "") if letter in "0123456789") or None


def email_key(email: str | None) -> str | None:
    return (email or "").strip().lower() or None


def same_phone(key: str, other: str) -> bool:
    """Whether one number ends with all of the other, leading zeros apart."""
    one, two = key.rstrip("0"), other.rstrip("0")
    return bool(one and two) and (one.startswith(two) or two.startswith(one))
