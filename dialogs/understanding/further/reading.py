"""The conditions of a question that the contract has no field for."""

from __future__ import annotations

from dialogs.understanding.conditions.clause import Question
from dialogs.understanding.further.ages import age_claims
from dialogs.understanding.further.births import birth_claims
from dialogs.understanding.further.claim import Claim
from dialogs.understanding.further.contacts import contact_claims
from dialogs.understanding.further.missing import missing_claims
from dialogs.understanding.further.ordering import order_claims
from dialogs.understanding.further.places import place_claims
from dialogs.understanding.further.products import product_claims
from dialogs.understanding.further.spending import spending_claims

READERS = (
    order_claims,
    place_claims,
    birth_claims,
    missing_claims,
    contact_claims,
    spending_claims,
    age_claims,
    product_claims,
)
"""Of two that claim the same words the first has them."""


def claims_of(question: Question) -> list[Claim]:
    found: list[Claim] = []
    taken: set[int] = set()
    for reader in READERS:
        for claim in reader(question):
            if taken.isdisjoint(claim.places):
                found.append(claim)
                taken |= claim.places
    return found
