from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from storage.database import Database
from tests.conversations.table.contents import Contents


@pytest.fixture(scope="session")
def first_contents(sample_file: Path) -> Iterator[Contents]:
    """The sample retailer before anybody said anything."""
    database = Database(f"sqlite:///{sample_file}")
    with database.begin() as connection:
        yield Contents(connection)
    database.close()


@pytest.fixture(scope="session")
def one_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One for all conversations, so that its statements are compiled once."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('table') / 'retailer.db'}")
    yield database
    database.close()


@pytest.fixture
def database(sample_file: Path, one_database: Database) -> Database:
    """The sample retailer as it was at first."""
    with (
        closing(sqlite3.connect(sample_file)) as first,
        closing(sqlite3.connect(str(one_database.engine.url.database))) as again,
    ):
        first.backup(again)
    return one_database
