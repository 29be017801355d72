"""Conditions on who made contact: "which of Ingrid's clients has Carla called", "… have I spoken to"."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.understanding.conditions.clause import Question, clause
from dialogs.understanding.further.claim import Claim, before, word_at
from dialogs.understanding.mentions.kinds import SELF, Mention, PersonMention, Pronoun
from storage.rules.further_fields import CONTACTED_BY

WORDS = "contacts"
REACH = 3
"""Tokens between who it was and the verb, or the auxiliary."""


def contact_claims(question: Question) -> Iterator[Claim]:
    """Of customers who are in the book of somebody named besides."""
    colleagues = [(one, person) for one, person in question.sentence.of(PersonMention) if person.associates]
    owned = [one for one, _ in colleagues if _owns(question, one)]
    if not owned and not question.language.words(WORDS, "my").intersection(question.words):
        return
    for mention, person in colleagues:
        if mention not in owned and _made_contact(question, mention):
            yield _claim(question, mention, person.associates)
            return
    if not owned:
        return
    for mention, pronoun in question.sentence.of(Pronoun):
        if pronoun.kind == SELF and _made_contact(question, mention):
            yield _claim(question, mention, (question.world.speaker.personnel_number,))
            return


def _claim(question: Question, mention: Mention, numbers: tuple[str, ...]) -> Claim:
    negated = question.is_negated(mention.start) or question.is_negated(_verb(question, mention))
    op = "not_equals" if negated else "equals"
    return Claim(clause(mention.start, CONTACTED_BY, op, numbers[0]), frozenset(range(mention.start, mention.end)))


def _made_contact(question: Question, mention: Mention) -> bool:
    asked = question.language.words(WORDS, "auxiliaries").intersection(before(question, mention.start, 1))
    return bool(asked) and _verb(question, mention) > 0


def _verb(question: Question, mention: Mention) -> int:
    """Its token; 0 for none."""
    verbs = [field.start for field in question.fields if field.id == "last_contact"]
    called = [one.start for one, _ in question.sentence.named("activity")]
    return next((at for at in sorted([*verbs, *called]) if 0 <= at - mention.end < REACH), 0)


def _owns(question: Question, mention: Mention) -> bool:
    if isinstance(mention.value, PersonMention) and mention.value.possessive:
        return True
    near = {word_at(question, mention.end - 1), word_at(question, mention.end)}
    return not question.language.words("speech", "possessive").isdisjoint(near)
