"""The sample retailer that a newcomer starts with, as fresh on the day of its first use as when it was written."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.database import Database
from storage.importing.folder import import_folder
from storage.settings import DomainSettings

FOLDER = Path(__file__).parent / "sample_retailer"
CONFIGURATION = FOLDER / "config.json"
MEASURES = FOLDER / "customer_insights.json"
WRITTEN_ON = date(2026, 11, 21)
WEEK = 7

_DATE = re.compile(r"(?<![\w-])\d{4}-\d{2}-\d{2}(?=[,T\r\n]|$)", re.MULTILINE)


def fill(database: Database, settings: DomainSettings, today: date) -> None:
    """Load the sample into a new database.

    All its dates are moved by whole weeks, so that somebody has a birthday next week whenever it is first used.
    """
    weeks = (today - WRITTEN_ON).days // WEEK
    with TemporaryDirectory() as moved:
        for path in FOLDER.glob("*.csv"):
            text = path.read_text(encoding="utf-8")
            (Path(moved) / path.name).write_text(_moved(text, weeks), encoding="utf-8")
        report = import_folder(database, settings, Path(moved))
    if report.failed:
        raise RuntimeError(f"the sample retailer does not load: {report.failed}")


def _moved(text: str, weeks: int) -> str:
    return _DATE.sub(lambda day: (date.fromisoformat(day[0]) + timedelta(weeks=weeks)).isoformat(), text)
