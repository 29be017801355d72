"""The settings in use, and all that is made from them."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from dialogs.language.files import LanguageFiles, files_of
from dialogs.language.texts import Texts, texts_for
from dialogs.understanding.reader import Reader
from dialogs.understanding.weights import is_added_to, is_trained
from storage.database import Connection
from storage.insights.turn_measures import TurnMeasures
from storage.records import Associate
from storage.remembered import Remembered
from storage.settings import DomainSettings
from storage.unit_of_work import UnitOfWork

MOST_READERS = 4
"""Kept beside those in use, for a reload that changes none of their files."""
reader_for = lru_cache(MOST_READERS)(Reader)
"""One reader for the same files in a process: it keeps no state of its own."""


log = logging.getLogger(__name__)


def own_languages(settings: DomainSettings) -> tuple[LanguageFiles, ...]:
    """Those to which the retailer has added sentences or words, each once."""
    files = dict.fromkeys(files_of(one.locale, one.language_folder) for one in settings.legal_entities.values())
    return tuple(these for these in files if is_added_to(these))


@dataclass(frozen=True)
class Configured:
    """The settings and all that is made from them, so that one step takes new ones."""

    settings: DomainSettings
    readers: Mapping[str, Reader]
    """By legal entity."""
    remembered: Remembered = field(default_factory=Remembered)

    @classmethod
    def by(cls, settings: DomainSettings) -> Configured:
        """Loads the readers, which takes up to a second for one that was not loaded yet."""
        files = {name: files_of(one.locale, one.language_folder) for name, one in settings.legal_entities.items()}
        configured = cls(settings, {name: reader_for(these) for name, these in files.items()})
        for own in own_languages(settings):
            if own.hers and not is_trained(own):
                log.warning(configured.texts.say("language-untrained", folder=str(own.hers.path)))
        return configured

    @property
    def clienteling(self) -> tuple[str, ...]:
        return tuple(name for name, one in self.settings.legal_entities.items() if one.clienteling)

    @property
    def texts(self) -> Texts:
        """For whom nobody knows: those of the first legal entity."""
        first = next(iter(self.settings.legal_entities.values()))
        return texts_for(first.locale, first.language_folder)

    def work(
        self, speaker: Associate, now: datetime, connection: Connection, measures: TurnMeasures | None = None
    ) -> UnitOfWork:
        settings = self.settings.legal_entities[speaker.legal_entity]
        return UnitOfWork(connection, settings, speaker, now.astimezone(settings.zone), measures, self.remembered)

    def reader(self, speaker: Associate) -> Reader:
        return self.readers[speaker.legal_entity]
