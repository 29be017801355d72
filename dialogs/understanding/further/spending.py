"""Conditions on what was spent: "who spent more than 10,000 this year"."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.understanding.conditions.clause import Question, clause
from dialogs.understanding.conditions.numbers import amounts_of, comparison_of, is_between
from dialogs.understanding.further.claim import Claim, before, says
from dialogs.understanding.numbers import plain
from storage.rules.further_fields import SPENT

REACH = 6
"""Tokens between "spent" and how much."""


def spending_claims(question: Question) -> Iterator[Claim]:
    amounts = [one for one in amounts_of(question) if not one.is_share]
    ends: list[int] = []
    for place, amount in enumerate(amounts):
        following = amounts[place + 1] if place + 1 < len(amounts) else None
        start = amount.mention.start
        op = comparison_of(question, amount)
        if following and is_between(question, amount, following):
            op = "at_least"
            ends.append(following.mention.start)
        elif start in ends:
            op = "at_most"
        said = says(question, "spending", "spent", before(question, start, REACH))
        if said and op not in ("equals", "not_equals"):
            yield Claim(clause(start, SPENT, op, plain(amount.value)), frozenset(range(start, amount.end)))
