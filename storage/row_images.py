"""Rows as JSON, as the trail of changes keeps them, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Table, and_
from sqlalchemy.sql.elements import ColumnElement

Row = Mapping[str, Any]


def same_key(table: Table, row: Row) -> ColumnElement[bool]:
    """The condition on the row with this primary key."""
    return and_(*(column == row[column.name] for column in table.primary_key.columns))


def key_of(table: Table, image: Row) -> list[Any]:
    """The primary key in an image."""
    return [image[column.name] for column in table.primary_key.columns]


def image(table: Table, row: Row) -> dict[str, Any]:
    """The row as JSON, without the columns that are derived from other rows."""
    return {column.name: _to_json(row.get(column.name)) for column in table.columns if not column.info.get("derived")}


def row_of(table: Table, image: Row) -> dict[str, Any]:
    """The row that an image is of."""
    return {name: _from_json(table.columns[name].type.python_type, value) for name, value in image.items()}


def _to_json(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value.normalize()) if isinstance(value, Decimal) else value


def _from_json(kind: type, value: Any) -> Any:
    if value is None or not issubclass(kind, datetime | date | Decimal):
        return value
    return Decimal(value) if issubclass(kind, Decimal) else kind.fromisoformat(value)
