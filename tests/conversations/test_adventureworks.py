"""A real retailer's export, from its files to an answer over HTTP: the same people as a direct SQL query."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from bot.config import Config, load_config
from storage import importing, sample
from storage.database import Database
from storage.importing.folder import import_folder
from tests.bot.people import Person, served
from tests.conversations.talking import OverHttp

ARCHIVE = Path(__file__).parents[1] / "data" / "adventureworks.zip"
MAPPING = Path(importing.__file__).parent / "mappings" / "adventureworks.json"
CUSTOMERS, SALES = 18_148, 56_046
IN_HER_BOOK = 200
PERSON = "00000000-0000-4000-8000-000000000007"
SOME = "SELECT account_number FROM customer ORDER BY email LIMIT 200"
DECEMBER = """
    SELECT account_number FROM customer
    WHERE birth_month_day BETWEEN 1201 AND 1231 AND account_number IN (SELECT account_number FROM book_entry)
"""

CONTRACT_FILES = {
    "stores.csv": [
        ["store_id", "name", "legal_entity", "timezone", "address_books"],
        ["A1", "Bothell", "ADVW", "America/Los_Angeles", "AW"],
    ],
    "associates.csv": [
        ["personnel_number", "name", "email", "aad_object_id", "legal_entity", "stores", "address_books", "roles",
         "active", "locale"],
        ["7", "Dylan Miller", "", PERSON, "ADVW", "A1", "AW", "associate", "true", "en-US"],
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def adventureworks(tmp_path_factory: pytest.TempPathFactory) -> Config:
    """The whole published data set in a database, and an associate with 200 of its customers."""
    folder = tmp_path_factory.mktemp("adventureworks")
    config = _config(folder)
    with ZipFile(ARCHIVE) as archive:
        archive.extractall(folder / "export")
    database = Database(config.database)
    database.migrate()
    report = import_folder(database, config.domain, folder / "export", MAPPING)
    assert report.failed is None
    (folder / "ours").mkdir()
    for name, rows in {**CONTRACT_FILES, "books.csv": _books(config)}.items():
        with (folder / "ours" / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    report = import_folder(database, config.domain, folder / "ours")
    assert report.failed is None
    database.close()
    return config


def _config(folder: Path) -> Config:
    written = json.loads(sample.CONFIGURATION.read_text(encoding="utf-8"))
    entity = written["legal_entities"].pop("AURE")
    written["legal_entities"]["ADVW"] = {**entity, "timezone": "America/Los_Angeles", "locale": "en-US"}
    written["database"] = f"sqlite:///{folder / 'adventureworks.db'}"
    path = folder / "config.json"
    path.write_text(json.dumps(written), encoding="utf-8")
    return load_config(path)


def _books(config: Config) -> list[list[str]]:
    columns = ["personnel_number", "legal_entity", "account_number", "added_on"]
    return [columns, *(["7", "ADVW", one, ""] for one in _ask(config, SOME))]


def _ask(config: Config, query: str) -> list[Any]:
    connection = sqlite3.connect(config.database.removeprefix("sqlite:///"))
    found = [row[0] for row in connection.execute(query)]
    connection.close()
    return found


def test_every_customer_and_every_sale_is_there(adventureworks: Config) -> None:
    assert _ask(adventureworks, "SELECT count(*) FROM customer") == [CUSTOMERS]
    assert _ask(adventureworks, "SELECT count(*) FROM purchase") == [SALES]
    assert _ask(adventureworks, "SELECT count(*) FROM book_entry") == [IN_HER_BOOK]


async def test_next_months_birthdays_are_those_of_a_direct_query(adventureworks: Config) -> None:
    wanted = set(_ask(adventureworks, DECEMBER))
    found: set[str] = set()
    async with served(adventureworks) as client:
        talk = OverHttp(Person(client, aad_object_id=PERSON))
        heard = await talk.say("who has a birthday next month")
        assert f"{len(wanted)} customers in your client book" in heard.text
        more = heard.taps.pop("Show more", None)
        found |= {tap["tap"]["frame"]["customers"][0]["ids"][0] for tap in heard.taps.values()}
        while more is not None:
            heard = await talk.tap(more)
            more = heard.taps.pop("Show more", None)
            found |= {tap["tap"]["frame"]["customers"][0]["ids"][0] for tap in heard.taps.values()}
    assert found == wanted
    assert len(wanted) > 10


async def test_a_customers_purchases_are_shown(adventureworks: Config) -> None:
    async with served(adventureworks) as client:
        dylan = Person(client, aad_object_id=PERSON, conversation_id="a:2")
        heard = await OverHttp(dylan).say("show me the purchases of AW00011000")
    assert "Jon Yang" in heard.text
    assert "$" in heard.shown
