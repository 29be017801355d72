"""What is done for administrators beside their turns: tasks that may take a while."""

from __future__ import annotations

from dialogs.administration import result
from dialogs.conversation import Incoming, Reply, Task
from dialogs.language.texts import Texts, texts_for
from storage import people
from storage.database import Database
from storage.insights.service import Insights
from storage.insights_enabling import enable, validated
from storage.records import Associate
from storage.rules.permissions import may
from storage.settings import DomainSettings, Operation


class Administrators:
    def __init__(self, database: Database, insights: Insights | None) -> None:
        self._database = database
        self._insights = insights

    def done(self, incoming: Incoming, task: Task, settings: DomainSettings) -> Reply | None:
        """What came of a task, which may take a while; None where the person is no administrator any more."""
        speaker = self._speaker(incoming, settings)
        if speaker is None or self._insights is None:
            return None
        legal_entity = speaker.legal_entity
        if task is Task.ENABLE_INSIGHTS:
            findings = enable(self._database, self._insights, legal_entity, incoming.at, speaker.personnel_number)
        else:
            findings = validated(self._database, self._insights, legal_entity)
        configured = self._insights.settings[legal_entity]
        reference = self._insights.secret_reference(legal_entity)
        return result(task, findings, configured, reference, incoming.at, _texts(speaker, settings))

    def _speaker(self, incoming: Incoming, settings: DomainSettings) -> Associate | None:
        """None where it is no administrator who speaks."""
        served = [name for name, one in settings.legal_entities.items() if one.clienteling]
        with self._database.begin() as connection:
            speaker = people.by_directory_id(connection, served, incoming.aad_object_id)
        is_one = speaker is not None and may(speaker.roles, Operation.ADMINISTER, settings.roles)
        return speaker if is_one else None


def _texts(speaker: Associate, settings: DomainSettings) -> Texts:
    legal_entity = settings.legal_entities[speaker.legal_entity]
    return texts_for(speaker.locale or legal_entity.locale, legal_entity.language_folder)
