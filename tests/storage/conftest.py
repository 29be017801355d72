from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.storage.importing.retail import BASE, counts, load


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the schema, made once; tests work on copies."""
    path = tmp_path_factory.mktemp("migrated") / "empty.db"
    database = Database(f"sqlite:///{path}")
    database.migrate()
    database.close()
    return path


@pytest.fixture(scope="session")
def with_base(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the stores, associates and customers of every legal entity."""
    folder = tmp_path_factory.mktemp("base")
    database = _copy(migrated, folder)
    counts(load(database, folder / "in", **BASE))
    database.close()
    return folder / "retailer.db"


@pytest.fixture
def empty(migrated: Path, tmp_path: Path) -> Iterator[Database]:
    """A new database without a row."""
    database = _copy(migrated, tmp_path)
    yield database
    database.close()


@pytest.fixture
def retailer(with_base: Path, tmp_path: Path) -> Iterator[Database]:
    """Stores, associates and customers of every legal entity."""
    database = _copy(with_base, tmp_path)
    yield database
    database.close()


def _copy(path: Path, folder: Path) -> Database:
    shutil.copyfile(path, folder / "retailer.db")
    return Database(f"sqlite:///{folder / 'retailer.db'}")
