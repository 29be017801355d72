"""Conditions on numbers: "over 50k", "at least 70 %", "size 38 or more", "between 36 and 38"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dialogs.understanding.conditions.clause import REACH, Clause, Question, clause
from dialogs.understanding.conditions.sizes import tells_of_size
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
    amounts = amounts_of(question)
    clauses: list[Clause] = []
    place = 0
    while place < len(amounts):
        amount = amounts[place]
        following = amounts[place + 1] if place + 1 < len(amounts) else None
        between = following is not None and is_between(question, amount, following)
        if following and between:  # "between 20 and 40 percent": the first is a share too
            shared = amount.is_share or following.is_share
            amount, following = replace(amount, is_share=shared), replace(following, is_share=shared)
        found = field_of(question, amount)
        place += 1
        if not found:
            continue
        field, start = found
        if following and between:
            for operator, end in (("at_least", amount), ("at_most", following)):
                clauses.append(clause(amount.mention.start, field, operator, _stored(question, field, end)))
            place += 1
        else:
            operator = comparison_of(question, amount)
            clauses.append(clause(start, field, operator, _stored(question, field, amount)))
            others = _alternatives(question, amounts[place - 1 :]) if operator == "equals" else []
            if others:
                values = [_stored(question, field, item) for item in (amount, *others)]
                clauses[-1] = clause(start, field, operator, values, others[-1].end)
                place += len(others)
    return clauses


def amounts_of(question: Question) -> list[Amount]:
    return [_amount(question, mention, number.value) for mention, number in question.sentence.of(Number)]


def _alternatives(question: Question, amounts: Sequence[Amount]) -> list[Amount]:
    """ "38 or 39", "38, 39 or 40": the amounts that are joined to the first."""
    found: list[Amount] = []
    for first, second in pairwise(amounts):
        if not _is_alternative(question, first, second):
            break
        found.append(second)
    return found


def _is_alternative(question: Question, first: Amount, second: Amount) -> bool:
    gap = question.words[first.end : second.mention.start]
    return 0 < len(gap) <= 2 and all(map(question.is_joint, gap)) and comparison_of(question, second) == "equals"


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


def field_of(question: Question, amount: Amount) -> tuple[str, int] | None:
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
    start = amount.mention.start
    near = question.words[max(0, start - REACH) : amount.end + 1]
    articles = question.language.words("strangers", "articles")
    before = [word for word in question.words[max(0, start - 2) : start] if word not in articles]
    if any(word in sizes for word in near):
        return True
    if before and before[-1] in question.language.words("conditions", "size_in"):
        return True
    choices = question.sentence.named("choice", "category")
    return any(tells_of_size(question.sentence, mention, question.world) for mention, _ in choices)


def _stored(question: Question, field: str, amount: Amount) -> int | float:
    """The number as it is stored: a share as 0-1, also where "percent" was left out."""
    measure = next((item for item in question.world.settings.measures if item.id == field), None)
    bare_share = measure is not None and measure.type == "percent" and amount.value > 1
    return plain(round(amount.value / 100, 6) if amount.is_share or bare_share else amount.value)


def comparison_of(question: Question, amount: Amount) -> str:
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


def is_between(question: Question, first: Amount, second: Amount) -> bool:
    gap = question.words[first.end : second.mention.start]
    betweens, dashes = question.language.words("conditions", "between"), question.language.words("conditions", "dashes")
    opened = any(word in betweens for word in question.words[max(0, first.mention.start - 2) : first.mention.start])
    return len(gap) == 1 and (opened or gap[0] in dashes)
