"""Conditions on what is there at all: "no anniversary on file", "opted out of marketing"."""

from __future__ import annotations

from collections.abc import Collection

from dialogs.understanding.conditions.clause import PAST_FIELDS, REACH, Clause, NamedField, Question, clause

CONSENT, OPTED_OUT = "marketing_opt_in", "marketing_opt_out"
BEFORE = 6
"""Tokens before a field in which it may be said to be there or missing."""


def presence_clauses(question: Question, done: Collection[str]) -> list[Clause]:
    """Fields that are said to be set or not; `done` have a condition already."""
    settings = question.world.settings
    refinable = {item.id for item in settings.attributes if item.refinable} | {"birthday"}
    refinable |= {item.id for item in settings.measures if item.type == "text"}
    clauses: dict[str, Clause] = {}
    for field in question.fields:
        if field.id in done or field.id in clauses or _leads_to_value(question, field):
            continue
        if field.id in PAST_FIELDS:
            if question.is_negated(field.start, 2):
                clauses[field.id] = clause(field.start, field.id, "is_not_set")
        elif field.id in refinable and _is_missing(question, field):
            clauses[field.id] = clause(field.start, field.id, "is_not_set")
        elif field.id in refinable and _says(question, "present", field):
            clauses[field.id] = clause(field.start, field.id, "is_set")
    return list(clauses.values())


def consent_clauses(question: Question) -> list[Clause]:
    """Whether marketing was agreed to."""
    out = [field for field in question.fields if field.id == OPTED_OUT]
    if out:
        return [clause(out[0].start, CONSENT, "equals", False)]
    said = [field for field in question.fields if field.id == CONSENT]
    if said and question.language.phrases("conditions", "never_asked").find(question.words):
        return [clause(said[0].start, CONSENT, "is_not_set")]
    return [clause(said[0].start, CONSENT, "equals", not question.is_negated(said[0].start))] if said else []


def _leads_to_value(question: Question, field: NamedField) -> bool:
    """ "likes" before "gold": the word only introduces a choice."""
    values = question.sentence.named("choice", "category")
    return any(field.end <= mention.start <= field.end + 1 for mention, _ in values)


def _is_missing(question: Question, field: NamedField) -> bool:
    return _says(question, "missing", field) or question.is_negated(field.start)


def _says(question: Question, list_name: str, field: NamedField) -> bool:
    index = question.language.phrases("conditions", list_name)
    for at in range(max(0, field.start - BEFORE), min(len(question.words), field.end + REACH + 2)):
        hit = index.at(question.words, at)
        if hit and (at + hit[0] <= field.start + 1 or at >= field.end):
            return True
    return False
