"""The rows of one file in temporary tables, where sets of them are compared with what is stored."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Integer,
    MetaData,
    Select,
    String,
    Table,
    func,
    select,
    text,
)

from storage.importing.cells import insert_cells, insert_rows
from storage.importing.files import DataFile, Members
from storage.importing.report import FileReport
from storage.importing.steps import POSITION, Rows

CACHE_SIZE = -64 * 1024
"""SQLite's page cache during a load: negative, so in KiB."""

Position = BigInteger().with_variant(Integer(), "sqlite")


@dataclass(frozen=True, slots=True)
class Staging:
    connection: Connection
    file: DataFile
    stage: Table
    """All rows of the file: their position and their cells."""
    touched: Table
    """The positions of the rows that add or change something; `added`: there was no such row before."""
    members: dict[str, Table]
    """Column of several values → position and member."""

    @property
    def cells(self) -> tuple[str, ...]:
        """The columns of the file's table that its rows fill."""
        return tuple(column.name for column in self.stage.columns if column.name in self.file.table.c)

    @property
    def data(self) -> tuple[str, ...]:
        """The cells that are not the key."""
        return tuple(name for name in self.cells if name not in self.file.key)

    def same_row(self, table: Table, columns: tuple[str, ...] | None = None) -> list[ColumnElement[bool]]:
        """A staged row and a row of `table` have the same key, or the same of these columns."""
        return [self.stage.c[name] == table.c[name] for name in columns or self.file.key]

    def touched_rows(self, *columns: ColumnElement[Any]) -> Select[Any]:
        """SELECT of these columns of the touched rows, which other tables may join."""
        same = self.touched.c.position == self.stage.c.position
        return select(*columns).select_from(self.touched.join(self.stage, same)).where(same)

    def report(self) -> FileReport:
        """How many rows add, change, or neither."""
        analyze(self.connection, self.touched)
        added, touched = self.connection.execute(
            select(func.count().filter(self.touched.c.added), func.count()).select_from(self.touched)
        ).one()
        total = self.connection.scalar(select(func.count()).select_from(self.stage)) or 0
        return FileReport(self.file.name, added, touched - added, total - touched)

    def add(self, rows: Rows) -> None:
        """Put a batch in."""
        insert_cells(self.connection, self.stage, [rows[column.name] for column in self.stage.columns])
        for name, table in self.members.items():
            pairs = [(at, member) for at, several in zip(rows[POSITION], rows[name], strict=True) for member in several]
            insert_rows(self.connection, table, pairs)


@contextmanager
def staging(connection: Connection, file: DataFile, made: frozenset[str]) -> Iterator[Staging]:
    """Temporary tables for the columns that `made` names; gone at the end, also by the rollback of a failure."""
    temporary = MetaData()
    cells = [Column(column.name, column.type) for column in file.table.columns if column.name in made]
    stage = _table("import_row", temporary, *cells)
    touched = _table("import_touched", temporary, Column("added", Boolean, nullable=False))
    members = {
        one.column: Table(
            f"import_{one.column}",
            temporary,
            Column(POSITION, Position, primary_key=True, autoincrement=False),
            Column("member", String(64), primary_key=True),
            prefixes=["TEMPORARY"],
        )
        for one in _present(file, made)
    }
    temporary.create_all(connection, checkfirst=False)
    with _room_for_indexes(connection):
        yield Staging(connection, file, stage, touched, members)
    temporary.drop_all(connection, checkfirst=False)


@contextmanager
def _room_for_indexes(connection: Connection) -> Iterator[None]:
    """SQLite's usual 2 MB of cache make it write and read the leaves of large indexes again and again."""
    if connection.dialect.name != "sqlite":
        yield
        return
    before = connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
    connection.exec_driver_sql(f"PRAGMA cache_size = {CACHE_SIZE}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size = {before}")


def analyze(connection: Connection, *tables: Table) -> None:
    """Tell PostgreSQL how many rows these tables have now; SQLite plans without.

    Without it, PostgreSQL goes on checking foreign keys by the plan that it made when the table was small.
    """
    if connection.dialect.name == "postgresql":
        for table in tables:
            connection.execute(text(f"ANALYZE {table.name}"))


def _present(file: DataFile, made: frozenset[str]) -> list[Members]:
    return [one for one in file.members if one.column in made]


def _table(name: str, metadata: MetaData, *columns: Column[Any]) -> Table:
    position = Column(POSITION, Position, primary_key=True, autoincrement=False)
    return Table(name, metadata, position, *columns, prefixes=["TEMPORARY"])
