"""A condition on what the contract has no field for, and the tokens that belong to it alone."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.understanding.conditions.clause import Clause, Question


@dataclass(frozen=True)
class Claim:
    clause: Clause
    places: frozenset[int]
    """Tokens that no other condition reads."""


def before(question: Question, place: int, reach: int) -> list[str]:
    return question.words[max(0, place - reach) : place]


def word_at(question: Question, place: int) -> str:
    """Empty behind the last."""
    return question.words[place] if place < len(question.words) else ""


def says(question: Question, table: str, key: str, words: list[str]) -> bool:
    return bool(question.language.phrases(table, key).find(words))


def width_at(question: Question, table: str, key: str, place: int) -> int:
    """How many tokens the longest phrase at this place covers: 0 for none."""
    if place >= len(question.words):
        return 0
    hit = question.language.phrases(table, key).at(question.words, place)
    return hit[0] if hit else 0
