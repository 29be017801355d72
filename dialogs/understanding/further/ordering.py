"""Conditions on how often somebody bought: "who bought twice this year", "more than three times", "only once"."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.understanding.conditions.clause import Question, clause
from dialogs.understanding.conditions.numbers import amounts_of, comparison_of
from dialogs.understanding.further.claim import Claim, before, says, word_at
from storage.rules.further_fields import ORDERS

WORDS = "how_often"
REACH = 6
"""Tokens between the verb and how often."""


def order_claims(question: Question) -> Iterator[Claim]:
    language = question.language
    for amount in amounts_of(question):
        start, end = amount.mention.start, amount.end
        counted = word_at(question, end) in language.words(WORDS, "times")
        if counted and says(question, WORDS, "bought", before(question, start, REACH)):
            op = comparison_of(question, amount)
            yield Claim(clause(start, ORDERS, op, int(amount.value)), frozenset(range(start, end + 1)))
    for start, end, (op, times) in language.how_often.find(question.words):
        together = word_at(question, start - 1) in language.words(WORDS, "not_after")  # "at once"
        if not together and says(question, WORDS, "bought", before(question, start, REACH)):
            yield Claim(clause(start, ORDERS, op, times), frozenset(range(start, end)))
