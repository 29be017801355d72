"""What people are to be told unasked: written in the commit of what it tells of, gone once it was delivered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, exists, insert, select, update

from storage.identifiers import new_id
from storage.records import Notice
from storage.tables import conversation, notice

Json = dict[str, Any]

MOST_ATTEMPTS = 6
"""After these it waits for the person's next message."""
FIRST_PAUSE = timedelta(minutes=1)
"""After a failed attempt; twice as long after each one that follows."""
AT_ONCE = 100


@dataclass
class Notices:
    connection: Connection
    legal_entity: str

    def put(self, personnel_number: str, reply: Json, at: datetime) -> None:
        self.connection.execute(
            insert(notice).values(
                legal_entity=self.legal_entity,
                notice_id=new_id(),
                personnel_number=personnel_number,
                at=at,
                reply=reply,
                attempts=0,
                next_attempt_at=at,
            )
        )

    def take(self, personnel_number: str) -> list[Json]:
        """All that an associate was not told yet, the oldest first; the caller tells it."""
        of_hers = (notice.c.legal_entity == self.legal_entity, notice.c.personnel_number == personnel_number)
        replies = list(self.connection.scalars(select(notice.c.reply).where(*of_hers).order_by(notice.c.notice_id)))
        if replies:
            self.connection.execute(delete(notice).where(*of_hers))
        return replies


def due(connection: Connection, legal_entities: Iterable[str], now: datetime) -> Sequence[Notice]:
    """Those to be sent now to people whose conversation is known, the oldest first; at most AT_ONCE."""
    rows = connection.execute(
        select(notice)
        .where(
            notice.c.legal_entity.in_(sorted(legal_entities)),
            notice.c.next_attempt_at <= now,
            exists().where(
                conversation.c.legal_entity == notice.c.legal_entity,
                conversation.c.personnel_number == notice.c.personnel_number,
                conversation.c.reference.is_not(None),
            ),
        )
        .order_by(notice.c.notice_id)
        .limit(AT_ONCE)
    )
    return [Notice(row.legal_entity, row.notice_id, row.personnel_number, row.attempts) for row in rows]


def address(connection: Connection, one: Notice) -> Json | None:
    """Of the person's latest conversation; None where none is known any more."""
    found: Json | None = connection.scalar(
        select(conversation.c.reference)
        .where(
            conversation.c.legal_entity == one.legal_entity,
            conversation.c.personnel_number == one.personnel_number,
            conversation.c.reference.is_not(None),
        )
        .order_by(conversation.c.changed_at.desc(), conversation.c.conversation_id.desc())
        .limit(1)
    )
    return found


def claim(connection: Connection, one: Notice, now: datetime) -> Json | None:
    """The notice's reply, to be delivered by the caller; None where she was told it or another process has it.

    Unless it is delivered then, it is due again after a pause.
    """
    attempts = one.attempts + 1
    again_at = now + FIRST_PAUSE * 2**one.attempts if attempts < MOST_ATTEMPTS else None
    reply: Json | None = connection.scalar(
        update(notice)
        .where(*_this(one), notice.c.attempts == one.attempts)
        .values(attempts=attempts, next_attempt_at=again_at)
        .returning(notice.c.reply)
    )
    return reply


def delivered(connection: Connection, one: Notice) -> None:
    connection.execute(delete(notice).where(*_this(one)))


def unreachable(connection: Connection, one: Notice, conversation_id: str, now: datetime) -> None:
    """The conversation is gone: forget its address, and try the person's next one, if there is one, at once."""
    connection.execute(
        update(conversation)
        .where(
            conversation.c.legal_entity == one.legal_entity,
            conversation.c.personnel_number == one.personnel_number,
            conversation.c.conversation_id == conversation_id,
        )
        .values(reference=None)
    )
    connection.execute(update(notice).where(*_this(one)).values(next_attempt_at=now))


def _this(one: Notice) -> tuple[ColumnElement[bool], ...]:
    return (notice.c.legal_entity == one.legal_entity, notice.c.notice_id == one.notice_id)
