"""The copies in client book entries follow the rows they are copies of."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert, update

from storage import derived
from storage.database import Database
from storage.records import NEVER
from storage.tables import activity, book_entry, customer
from tests.storage.importing.retail import BASE, load, rows

BOOKS = "personnel_number,legal_entity,account_number\nP1,ONE,C1\nP1,ONE,C2\n"
ACTIVITIES = "activity_id,account_number,legal_entity,personnel_number,type,at\n"
PURCHASES = "order_id,line,account_number,legal_entity,at,product,quantity,amount,currency\n"
EARLY, LATE = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 2, tzinfo=UTC)


def copies(database: Database) -> dict[str, tuple[Any, ...]]:
    columns = ("account_number", "sort_name", "birth_month_day", "last_contact_at", "last_purchase_at")
    return {row[0]: row[1:] for row in rows(database, "book_entry", *columns)}


def test_a_new_entry_has_its_copies_whatever_was_loaded_before(retailer: Database, tmp_path: Path) -> None:
    load(retailer, tmp_path / "a", activities=ACTIVITIES + "A1,C1,ONE,P1,visit,2026-02-02T00:00Z\n")
    load(retailer, tmp_path / "b", books=BOOKS)
    assert copies(retailer) == {"C1": ("lopez maria", 1125, LATE, NEVER), "C2": ("ohrn ase", 229, NEVER, NEVER)}


def test_every_file_brings_the_copies_up_to_date(retailer: Database, tmp_path: Path) -> None:
    load(retailer, tmp_path / "a", books=BOOKS)
    lines = "A1,C1,ONE,P1,visit,2026-02-02T00:00Z\nA2,C1,ONE,P1,visit,2026-01-01T00:00Z\n"
    load(retailer, tmp_path / "b", activities=ACTIVITIES + lines)
    load(retailer, tmp_path / "c", purchases=PURCHASES + "O1,1,C2,ONE,2026-01-01T00:00Z,Hat,1,1,NOK\n")
    load(
        retailer,
        tmp_path / "d",
        customers=BASE["customers"].replace("Lopez,c@mail.example,+47 1,1980-11-25", "Ruiz,,,"),
    )
    assert copies(retailer) == {"C1": ("ruiz maria", None, LATE, NEVER), "C2": ("ohrn ase", 229, NEVER, EARLY)}


def test_an_activity_that_goes_to_another_customer_leaves_the_first(retailer: Database, tmp_path: Path) -> None:
    load(retailer, tmp_path / "a", books=BOOKS, activities=ACTIVITIES + "A1,C1,ONE,P1,visit,2026-02-02T00:00Z\n")
    load(retailer, tmp_path / "b", activities=ACTIVITIES + "A1,C2,ONE,P1,visit,2026-02-02T00:00Z\n")
    assert {name: cells[2] for name, cells in copies(retailer).items()} == {"C1": NEVER, "C2": LATE}


def test_only_the_customers_asked_for_are_refreshed(retailer: Database, tmp_path: Path) -> None:
    load(retailer, tmp_path / "a", books=BOOKS)
    with retailer.begin() as connection:
        connection.execute(update(customer).values(sort_name="new"))
        derived.refresh(connection, "ONE", ["C2"])
    assert [cells[0] for cells in copies(retailer).values()] == ["lopez maria", "new"]
    with retailer.begin() as connection:
        derived.refresh(connection, "TWO")
    assert [cells[0] for cells in copies(retailer).values()] == ["lopez maria", "new"]
    with retailer.begin() as connection:
        derived.refresh(connection, "ONE")
    assert [cells[0] for cells in copies(retailer).values()] == ["new", "new"]


def test_more_customers_than_a_statement_takes_are_refreshed(retailer: Database, tmp_path: Path) -> None:
    load(retailer, tmp_path / "a", books=BOOKS)
    with retailer.begin() as connection:
        connection.execute(update(book_entry).values(sort_name="old"))
        derived.refresh(connection, "ONE", {f"A{number}" for number in range(3 * derived.AT_ONCE)} | {"C1", "C2"})
    assert [cells[0] for cells in copies(retailer).values()] == ["lopez maria", "ohrn ase"]


def test_the_last_contact_goes_when_its_activity_goes(retailer: Database, tmp_path: Path) -> None:
    load(retailer, tmp_path / "a", books=BOOKS)
    cells = {"legal_entity": "ONE", "account_number": "C1", "personnel_number": "P1", "type": "visit"}
    with retailer.begin() as connection:
        for number, at in enumerate((EARLY, LATE)):
            connection.execute(insert(activity).values(**cells, activity_id=f"A{number}", at=at))
        derived.refresh(connection, "ONE", ["C1"])
    assert copies(retailer)["C1"][2] == LATE
    with retailer.begin() as connection:
        connection.execute(delete(activity).where(activity.c.activity_id == "A1"))
        derived.refresh(connection, "ONE", ["C1"])
    assert copies(retailer)["C1"][2] == EARLY
