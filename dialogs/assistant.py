"""The assistant: one message in, its replies out, everything kept in one commit."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from dialogs import reading, turn
from dialogs.administrators import Administrators
from dialogs.configured import Configured, reader_for
from dialogs.conversation import Incoming, Reply
from dialogs.failures import log_failure
from dialogs.language.files import files_of, is_language
from dialogs.unasked import Unasked
from dialogs.understanding.reader import Reading
from storage import people
from storage.database import Connection, Database
from storage.insights.patience import USUAL
from storage.insights.service import Insights
from storage.insights.turn_measures import TurnMeasures, transact
from storage.insights_enabling import enable_where_due
from storage.records import Associate, Store
from storage.secrets import Secrets
from storage.settings import DomainSettings


class UnknownAssociateError(LookupError):
    """No active associate has this personnel number in a legal entity with clienteling."""


class Assistant:
    """Thread-safe; everything slow is loaded when it is made, or when it takes other settings."""

    def __init__(
        self,
        database: Database,
        settings: DomainSettings,
        insights: Insights | None = None,
        secrets: Secrets | None = None,
    ) -> None:
        """`insights`: the way to Customer Insights; without it there are no measures. `secrets`: those in use, of whose
        end administrators are told."""
        self._database = database
        self._insights = insights
        self._patience = insights.patience if insights is not None else USUAL
        self._administrators = Administrators(database, insights)
        self._configured = Configured.by(settings)
        self.unasked = Unasked(database, lambda: self._configured, secrets)

    def use(self, settings: DomainSettings) -> None:
        """Take other settings; turns under way end with those that they began with."""
        self._configured = Configured.by(settings)
        if self._insights is not None:
            self._insights.use(settings.legal_entities)

    def answer(self, incoming: Incoming) -> tuple[Reply, ...]:
        """The replies to one message; a person who is not known is told so. Never raises for what a person says."""
        configured = self._configured
        try:
            replies = transact(
                self._database,
                self._insights,
                self._patience.answer,
                lambda *turn: self._answer(incoming, configured, *turn),
            )
            return tuple(replies)
        except Exception as error:  # whatever failed was rolled back, and the person is told
            log_failure(error)
            return (Reply(text=configured.texts.say("failed")),)

    def renewed(self, incoming: Incoming, reply: Reply) -> Reply | None:
        """The whole of an unfinished reply to that message, when it has come; None where it does not come.

        Blocks for as long as that takes: up to `Patience.update` seconds, and longer for an administrator's task.
        """
        configured = self._configured
        try:
            if reply.task is not None:
                return self._administrators.done(incoming, reply.task, configured.settings)
            return transact(
                self._database,
                self._insights,
                self._patience.update,
                lambda *turn: self._again(incoming, reply, configured, *turn),
            )
        except Exception as error:  # the reply stays as it is
            log_failure(error)
            return None

    def prepare(self, now: datetime) -> None:
        """Validate what the configuration asks for and nobody has validated yet; blocks while others are asked."""
        if self._insights is not None:
            enable_where_due(self._database, self._insights, now)

    def people(self) -> tuple[Associate, ...]:
        """All active associates of legal entities with clienteling."""
        with self._database.begin() as connection:
            return tuple(
                associate
                for legal_entity in self._configured.clienteling
                for associate in people.associates(connection, legal_entity)
                if associate.active
            )

    def stores(self) -> dict[tuple[str, str], Store]:
        """(legal entity, store id) → store, of legal entities with clienteling."""
        with self._database.begin() as connection:
            return {
                (legal_entity, store.store_id): store
                for legal_entity in self._configured.clienteling
                for store in people.stores(connection, legal_entity)
            }

    def understand(
        self, text: str, personnel_number: str, now: datetime, focus: str | None = None, locale: str | None = None
    ) -> tuple[Reading, ...]:
        """What is read from a sentence, in the same way as in a turn; changes nothing. UnknownAssociateError.

        `locale`: read in its language where there is one, else in that of the speaker's legal entity.
        """
        configured = self._configured
        with self._database.begin() as connection:
            speaker = _by_personnel_number(personnel_number, configured, connection)
            work = configured.work(speaker, now, connection)
            spoken = locale if locale and is_language(locale) else work.settings.locale
            reader = reader_for(files_of(spoken, work.settings.language_folder))
            return reading.read(text, work, reader, [focus] if focus else [])

    def associate(self, personnel_number: str) -> Associate:
        """An active associate; UnknownAssociateError where there is none."""
        with self._database.begin() as connection:
            return _by_personnel_number(personnel_number, self._configured, connection)

    def _answer(
        self, incoming: Incoming, configured: Configured, connection: Connection, measures: TurnMeasures | None
    ) -> list[Reply]:
        speaker = people.by_directory_id(connection, configured.clienteling, incoming.aad_object_id)
        if speaker is None:
            return [Reply(text=configured.texts.say("stranger"))]
        work = configured.work(speaker, incoming.at, connection, measures)
        return turn.take(incoming, work, configured.reader(speaker), configured.settings.roles)

    def _again(
        self,
        incoming: Incoming,
        reply: Reply,
        configured: Configured,
        connection: Connection,
        measures: TurnMeasures | None,
    ) -> Reply | None:
        speaker = people.by_directory_id(connection, configured.clienteling, incoming.aad_object_id)
        if speaker is None:
            return None
        work = configured.work(speaker, incoming.at, connection, measures)
        return turn.renewed(reply, turn.aside(work, configured.reader(speaker), configured.settings.roles))


def _by_personnel_number(personnel_number: str, configured: Configured, connection: Connection) -> Associate:
    for legal_entity in configured.clienteling:
        key = ("associates", legal_entity)
        for associate in configured.remembered.get(key, partial(people.associates, connection, legal_entity)):
            if associate.personnel_number == personnel_number and associate.active:
                return associate
    raise UnknownAssociateError(personnel_number)
