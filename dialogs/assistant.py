"""The assistant: one message in, its replies out, everything kept in one commit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache, cached_property, partial
from typing import Any

from dialogs import reading, turn
from dialogs.client_book.lending import NOBODY, bring_back
from dialogs.conversation import Incoming, Reply
from dialogs.failures import log_failure
from dialogs.language.phrases import is_language
from dialogs.language.texts import texts_for
from dialogs.understanding.reader import Reader, Reading
from storage import notices, people
from storage.database import Connection, Database
from storage.records import Associate, Notice, Store
from storage.settings import DomainSettings
from storage.unit_of_work import UnitOfWork

reader_for = cache(Reader)
"""One reader a locale in a process: it keeps no state of its own."""


class UnknownAssociateError(LookupError):
    """No active associate has this personnel number in a legal entity with clienteling."""


class Assistant:
    """Thread-safe; everything slow is loaded when it is made."""

    def __init__(self, database: Database, settings: DomainSettings) -> None:
        self._database = database
        self._settings = settings
        locales = {legal_entity.locale for legal_entity in settings.legal_entities.values()}
        self._readers = {locale: reader_for(locale) for locale in sorted(locales)}

    def answer(self, incoming: Incoming) -> tuple[Reply, ...]:
        """The replies to one message; a person who is not known is told so. Never raises for what a person says."""
        try:
            return tuple(self._database.transact(lambda connection: self._answer(incoming, connection)))
        except Exception as error:  # whatever failed was rolled back, and the person is told
            log_failure(error)
            return (Reply(text=texts_for(self._any_locale).say("failed")),)

    def people(self) -> tuple[Associate, ...]:
        """All active associates of legal entities with clienteling."""
        with self._database.begin() as connection:
            return tuple(
                associate
                for legal_entity in self._clienteling
                for associate in people.associates(connection, legal_entity)
                if associate.active
            )

    def stores(self) -> dict[tuple[str, str], Store]:
        """(legal entity, store id) → store, of legal entities with clienteling."""
        with self._database.begin() as connection:
            return {
                (legal_entity, store.store_id): store
                for legal_entity in self._clienteling
                for store in people.stores(connection, legal_entity)
            }

    def understand(
        self, text: str, personnel_number: str, now: datetime, focus: str | None = None, locale: str | None = None
    ) -> tuple[Reading, ...]:
        """What is read from a sentence, in the same way as in a turn; changes nothing. UnknownAssociateError.

        `locale`: read in its language where there is one, else in that of the speaker's legal entity.
        """
        with self._database.begin() as connection:
            speaker = self._by_personnel_number(personnel_number, connection)
            work = self._work(speaker, now, connection)
            reader = reader_for(locale) if locale and is_language(locale) else self._reader(speaker)
            return reading.read(text, work, reader, [focus] if focus else [])

    def associate(self, personnel_number: str) -> Associate:
        """An active associate; UnknownAssociateError where there is none."""
        with self._database.begin() as connection:
            return self._by_personnel_number(personnel_number, connection)

    def keep_time(self, now: datetime) -> None:
        """What happens by itself: loans that are over end, in every legal entity."""
        for name in self._clienteling:
            self._database.transact(partial(self._keep_time, name, now))

    def due_notices(self, now: datetime) -> Sequence[Notice]:
        """What people are to be told now, unasked."""
        with self._database.begin() as connection:
            return notices.due(connection, self._clienteling, now)

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

    @cached_property
    def _clienteling(self) -> tuple[str, ...]:
        return tuple(name for name, one in self._settings.legal_entities.items() if one.clienteling)

    @cached_property
    def _any_locale(self) -> str:
        return next(iter(self._settings.legal_entities.values())).locale

    def _keep_time(self, legal_entity: str, now: datetime, connection: Connection) -> None:
        nobody = Associate(legal_entity=legal_entity, personnel_number=NOBODY, name="")
        bring_back(self._work(nobody, now, connection))

    def _answer(self, incoming: Incoming, connection: Connection) -> list[Reply]:
        speaker = people.by_directory_id(connection, self._clienteling, incoming.aad_object_id)
        if speaker is None:
            return [Reply(text=texts_for(self._any_locale).say("stranger"))]
        work = self._work(speaker, incoming.at, connection)
        return turn.take(incoming, work, self._reader(speaker), self._settings.roles)

    def _work(self, speaker: Associate, now: datetime, connection: Connection) -> UnitOfWork:
        settings = self._settings.legal_entities[speaker.legal_entity]
        return UnitOfWork(connection, settings, speaker, now.astimezone(settings.zone))

    def _reader(self, speaker: Associate) -> Reader:
        return self._readers[self._settings.legal_entities[speaker.legal_entity].locale]

    def _by_personnel_number(self, personnel_number: str, connection: Connection) -> Associate:
        for legal_entity in self._clienteling:
            for associate in people.associates(connection, legal_entity):
                if associate.personnel_number == personnel_number and associate.active:
                    return associate
        raise UnknownAssociateError(personnel_number)
