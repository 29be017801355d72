"""What colleagues did in a period, with whichever customers: activities, notes, and who went from book to book."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, func, select

from storage.records import Activity, Note
from storage.tables import activity, book_entry, change, note
from storage.timeline import activity_of, note_of


@dataclass(frozen=True, slots=True)
class Movement:
    """A customer who came into a book, left one, or both; by personnel numbers."""

    account_number: str
    giver: str | None
    receiver: str | None
    by: str
    at: datetime


@dataclass(frozen=True)
class Journal:
    connection: Connection
    legal_entity: str
    personnel_numbers: Collection[str]
    first: datetime
    before: datetime
    """From `first`, included, to `before`, excluded."""

    def activities(self, types: Collection[str], limit: int) -> Sequence[Activity]:
        """The newest first; of these types, or of all where none is given."""
        wanted = [activity.c.type.in_(types)] if types else []
        query = self._of(activity).where(*wanted).order_by(activity.c.at.desc(), activity.c.activity_id.desc())
        return [activity_of(row) for row in self.connection.execute(query.limit(limit))]

    def activity_counts(self, types: Collection[str]) -> dict[str, int]:
        """How many of each type, the most first."""
        wanted = [activity.c.type.in_(types)] if types else []
        times = func.count()
        query = self._of(activity).where(*wanted).with_only_columns(activity.c.type, times).group_by(activity.c.type)
        rows = self.connection.execute(query.order_by(times.desc(), activity.c.type))
        return {row[0]: row[1] for row in rows}

    def notes(self, limit: int) -> Sequence[Note]:
        """The newest first."""
        query = self._of(note).order_by(note.c.at.desc(), note.c.note_id.desc()).limit(limit)
        return [note_of(row) for row in self.connection.execute(query)]

    def note_count(self) -> int:
        return self.connection.scalar(self._of(note).with_only_columns(func.count())) or 0

    def movements(self) -> Sequence[Movement]:
        """Those that nobody took back, the newest first."""
        rows = self.connection.execute(
            self._of(change)
            .where(change.c.table_name == book_entry.name, change.c.undone_at.is_(None))
            .order_by(change.c.change_id)
        )
        found: dict[tuple[str, str], Movement] = {}
        for row in rows:
            key = (row.receipt_id, row.account_number)
            earlier = found.pop(key, None)
            giver: str | None = (row.before or {}).get("personnel_number", earlier.giver if earlier else None)
            receiver: str | None = (row.after or {}).get("personnel_number", earlier.receiver if earlier else None)
            found[key] = Movement(row.account_number, giver, receiver, row.personnel_number, row.at)
        return [one for one in reversed(found.values()) if one.giver != one.receiver]

    def _of(self, table: Table) -> Select[Any]:
        return select(table).where(
            table.c.legal_entity == self.legal_entity,
            table.c.personnel_number.in_(sorted(self.personnel_numbers)),
            table.c.at >= self.first,
            table.c.at < self.before,
        )
