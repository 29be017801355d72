"""show_book: who is lent ("who is lent out right now", "what did I lend to Carla", "who looks after my clients")."""

from __future__ import annotations

from typing import Any

from dialogs.refinement import Loans
from dialogs.understanding.mentions.kinds import SELF, PersonMention, Pronoun
from dialogs.understanding.references import Context, associate_reference
from dialogs.understanding.sentence import Sentence

WORDS = "loans"
REACH = 3
"""Tokens between who lends and the verb."""


def loans(part: Sentence, context: Context) -> Loans | None:
    """None where nothing of the kind is asked."""
    language, words = context.language, part.words
    if not words or not language.phrases(WORDS, "asking").at(words, 0):
        return None
    said = [*language.phrases(WORDS, "lent").find(words)]
    borrowed = [*language.phrases(WORDS, "borrowed").find(words)]
    away = [*language.phrases(WORDS, "looked_after").find(words)]
    if not (said or borrowed or away):
        return None
    found: dict[str, Any] = {}
    for mention, value in part.mentions_of(PersonMention, Pronoun):
        if isinstance(value, Pronoun) and value.kind != SELF:
            continue
        if isinstance(value, PersonMention) and not value.associates:
            continue
        before = words[mention.start - 1] if mention.start else ""
        receives = before in language.words(WORDS, "to")
        takes = any(0 <= start - mention.end < REACH for start, _, _ in borrowed)
        side = "to" if receives or takes else "by"
        found.setdefault(side, associate_reference(part, mention))
    return Loans.model_validate(found)
