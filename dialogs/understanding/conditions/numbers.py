"""Conditions on numbers: "over 50k", "at least 70 %", "size 38 or more", "between 36 and 38"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialogs.understanding.conditions.clause import REACH, Clause, Question, clause
from dialogs.understanding.mentions.kinds import Mention, Number
from dialogs.understanding.numbers import plain


@dataclass(frozen=True)
class Amount:
    """A number with its percent sign or currency; `end` is behind them."""

    mention: Mention
    value: float
    end: int
    is_share: bool


def number_clauses(question: Question) -> list[Clause]:
    amounts = [_amount(question, mention, number.value) for mention, number in question.sentence.of(Number)]
    clauses: list[Clause] = []
    place = 0
    while place < len(amounts):
        amount = amounts[place]
        following = amounts[place + 1] if place + 1 < len(amounts) else None
        between = following is not None and _is_between(question, amount, following)
        if following and between:  # "between 20 and 40 percent": the first is a share too
            shared = amount.is_share or following.is_share
            amount, following = replace(amount, is_share=shared), replace(following, is_share=shared)
        found = _field(question, amount)
        place += 1
        if not found:
            continue
        field, start = found
        if following and between:
            for operator, end in (("at_least", amount), ("at_most", following)):
                clauses.append(clause(amount.mention.start, field, operator, _stored(question, field, end)))
            place += 1
        else:
            operator = _comparison(question, amount)
            clauses.append(clause(start, field, operator, _stored(question, field, amount)))
            if following and operator == "equals" and _is_alternative(question, amount, following):
                values = [_stored(question, field, item) for item in (amount, following)]
                clauses[-1] = clause(start, field, operator, values)
                place += 1
    return clauses


def _is_alternative(question: Question, first: Amount, second: Amount) -> bool:
    """ "38 or 39"."""
    gap = question.words[first.end : second.mention.start]
    return len(gap) == 1 and question.is_joint(gap[0]) and _comparison(question, second) == "equals"


def _amount(question: Question, mention: Mention, value: float) -> Amount:
    end = mention.end
    percent = (
        question.language.phrases("conditions", "percent").at(question.words, end) if _has(question, end) else None
    )
    if percent:
        return Amount(mention, value, end + percent[0], is_share=True)
    if _has(question, end) and question.words[end] in question.language.words("conditions", "money"):
        end += 1
    return Amount(mention, value, end, is_share=False)


def _has(question: Question, place: int) -> bool:
    return place < len(question.words)


def _field(question: Question, amount: Amount) -> tuple[str, int] | None:
    """The field that the number is about, and where the condition begins."""
    settings = question.world.settings
    numeric = [item.id for item in settings.attributes if item.type == "number" and item.refinable]
    shares = [item.id for item in settings.measures if item.type == "percent"]
    measures = [item.id for item in settings.measures if item.type != "text"]
    near = question.nearest_field(amount.mention, shares if amount.is_share else [*numeric, *measures])
    if near:
        return near.id, near.start
    only = shares if amount.is_share else numeric if _says_size(question, amount, numeric) else []
    return (only[0], amount.mention.start) if len(only) == 1 else None


def _says_size(question: Question, amount: Amount, numeric: Sequence[str]) -> bool:
    """ "size 38", "a 38 in size", "takes a 44": a word for the only attribute that is a number."""
    sizes = question.language.words("conditions", "size") | question.catalogue.first_words(numeric)
    near = question.words[max(0, amount.mention.start - REACH) : amount.end + 1]
    return any(word in sizes for word in near)


def _stored(question: Question, field: str, amount: Amount) -> int | float:
    """The number as it is stored: a share as 0-1, also where "percent" was left out."""
    measure = next((item for item in question.world.settings.measures if item.id == field), None)
    bare_share = measure is not None and measure.type == "percent" and amount.value > 1
    return plain(round(amount.value / 100, 6) if amount.is_share or bare_share else amount.value)


def _comparison(question: Question, amount: Amount) -> str:
    words, before, behind = question.words, question.language.comparisons, question.language.comparisons_after
    after = behind.at(words, amount.end) if _has(question, amount.end) else None
    if after:
        return after[1]
    start = amount.mention.start
    for at in range(max(0, start - REACH - 2), start):  # from the left: the longest phrase that holds a word wins
        hit = before.at(words, at)
        if hit and at + hit[0] <= start and at + hit[0] > start - REACH:
            return hit[1]
    return "not_equals" if question.is_negated(start, 3) else "equals"


def _is_between(question: Question, first: Amount, second: Amount) -> bool:
    gap = question.words[first.end : second.mention.start]
    betweens, dashes = question.language.words("conditions", "between"), question.language.words("conditions", "dashes")
    opened = any(word in betweens for word in question.words[max(0, first.mention.start - 2) : first.mention.start])
    return len(gap) == 1 and (opened or gap[0] in dashes)
