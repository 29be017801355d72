"""What a sentence can mention, and where."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.understanding.catalogue import Named
from dialogs.understanding.dates.when import When


@dataclass(frozen=True, slots=True)
class PersonMention:
    """Ids best first; empty where the name is nobody's."""

    customers: tuple[str, ...]
    associates: tuple[str, ...]
    sure: bool
    possessive: bool = False
    """Said with an s that is no part of the name."""


SUBJECT, OBJECT, POSSESSIVE, POINTING, SELF = "subject", "object", "possessive", "pointing", "self"
"""Kinds of pronouns, as the language's data list them."""


@dataclass(frozen=True, slots=True)
class Pronoun:
    kind: str


@dataclass(frozen=True, slots=True)
class Number:
    value: float


@dataclass(frozen=True, slots=True)
class StoreMention:
    ids: tuple[str, ...]


Value = PersonMention | Pronoun | When | Number | StoreMention | tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens start to end (exclusive) and what they mention."""

    start: int
    end: int
    value: Value
    rank: int
