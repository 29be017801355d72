"""Where a conversation stands, and which of its messages were already answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from storage.tables import conversation, processed_message

Json = dict[str, Any]


@dataclass
class Conversations:
    connection: Connection
    legal_entity: str
    personnel_number: str

    def state(self, conversation_id: str, version: int) -> Json | None:
        """The state as saved last; None when there is none, or one of another version."""
        row = self.connection.execute(
            select(conversation.c.version, conversation.c.state).where(*self._this(conversation_id))
        ).one_or_none()
        return row.state if row is not None and row.version == version else None

    def save(self, conversation_id: str, version: int, state: Json, reference: Json | None, at: datetime) -> None:
        values: dict[str, Any] = {"version": version, "state": state, "changed_at": at}
        if reference is not None:
            values["reference"] = reference
        saved = self.connection.execute(update(conversation).where(*self._this(conversation_id)).values(**values))
        if saved.rowcount == 0:
            self.connection.execute(
                insert(conversation).values(
                    legal_entity=self.legal_entity,
                    conversation_id=conversation_id,
                    personnel_number=self.personnel_number,
                    **values,
                )
            )

    def replies_to(self, conversation_id: str, activity_id: str) -> list[Json] | None:
        """What was answered when this message came before; None for a new one."""
        replies: list[Json] | None = self.connection.scalar(
            select(processed_message.c.replies).where(
                processed_message.c.legal_entity == self.legal_entity,
                processed_message.c.conversation_id == conversation_id,
                processed_message.c.activity_id == activity_id,
            )
        )
        return replies

    def remember(self, conversation_id: str, activity_id: str, replies: list[Json], at: datetime) -> None:
        self.connection.execute(
            insert(processed_message).values(
                legal_entity=self.legal_entity,
                conversation_id=conversation_id,
                activity_id=activity_id,
                personnel_number=self.personnel_number,
                at=at,
                replies=replies,
            )
        )

    def forget(self, before: datetime) -> None:
        """Drop the answers to messages that came before; no channel repeats them any more."""
        self.connection.execute(
            delete(processed_message).where(
                processed_message.c.legal_entity == self.legal_entity, processed_message.c.at < before
            )
        )

    def _this(self, conversation_id: str) -> tuple[ColumnElement[bool], ...]:
        return (
            conversation.c.legal_entity == self.legal_entity,
            conversation.c.conversation_id == conversation_id,
            conversation.c.personnel_number == self.personnel_number,
        )
