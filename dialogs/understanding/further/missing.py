"""Conditions on what is not on file: "who has no e-mail", "without a phone number", "who has no notes at all"."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.understanding.conditions.clause import Question, clause
from dialogs.understanding.further.claim import Claim, width_at
from storage.rules.further_fields import EMAIL, NOTES, PHONE

WORDS = "missing"
REACH = 6
"""Tokens before and behind the thing in which it is said to be there or missing."""


def missing_claims(question: Question) -> Iterator[Claim]:
    for field in (PHONE, EMAIL, NOTES):
        for start, end, _ in question.language.phrases(WORDS, field).find(question.words):
            said = _said_before(question, start) or _said_behind(question, end)
            if said is not None:
                first, behind, op = said
                yield Claim(clause(start, field, op), frozenset(range(min(first, start), max(end, behind))))
                break


def _said_before(question: Question, start: int) -> tuple[int, int, str] | None:
    """First token, the one behind the last, and the operator."""
    links = question.language.words(WORDS, "links")
    for at in range(max(0, start - REACH), start):
        for key, op in (("lacking", "is_not_set"), ("having", "is_set")):
            width = width_at(question, WORDS, key, at)
            if width and links.issuperset(question.words[at + width : start]):
                return at, start, op
    return None


def _said_behind(question: Question, end: int) -> tuple[int, int, str] | None:
    links = question.language.words(WORDS, "links")
    for at in range(end, min(end + REACH, len(question.words))):
        for key, op in (("lacking_behind", "is_not_set"), ("having_behind", "is_set")):
            width = width_at(question, WORDS, key, at)
            if width and links.issuperset(question.words[end:at]):
                return end, at + width, op
    return None
