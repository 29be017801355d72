"""What happened with a customer: activities, notes, purchases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Table, select

from storage.changes import ChangeLog
from storage.identifiers import new_id
from storage.records import Activity, Note, Purchase
from storage.tables import activity, note, purchase


def note_of(row: Row[Any]) -> Note:
    return Note(row.note_id, row.account_number, row.personnel_number, row.at, row.text)


def activity_of(row: Row[Any]) -> Activity:
    return Activity(row.activity_id, row.account_number, row.personnel_number, row.type, row.at, row.text)


def purchase_of(row: Row[Any]) -> Purchase:
    return Purchase(
        row.order_id, row.line, row.account_number, row.store_id, row.at, row.product, row.category,
        row.quantity, row.amount, row.currency,
    )  # fmt: skip


@dataclass
class Timeline:
    changes: ChangeLog

    def take_note(self, account_number: str, text: str) -> None:
        self.changes.put(
            note,
            {
                "note_id": new_id(),
                "account_number": account_number,
                "personnel_number": self.changes.personnel_number,
                "at": self.changes.at,
                "text": text,
            },
        )

    def log_activity(self, account_number: str, activity_type: str, at: datetime, text: str | None) -> None:
        """`at` at local midnight means a day whose time of day nobody said."""
        self.changes.put(
            activity,
            {
                "activity_id": new_id(),
                "account_number": account_number,
                "personnel_number": self.changes.personnel_number,
                "type": activity_type,
                "at": at,
                "text": text,
            },
        )

    def notes(self, account_number: str, limit: int | None = None) -> Sequence[Note]:
        """The newest first."""
        rows = self.changes.connection.execute(self._newest(note, "note_id", account_number, limit))
        return [note_of(row) for row in rows]

    def activities(self, account_number: str, limit: int | None = None) -> Sequence[Activity]:
        """The newest first."""
        rows = self.changes.connection.execute(self._newest(activity, "activity_id", account_number, limit))
        return [activity_of(row) for row in rows]

    def purchases(self, account_number: str, limit: int | None = None) -> Sequence[Purchase]:
        """The newest first."""
        rows = self.changes.connection.execute(self._newest(purchase, "order_id", account_number, limit))
        return [purchase_of(row) for row in rows]

    def _newest(self, table: Table, key: str, account_number: str, limit: int | None) -> Select[Any]:
        return (
            select(table)
            .where(*self._of(table, account_number))
            .order_by(table.c.at.desc(), table.c[key].desc())
            .limit(limit)
        )

    def _of(self, table: Table, account_number: str) -> tuple[ColumnElement[bool], ...]:
        return (table.c.legal_entity == self.changes.legal_entity, table.c.account_number == account_number)
