"""Conditions on choices, known values and categories bought: "likes shoes or bags", "hasn't bought perfume"."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.understanding.catalogue import Named
from dialogs.understanding.conditions.clause import Clause, Question, clause
from dialogs.understanding.conditions.sizes import tells_of_size
from dialogs.understanding.mentions.kinds import Mention

BOUGHT = "category"
NEGATION_REACH = 6
"""Tokens between "not" and what is not liked: "not the ones who like watches"."""
NOT_BOUGHT = ("last_purchase", "birthday")
"""Fields that stand between "bought" and its category without claiming it."""


@dataclass
class Alternatives:
    """Values of one field, any of which will do."""

    field: str
    place: int
    end: int
    negated: bool
    values: list[str]


def value_clauses(question: Question) -> list[Clause]:
    groups: list[Alternatives] = []
    for mention, named in question.sentence.named("choice", "category"):
        size = tells_of_size(question.sentence, mention, question.world)
        found = None if size or _is_part_of_field(question, mention) else _value(question, mention, named)
        if found is None:
            continue
        if groups and _continues(question, groups[-1], found):
            groups[-1].values += found.values
            groups[-1].end = found.end
        else:
            groups.append(found)
    return [_clause(question, group) for group in groups]


def _clause(question: Question, group: Alternatives) -> Clause:
    value = group.values[0] if len(group.values) == 1 else group.values
    return clause(group.place, group.field, "not_equals" if group.negated else "equals", value, group.end)


def _value(question: Question, mention: Mention, named: Named) -> Alternatives | None:
    """One value with its field; None where the field cannot be asked for."""
    is_purchase = named.kind == "category" or _is_bought(question, mention)
    meaning = named if is_purchase else _meaning(question, mention, named)
    definition = question.catalogue.attribute(meaning.id)
    if not is_purchase and definition and not definition.refinable:
        return None
    field = BOUGHT if is_purchase else meaning.id
    negated = question.is_negated(mention.start, NEGATION_REACH)
    return Alternatives(field, mention.start, mention.end, negated, [meaning.value])


def _continues(question: Question, last: Alternatives, found: Alternatives) -> bool:
    """ "shoes or bags": another value of the same field; "bought shoes and bags" means both."""
    gap = question.words[last.end : found.place]
    alike = last.field == found.field and last.negated == found.negated
    joined = len(gap) <= 2 and any(map(question.is_joint, gap))
    return alike and joined and not (found.field == BOUGHT and question.says_and(gap))


def _is_part_of_field(question: Question, mention: Mention) -> bool:
    """ "shoe" in "shoe size"."""
    return any(field.start <= mention.start < field.end for field in question.fields if field.end - field.start > 1)


def _meaning(question: Question, mention: Mention, first: Named) -> Named:
    """Of several meanings the one whose attribute is named before it."""
    meanings = [named for named in mention.value if named.kind == "choice"] if isinstance(mention.value, tuple) else []
    for field in reversed([field for field in question.fields if field.end <= mention.start]):
        for named in meanings:
            if named.id == field.id:
                return named
    return first


def _is_bought(question: Question, mention: Mention) -> bool:
    """Whether a purchase is meant: "bought" stands nearer before it than a liking, or "buyers" behind it."""
    bought = question.language.words("fields", "category")
    for at in range(mention.start - 1, -1, -1):
        if question.words[at] in bought:
            return True
        if any(field.start <= at < field.end and field.id not in NOT_BOUGHT for field in question.fields):
            return False
    behind = question.words[mention.end] if mention.end < len(question.words) else ""
    return behind in question.language.words("fields", "buyers")
