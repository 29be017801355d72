from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.conversations.table.contents import Contents
from tests.retailer import refill


@pytest.fixture(scope="session")
def first_contents(sample_file: Path) -> Iterator[Contents]:
    """The sample retailer before anybody said anything."""
    database = Database(f"sqlite:///{sample_file}")
    with database.begin() as connection:
        yield Contents(connection)
    database.close()


@pytest.fixture
def database(sample_file: Path, reused_database: Database) -> Database:
    """The sample retailer as it was at first."""
    refill(reused_database, sample_file)
    return reused_database
