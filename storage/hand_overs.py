"""Requests of one associate to another to hand a customer over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select

from storage.changes import ChangeLog
from storage.identifiers import new_id
from storage.past_changes import Change
from storage.records import HandOver
from storage.tables import hand_over


@dataclass
class HandOvers:
    changes: ChangeLog

    def ask(self, account_number: str, asked_of: str) -> HandOver:
        """Keep that whoever writes now would like to have a customer of a colleague's."""
        asked = HandOver(new_id(), account_number, self.changes.personnel_number, asked_of)
        self._put(asked)
        return asked

    def answer(self, asked: HandOver, *, agreed: bool) -> None:
        self._put(HandOver(asked.hand_over_id, asked.account_number, asked.asked_by, asked.asked_of, agreed))

    def get(self, hand_over_id: str) -> HandOver | None:
        return next(iter(self._found(hand_over.c.hand_over_id == hand_over_id)), None)

    def open_of(self, asked_of: str) -> Sequence[HandOver]:
        """What an associate has not answered yet, the oldest first."""
        return self._found(hand_over.c.asked_of == asked_of, hand_over.c.agreed.is_(None))

    def open_about(self, account_number: str) -> Sequence[HandOver]:
        return self._found(hand_over.c.account_number == account_number, hand_over.c.agreed.is_(None))

    def _put(self, asked: HandOver) -> None:
        self.changes.put(
            hand_over,
            {
                "hand_over_id": asked.hand_over_id,
                "account_number": asked.account_number,
                "asked_by": asked.asked_by,
                "asked_of": asked.asked_of,
                "agreed": asked.agreed,
            },
        )

    def _found(self, *conditions: ColumnElement[bool]) -> Sequence[HandOver]:
        rows = self.changes.connection.execute(
            select(hand_over)
            .where(hand_over.c.legal_entity == self.changes.legal_entity, *conditions)
            .order_by(hand_over.c.hand_over_id)
        )
        return [HandOver(row.hand_over_id, row.account_number, row.asked_by, row.asked_of, row.agreed) for row in rows]


def asked_by(changes: Iterable[Change]) -> list[HandOver]:
    """The requests that were made by these changes."""
    return [
        HandOver(**{name: change.after[name] for name in ("hand_over_id", "account_number", "asked_by", "asked_of")})
        for change in changes
        if change.table_name == hand_over.name and change.before is None and change.after is not None
    ]
