"""How fast data files come in, against sqlite3's own `executemany` of the same final rows into the same indexed tables.

Run with `python -m tests.benchmarks.import_speed`. Both sides write to a new database of the same migrations, with the
same pragmas, in the same run; the raw side
is given its rows ready in memory and writes them in one transaction.
"""

from __future__ import annotations

import csv
import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from zipfile import ZipFile

import storage.importing
from storage.database import Database
from storage.importing import import_folder
from storage.importing.staging import CACHE_SIZE
from storage.settings import DomainSettings, LegalEntitySettings
from storage.tables import metadata

ROUNDS = 3
MOST_TIMES_RAW = 6.0
FEWEST_ROWS_A_SECOND = 20_000
LARGE = 100_000
DATA = Path(__file__).parents[1] / "data" / "adventureworks.zip"
MAPPING = Path(storage.importing.__file__).parent / "mappings" / "adventureworks.json"
SETTINGS = DomainSettings(
    roles={},
    legal_entities={"ADVW": LegalEntitySettings(name="Adventure Works", currency="USD")},
)


def main() -> int:
    with TemporaryDirectory() as place:
        folder = Path(place)
        with ZipFile(DATA) as archive:
            archive.extractall(folder / "adventureworks")
        write_contract_files(folder / "contract")
        held = [
            _compare("AdventureWorks (mapped)", folder, folder / "adventureworks", MAPPING),
            _compare("contract files", folder, folder / "contract", None),
        ]
    return 0 if all(held) else 1


def _compare(title: str, place: Path, source: Path, mapping: Path | None) -> bool:
    ours, raw, rows_in_files = [], [], 0
    for number in range(ROUNDS):
        imported, copied = (_new(place / f"{source.name}-{side}-{number}.db") for side in ("ours", "raw"))
        with closing(imported), closing(copied):
            started = perf_counter()
            report = import_folder(imported, SETTINGS, source, mapping)
            ours.append(perf_counter() - started)
            assert report.failed is None, report.failed
            rows_in_files = sum(file.added for file in report.loaded)
            raw.append(_copy(_rows(imported), copied))
    seconds, raw_seconds = median(ours), median(raw)
    rate, times = rows_in_files / seconds, seconds / raw_seconds
    print(
        f"{title}: {rows_in_files:,} rows in {seconds:.2f} s = {rate:,.0f} rows/s (at least {FEWEST_ROWS_A_SECOND:,}); "
        f"raw executemany {raw_seconds:.2f} s; {times:.1f} times raw (at most {MOST_TIMES_RAW:.0f})"
    )
    return rate >= FEWEST_ROWS_A_SECOND and times <= MOST_TIMES_RAW


def _new(path: Path) -> Database:
    database = Database(f"sqlite:///{path}")
    database.migrate()
    return database


def _rows(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """The final rows of every table, as the driver holds them, in the order in which they were written."""
    with database.engine.connect() as connection:
        return {
            table.name: [
                tuple(row)
                for row in connection.exec_driver_sql(f"SELECT * FROM {table.name} ORDER BY rowid")  # noqa: S608
            ]
            for table in metadata.sorted_tables
        }


def _copy(rows: dict[str, list[tuple[object, ...]]], database: Database) -> float:
    """Seconds that sqlite3 needs for the same rows, on a connection that our engine prepared."""
    with database.engine.connect() as connection:
        connection.rollback()
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        started = perf_counter()
        raw.execute(f"PRAGMA cache_size = {CACHE_SIZE}")
        raw.execute("BEGIN IMMEDIATE")
        for table, cells in rows.items():
            _insert(raw, table, cells)
        raw.execute("COMMIT")
        return perf_counter() - started


def _insert(raw: sqlite3.Connection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    if rows:
        raw.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)  # noqa: S608


def write_contract_files(folder: Path) -> None:
    """LARGE customers and as many lines of purchases."""
    folder.mkdir()
    chance = random.Random(1)  # noqa: S311
    accounts = [f"C{number:06}" for number in range(LARGE)]
    firsts, lasts = (_words(chance, count) for count in (600, 4_000))
    some: Callable[[Sequence[str]], str] = chance.choice
    _write(
        folder / "stores.csv", "store_id,name,legal_entity,timezone,address_books", [["S1", "One", "ADVW", "UTC", "A"]]
    )
    _write(
        folder / "customers.csv",
        "account_number,legal_entity,first_name,last_name,email,phone,birth_date,language,address_books,marketing_opt_in",
        (
            [account, "ADVW", some(firsts), some(lasts), f"{account}@mail.example", f"+47 {number:08}",
             f"{1940 + number % 60}-{1 + number % 12:02}-{1 + number % 28:02}", "nb", "A", some(("true", "false", ""))]
            for number, account in enumerate(accounts)
        ),
    )  # fmt: skip
    _write(
        folder / "purchases.csv",
        "order_id,line,account_number,legal_entity,store_id,at,product,category,quantity,amount,currency",
        (
            [f"O{number // 2:06}", number % 2 + 1, some(accounts), "ADVW", "S1", _moment(number), some(lasts),
             some(firsts), 1 + number % 3, f"{chance.randrange(1, 10**6) / 100:.2f}", "NOK"]
            for number in range(LARGE)
        ),
    )  # fmt: skip


def _write(path: Path, header: str, rows: Sequence[Sequence[object]] | Iterator[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header.split(","))
        writer.writerows(rows)


def _words(chance: random.Random, count: int) -> list[str]:
    return ["".join(chance.choices("abdeghiklmnoprstuvø", k=chance.randint(3, 9))).title() for _ in range(count)]


def _moment(number: int) -> str:
    return (datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=7 * number)).isoformat()


if __name__ == "__main__":
    raise SystemExit(main())
