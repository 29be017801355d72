"""Foreign exports through a mapping file, into a real database; errors name the source's own lines and columns."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from storage.database import Database
from storage.importing import ImportReport, import_folder
from storage.rules.refused import RefusedError
from tests.storage.importing.retail import SETTINGS, counts, problems, rows, said

COLUMNS: dict[str, Any] = {
    "account_number": {"template": "X{Id:0>4}"},
    "legal_entity": {"constant": "ONE"},
    "last_name": {"from": "Name", "name_case": "title"},
}


def customers(*, columns: dict[str, Any] | None = None, **form: Any) -> dict[str, Any]:
    return {"files": {"customers.csv": {"sources": "people.txt", "columns": COLUMNS | (columns or {}), **form}}}


def read(database: Database, folder: Path, mapping: dict[str, Any], **files: str | bytes) -> ImportReport:
    """Load files, named with `_` for the dot, through a mapping."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        path = folder / name.replace("_", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (folder / "mapping.json").write_text(json.dumps(mapping))
    return import_folder(database, SETTINGS, folder, folder / "mapping.json")


def test_delimiter_encoding_and_columns_without_a_header(empty: Database, tmp_path: Path) -> None:
    mapping = customers(delimiter=";", encoding="cp1252", names=["Id", "Name", "Rest"])
    report = read(empty, tmp_path, mapping, people_txt='7;BJÖRK;a\r\n8;"O\'BRIEN";b\r\n'.encode("cp1252"))
    assert counts(report) == {"customers": (2, 0, 0)}
    assert rows(empty, "customer", "account_number", "last_name") == [("X0007", "Björk"), ("X0008", "O'Brien")]


def test_several_forms_of_dates_empty_markers_and_codes(empty: Database, tmp_path: Path) -> None:
    columns = {
        "birth_date": {"from": "Born", "dates": ["%m/%d/%Y", "%Y%m%d"], "empty": ["NA", "0"]},
        "marketing_opt_in": {"from": "News", "values": {"Y": "true", "N": "false"}},
    }
    text = "Id,Name,Born,News\n1,A,2/9/1970,Y\n2,B,19801224,N\n3,C,NA,\n4,D, 0 ,Y \n"
    assert counts(read(empty, tmp_path, customers(columns=columns), people_txt=text)) == {"customers": (4, 0, 0)}
    assert rows(empty, "customer", "account_number", "birth_year", "birth_month_day", "marketing_opt_in") == [
        ("X0001", 1970, 209, True),
        ("X0002", 1980, 1224, False),
        ("X0003", None, None, None),
        ("X0004", None, None, True),
    ]


def test_problems_name_the_line_and_column_of_the_source(empty: Database, tmp_path: Path) -> None:
    columns = {
        "birth_date": {"from": "Born", "dates": ["%d.%m.%Y"]},
        "marketing_opt_in": {"from": "News", "values": {"Y": "true", "?": "perhaps"}},
    }
    text = 'Id,Name,Born,News,"No\nmatter"\n1,A,31.12.1999,Y,\n2,B,1999-12-31,Y,\n3,,,N,\n4,D,,?,\n,E,,,\n1,F,,,\n5,G\n'
    report = read(empty, tmp_path, customers(columns=columns), people_txt=text)
    assert problems(report) == [
        ("people.txt", 4, "Born", "import-no-date-form"),
        ("people.txt", 5, "News", "import-no-such-code"),
        ("people.txt", 6, "News", "value-not-true-or-false"),
        ("people.txt", 7, "Id", "value-empty"),
        ("people.txt", 8, "Id", "import-repeated-key"),
        ("people.txt", 9, None, "import-wrong-width"),
    ]
    assert rows(empty, "customer") == []


SALES: dict[str, Any] = {
    "sources": "sales*.csv",
    "lookups": {"items": {"source": "items.csv", "key": "Sku", "by": "Item"}},
    "columns": {
        "order_id": "Order",
        "line": {"constant": "1"},
        "account_number": {"template": "X{Who:0>4}"},
        "legal_entity": {"constant": "ONE"},
        "at": {"from": "Day", "dates": ["%d/%m/%Y"], "time": "12:30", "timezone": "Europe/Oslo"},
        "product": "items.Title",
        "quantity": "Count",
        "amount": {"product": ["Count", "items.Price"]},
        "currency": {"constant": "NOK"},
    },
}
PEOPLE = "Id,Name\n1,A\n2,B\n"
ITEMS = "Sku,Title,Price\nh,Hat,9.9900\ns,Shoe,120\n"


def test_lookups_products_and_local_times_over_several_sources(empty: Database, tmp_path: Path) -> None:
    mapping = customers() | {"files": customers()["files"] | {"purchases.csv": SALES}}
    sales = {
        "sales1_csv": "Order,Who,Day,Item,Count\nO1,1,01/07/2026,h,3\n",
        "sales2_csv": "Item,Order,Who,Day,Count\ns,O2,2,01/12/2026,1\n",
    }
    report = read(empty, tmp_path, mapping, people_txt=PEOPLE, items_csv=ITEMS, **sales)
    assert counts(report) == {"customers": (2, 0, 0), "purchases": (2, 0, 0)}
    found = rows(empty, "purchase", "account_number", "at", "product", "amount")
    assert [(row[0], row[1].isoformat(), row[2], str(row[3])) for row in found] == [
        ("X0001", "2026-07-01T10:30:00+00:00", "Hat", "29.97"),
        ("X0002", "2026-12-01T11:30:00+00:00", "Shoe", "120"),
    ]


def test_problems_in_the_second_source_are_named_there(empty: Database, tmp_path: Path) -> None:
    mapping = customers() | {"files": customers()["files"] | {"purchases.csv": SALES}}
    header = "Order,Who,Day,Item,Count\n"
    second = header + "O1,1,01/07/2026,h,1\nO2,9,01/07/2026,h,1\nO3,1,01/07/2026,x,1\nO4,1,01/07/2026,h,many\n"
    report = read(
        empty,
        tmp_path,
        mapping,
        people_txt=PEOPLE,
        items_csv=ITEMS,
        sales1_csv=header + "O1,1,01/07/2026,h,1\n",
        sales2_csv=second,
    )
    assert problems(report) == [
        ("sales2.csv", 2, "Order", "import-repeated-key"),
        ("sales2.csv", 3, "Who", "import-no-such-customer"),
        ("sales2.csv", 4, "Item", "import-no-such-key"),
        ("sales2.csv", 5, "Count, items.Price", "value-not-a-number"),
    ]
    assert rows(empty, "customer", "account_number") == [("X0001",), ("X0002",)]


@pytest.mark.parametrize(
    ("people", "reason"),
    [
        ("Id,Nom\n1,A\n", "import-source-columns"),
        ("Id,Name,Id\n1,A,2\n", "import-repeated-columns"),
        ("", "import-no-header"),
    ],
)
def test_a_source_without_the_columns_that_are_mapped_is_refused(
    empty: Database, tmp_path: Path, people: str, reason: str
) -> None:
    assert problems(read(empty, tmp_path, customers(), people_txt=people)) == [("people.txt", 1, None, reason)]


@pytest.mark.parametrize("items", [None, "Sku,Title\nh,Hat\n", ITEMS + "h,Hat,1\n", ITEMS + '"x'])
def test_a_lookup_that_cannot_be_used_is_refused(empty: Database, tmp_path: Path, items: str | None) -> None:
    files = {"sales1_csv": "Order,Who,Day,Item,Count\nO1,1,01/07/2026,h,3\n"} | ({"items_csv": items} if items else {})
    report = read(empty, tmp_path, {"files": {"purchases.csv": SALES}}, **files)
    assert report.failed is not None
    assert "items.csv" in said(report.failed.problems[0])


@pytest.mark.parametrize(
    "wrong",
    [
        {"files": {"people.csv": {"sources": "x", "columns": {}}}},
        {"files": {"customers.csv": {"sources": "x", "columns": {"account_number": "Id"}}}},
        customers(columns={"colour": "Colour"}),
        customers(columns={"email": {"from": "a", "constant": "b"}}),
        customers(columns={"email": {"form": "a"}}),
        customers(columns={"email": {"template": "{a"}}),
        customers(columns={"email": {"template": "{a:d}"}}),
        customers(columns={"birth_date": {"from": "a", "time": "12:00"}}),
        customers(columns={"birth_date": {"from": "a", "timezone": "Europe/Bergen"}}),
        customers(encoding="utf-9"),
        customers(delimiter=";;"),
        {"file": {}},
    ],
)
def test_a_mapping_that_is_none_is_refused(empty: Database, tmp_path: Path, wrong: dict[str, Any]) -> None:
    with pytest.raises(RefusedError) as refused:
        read(empty, tmp_path, wrong, people_txt=PEOPLE)
    assert refused.value.reason == "import-mapping-invalid"
    assert said(refused.value).startswith(str(tmp_path / "mapping.json"))


def test_a_mapping_that_cannot_be_read_is_refused(empty: Database, tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("{")
    for path in (tmp_path / "nowhere.json", tmp_path / "broken.json"):
        with pytest.raises(RefusedError) as refused:
            import_folder(empty, SETTINGS, tmp_path, path)
        assert said(refused.value).startswith(f"{path} cannot be read as a mapping: ")


def test_sources_that_are_not_there_are_named(empty: Database, tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        read(empty, tmp_path / "a", customers())
    assert said(refused.value).startswith(f"{tmp_path / 'a'} holds none of the files")
    with pytest.raises(RefusedError) as refused:
        read(empty, tmp_path / "b", customers(sources=["people.txt", "more.txt"]), people_txt=PEOPLE)
    assert said(refused.value) == f"{tmp_path / 'b'} lacks more.txt."
