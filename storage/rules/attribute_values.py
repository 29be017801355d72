"""Whether a text is a value of a configured attribute, and the form in which it is kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from storage.records import BirthDate
from storage.rules.refused import RefusedError
from storage.settings import AttributeDefinition

DECIMAL = re.compile(r"[+-]?[0-9]{1,12}(\.[0-9]{1,4}0*)?")
"""What the database keeps exactly: up to twelve places before the point and four behind it."""
MONTH_DAY = re.compile(r"--([0-9]{2})-([0-9]{2})")
LONGEST_TEXT = 400
"""Characters: values are in an index."""
LEAP_YEAR = 2000
"""Stands in where a year is not known, so that 29 February is a day."""


@dataclass(frozen=True, slots=True)
class AttributeCells:
    """A value in its canonical text, and the typed copies that filters ask for."""

    value: str
    """A choice's id, a plain decimal, an ISO date, `--MM-DD`, `true`/`false`, or the text itself."""
    number_value: Decimal | None = None
    month_day: int | None = None
    """month * 100 + day, of a yearly date."""


def parse_value(definition: AttributeDefinition, text: str) -> AttributeCells:
    """The cells that keep `text` for this attribute.

    RefusedError (a ValueError with the key of a text) where it is none of the attribute's values.
    """
    stripped = text.strip()
    if not stripped:
        raise RefusedError("value-empty")
    return _PARSERS[definition.type](definition, stripped)


def parse_decimal(text: str) -> Decimal:
    """A plain decimal number such as `38` or `-12.50`; RefusedError for anything else, exponents and separators too."""
    if not DECIMAL.fullmatch(text):
        raise RefusedError("value-not-a-number", value=text)
    return Decimal(text)


def parse_date(text: str) -> date:
    """`YYYY-MM-DD`; RefusedError for any other way to write a date."""
    if len(text) == 10 and text[4] == "-" == text[7]:
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise RefusedError("value-not-a-date", value=text)


def parse_yearly_date(text: str) -> BirthDate:
    """A day of the year, with its first year where that is known: `YYYY-MM-DD` or `--MM-DD`."""
    found = MONTH_DAY.fullmatch(text)
    try:
        day = date(LEAP_YEAR, int(found[1]), int(found[2])) if found else parse_date(text)
    except ValueError:
        raise RefusedError("value-not-a-yearly-date", value=text) from None
    return BirthDate(day.month, day.day, None if found else day.year)


def parse_yes_no(text: str) -> bool:
    """`true` or `false`, however capitalised."""
    answer = {"true": True, "false": False}.get(text.lower())
    if answer is None:
        raise RefusedError("value-not-true-or-false", value=text)
    return answer


def _text(_: AttributeDefinition, text: str) -> AttributeCells:
    if len(text) > LONGEST_TEXT:
        raise RefusedError("value-too-long", longest=LONGEST_TEXT)
    return AttributeCells(text)


def _choice(definition: AttributeDefinition, text: str) -> AttributeCells:
    said = text.casefold()
    for choice in definition.choices:
        if choice.id.casefold() == said:
            return AttributeCells(choice.id)
    raise RefusedError("value-not-a-choice", value=text, choices=", ".join(choice.id for choice in definition.choices))


def _number(_: AttributeDefinition, text: str) -> AttributeCells:
    number = parse_decimal(text)
    plain = format(number.normalize() + 0, "f")
    return AttributeCells(plain, number_value=number)


def _date(_: AttributeDefinition, text: str) -> AttributeCells:
    return AttributeCells(parse_date(text).isoformat())


def _yearly_date(_: AttributeDefinition, text: str) -> AttributeCells:
    return AttributeCells(text, month_day=parse_yearly_date(text).month_day)


def _yes_no(_: AttributeDefinition, text: str) -> AttributeCells:
    return AttributeCells("true" if parse_yes_no(text) else "false")


_PARSERS: dict[str, Callable[[AttributeDefinition, str], AttributeCells]] = {
    "text": _text,
    "choice": _choice,
    "number": _number,
    "date": _date,
    "yearly_date": _yearly_date,
    "yes_no": _yes_no,
}
