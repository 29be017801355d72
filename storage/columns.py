"""Column types and conditions that mean the same in SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, BigInteger, ColumnElement, DateTime, TypeDecorator, and_
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeEngine

SCALE = 10_000
LARGEST = Decimal(10**14)
"""In either direction; what is larger is compared as this."""
LONGEST_REST = 8
"""Letters that end the range of what begins alike."""


class Instant(TypeDecorator[datetime]):
    """A moment, aware in Python, UTC in the database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs an offset")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal with up to four places, kept exactly as a count of ten-thousandths (SQLite has no decimals)."""

    impl = BigInteger
    cache_ok = True

    @property
    def python_type(self) -> type[Decimal]:
        return Decimal

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return None if value is None else int((max(-LARGEST, min(Decimal(value), LARGEST)) * SCALE).to_integral_value())

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value) / SCALE


class Json(TypeDecorator[Any]):
    """Plain JSON; None is the database's NULL."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        postgresql = dialect.name == "postgresql"
        return dialect.type_descriptor(JSONB(none_as_null=True) if postgresql else JSON(none_as_null=True))


def begins_with(column: ColumnElement[Any], text: str) -> ColumnElement[bool]:
    """A range of the column's index, looked at once more: LIKE alone reads the whole index in SQLite."""
    return and_(column.between(text, end_of(text)), column.startswith(text, autoescape=True))


def end_of(text: str) -> str:
    """The end of the range of what begins with a text, in the order of bytes and in that of a locale."""
    return text + ("z" if text.isascii() else "\uffff") * LONGEST_REST
