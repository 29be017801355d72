"""What people are told unasked, each in her own language: kept with the change, sent by the edge after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dialogs.conversation import Card, Reply
from dialogs.language.texts import Texts, texts_for
from dialogs.setting import MOST_NAMES
from storage.records import Associate
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Letter:
    """What one person is told."""

    to: Associate
    work: UnitOfWork

    @property
    def texts(self) -> Texts:
        return texts_for(self.to.locale or self.work.settings.locale, self.work.settings.language_folder)

    @property
    def sender(self) -> str:
        return self.work.speaker.name

    def names(self, account_numbers: Sequence[str]) -> str:
        """The names of a few, the number of many."""
        if len(account_numbers) > MOST_NAMES:
            return self.texts.say("customer-count", count=len(account_numbers))
        return self.texts.all([one.name for one in self.work.customers.several(account_numbers).values()])

    def send(self, key: str, card: Card | None = None, /, **values: str | int) -> None:
        reply = Reply(text=self.texts.say(key, **values), card=card)
        said = reply.model_dump(mode="json", exclude_none=True)
        self.work.notices.put(self.to.personnel_number, said, self.work.now)


def letters(personnel_numbers: Iterable[str], work: UnitOfWork) -> Iterator[Letter]:
    """One to each of them who works here, but not to whoever did it."""
    for number in dict.fromkeys(personnel_numbers):
        associate = work.associate(number)
        if associate is not None and associate.active and number != work.speaker.personnel_number:
            yield Letter(associate, work)
