"""What happens without a message: loans end, and people are told what others changed, and which secrets end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from dialogs import misses, secret_ends
from dialogs.client_book.lending import NOBODY, bring_back
from dialogs.configured import Configured
from dialogs.conversation import Reply
from storage import notices
from storage.database import Connection, Database
from storage.records import Associate, Notice
from storage.secrets import Secrets


class Unasked:
    """Thread-safe."""

    def __init__(self, database: Database, configured: Callable[[], Configured], secrets: Secrets | None) -> None:
        """`configured` gives the settings in use now; `secrets`: those of whose end administrators are told."""
        self._database = database
        self._configured = configured
        self._secrets = secrets

    def keep_time(self, now: datetime) -> None:
        """What happens by itself in every legal entity: loans that are over end, old misses are forgotten, ends of
        secrets are announced."""
        for name in self._configured().clienteling:
            self._database.transact(partial(self._keep_time, name, now))

    def due_notices(self, now: datetime) -> Sequence[Notice]:
        """What people are to be told now, unasked."""
        with self._database.begin() as connection:
            return notices.due(connection, self._configured().clienteling, now)

    def address_of(self, notice: Notice) -> dict[str, Any] | None:
        """The channel's address of the person's latest conversation."""
        with self._database.begin() as connection:
            return notices.address(connection, notice)

    def claim(self, notice: Notice, now: datetime) -> Reply | None:
        """What to tell; None where somebody else tells it. The caller says then whether it was delivered."""
        reply = self._database.transact(lambda connection: notices.claim(connection, notice, now))
        return None if reply is None else Reply.model_validate(reply)

    def delivered(self, notice: Notice) -> None:
        self._database.transact(lambda connection: notices.delivered(connection, notice))

    def unreachable(self, notice: Notice, conversation_id: str, now: datetime) -> None:
        """That conversation is gone; the person may have another one."""
        self._database.transact(lambda connection: notices.unreachable(connection, notice, conversation_id, now))

    def _keep_time(self, legal_entity: str, now: datetime, connection: Connection) -> None:
        nobody = Associate(legal_entity=legal_entity, personnel_number=NOBODY, name="")
        configured = self._configured()
        work = configured.work(nobody, now, connection)
        bring_back(work)
        misses.forget(work)
        if self._secrets is not None:
            secret_ends.announce(self._secrets.standings, configured.settings.roles, work)
