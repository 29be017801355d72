"""Every filter of the contract, against the same question asked in Python over the data files."""

from __future__ import annotations

import csv
from collections.abc import Callable
from typing import Any

import pytest

from dialogs.frame import Filter
from storage import people, sample
from storage.book_filters import BookFilters
from storage.book_lists import Book, Order
from storage.column_conditions import UnusableConditionError
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.retailer import AURE, INGRID, NOW

Customer = dict[str, Any]


def of_file(name: str) -> list[dict[str, str]]:
    with (sample.FOLDER / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def ingrids_customers() -> list[Customer]:
    """The customers of Ingrid's book with all that the data files say of them."""
    entries = [row for row in of_file("books.csv") if row["personnel_number"] == INGRID]
    customers = {row["account_number"]: row for row in of_file("customers.csv")}
    attributes, activities, purchases = map(of_file, ("attributes.csv", "activities.csv", "purchases.csv"))

    def of(number: str, rows: list[dict[str, str]]) -> list[dict[str, str]]:
        return [row for row in rows if row["account_number"] == number]

    return [
        {
            **customers[number],
            "added_on": entry["added_on"],
            "attributes": {row["attribute"]: row["value"] for row in of(number, attributes)},
            "contacts": [row["at"] for row in of(number, activities)],
            "contact": max((row["at"] for row in of(number, activities)), default=""),
            "bought": {row["category"] for row in of(number, purchases)},
            "purchase": max((row["at"] for row in of(number, purchases)), default=""),
        }
        for entry in entries
        for number in [entry["account_number"]]
    ]


def has(customer: Customer, attribute: str) -> str:
    """The value as kept, '' without one."""
    value: str = customer["attributes"].get(attribute, "")
    return value


def size(customer: Customer) -> float:
    return float(has(customer, "shoe_size") or 0)


CUSTOMERS = ingrids_customers()


def condition(field: str, op: str, value: Any = None) -> Filter:
    return Filter(field=field, op=op, value=value)


CASES: list[tuple[Filter, Callable[[Customer], bool]]] = [
    (
        condition("birthday", "between", ["2026-11-23", "2026-12-31"]),
        lambda c: "11-23" <= c["birth_date"][-5:] <= "12-31",
    ),
    (
        condition("birthday", "between", ["2026-12-20", "2027-01-20"]),
        lambda c: c["birth_date"][-5:] >= "12-20" or "" < c["birth_date"][-5:] <= "01-20",
    ),
    (condition("birthday", "is_not_set"), lambda c: not c["birth_date"]),
    (condition("last_contact", "before", "2026-08-21"), lambda c: c["contact"] < "2026-08-21"),
    (
        condition("last_contact", "between", ["2026-09-01", "2026-09-30"]),
        lambda c: any("2026-09-01" <= at < "2026-10-01" for at in c["contacts"]),
    ),
    (condition("last_contact", "is_not_set"), lambda c: not c["contact"]),
    (condition("last_purchase", "after", "2026-10-22"), lambda c: c["purchase"] >= "2026-10-23"),
    (condition("added_on", "between", ["2026-01-01", "2026-12-31"]), lambda c: c["added_on"].startswith("2026")),
    (condition("category", "equals", "shoes"), lambda c: "shoes" in c["bought"]),
    (condition("category", "not_equals", "shoes"), lambda c: "shoes" not in c["bought"]),
    (condition("category", "equals", ["shoes", "watches"]), lambda c: bool({"shoes", "watches"} & c["bought"])),
    (condition("marketing_opt_in", "equals", True), lambda c: c["marketing_opt_in"] == "true"),
    (condition("metal", "equals", "gold"), lambda c: has(c, "metal") == "gold"),
    (condition("metal", "not_equals", "gold"), lambda c: has(c, "metal") != "gold"),
    (condition("metal", "is_set"), lambda c: "metal" in c["attributes"]),
    (condition("preferred_brand", "equals", "northlight"), lambda c: has(c, "preferred_brand") == "Northlight"),
    (condition("preferred_brand", "contains", "rive"), lambda c: "Rive" in has(c, "preferred_brand")),
    (condition("shoe_size", "at_least", 40), lambda c: size(c) >= 40),
    (condition("shoe_size", "less", 38.5), lambda c: 0 < size(c) < 38.5),
    (
        condition("anniversary", "between", ["2027-05-01", "2027-06-30"]),
        lambda c: "05-01" <= has(c, "anniversary")[-5:] <= "06-30",
    ),
    (
        Filter(any_of=(condition("metal", "equals", "gold"), condition("favourite_category", "equals", "shoes"))),
        lambda c: has(c, "metal") == "gold" or has(c, "favourite_category") == "shoes",
    ),
]


@pytest.mark.parametrize(("asked", "expected"), CASES, ids=[str(case[0]) for case in CASES])
def test_a_filter_finds_whom_the_data_files_say(
    asked: Filter, expected: Callable[[Customer], bool], database: Database
) -> None:
    with database.begin() as connection:
        speaker = next(one for one in people.associates(connection, "AURE") if one.personnel_number == INGRID)
        work = UnitOfWork(connection, AURE, speaker, NOW)
        page = work.book_lists.page(Book(INGRID), [BookFilters("AURE", AURE, NOW.date()).sql(asked)], Order(), 0, 100)
    found = {row.account_number for row in page.rows}
    wanted = {one["account_number"] for one in CUSTOMERS if expected(one)}
    assert found == wanted
    assert page.total == len(wanted)
    assert wanted, "the case proves nothing when nobody fits"


@pytest.mark.parametrize(
    "asked",
    [
        condition("star_sign", "equals", "leo"),
        condition("lifetime_value", "greater", 1000),
        condition("birthday", "greater", 3),
        condition("category", "between", ["a", "b"]),
    ],
    ids=lambda asked: f"{asked.field} {asked.op}",
)
def test_a_condition_that_cannot_be_asked_is_refused_and_not_ignored(asked: Filter) -> None:
    with pytest.raises(UnusableConditionError):
        BookFilters("AURE", AURE, NOW.date()).sql(asked)
