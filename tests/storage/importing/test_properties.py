"""What holds for any rows: what was loaded is what the files say, and loading it again changes nothing."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as some

from storage.database import Database
from tests.storage.importing.retail import BASE, counts, everything, load, rows

CELLS = some.text(some.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=60).filter(
    lambda text: not text.isspace()
)
NAMES = CELLS.filter(lambda text: len(text) <= 40)
BIRTHS = some.one_of(some.just(""), some.dates().map(str), some.dates().map(lambda day: f"-{day.isoformat()[4:]}"))
CUSTOMERS = some.lists(
    some.tuples(some.sampled_from(["ONE", "TWO"]), some.integers(1, 30).map("C{}".format), NAMES, NAMES, BIRTHS),
    max_size=12,
    unique_by=lambda row: row[:2],
)
NOTES = some.lists(
    some.tuples(some.integers(0, 99).map("N{}".format), CELLS), max_size=12, unique_by=lambda row: row[0]
)
RELAXED = settings(max_examples=30)


def written(header: str, records: Sequence[Sequence[str]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerows([header.split(","), *records])
    return file.getvalue()


def copy(database: Path, folder: str) -> Database:
    path = Path(folder) / "copy.db"
    shutil.copyfile(database, path)
    return Database(f"sqlite:///{path}")


@RELAXED
@given(CUSTOMERS, CUSTOMERS)
def test_customers_are_those_of_the_files_the_later_ones_first(
    migrated: Path, first: list[tuple[str, ...]], second: list[tuple[str, ...]]
) -> None:
    header = "legal_entity,account_number,first_name,last_name,birth_date"
    with TemporaryDirectory() as folder:
        database = copy(migrated, folder)
        before = {row[:2]: row[2:] for row in first}
        after = before | {row[:2]: row[2:] for row in second}
        changed = sum(1 for row in second if row[:2] in before and _cells(row[2:]) != _cells(before[row[:2]]))
        known = sum(1 for row in second if row[:2] in before)
        load(database, Path(folder) / "in", customers=written(header, first))
        report = load(database, Path(folder) / "in", customers=written(header, second))
        assert counts(report)["customers"] == (len(second) - known, changed, known - changed)
        stored = everything(database)
        assert counts(load(database, Path(folder) / "in", customers=written(header, second)))["customers"] == (
            0,
            0,
            len(second),
        )
        assert everything(database) == stored
        columns = ("legal_entity", "account_number", "first_name", "last_name", "birth_year", "birth_month_day")
        assert {row[:2]: row[2:] for row in rows(database, "customer", *columns)} == {
            k: _cells(v) for k, v in after.items()
        }
        database.close()


def _cells(fields: tuple[str, ...]) -> tuple[str | int | None, ...]:
    first_name, last_name, born = fields
    if not born:
        return first_name, last_name, None, None
    year, month, day = born.rsplit("-", 2)
    return first_name, last_name, None if year == "-" else int(year), int(month) * 100 + int(day)


@RELAXED
@given(NOTES)
def test_notes_hold_any_text_exactly(migrated: Path, notes: list[tuple[str, str]]) -> None:
    header = "note_id,account_number,legal_entity,personnel_number,at,text"
    records = [(note_id, "C1", "ONE", "P1", "2026-01-01T00:00Z", text) for note_id, text in notes]
    with TemporaryDirectory() as folder:
        database = copy(migrated, folder)
        load(database, Path(folder) / "in", **BASE, notes=written(header, records))
        assert {row[0]: row[1] for row in rows(database, "note", "note_id", "text")} == dict(notes)
        database.close()
