"""Every condition beyond the contract's filters, against the same question asked in Python over the data files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from dialogs.frame import Filter
from storage import people
from storage.book_filters import BookFilters
from storage.book_lists import Book, Order
from storage.column_conditions import UnusableConditionError
from storage.database import Database
from storage.further_filters import spent_between
from storage.unit_of_work import UnitOfWork
from tests.retailer import AURE, INGRID, NOW
from tests.storage.test_book_filters import CUSTOMERS, Customer, condition, of_file

TODAY = NOW.date()
PURCHASES = of_file("purchases.csv")
ACTIVITIES = of_file("activities.csv")
NOTED = {row["account_number"] for row in of_file("notes.csv")}


def age(customer: Customer) -> int:
    """-1 where the year is not known."""
    born = customer["birth_date"]
    if not born or born.startswith("--"):
        return -1
    day = date.fromisoformat(born)
    return TODAY.year - day.year - ((TODAY.month, TODAY.day) < (day.month, day.day))


def bought(customer: Customer) -> list[dict[str, str]]:
    return [row for row in PURCHASES if row["account_number"] == customer["account_number"]]


def spent(customer: Customer, year: str) -> float:
    return sum(float(row["amount"]) for row in bought(customer) if row["at"].startswith(year))


def called_by(customer: Customer, number: str, year: str = "") -> bool:
    rows = (row for row in ACTIVITIES if row["account_number"] == customer["account_number"])
    return any(row["personnel_number"] == number and row["at"].startswith(year) for row in rows)


THIS_YEAR = ["2026-01-01", "2026-12-31"]
CASES: list[tuple[list[Filter], list[Filter], Callable[[Customer], bool]]] = [
    ([], [condition("age", "at_least", 60)], lambda c: age(c) >= 60),
    ([], [condition("age", "less", 35)], lambda c: 0 <= age(c) < 35),
    ([], [condition("age", "between", [30, 39])], lambda c: 30 <= age(c) <= 39),
    (
        [condition("birthday", "between", ["2027-01-01", "2027-12-31"])],
        [condition("turning", "equals", 50)],
        lambda c: c["birth_date"].startswith("1977"),
    ),
    (
        [condition("birthday", "between", ["2027-01-01", "2027-12-31"])],
        [condition("turning", "equals", [40, 50, 60, 70])],
        lambda c: c["birth_date"][:4] in ("1987", "1977", "1967", "1957"),
    ),
    ([], [condition("born", "between", [1900, 1969])], lambda c: "1900" <= c["birth_date"][:4] <= "1969"),
    (
        [],
        [condition("product", "contains", "chronograph")],
        lambda c: any(row["product"] == "Chronograph" for row in bought(c)),
    ),
    (
        [condition("last_purchase", "between", THIS_YEAR)],
        [condition("product", "contains", "tote")],
        lambda c: any(row["product"] == "Tote" and row["at"].startswith("2026") for row in bought(c)),
    ),
    (
        [],
        [condition("product", "not_equals", "tote"), condition("bought_when", "between", THIS_YEAR)],
        lambda c: not any(row["product"] == "Tote" and row["at"].startswith("2026") for row in bought(c)),
    ),
    (
        [condition("last_purchase", "between", THIS_YEAR)],
        [condition("spent", "greater", 10_000)],
        lambda c: spent(c, "2026") > 10_000,
    ),
    ([], [condition("contacted_by", "equals", INGRID)], lambda c: called_by(c, INGRID)),
    (
        [condition("last_contact", "between", THIS_YEAR)],
        [condition("contacted_by", "equals", INGRID)],
        lambda c: called_by(c, INGRID, "2026"),
    ),
    ([], [condition("phone", "is_not_set")], lambda c: not c["phone"]),
    ([], [condition("email", "is_set")], lambda c: bool(c["email"])),
    ([], [condition("notes", "is_not_set")], lambda c: c["account_number"] not in NOTED),
    (
        [],
        [Filter(any_of=(condition("age", "at_least", 60), condition("metal", "equals", "gold")))],
        lambda c: age(c) >= 60 or c["attributes"].get("metal") == "gold",
    ),
]


def names_of(case: tuple[list[Filter], list[Filter], Any]) -> str:
    return " and ".join(f"{one.field} {one.op} {one.value}" for one in (*case[0], *case[1]))


@pytest.mark.parametrize("case", CASES, ids=names_of)
def test_a_further_condition_finds_whom_the_data_say(
    case: tuple[list[Filter], list[Filter], Callable[[Customer], bool]], database: Database
) -> None:
    filters, further, holds = case
    found = listed(database, BookFilters("AURE", AURE, TODAY).all(filters, further), Order())
    assert set(found) == {one["account_number"] for one in CUSTOMERS if holds(one)}


def test_an_address_cannot_be_asked_for() -> None:
    with pytest.raises(UnusableConditionError, match="address"):
        BookFilters("AURE", AURE, TODAY).all([], [condition("address", "contains", "Oslo")])


def test_who_spent_most_comes_first_and_only_so_many(database: Database) -> None:
    since = NOW.replace(year=2025, hour=0)
    found = listed(database, [], Order("spent", spent=spent_between("NOK", since, NOW), most=3))
    sums = {
        one["account_number"]: sum(float(row["amount"]) for row in bought(one) if row["at"] >= "2025-11-21")
        for one in CUSTOMERS
    }
    assert found == sorted(sums, key=lambda number: -sums[number])[:3]


def test_the_oldest_come_first_and_those_of_unknown_age_last_either_way(database: Database) -> None:
    ages = {one["account_number"]: age(one) for one in CUSTOMERS}
    for backwards in (False, True):
        found = [ages[number] for number in listed(database, [], Order("age", backwards=backwards))]
        known = [one for one in found if one >= 0]
        assert known == sorted(known, reverse=not backwards)
        assert found[len(known) :] == [-1] * (len(found) - len(known))


def listed(database: Database, clauses: list[Any], order: Order) -> list[str]:
    with database.begin() as connection:
        speaker = next(one for one in people.associates(connection, "AURE") if one.personnel_number == INGRID)
        page = UnitOfWork(connection, AURE, speaker, NOW).book_lists.page(Book(INGRID), clauses, order, 0, 100)
    return [row.account_number for row in page.rows]
