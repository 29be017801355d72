"""The people that a run of tokens can mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dialogs.understanding.people.directory import Person

MOST = 20
"""Ids in one reference: more cannot be asked about."""


@dataclass(frozen=True, slots=True)
class Match:
    """Customers and associates, best first."""

    start: int
    end: int
    customers: tuple[str, ...]
    associates: tuple[str, ...]
    words: int
    """Tokens matched by name words."""
    strong: bool
    """Every word exact or a nickname."""
    possessive: bool = False
    """The last word was said with a possessive s that is no part of the name."""


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring tokens that are one person's words."""

    start: int
    end: int
    words: int
    standing: int
    strong: bool
    person: Person
    is_customer: bool


def best_match(start: int, runs: Sequence[Run], last_word: str) -> Match:
    """The longest run; of those the best standing; among customers the speaker's own before all others."""
    longest = max(run.end for run in runs)
    runs = [run for run in runs if run.end == longest]
    customers, strong_customers = _first_group([run for run in runs if run.is_customer])
    associates, strong_associates = _first_group([run for run in runs if not run.is_customer])
    if strong_customers and not strong_associates:
        associates = ()
    if strong_associates and not strong_customers:
        customers = ()
    words = max(run.words for run in runs)
    possessive = _has_possessive(last_word, {word for run in runs for word in run.person.words})
    return Match(start, longest, customers, associates, words, strong_customers or strong_associates, possessive)


def _first_group(runs: Sequence[Run]) -> tuple[tuple[str, ...], bool]:
    """Own and strong, else strong, else own, else all; in each the best standing alone."""
    for strong in (True, False):
        group = _best([run for run in runs if run.strong]) if strong else [run for run in runs if not run.strong]
        chosen = _best([run for run in group if run.person.own] or group)
        if chosen:
            ids = sorted((not run.person.near, run.person.id) for run in chosen)
            return tuple(person_id for _, person_id in ids[:MOST]), strong
    return (), False


def _best(runs: list[Run]) -> list[Run]:
    return [run for run in runs if run.standing == max(other.standing for other in runs)]


def _has_possessive(said: str, words: set[str]) -> bool:
    """Whether the s at the end of the last word is none of the name's."""
    if not said.endswith("s"):
        return False
    if not any(word[-1:] == said[-2:-1] for word in words):
        return False
    return not any(word == said or (word.endswith("s") and word[0] == said[0]) for word in words)
