"""Which ends of secrets were announced: each only once, by one process, and not again after a restart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from storage.tables import secret_announcement
from storage.upsert import upsert


@dataclass(frozen=True)
class SecretAnnouncements:
    connection: Connection
    legal_entity: str

    def is_first(self, reference: str, expires_on: datetime, days: int, at: datetime) -> bool:
        """Whether nobody announced this end on this occasion (30, 7, 1 or 0 days ahead) yet; from now on it is."""
        announced = upsert(self.connection, secret_announcement).values(
            legal_entity=self.legal_entity, reference=reference, expires_on=expires_on, days=days, at=at
        )
        return self.connection.execute(announced.on_conflict_do_nothing()).rowcount == 1
