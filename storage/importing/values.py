"""What a field of a data file says: pure functions from its text to a value, RefusedError where it is none."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import MAXYEAR, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError

from storage.records import NEVER, BirthDate
from storage.rules.attribute_values import parse_yearly_date
from storage.rules.refused import RefusedError

SEVERAL = ";"
LANGUAGE = re.compile(r"[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*")
CURRENCY = re.compile(r"[A-Z]{3}")
WHOLE_NUMBER = re.compile(r"[0-9]{1,9}")

T = TypeVar("T")
Parse = Callable[[str], T]


def needed(parse: Parse[T]) -> Parse[T]:
    """A field that must not be empty."""

    def parse_needed(text: str) -> T:
        if not text or text.isspace():
            raise RefusedError("value-empty")
        return parse(text)

    return parse_needed


def optional(parse: Parse[T]) -> Parse[T | None]:
    """A field that may be empty: then its value is not known."""

    def parse_optional(text: str) -> T | None:
        return None if not text or text.isspace() else parse(text)

    return parse_optional


def text_of(longest: int | None) -> Parse[str]:
    """Any text of at most so many characters."""

    def parse_text(text: str) -> str:
        if longest is not None and len(text) > longest:
            raise RefusedError("value-too-long", longest=longest)
        return text

    return parse_text


def several(longest: int) -> Parse[tuple[str, ...]]:
    """Values separated by `;`, each once, in their order."""

    def parse_several(text: str) -> tuple[str, ...]:
        values = tuple(dict.fromkeys(part for part in map(str.strip, text.split(SEVERAL)) if part))
        if any(len(value) > longest for value in values):
            raise RefusedError("value-too-long", longest=longest)
        return values

    return parse_several


def at_least_one(values: tuple[str, ...]) -> tuple[str, ...]:
    if not values:
        raise RefusedError("value-empty")
    return values


def instant(text: str) -> datetime:
    """An ISO 8601 moment with an offset or `Z`, aware."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise RefusedError("value-not-an-instant", value=text) from None
    if moment.tzinfo is None or not ("T" in text or " " in text):
        raise RefusedError("value-not-an-instant", value=text)
    if not NEVER.year < moment.year < MAXYEAR:
        raise RefusedError("value-out-of-range", value=text)
    return moment


def birth_date(text: str) -> BirthDate:
    """`YYYY-MM-DD`, or `--MM-DD` where the year is not known."""
    try:
        return parse_yearly_date(text)
    except RefusedError:
        raise RefusedError("value-not-a-birth-date", value=text) from None


def whole_number(text: str) -> int:
    if not WHOLE_NUMBER.fullmatch(text):
        raise RefusedError("value-not-a-whole-number", value=text)
    return int(text)


def currency(text: str) -> str:
    if not CURRENCY.fullmatch(text):
        raise RefusedError("value-not-a-currency", value=text)
    return text


def language(text: str) -> str:
    if not LANGUAGE.fullmatch(text) or len(text) > 35:
        raise RefusedError("value-not-a-language", value=text)
    return text


def locale(text: str) -> str:
    """A locale whose dates and numbers we can write."""
    try:
        Locale.parse(text, sep="-")
    except (ValueError, UnknownLocaleError):
        raise RefusedError("value-not-a-locale", value=text) from None
    return text


def time_zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        raise RefusedError("value-not-a-time-zone", value=text) from None
    return text
