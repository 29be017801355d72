"""What was changed before: the trail of changes, read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from storage.tables import change


@dataclass(frozen=True, slots=True)
class Change:
    change_id: str
    turn_id: str
    receipt_id: str
    at: datetime
    personnel_number: str
    account_number: str | None
    what: str
    table_name: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    undone: bool


@dataclass
class PastChanges:
    """Of one legal entity, and for one person."""

    connection: Connection
    legal_entity: str
    personnel_number: str

    def last_turn(self) -> Sequence[Change]:
        """What this person's latest message changed that still stands, in the order of writing."""
        standing = (change.c.personnel_number == self.personnel_number, change.c.undone_at.is_(None))
        last = select(func.max(change.c.turn_id)).where(change.c.legal_entity == self.legal_entity, *standing)
        return self._changes(*standing, change.c.turn_id == last.scalar_subquery())

    def of(self, token: str) -> Sequence[Change]:
        """The changes of this person under a receipt or of a whole turn, by its id, in the order of writing."""
        named = or_(change.c.receipt_id == token, change.c.turn_id == token)
        return self._changes(change.c.personnel_number == self.personnel_number, named)

    def standing(self, since: datetime, until: datetime) -> Sequence[Change]:
        """What this person changed in that time (`until` excluded) and did not take back, in the order of writing."""
        return self._changes(
            change.c.personnel_number == self.personnel_number,
            change.c.undone_at.is_(None),
            change.c.at >= since,
            change.c.at < until,
        )

    def of_customer(self, account_number: str) -> Sequence[Change]:
        return self._changes(change.c.account_number == account_number)

    def _changes(self, *conditions: ColumnElement[bool]) -> Sequence[Change]:
        rows = self.connection.execute(
            select(change).where(change.c.legal_entity == self.legal_entity, *conditions).order_by(change.c.change_id)
        )
        return [
            Change(
                row.change_id, row.turn_id, row.receipt_id, row.at, row.personnel_number, row.account_number,
                row.what, row.table_name, row.before, row.after, row.undone_at is not None,
            )
            for row in rows
        ]  # fmt: skip
