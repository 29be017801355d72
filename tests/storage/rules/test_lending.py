"""In whose hands a customer is, and to whom she returns."""

from __future__ import annotations

from datetime import date

from storage.records import BookEntry
from storage.rules.lending import Standing, given, owner, passed_on, returned, returns_to

FIRST, LAST = date(2026, 11, 30), date(2026, 12, 31)
OWN = BookEntry("C1", "anna", "CB-1")
LENT = BookEntry("C1", "bo", "CB-2", lent_until=FIRST, lent_by="anna")


def test_whose_customer_she_is_in_whosever_hands() -> None:
    assert (owner(OWN), owner(LENT)) == ("anna", "anna")


def test_a_loan_passed_on_returns_to_its_first_lender() -> None:
    assert given(LENT, "carla", LAST) == Standing("carla", "anna", LAST)


def test_given_to_her_owner_she_is_lent_no_more() -> None:
    assert given(LENT, "anna", LAST) == Standing("anna")


def test_given_for_good_nobody_has_her_back() -> None:
    assert given(LENT, "carla") == Standing("carla")


def test_with_a_whole_book_a_loan_goes_on_as_a_loan_and_no_longer_than_it_was() -> None:
    assert passed_on(LENT, "carla") == Standing("carla", "anna", FIRST)
    assert passed_on(LENT, "carla", LAST) == Standing("carla", "anna", FIRST)
    assert passed_on(OWN, "carla", LAST) == Standing("carla", "anna", LAST)
    assert passed_on(OWN, "carla") == Standing("carla")


def test_another_owner_of_a_lent_customer_waits_for_her_return() -> None:
    assert returns_to(LENT, "carla") == Standing("bo", "carla", FIRST)
    assert returns_to(LENT, "bo") == Standing("bo")


def test_she_returns_to_her_lender_or_stays_where_the_lender_has_left() -> None:
    assert returned(LENT, {"anna", "bo"}) == Standing("anna")
    assert returned(LENT, {"bo"}) == Standing("bo")
