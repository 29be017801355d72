"""Client books from files: ids from the number sequence, places, and customers who change books."""

from __future__ import annotations

from pathlib import Path

from storage.database import Database
from tests.storage.importing.retail import counts, everything, load, problems, rows

HEADER = "personnel_number,legal_entity,account_number,added_on\n"


def entries(database: Database, legal_entity: str) -> list[tuple[object, ...]]:
    columns = ("legal_entity", "account_number", "personnel_number", "client_book_id", "place")
    return [row[1:] for row in rows(database, "book_entry", *columns) if row[0] == legal_entity]


def test_each_associate_gets_one_book_with_the_next_number(retailer: Database, tmp_path: Path) -> None:
    load(retailer, tmp_path / "a", books=HEADER + "P2,ONE,C1,\nP2,ONE,C2,\nP1,ONE,C3,\n")
    load(retailer, tmp_path / "b", books=HEADER + "P3,ONE,C1,\nP1,TWO,C1,\n")
    assert rows(retailer, "client_book") == [
        ("ONE", "CB-0001", "P1"),
        ("ONE", "CB-0002", "P2"),
        ("ONE", "CB-0003", "P3"),
        ("TWO", "CB-0001", "P1"),
    ]
    assert rows(retailer, "number_sequence") == [("ONE", "client_book", 3), ("TWO", "client_book", 1)]


def test_where_one_book_is_all_a_customer_is_moved(retailer: Database, tmp_path: Path) -> None:
    assert counts(load(retailer, tmp_path / "a", books=HEADER + "P1,ONE,C1,2026-01-01\nP1,ONE,C2,\n"))["books"] == (
        2,
        0,
        0,
    )
    assert counts(load(retailer, tmp_path / "b", books=HEADER + "P2,ONE,C1,2026-02-02\nP1,ONE,C2,\n"))["books"] == (
        0,
        1,
        1,
    )
    assert entries(retailer, "ONE") == [("C1", "P2", "CB-0002", 1), ("C2", "P1", "CB-0001", 1)]


def test_where_two_books_are_allowed_a_customer_takes_the_lowest_free_place(retailer: Database, tmp_path: Path) -> None:
    assert counts(load(retailer, tmp_path / "a", books=HEADER + "P1,TWO,C1,\nP2,TWO,C1,\n"))["books"] == (2, 0, 0)
    assert [(row[1], row[3]) for row in entries(retailer, "TWO")] == [("P1", 1), ("P2", 2)]
    before = everything(retailer)
    report = load(retailer, tmp_path / "b", books=HEADER + "P1,TWO,C2,\nP3,TWO,C1,\n")
    assert problems(report) == [("books.csv", 3, "account_number", "import-books-full")]
    assert everything(retailer) == before


def test_where_any_number_is_allowed_a_customer_is_in_all_of_them(retailer: Database, tmp_path: Path) -> None:
    report = load(retailer, tmp_path / "a", books=HEADER + "P1,ANY,C1,\nP2,ANY,C1,\nP3,ANY,C1,\n")
    assert counts(report)["books"] == (3, 0, 0)
    assert [row[3] for row in entries(retailer, "ANY")] == [1, 2, 3]


def test_a_customer_twice_in_a_file_is_refused_where_one_book_is_all(retailer: Database, tmp_path: Path) -> None:
    report = load(retailer, tmp_path / "a", books=HEADER + "P1,ONE,C1,\nP1,TWO,C1,\nP2,ONE,C1,\nP1,TWO,C1,\n")
    assert problems(report) == [
        ("books.csv", 4, "account_number", "import-repeated-key"),
        ("books.csv", 5, "account_number", "import-repeated-key"),
    ]


def test_an_empty_day_leaves_the_one_that_is_kept(retailer: Database, tmp_path: Path) -> None:
    load(retailer, tmp_path / "a", books=HEADER + "P1,ONE,C1,2026-01-01\n")
    assert counts(load(retailer, tmp_path / "b", books=HEADER + "P1,ONE,C1,\n"))["books"] == (0, 0, 1)
    assert counts(load(retailer, tmp_path / "c", books=HEADER + "P1,ONE,C1,2026-03-03\n"))["books"] == (0, 1, 0)
    assert [str(row[0]) for row in rows(retailer, "book_entry", "added_on")] == ["2026-03-03"]
