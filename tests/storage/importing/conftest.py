from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.storage.importing.retail import BASE, counts, load


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("migrated") / "empty.db"
    database = Database(f"sqlite:///{path}")
    database.migrate()
    database.close()
    return path


@pytest.fixture
def empty(migrated: Path, tmp_path: Path) -> Iterator[Database]:
    """A new database without a row."""
    path = tmp_path / "imported.db"
    shutil.copyfile(migrated, path)
    database = Database(f"sqlite:///{path}")
    yield database
    database.close()


@pytest.fixture
def retailer(empty: Database, tmp_path: Path) -> Database:
    """Stores, associates and customers of every legal entity."""
    counts(load(empty, tmp_path / "base", **BASE))
    return empty
