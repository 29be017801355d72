"""Follow-ups: what an associate wants to be reminded of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, RowMapping, select

from storage.changes import ChangeLog
from storage.identifiers import new_id
from storage.past_changes import Change
from storage.records import FollowUp
from storage.tables import book_entry, follow_up


def follow_up_of(row: Row[Any]) -> FollowUp:
    return FollowUp(
        follow_up_id=row.follow_up_id,
        personnel_number=row.personnel_number,
        account_number=row.account_number,
        due=row.due_at or row.due_on,
        text=row.text,
        created_by=row.created_by,
        done_at=row.done_at,
    )


@dataclass
class FollowUps:
    changes: ChangeLog

    def set(self, personnel_number: str, account_number: str | None, due: date | datetime, text: str) -> str:
        """The new follow-up's id."""
        follow_up_id = new_id()
        self.changes.put(
            follow_up,
            {
                "follow_up_id": follow_up_id,
                "personnel_number": personnel_number,
                "account_number": account_number,
                **_due(due),
                "text": text,
                "created_by": self.changes.personnel_number,
                "done_at": None,
            },
        )
        return follow_up_id

    def complete(self, done: FollowUp, at: datetime) -> None:
        self.changes.put(follow_up, {**self._row(done), "done_at": at})

    def put_off(self, moved: FollowUp, due: date | datetime) -> None:
        """Due on another day, or at another moment."""
        self.changes.put(follow_up, {**self._row(moved), **_due(due)})

    def give(self, given: FollowUp, personnel_number: str) -> None:
        """To another associate, who is reminded from now on."""
        self.changes.put(follow_up, {**self._row(given), "personnel_number": personnel_number})

    def open_of(self, personnel_number: str, first: date | None = None, last: date | None = None) -> Sequence[FollowUp]:
        """Those of an associate that are not done, by due day; `first` and `last` are included."""
        conditions = [follow_up.c.personnel_number == personnel_number, follow_up.c.done_at.is_(None)]
        if first is not None:
            conditions.append(follow_up.c.due_on >= first)
        if last is not None:
            conditions.append(follow_up.c.due_on <= last)
        return self._found(*conditions)

    def of_customer(self, account_number: str) -> Sequence[FollowUp]:
        return self._found(follow_up.c.account_number == account_number)

    def open_of_customer(self, account_number: str) -> Sequence[FollowUp]:
        """Those of all associates that are not done, by due day."""
        return self._found(follow_up.c.account_number == account_number, follow_up.c.done_at.is_(None))

    def _row(self, kept: FollowUp) -> RowMapping:
        return (
            self.changes.connection.execute(
                select(follow_up).where(
                    follow_up.c.legal_entity == self.changes.legal_entity,
                    follow_up.c.follow_up_id == kept.follow_up_id,
                )
            )
            .mappings()
            .one()
        )

    def _found(self, *conditions: ColumnElement[bool]) -> Sequence[FollowUp]:
        rows = self.changes.connection.execute(
            select(follow_up)
            .where(follow_up.c.legal_entity == self.changes.legal_entity, *conditions)
            .order_by(follow_up.c.due_on, follow_up.c.due_at.nulls_first(), follow_up.c.follow_up_id)
        )
        return [follow_up_of(row) for row in rows]


def _due(due: date | datetime) -> dict[str, date | datetime | None]:
    """The columns of a due day, or of a due moment in local time."""
    if isinstance(due, datetime):
        return {"due_on": due.date(), "due_at": due}
    return {"due_on": due, "due_at": None}


@dataclass(frozen=True, slots=True)
class Handed:
    """A follow-up that became somebody else's."""

    text: str
    receiver: str
    """Her personnel number."""


def handed_over(changes: Iterable[Change]) -> list[Handed]:
    """What changed hands by these changes; nothing of what went along with its customer to another book."""
    changes = list(changes)
    moved = {change.account_number for change in changes if change.table_name == book_entry.name}
    return [
        Handed(change.after["text"], change.after["personnel_number"])
        for change in changes
        if change.table_name == follow_up.name
        and change.account_number not in moved
        and change.after is not None
        and (change.before or {"personnel_number": change.personnel_number})["personnel_number"]
        != change.after["personnel_number"]
    ]
