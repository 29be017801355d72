"""Data files as the contract has them, into a real database."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import sample
from storage.database import Database
from storage.importing import import_folder
from storage.rules.refused import RefusedError
from tests.retailer import SETTINGS as SAMPLE_SETTINGS
from tests.storage.importing.retail import BASE, SETTINGS, counts, everything, load, rows, said, write

ACTIVITIES = "activity_id,account_number,legal_entity,personnel_number,type,at,text\n"
PURCHASES = "order_id,line,account_number,legal_entity,store_id,at,product,category,quantity,amount,currency\n"


def test_the_sample_retailer_loads_whole_and_twice_is_once(empty: Database) -> None:
    first = counts(import_folder(empty, SAMPLE_SETTINGS, sample.FOLDER))
    stored = everything(empty)
    second = counts(import_folder(empty, SAMPLE_SETTINGS, sample.FOLDER))
    lines = {path.stem: len(path.read_text("utf-8").splitlines()) - 1 for path in sample.FOLDER.glob("*.csv")}
    assert first == {name: (count, 0, 0) for name, count in lines.items()}
    assert second == {name: (0, 0, count) for name, count in lines.items()}
    assert everything(empty) == stored


def test_files_are_loaded_in_the_order_of_what_refers_to_what(empty: Database, tmp_path: Path) -> None:
    report = load(empty, tmp_path / "in", **dict(reversed(BASE.items())))
    assert [file.file for file in report.loaded] == ["stores.csv", "associates.csv", "customers.csv"]


def test_legal_entities_are_those_of_the_configuration(retailer: Database) -> None:
    assert rows(retailer, "legal_entity") == [(name, "A retailer") for name in ("ANY", "ONE", "TWO")]


def test_a_customer_is_kept_with_all_that_lists_and_searches_need(retailer: Database) -> None:
    columns = ("account_number", "first_name", "last_name", "sort_name", "birth_year", "birth_month_day")
    one = [row[1:] for row in rows(retailer, "customer", "legal_entity", *columns) if row[0] == "ONE"]
    assert one == [
        ("C1", "María", "Lopez", "lopez maria", 1980, 1125),
        ("C2", "Åse", "Øhrn", "ohrn ase", None, 229),
        ("C3", "", "Smith", "smith", None, None),
    ]
    keys = rows(retailer, "customer_name_key", "legal_entity", "account_number", "name_key")
    assert ("ONE", "C1", "maria") in keys
    assert ("ONE", "C1", "lopez") in keys
    assert rows(retailer, "customer_address_book")[0] == ("ANY", "C1", "AB1")


def test_an_associate_keeps_stores_address_books_and_roles(retailer: Database) -> None:
    associates = rows(retailer, "associate", "legal_entity", "personnel_number", "roles", "active", "email")
    assert ("ONE", "P1", ["associate", "manager"], True, None) in associates
    assert ("ONE", "P1", "S1") in rows(retailer, "associate_store")
    assert ("ONE", "P1", "AB1") in rows(retailer, "associate_address_book")


def test_a_mark_of_byte_order_line_ends_of_windows_and_quotes_are_read(retailer: Database, tmp_path: Path) -> None:
    text = "note_id,account_number,legal_entity,personnel_number,at,text\r\n"
    text += 'N1,C1,ONE,P1,2026-11-21T10:00Z,"a ""b"", c\r\nd;é"\r\n\r\n'
    assert counts(load(retailer, tmp_path / "in", notes=b"\xef\xbb\xbf" + text.encode())) == {"notes": (1, 0, 0)}
    at = datetime(2026, 11, 21, 10, tzinfo=UTC)
    assert rows(retailer, "note") == [("ONE", "N1", "C1", "P1", at, 'a "b", c\r\nd;é')]


def test_instants_are_kept_as_moments(retailer: Database, tmp_path: Path) -> None:
    lines = "A1,C1,ONE,P1,visit,2026-03-29T02:30:00+02:00,\nA2,C1,ONE,P1,visit,2026-03-29T00:30:00Z,hello\n"
    load(retailer, tmp_path / "in", activities=ACTIVITIES + lines)
    at = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    assert rows(retailer, "activity", "activity_id", "at", "text") == [("A1", at, None), ("A2", at, "hello")]


def test_amounts_are_kept_exactly(retailer: Database, tmp_path: Path) -> None:
    lines = "O1,1,C1,ONE,S1,2026-01-01T00:00Z,Hat,,-1,-0.1,NOK\n"
    lines += "O1,2,C1,ONE,,2026-01-01T00:00Z,Hat,hats,1.5,999999999999.9999,NOK\n"
    load(retailer, tmp_path / "in", purchases=PURCHASES + lines)
    assert [tuple(map(str, row)) for row in rows(retailer, "purchase", "line", "store_id", "quantity", "amount")] == [
        ("1", "S1", "-1", "-0.1"),
        ("2", "None", "1.5", "999999999999.9999"),
    ]


def test_every_type_of_attribute_has_its_cells(retailer: Database, tmp_path: Path) -> None:
    values = {
        "brand": " Tveit ", "metal": "Rose Gold", "shoe_size": "38.50", "met_on": "2020-02-29",
        "anniversary": "--02-29", "vegan": "TRUE",
    }  # fmt: skip
    text = "account_number,legal_entity,attribute,value\n" + "".join(f"C1,ONE,{a},{v}\n" for a, v in values.items())
    load(retailer, tmp_path / "in", attributes=text)
    cells = rows(retailer, "customer_attribute", "attribute", "value", "number_value", "month_day")
    assert [(*row[:2], row[2] and str(row[2]), row[3]) for row in cells] == [
        ("anniversary", "--02-29", None, 229),
        ("brand", "Tveit", None, None),
        ("met_on", "2020-02-29", None, None),
        ("metal", "rose gold", None, None),
        ("shoe_size", "38.5", "38.5", None),
        ("vegan", "true", None, None),
    ]


def test_only_what_differs_is_changed(retailer: Database, tmp_path: Path) -> None:
    changed = BASE["customers"].replace("Lopez", "López-Ruiz", 1)
    assert counts(load(retailer, tmp_path / "in", customers=changed)) == {"customers": (0, 1, 8)}
    keys = {key for entity, key, account in rows(retailer, "customer_name_key") if (entity, account) == ("ONE", "C1")}
    assert {"maria", "ruiz"} < keys
    assert ("ONE", "lopez ruiz maria") in rows(retailer, "customer", "legal_entity", "sort_name")


def test_several_values_are_exactly_those_of_the_file(retailer: Database, tmp_path: Path) -> None:
    changed = BASE["customers"].replace("nb,AB1\nC2,ONE", "nb,AB9; AB2;AB9\nC2,ONE")
    changed = changed.replace("nb,AB1\nC3,ONE", "nb,\nC3,ONE")
    report = load(retailer, tmp_path / "in", customers=changed)
    assert counts(report) == {"customers": (0, 2, 7)}
    books = [row[1:] for row in rows(retailer, "customer_address_book") if row[0] == "ONE"]
    assert books == [("C1", "AB2"), ("C1", "AB9"), ("C3", "AB1")]
    assert ("ONE", "AB9") in rows(retailer, "address_book")


def test_a_column_that_may_be_absent_leaves_what_is_stored(retailer: Database, tmp_path: Path) -> None:
    text = "account_number,legal_entity,first_name,last_name,phone\nC1,ONE,María,Lopez,\n"
    assert counts(load(retailer, tmp_path / "in", customers=text)) == {"customers": (0, 1, 0)}
    columns = ("legal_entity", "account_number", "phone", "email", "birth_month_day")
    assert ("ONE", "C1", None, "c@mail.example", 1125) in rows(retailer, "customer", *columns)
    assert ("ONE", "C1", "AB1") in rows(retailer, "customer_address_book")


def test_directory_ids_may_change_hands(retailer: Database, tmp_path: Path) -> None:
    swapped = BASE["associates"].replace("ONE-P1", "x").replace("ONE-P2", "ONE-P1").replace("x,ONE", "ONE-P2,ONE")
    assert counts(load(retailer, tmp_path / "in", associates=swapped)) == {"associates": (0, 2, 7)}
    people = rows(retailer, "associate", "personnel_number", "aad_object_id", "legal_entity")
    assert {("P1", "ONE-P2", "ONE"), ("P2", "ONE-P1", "ONE")} < set(people)


def test_a_folder_without_data_files_is_refused_with_their_names(empty: Database, tmp_path: Path) -> None:
    write(tmp_path / "in", customer="x")
    with pytest.raises(RefusedError) as refused:
        import_folder(empty, SETTINGS, tmp_path / "in")
    assert "stores.csv, associates.csv, customers.csv" in said(refused.value)
    with pytest.raises(RefusedError) as refused:
        import_folder(empty, SETTINGS, tmp_path / "nowhere")
    assert said(refused.value) == f"{tmp_path / 'nowhere'} is no folder."


def test_other_csv_files_are_named_as_ignored(empty: Database, tmp_path: Path) -> None:
    assert load(empty, tmp_path / "in", stores=BASE["stores"], custommers="x").ignored == ("custommers.csv",)
