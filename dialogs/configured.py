"""The settings in use, and all that is made from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from dialogs.understanding.reader import Reader
from storage.database import Connection
from storage.insights.turn_measures import TurnMeasures
from storage.records import Associate
from storage.remembered import Remembered
from storage.settings import DomainSettings
from storage.unit_of_work import UnitOfWork

reader_for = cache(Reader)
"""One reader a locale in a process: it keeps no state of its own."""


@dataclass(frozen=True)
class Configured:
    """The settings and all that is made from them, so that one step takes new ones."""

    settings: DomainSettings
    readers: Mapping[str, Reader]
    """By locale."""
    remembered: Remembered = field(default_factory=Remembered)

    @classmethod
    def by(cls, settings: DomainSettings) -> Configured:
        """Loads the readers of its locales, which takes seconds for one that was not loaded yet."""
        locales = {legal_entity.locale for legal_entity in settings.legal_entities.values()}
        return cls(settings, {locale: reader_for(locale) for locale in sorted(locales)})

    @property
    def clienteling(self) -> tuple[str, ...]:
        return tuple(name for name, one in self.settings.legal_entities.items() if one.clienteling)

    @property
    def any_locale(self) -> str:
        return next(iter(self.settings.legal_entities.values())).locale

    def work(
        self, speaker: Associate, now: datetime, connection: Connection, measures: TurnMeasures | None = None
    ) -> UnitOfWork:
        settings = self.settings.legal_entities[speaker.legal_entity]
        return UnitOfWork(connection, settings, speaker, now.astimezone(settings.zone), measures, self.remembered)

    def reader(self, speaker: Associate) -> Reader:
        return self.readers[self.settings.legal_entities[speaker.legal_entity].locale]
