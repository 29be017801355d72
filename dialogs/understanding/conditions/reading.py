"""The conditions of a question about customers: each kind is read by itself, then "or" makes alternatives of them."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.frame import Filter
from dialogs.understanding.conditions.clause import Clause, Question
from dialogs.understanding.conditions.dates import date_clauses
from dialogs.understanding.conditions.numbers import number_clauses
from dialogs.understanding.conditions.presence import consent_clauses, presence_clauses
from dialogs.understanding.conditions.text import text_clauses
from dialogs.understanding.conditions.values import value_clauses
from dialogs.understanding.further.reading import claims_of
from dialogs.understanding.language import Language
from dialogs.understanding.references import Context
from dialogs.understanding.refinements.ranking import ranked
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.world import World
from storage.rules.further_fields import FURTHER


@dataclass(frozen=True)
class Conditions:
    """In the order in which they were said."""

    filters: tuple[Filter, ...] = ()
    """Those of the contract."""
    further: tuple[Filter, ...] = ()
    """The others, with those of the contract that are their alternatives."""
    claimed: frozenset[int] = frozenset()
    """The tokens of the others."""


def read_conditions(sentence: Sentence, world: World, language: Language) -> tuple[Filter, ...]:
    """The conditions that frames have a form for."""
    return all_conditions(sentence, world, language).filters


def conditions_of(part: Sentence, context: Context) -> Conditions:
    """Read once for all who ask."""
    known = context.read.get(id(part))
    if known is None:
        known = context.read[id(part)] = (part, all_conditions(part, context.world, context.language))
    conditions: Conditions = known[1]
    return conditions


def all_conditions(sentence: Sentence, world: World, language: Language) -> Conditions:
    order = ranked(sentence, language)
    ordering = order.claimed if order else frozenset[int]()
    asked = Question(_unclaimed(sentence, ordering), world, language, ordering)
    claims = claims_of(asked)
    claimed = ordering.union(*(claim.places for claim in claims))
    question = Question(_unclaimed(sentence, claimed), world, language, claimed)
    texts = text_clauses(question)
    clauses = [
        *texts,
        *(one for one in value_clauses(question) if not any(text.place < one.place for text in texts)),
        *number_clauses(question),
        *date_clauses(question),
    ]
    done = {clause.filter.field or "" for clause in clauses}
    clauses += [*presence_clauses(question, done), *consent_clauses(question)]
    contract = {id(clause.filter) for clause in clauses}
    clauses += [claim.clause for claim in claims]
    found = _with_alternatives(question, sorted(clauses, key=lambda clause: clause.place))
    filters = tuple(one for one in found if id(one) in contract or (one.any_of and not _goes_further(one)))
    return Conditions(filters, tuple(one for one in found if one not in filters), claimed)


def _unclaimed(sentence: Sentence, claimed: frozenset[int]) -> Sentence:
    free = (one for one in sentence.mentions if claimed.isdisjoint(range(one.start, one.end)))
    return sentence.with_mentions(free) if claimed else sentence


def _goes_further(condition: Filter) -> bool:
    return condition.field in FURTHER or any(_goes_further(one) for one in condition.any_of or ())


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
        if before and any(max(before.place, before.end - 1) < at < clause.place for at in ors):
            last = out.pop()
            out.append(Filter(any_of=(*(last.any_of or (last,)), clause.filter)))
        else:
            out.append(clause.filter)
        before = clause
    return tuple(out)
