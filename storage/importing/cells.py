"""Ways to write many rows: in the driver's own bulk way, past the work per row of typed values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Column, Connection, Table

if TYPE_CHECKING:
    import psycopg


def insert_cells(connection: Connection, table: Table, columns: Sequence[Sequence[Any]]) -> None:
    """Insert rows given as columns, one for every column of the table; values are bound column by column."""
    bound = [
        list(map(bind, cells)) if (bind := _bind(connection, column)) else cells
        for column, cells in zip(table.columns, columns, strict=True)
    ]
    insert_rows(connection, table, list(zip(*bound, strict=True)))


def insert_rows(connection: Connection, table: Table, rows: list[tuple[Any, ...]]) -> None:
    """Insert rows whose values are in the driver's form, one for every column of the table."""
    if not rows:
        return
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    if connection.dialect.name == "postgresql":
        driver: psycopg.Connection[Any] = cast("psycopg.Connection[Any]", connection.connection.driver_connection)
        with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    else:
        places = ", ".join("?" * len(table.columns))
        statement = f"INSERT INTO {table.name} ({names}) VALUES ({places})"  # noqa: S608 – names of our own tables
        connection.exec_driver_sql(statement, rows)


def _bind(connection: Connection, column: Column[Any]) -> Callable[[Any], Any] | None:
    """How the driver wants the column's values; None: as they are."""
    bind: Callable[[Any], Any] | None = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    return bind
