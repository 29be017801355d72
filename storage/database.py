"""One database: its engine, its schema, and write transactions that never lose an update."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import DBAPIError

__all__ = ["Connection", "Database", "DatabaseError"]

DatabaseError = DBAPIError
"""What a database refused or could not do."""

MIGRATIONS = Path(__file__).parent / "migrations"
LATEST_REVISION = max(path.stem.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))
BUSY_TIMEOUT_MS = 10_000
ATTEMPTS = 10
PAUSE_SECONDS = 0.005
"""Before the second attempt, at most; twice as long before each one after it."""
MIGRATION_LOCK = 20_261_121
"""The number of our advisory lock in PostgreSQL."""
CONFLICT_STATES = {"40001", "40P01", "23505"}
"""PostgreSQL's serialization failure, deadlock and a key that somebody else wrote at the same time: the transaction is
tried again, and then sees what the other one did."""

Result = TypeVar("Result")


class Database:
    """A SQLite file or a PostgreSQL database, by a URL that names no driver."""

    def __init__(self, url: str) -> None:
        """Raise ValueError for a URL that is neither sqlite:// nor postgresql://."""
        self.engine = _sqlite(url) if make_url(url).get_backend_name() == "sqlite" else _postgresql(url)
        self._one_writer = Lock()

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @property
    def address(self) -> str:
        """Where it is, without a password."""
        return self.engine.url.set(drivername=self.engine.url.get_backend_name()).render_as_string(hide_password=True)

    def migrate(self) -> None:
        """Bring the schema up to date, or make it. Processes that start together wait for each other."""
        if self.is_sqlite:
            with self.begin() as connection:
                _bring_up_to_date(connection)
            return
        with (
            self.engine.connect().execution_options(isolation_level="READ COMMITTED") as connection,
            connection.begin(),
        ):
            connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
            _bring_up_to_date(connection)

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """One transaction: committed at the end, rolled back on an error."""
        if not self.is_sqlite:
            with self.engine.begin() as connection:
                yield connection
            return
        with self._one_writer, self.engine.begin() as connection:
            yield connection

    def transact(self, work: Callable[[Connection], Result]) -> Result:
        """Run `work` in one transaction, again when a concurrent transaction got in its way."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with self.begin() as connection:
                    return work(connection)
            except DBAPIError as error:
                if attempt == ATTEMPTS or getattr(error.orig, "sqlstate", None) not in CONFLICT_STATES:
                    raise
                time.sleep(random.uniform(0, PAUSE_SECONDS * 2**attempt))  # noqa: S311 - no secret
        raise AssertionError("unreachable")

    def close(self) -> None:
        self.engine.dispose()


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def _bring_up_to_date(connection: Connection) -> None:
    if _revision(connection) == LATEST_REVISION:
        return
    from alembic import command  # here, because it takes long to load and there is seldom anything to do
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    settings.attributes["connection"] = connection
    command.upgrade(settings, "head")


def _sqlite(url: str) -> Engine:
    engine = create_engine(make_url(url).set(drivername="sqlite+pysqlite"), hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, see below
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")

    @event.listens_for(engine, "begin")
    def _take_the_write_lock_at_once(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _postgresql(url: str) -> Engine:
    if make_url(url).get_backend_name() != "postgresql":
        raise ValueError("the database is a sqlite:// or a postgresql:// address")
    return create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        isolation_level="REPEATABLE READ",  # what must hold between transactions, unique keys hold
        pool_pre_ping=True,
        hide_parameters=True,
    )
