"""Which customers live together, as far as their contact data tells: nobody's postal address is known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TypeVar

from storage.records import Customer
from storage.rules.names import fold

Sign = TypeVar("Sign", bound=Hashable)

LEAST_DIGITS = 7
"""Fewer are an extension or a placeholder, not a telephone of one's own."""
COUNTRY_CODE_DIGITS = 3
MOST_FAMILIES = 2
"""Family names with one mail domain: with more of them it is a provider's, not a family's."""


class SameHousehold(StrEnum):
    """What makes two customers one household."""

    PHONE = "phone"
    FAMILY_NAME_AND_EMAIL_DOMAIN = "family_name_and_email_domain"


def households(customers: Sequence[Customer], signs: Collection[SameHousehold]) -> list[list[Customer]]:
    """Every customer once, together with all those she shares a sign with, directly or through others.

    In the order of their first members.
    """
    home = list(range(len(customers)))

    def find(place: int) -> int:
        while home[place] != place:
            place = home[place]
        return place

    for together in _sharing(customers, signs):
        first, *others = sorted(find(place) for place in together)
        for other in others:
            home[other] = first
    members: dict[int, list[Customer]] = defaultdict(list)
    for place, customer in enumerate(customers):
        members[find(place)].append(customer)
    return list(members.values())


def _sharing(customers: Sequence[Customer], signs: Collection[SameHousehold]) -> Iterator[Collection[int]]:
    """The places of customers who share one sign."""
    if SameHousehold.PHONE in signs:
        yield from _phones(customers)
    if SameHousehold.FAMILY_NAME_AND_EMAIL_DOMAIN in signs:
        yield from _families(customers)


def _phones(customers: Sequence[Customer]) -> Iterator[Collection[int]]:
    """The same digits, whether or not a country code stands before them."""
    by_number = _grouped((digits(customer.phone or ""), place) for place, customer in enumerate(customers))
    for number, places in by_number.items():
        shorter = (number[cut:] for cut in range(1, COUNTRY_CODE_DIGITS + 1))
        yield set(places).union(*(by_number.get(one, ()) for one in shorter if len(one) >= LEAST_DIGITS))


def _families(customers: Sequence[Customer]) -> Iterator[Collection[int]]:
    domains = [(customer.email or "").rpartition("@")[2].strip().lower() for customer in customers]
    names = [fold(customer.last_name) for customer in customers]
    families: dict[str, set[str]] = defaultdict(set)
    for domain, name in zip(domains, names, strict=True):
        families[domain].add(name)
    yield from _grouped(
        ((name, domain) if name and domain and len(families[domain]) <= MOST_FAMILIES else None, place)
        for place, (name, domain) in enumerate(zip(names, domains, strict=True))
    ).values()


def digits(phone: str) -> str | None:
    """The digits of a telephone number without the zeros and the plus before it; None for too few of them."""
    found = re.sub(r"\D", "", phone.replace("(0)", "")).lstrip("0")
    return found if len(found) >= LEAST_DIGITS else None


def _grouped(signs: Iterable[tuple[Sign | None, int]]) -> dict[Sign, list[int]]:
    """Sign → the places where it stands; None is no sign."""
    places: dict[Sign, list[int]] = defaultdict(list)
    for sign, place in signs:
        if sign is not None:
            places[sign].append(place)
    return places
