"""Who lives together, and that a split keeps them together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.records import Customer
from storage.rules.households import SameHousehold, households
from storage.rules.splitting import split_evenly

BOTH = frozenset(SameHousehold)


def customer(number: int, last_name: str = "Berg", phone: str | None = None, email: str | None = None) -> Customer:
    return Customer(f"C{number:03}", "Anna", last_name, email, phone)


def together(*customers: Customer, signs: frozenset[SameHousehold] = BOTH) -> bool:
    return len(households(customers, signs)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("+47 912 34 567", "91234567"),
        ("0047 91234567", "912 34 567"),
        ("+47 912 34 567", "0047-912-34-567"),
        ("+46 (0)70 123 45 67", "070-123 45 67"),
        ("+45 31 23 45 67", "31234567"),
    ],
)
def test_one_telephone_however_it_is_written(one: str, other: str) -> None:
    assert together(customer(1, "Berg", one), customer(2, "Lund", other))


@pytest.mark.parametrize(("one", "other"), [("91234567", "91234568"), ("4567", "4567"), ("000000000", "000000000")])
def test_other_telephones_extensions_and_placeholders_are_not_shared(one: str, other: str) -> None:
    assert not together(customer(1, "Berg", one), customer(2, "Lund", other))


def test_a_family_name_and_a_domain_of_the_family() -> None:
    bergs = (customer(1, "Berg", email="anna@berg.example"), customer(2, "BERG", email="leo@Berg.example"))
    assert together(*bergs)
    assert not together(*bergs, signs=frozenset({SameHousehold.PHONE}))


def test_a_domain_that_three_families_use_is_a_providers() -> None:
    people = [
        customer(place, name, email=f"{place}@mail.example") for place, name in enumerate(("Berg", "Lund", "Moe"))
    ]
    assert len(households([*people, customer(9, "Berg", email="leo@mail.example")], BOTH)) == 4


def test_a_household_is_held_together_through_others() -> None:
    people = (
        customer(1, "Berg", "91234567", "anna@berg.example"),
        customer(2, "Lund", "+47 91234567"),
        customer(3, "Berg", "97654321", "leo@berg.example"),
    )
    assert together(*people)


def test_nothing_known_is_nothing_shared() -> None:
    assert not together(customer(1, ""), customer(2, ""))


people = st.lists(
    st.tuples(
        st.sampled_from(["Berg", "Lund", "Moe", ""]),
        st.sampled_from([None, "91234567", "+47 91234567", "0047 97654321", "97654321", "123"]),
        st.sampled_from([None, "a@berg.example", "b@lund.example", "c@mail.example", "nonsense"]),
    ),
    max_size=40,
).map(lambda rows: [customer(place, *row) for place, row in enumerate(rows)])


@given(customers=people, signs=st.frozensets(st.sampled_from(SameHousehold)), receivers=st.integers(1, 5))
def test_a_split_gives_every_customer_once_keeps_households_whole_and_is_even(
    customers: list[Customer], signs: frozenset[SameHousehold], receivers: int
) -> None:
    groups = households(customers, signs)
    shares = [share for _, share in split_evenly(groups, range(receivers))]
    given_out = [one.account_number for share in shares for one in share]
    assert sorted(given_out) == [one.account_number for one in customers]
    where = {one.account_number: place for place, share in enumerate(shares) for one in share}
    assert all(len({where[one.account_number] for one in group}) == 1 for group in groups)
    sizes = [len(share) for share in shares]
    assert max(sizes) - min(sizes) <= max(map(len, groups), default=0)


@given(customers=people)
def test_without_a_sign_everybody_lives_alone(customers: list[Customer]) -> None:
    assert households(customers, frozenset()) == [[one] for one in customers]
