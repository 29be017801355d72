"""Where customers live, which the data do not hold: asked all the same, so that nobody takes the answer for one."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.understanding.conditions.clause import Question, clause
from dialogs.understanding.further.claim import Claim
from storage.rules.further_fields import ADDRESS

WORDS = "places"


def place_claims(question: Question) -> Iterator[Claim]:
    for start, end, _ in question.language.phrases(WORDS, "lives").find(question.words):
        ends = [at for at in range(end, len(question.words)) if question.is_joint(question.words[at])]
        behind = ends[0] if ends else len(question.words)
        said = question.sentence.said(end, behind) if end < behind else ""
        yield Claim(clause(start, ADDRESS, "contains", said), frozenset(range(start, behind)))
        return
