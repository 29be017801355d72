"""Bad files and bad rows: named by file, line and column, and nothing of the file is stored."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.database import Database
from storage.importing import import_folder
from storage.importing.report import KEPT
from storage.settings import DomainSettings
from tests.storage.importing.retail import BASE, SETTINGS, everything, load, problems, rows, write

NOTES = "note_id,account_number,legal_entity,personnel_number,at,text\n"
GOOD = "N0,C1,ONE,P1,2026-11-21T10:00:00+01:00,good\n"
PURCHASES = "order_id,line,account_number,legal_entity,store_id,at,product,category,quantity,amount,currency\n"

BAD_ROWS = [
    ("stores", "S2,Bergen,ONE,Europe/Bergen,AB1", "timezone", "value-not-a-time-zone"),
    ("stores", "S2,Bergen,ONE,Europe/Oslo, ; ", "address_books", "value-empty"),
    ("stores", f"{'S' * 65},Bergen,ONE,Europe/Oslo,AB1", "store_id", "value-too-long"),
    ("stores", "S2,Bergen,NONE,Europe/Oslo,AB1", "legal_entity", "import-no-such-legal-entity"),
    ("associates", "P9,Eve,,,ONE,S9,AB1,associate,true,", "stores", "import-no-such-store"),
    ("associates", "P9,Eve,,,ONE,S1,AB1,queen,true,", "roles", "import-no-such-role"),
    ("associates", "P9,Eve,,,ONE,S1,AB1,,true,", "roles", "value-empty"),
    ("associates", "P9,Eve,,,ONE,S1,AB1,associate,,", "active", "value-empty"),
    ("associates", "P9,Eve,,,ONE,S1,AB1,associate,yes,", "active", "value-not-true-or-false"),
    ("associates", "P9,Eve,,,ONE,S1,AB1,associate,true,xx-YY", "locale", "value-not-a-locale"),
    ("associates", "P9,Eve,,ONE-P1,ONE,S1,AB1,associate,true,", "aad_object_id", "import-shared-person"),
    ("customers", "C9,ONE,Eve,,,,,,", "last_name", "value-empty"),
    ("customers", "C9,ONE,Eve,Fox,,,1990-02-29,,", "birth_date", "value-not-a-birth-date"),
    ("customers", "C9,ONE,Eve,Fox,,,24/12/1990,,", "birth_date", "value-not-a-birth-date"),
    ("customers", "C9,ONE,Eve,Fox,,,19901224,,", "birth_date", "value-not-a-birth-date"),
    ("customers", "C9,ONE,Eve,Fox,,,--13-01,,", "birth_date", "value-not-a-birth-date"),
    ("customers", f"C9,ONE,Eve,Fox,{'x' * 321},,,,", "email", "value-too-long"),
    ("customers", "C9,ONE,Eve,Fox,,,,norsk!,", "language", "value-not-a-language"),
    ("customers", ",ONE,Eve,Fox,,,,,", "account_number", "value-empty"),
    ("books", "P9,ONE,C1,", "personnel_number", "import-no-such-associate"),
    ("books", "P1,ONE,C9,", "account_number", "import-no-such-customer"),
    ("books", "P1,ONE,C1,2026-1-1", "added_on", "value-not-a-date"),
    ("attributes", "C1,ONE,colour,red", "attribute", "import-no-such-attribute"),
    ("attributes", "C1,ONE,metal,tin", "value", "value-not-a-choice"),
    ("attributes", "C1,ONE,shoe_size,1e3", "value", "value-not-a-number"),
    ("attributes", "C1,ONE,shoe_size,٣٨", "value", "value-not-a-number"),
    ("attributes", "C1,ONE,met_on,2026-W01-1", "value", "value-not-a-date"),
    ("attributes", "C1,ONE,anniversary,--02-30", "value", "value-not-a-yearly-date"),
    ("attributes", "C1,ONE,vegan,si", "value", "value-not-true-or-false"),
    ("attributes", f"C1,ONE,brand,{'x' * 401}", "value", "value-too-long"),
    ("attributes", "C9,ONE,brand,Tveit", "account_number", "import-no-such-customer"),
    ("activities", "A1,C1,ONE,P1,dance,2026-01-01T00:00Z,", "type", "import-no-such-activity-type"),
    ("activities", "A1,C1,ONE,P1,,2026-01-01T00:00Z,", "type", "value-empty"),
    ("activities", "A1,C1,ONE,P1,visit,2026-01-01T00:00,", "at", "value-not-an-instant"),
    ("activities", "A1,C1,ONE,P1,visit,2026-01-01,", "at", "value-not-an-instant"),
    ("activities", "A1,C1,ONE,P1,visit,0001-01-01T00:00+14:00,", "at", "value-out-of-range"),
    ("activities", "A1,C1,ONE,P9,visit,2026-01-01T00:00Z,", "personnel_number", "import-no-such-associate"),
    ("notes", "N1,C1,ONE,P1,2026-01-01T00:00Z,", "text", "value-empty"),
    ("purchases", "O1,1,C1,ONE,S9,2026-01-01T00:00Z,Hat,,1,1,NOK", "store_id", "import-no-such-store"),
    ("purchases", "O1,one,C1,ONE,,2026-01-01T00:00Z,Hat,,1,1,NOK", "line", "value-not-a-whole-number"),
    ("purchases", "O1,1,C1,ONE,,2026-01-01T00:00Z,Hat,,NaN,1,NOK", "quantity", "value-not-a-number"),
    ("purchases", "O1,1,C1,ONE,,2026-01-01T00:00Z,Hat,,1,1.00001,NOK", "amount", "value-not-a-number"),
    ("purchases", "O1,1,C1,ONE,,2026-01-01T00:00Z,Hat,,1,1,kr", "currency", "value-not-a-currency"),
]  # fmt: skip
HEADERS = {
    "stores": "store_id,name,legal_entity,timezone,address_books",
    "associates": "personnel_number,name,email,aad_object_id,legal_entity,stores,address_books,roles,active,locale",
    "customers": "account_number,legal_entity,first_name,last_name,email,phone,birth_date,language,address_books",
    "books": "personnel_number,legal_entity,account_number,added_on",
    "attributes": "account_number,legal_entity,attribute,value",
    "activities": "activity_id,account_number,legal_entity,personnel_number,type,at,text",
    "notes": NOTES.strip(),
    "purchases": PURCHASES.strip(),
}


@pytest.mark.parametrize(("file", "row", "column", "reason"), BAD_ROWS, ids=[f"{r[0]}-{r[2]}-{r[1]}" for r in BAD_ROWS])
def test_a_bad_row_is_named_and_nothing_is_stored(
    retailer: Database, tmp_path: Path, file: str, row: str, column: str, reason: str
) -> None:
    before = everything(retailer)
    report = load(retailer, tmp_path / "in", **{file: f"{HEADERS[file]}\n{row}\n"})
    assert problems(report) == [(f"{file}.csv", 2, column, reason)]
    assert everything(retailer) == before


def test_all_bad_rows_of_a_file_are_named_by_line(retailer: Database, tmp_path: Path) -> None:
    lines = [
        "N1,C1,ONE,P1,yesterday,one",
        GOOD.strip(),
        'N2,C9,ONE,P9,2026-01-01T00:00Z,"two',
        "lines",
        'of text"',
        "",
        "N3,C1,NONE,P1,now,",
        "N0,C1,ONE,P1,2026-01-01T00:00Z,again",
        "N4,C1,ONE,P1,2026-01-01T00:00Z",
        "N5,C1,ONE,P1,2026-01-01T00:00Z,five,six",
        GOOD.strip().replace("N0", "N6"),
    ]
    report = load(retailer, tmp_path / "in", notes=NOTES + "\n".join(lines) + "\n")
    assert problems(report) == [
        ("notes.csv", 2, "at", "value-not-an-instant"),
        ("notes.csv", 4, "account_number", "import-no-such-customer"),
        ("notes.csv", 4, "personnel_number", "import-no-such-associate"),
        ("notes.csv", 8, "legal_entity", "import-no-such-legal-entity"),
        ("notes.csv", 8, "text", "value-empty"),
        ("notes.csv", 8, "at", "value-not-an-instant"),
        ("notes.csv", 9, "note_id", "import-repeated-key"),
        ("notes.csv", 10, None, "import-wrong-width"),
        ("notes.csv", 11, None, "import-wrong-width"),
    ]
    assert rows(retailer, "note") == []


def test_quotes_that_do_not_match_are_named_where_the_record_starts(retailer: Database, tmp_path: Path) -> None:
    text = NOTES + GOOD + 'N1,C1,ONE,P1,2026-01-01T00:00Z,"a" b\n' + 'N2,C1,ONE,P1,2026-01-01T00:00Z,"open\nand on\n'
    assert problems(load(retailer, tmp_path / "in", notes=text)) == [
        ("notes.csv", 3, None, "import-broken-quotes"),
        ("notes.csv", 4, None, "import-broken-quotes"),
    ]


def test_bytes_that_are_no_text_are_named_by_line_and_column(retailer: Database, tmp_path: Path) -> None:
    text = NOTES + GOOD + "N1,C1,ONE,P1,2026-01-01T00:00Z,Ærlig\n" + GOOD.replace("N0", "N2").replace("good", "a\0b")
    report = load(retailer, tmp_path / "in", notes=text.encode("latin-1"))
    assert problems(report) == [
        ("notes.csv", 3, "text", "import-not-text"),
        ("notes.csv", 4, "text", "import-not-text"),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "import-no-header"),
        (b"\n\n", "import-no-header"),
        (NOTES.encode("utf-16"), "import-not-text"),
        (b'note_id,"text\n', "import-broken-quotes"),
        (NOTES.replace("text", "text,colour,size").encode(), "import-unknown-columns"),
        (NOTES.replace("at,", "").encode(), "import-missing-columns"),
        (NOTES.replace("at,", "at,at,").encode(), "import-repeated-columns"),
        (NOTES.replace(",", ";").encode(), "import-unknown-columns"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "import-not-text"),
    ],
)
def test_a_header_that_will_not_do_is_named(retailer: Database, tmp_path: Path, content: bytes, reason: str) -> None:
    assert problems(load(retailer, tmp_path / "in", notes=content)) == [("notes.csv", 1, None, reason)]


def test_unknown_and_missing_columns_are_named(retailer: Database, tmp_path: Path) -> None:
    unknown = load(retailer, tmp_path / "in", notes=NOTES.replace("text", "text,colour,size"))
    assert unknown.failed
    assert unknown.failed.problems[0].values == {"columns": "colour, size"}
    missing = load(retailer, tmp_path / "in", notes="note_id,legal_entity,at,text\n")
    assert missing.failed
    assert missing.failed.problems[0].values == {"columns": "account_number, personnel_number"}


def test_files_before_a_bad_one_stay_and_those_after_it_are_not_tried(empty: Database, tmp_path: Path) -> None:
    files = BASE | {"associates": BASE["associates"] + "P9,Eve,,,NONE,S1,AB1,associate,true,\n", "notes": NOTES}
    report = load(empty, tmp_path / "in", **files)
    assert [file.file for file in report.loaded] == ["stores.csv"]
    assert report.failed is not None
    assert (report.failed.file, report.not_tried) == ("associates.csv", ("customers.csv", "notes.csv"))
    assert len(rows(empty, "store")) == 3
    assert rows(empty, "associate") == []


def test_a_customer_of_another_legal_entity_is_not_there(retailer: Database, tmp_path: Path) -> None:
    settings = DomainSettings(
        roles={}, legal_entities=SETTINGS.legal_entities | {"NEW": SETTINGS.legal_entities["ONE"]}
    )
    folder = write(tmp_path / "in", notes=NOTES + GOOD.replace("ONE", "NEW"))
    report = import_folder(retailer, settings, folder)
    assert [row[2:] for row in problems(report)] == [
        ("account_number", "import-no-such-customer"),
        ("personnel_number", "import-no-such-associate"),
    ]


def test_a_file_full_of_bad_rows_is_counted_whole(retailer: Database, tmp_path: Path) -> None:
    report = load(retailer, tmp_path / "in", notes=NOTES + "x,y\n" * (KEPT + 500))
    assert report.failed is not None
    assert (len(report.failed.problems), report.failed.total) == (KEPT, KEPT + 500)


def test_two_rows_for_one_customer_are_refused(retailer: Database, tmp_path: Path) -> None:
    report = load(
        retailer, tmp_path / "in", customers=f"{HEADERS['customers']}\nC8,ONE,,A,,,,,\nC9,ONE,,A,,,,,\nC8,ONE,,B,,,,,\n"
    )
    assert problems(report) == [("customers.csv", 4, "account_number", "import-repeated-key")]
    assert report.failed
    assert report.failed.problems[0].values["line"] == 2
