"""What was not understood, as far as the retailer lets it be kept: counted, for a while, and never very many.

It is no business data: no undo reaches it.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, select, update

from storage.records import Miss
from storage.tables import miss

KEPT_FOR = timedelta(days=90)
"""After it was said last."""
MOST_KEPT = 2_000
"""Of one legal entity; what was said least and longest ago gives way."""
ID_BYTES = 5


@dataclass(frozen=True)
class Misses:
    connection: Connection
    legal_entity: str

    def count(self, text: str, outcome: str, kept_as: str, at: datetime) -> None:
        """One more message of these words with this outcome."""
        miss_id = _id(text, outcome, kept_as)
        counted = self.connection.execute(
            update(miss).where(self._mine, miss.c.miss_id == miss_id).values(times=miss.c.times + 1, last_at=at)
        )
        if counted.rowcount:
            return
        self._make_room()
        values = {"miss_id": miss_id, "text": text, "outcome": outcome, "kept_as": kept_as, "times": 1}
        self.connection.execute(insert(miss).values(legal_entity=self.legal_entity, first_at=at, last_at=at, **values))

    def most_frequent(self, limit: int) -> Sequence[Miss]:
        rows = self.connection.execute(
            select(miss).where(self._mine).order_by(miss.c.times.desc(), miss.c.last_at.desc(), miss.c.miss_id)
            .limit(limit)
        )  # fmt: skip
        return [_miss(row) for row in rows]

    def get(self, miss_id: str) -> Miss | None:
        row = self.connection.execute(select(miss).where(self._mine, miss.c.miss_id == miss_id)).one_or_none()
        return _miss(row) if row is not None else None

    def drop(self, miss_id: str) -> bool:
        """Whether there was one."""
        return self.connection.execute(delete(miss).where(self._mine, miss.c.miss_id == miss_id)).rowcount > 0

    def forget(self, now: datetime, kept_as: str) -> None:
        """Drop what is old, and what was kept while more of the words was allowed, or less."""
        is_over = (miss.c.last_at < now - KEPT_FOR) | (miss.c.kept_as != kept_as)
        self.connection.execute(delete(miss).where(self._mine, is_over))

    def _make_room(self) -> None:
        if (self.connection.scalar(select(func.count()).select_from(miss).where(self._mine)) or 0) < MOST_KEPT:
            return
        least = select(miss.c.miss_id).where(self._mine).order_by(miss.c.times, miss.c.last_at).limit(1)
        self.connection.execute(delete(miss).where(self._mine, miss.c.miss_id == least.scalar_subquery()))

    @property
    def _mine(self) -> ColumnElement[bool]:
        return miss.c.legal_entity == self.legal_entity


def _miss(row: Row[*tuple[Any, ...]]) -> Miss:
    return Miss(row.miss_id, row.text, row.outcome, row.times, row.first_at, row.last_at)


def _id(*parts: str) -> str:
    """Short enough to be typed; among MOST_KEPT two are alike once in a million times."""
    digest = hashlib.sha256("\n".join(parts).encode()).digest()[:ID_BYTES]
    return base64.b32encode(digest).decode().lower()
