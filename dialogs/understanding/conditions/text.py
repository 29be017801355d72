"""Conditions on texts: "whose next best action contains invite"."""

from __future__ import annotations

from dialogs.understanding.conditions.clause import Clause, Question, clause


def text_clauses(question: Question) -> list[Clause]:
    """A text measure, a word for "contains", and the rest of the sentence."""
    settings = question.world.settings
    texts = {item.id for item in settings.measures if item.type == "text"}
    contains = question.language.words("conditions", "contains")
    clauses = []
    for field in question.fields:
        if field.id not in texts or field.end >= len(question.words) or question.words[field.end] not in contains:
            continue
        wanted = [token.text for token in question.sentence.tokens[field.end + 1 :] if token.is_word]
        if wanted:
            clauses.append(clause(field.start, field.id, "contains", " ".join(wanted)))
    return clauses
