"""The conditions of a question about customers: each kind is read by itself, then "or" makes alternatives of them."""

from __future__ import annotations

from dialogs.frame import Filter
from dialogs.understanding.conditions.clause import Clause, Question
from dialogs.understanding.conditions.dates import date_clauses
from dialogs.understanding.conditions.numbers import number_clauses
from dialogs.understanding.conditions.presence import consent_clauses, presence_clauses
from dialogs.understanding.conditions.text import text_clauses
from dialogs.understanding.conditions.values import value_clauses
from dialogs.understanding.language import Language
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.world import World


def read_conditions(sentence: Sentence, world: World, language: Language) -> tuple[Filter, ...]:
    """The conditions in the order in which they were said."""
    question = Question(sentence, world, language)
    clauses = [
        *value_clauses(question),
        *number_clauses(question),
        *date_clauses(question),
        *text_clauses(question),
    ]
    done = {clause.filter.field or "" for clause in clauses}
    clauses += [*presence_clauses(question, done), *consent_clauses(question)]
    return _with_alternatives(question, sorted(clauses, key=lambda clause: clause.place))


def _with_alternatives(question: Question, clauses: list[Clause]) -> tuple[Filter, ...]:
    """Conditions with an "or" between them as alternatives."""
    words, comparisons = question.words, question.language.comparisons_after
    ors = [
        at
        for at, word in enumerate(words)
        if word in question.language.words("speech", "or") and comparisons.at(words, at) is None
    ]
    out: list[Filter] = []
    before: Clause | None = None
    for clause in clauses:
        if before and any(before.place < at < clause.place for at in ors):
            last = out.pop()
            out.append(Filter(any_of=(*(last.any_of or (last,)), clause.filter)))
        else:
            out.append(clause.filter)
        before = clause
    return tuple(out)
