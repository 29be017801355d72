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
        verb = field.end
        while verb < len(question.words) and question.words[verb] in question.language.words("conditions", "relatives"):
            verb += 1
        if field.id not in texts or verb >= len(question.words) or question.words[verb] not in contains:
            continue
        wanted = [token.text for token in question.sentence.tokens[verb + 1 :] if token.is_word]
        if wanted:
            clauses.append(clause(field.start, field.id, "contains", " ".join(wanted)))
    return clauses
