"""The sample retailer as it stands on the day it was written, for tests."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from bot.config import load_config
from storage import sample
from storage.database import Database
from storage.settings import DomainSettings

NOW = datetime.fromisoformat("2026-11-21T10:00:00+01:00")
"""A Saturday."""

INGRID, HENRIK, BO, CARLA, OLAF = "000110", "000101", "000111", "000112", "000199"
SETTINGS: DomainSettings = load_config(sample.CONFIGURATION).domain
AURE = SETTINGS.legal_entities["AURE"]


def aad_object_id(personnel_number: str) -> str:
    return f"00000000-0000-4000-8000-{personnel_number:0>12}"


def filled(path: Path) -> Database:
    """A SQLite database with the sample retailer in it."""
    database = Database(f"sqlite:///{path}")
    database.migrate()
    sample.fill(database, SETTINGS, NOW.date())
    return database


def refill(database: Database, sample_file: Path) -> None:
    """Give a SQLite database that is in use the contents of the file."""
    with closing(sqlite3.connect(sample_file)) as first, closing(sqlite3.connect(_path(database))) as again:
        first.backup(again)


def _path(database: Database) -> str:
    return str(database.engine.url.database)
