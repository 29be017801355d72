from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select, update

from storage.database import Database
from storage.tables import legal_entity, number_sequence


@pytest.fixture
def counting(tmp_path: Path) -> str:
    """The URL of a database with a number sequence that stands at 0."""
    url = f"sqlite:///{tmp_path / 'counting.db'}"
    database = Database(url)
    database.migrate()
    with database.begin() as connection:
        connection.execute(insert(legal_entity).values(legal_entity="AURE", name="Maison Aurelle"))
        connection.execute(insert(number_sequence).values(legal_entity="AURE", sequence="count", last_number=0))
    return url


def count_one(connection: Connection) -> None:
    last = connection.scalar(select(number_sequence.c.last_number)) or 0
    connection.execute(update(number_sequence).values(last_number=last + 1))


def test_writers_in_two_processes_lose_no_update(counting: str) -> None:
    # each Database has its own lock, as in processes of their own: only the file's lock is between them
    databases = [Database(counting), Database(counting)]

    def count(database: Database) -> None:
        for _ in range(50):
            database.transact(count_one)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(count, databases * 2))
    with databases[0].begin() as connection:
        assert connection.scalar(select(number_sequence.c.last_number)) == 200


def test_an_error_leaves_nothing_behind(counting: str) -> None:
    database = Database(counting)

    def fail(connection: Connection) -> None:
        count_one(connection)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        database.transact(fail)
    with database.begin() as connection:
        assert connection.scalar(select(number_sequence.c.last_number)) == 0


def test_foreign_keys_hold_in_sqlite(counting: str) -> None:
    with Database(counting).begin() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


@pytest.mark.parametrize("url", ["mysql://localhost/x", "oracle://localhost/x"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match="sqlite"):
        Database(url)


def test_a_failing_statement_names_no_values(counting: str) -> None:
    with Database(counting).begin() as connection, pytest.raises(Exception, match="UNIQUE") as failure:
        connection.execute(insert(legal_entity).values(legal_entity="AURE", name="A secret name"))
    assert "A secret name" not in str(failure.value)
