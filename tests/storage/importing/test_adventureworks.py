"""The published AdventureWorks data, through the mapping that we ship as its example."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import storage.importing
from storage.database import Database
from storage.importing import import_folder
from storage.settings import DomainSettings, LegalEntitySettings
from tests.storage.importing.retail import counts, everything, rows

DATA = Path(__file__).parents[2] / "data" / "adventureworks.zip"
MAPPING = Path(storage.importing.__file__).parent / "mappings" / "adventureworks.json"
SETTINGS = DomainSettings(
    roles={}, legal_entities={"ADVW": LegalEntitySettings(name="Adventure Works Cycles", currency="USD")}
)


def test_all_customers_and_purchases_come_in_and_twice_is_once(empty: Database, tmp_path: Path) -> None:
    with ZipFile(DATA) as archive:
        archive.extractall(tmp_path)
    assert counts(import_folder(empty, SETTINGS, tmp_path, MAPPING)) == {
        "customers": (18_148, 0, 0),
        "purchases": (56_046, 0, 0),
    }
    stored = everything(empty)
    assert counts(import_folder(empty, SETTINGS, tmp_path, MAPPING)) == {
        "customers": (0, 0, 18_148),
        "purchases": (0, 0, 56_046),
    }
    assert everything(empty) == stored

    columns = ("account_number", "first_name", "last_name", "email", "birth_year", "birth_month_day")
    customers = {row[0]: row[1:] for row in rows(empty, "customer", *columns)}
    assert customers["AW00011000"] == ("Jon", "Yang", "jon24@adventure-works.com", 1966, 408)
    assert customers["AW00020497"][:2] == ("Francisco", "Javier Castrejón")
    assert customers["AW00017641"][1] == "Smith-Bates"
    assert not [row for row in customers.values() if row[3] is None or (row[0].isupper() and len(row[0]) > 2)]

    cells = ("order_id", "line", "account_number", "at", "product", "category", "quantity", "amount")
    purchases = {(row[0], row[1]): row[2:] for row in rows(empty, "purchase", *cells)}
    account, at, product, category, quantity, amount = purchases["SO45080-14657", 1]
    assert (account, at, product) == ("AW00014657", datetime(2017, 1, 1, 20, tzinfo=UTC), "Road-650 Black, 58")
    assert (category, str(quantity), str(amount)) == ("Road Bikes", "1", "699.0982")
    assert len({row[3] for row in purchases.values()}) == 17
