"""Writing a row that may be there already."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def upsert(connection: Connection, table: Table) -> Any:
    """An INSERT that knows ON CONFLICT; both dialects write it alike but share no class."""
    return (sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert)(table)
