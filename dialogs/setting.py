"""What every dialog works with: who speaks, of whom, in which language, and the store behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NoReturn, Protocol

from dialogs import reading
from dialogs.conversation import Button, Fact, ReceiptCard, ReceiptEntry, Reply, Tap
from dialogs.frame import Frame, Intent, Reference
from dialogs.language.files import files_of
from dialogs.language.phrases import LanguageData, language_data
from dialogs.language.texts import Texts
from dialogs.state import State
from dialogs.understanding.reader import Reader, Reading
from dialogs.wish import Wish
from storage.records import Associate, Customer
from storage.rules.permissions import Grants, may
from storage.settings import Operation
from storage.unit_of_work import UnitOfWork

FOCUS = (Reference(said="", focus=True),)
"""Whoever is talked of."""
MOST_NAMES = 5
"""In one sentence."""


class SayInsteadError(Exception):
    """A wish cannot be carried out; the reply says why. Nothing was changed by it."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.text)
        self.reply = reply


@dataclass
class Setting:
    work: UnitOfWork
    texts: Texts
    state: State
    grants: Grants
    reader: Reader

    @property
    def speaker(self) -> Associate:
        return self.work.speaker

    @property
    def language(self) -> LanguageData:
        """That in which the speaker is answered."""
        return language_data(files_of(self.texts.language_tag, self.work.settings.language_folder))

    def may(self, operation: Operation) -> bool:
        return may(self.speaker.roles, operation, self.grants)

    def read(self, text: str) -> tuple[Reading, ...]:
        """Each thing that was said, in order."""
        return reading.read(text, self.work, self.reader, self.state.focus, self.state.listed)

    def read_as(self, intent: Intent, text: str) -> Frame:
        """What an answer fills in for a wish of this intent."""
        return reading.read_as(intent, text, self.work, self.reader, self.state.focus)

    def keepable(self, text: str, *, all_words: bool) -> str:
        """What may be kept of a message that was not understood."""
        return reading.keepable(text, self.work, self.reader, all_words=all_words)

    def say(self, key: str, **values: str | int) -> str:
        return self.texts.say(key, **values)

    def refuse(self, key: str, **values: str | int) -> NoReturn:
        raise SayInsteadError(Reply(text=self.say(key, **values)))

    def refuse_right(self, operation: Operation) -> NoReturn:
        """Says which right is missing, and who has it: colleagues of the speaker's stores before others."""
        active = [one for one in self.work.associates if one.active and may(one.roles, operation, self.grants)]
        near = [one for one in active if set(one.stores) & set(self.speaker.stores)]
        names = [one.name for one in (near or active)[:MOST_NAMES]]
        self.refuse(
            "not-allowed",
            operation=self.say(f"operation-{operation}"),
            who="somebody" if names else "nobody",
            names=self.texts.any(names),
        )

    def customers(self, wish: Wish) -> list[Customer]:
        """The customers of a wish whose references are settled."""
        account_numbers = [reference.ids[0] for reference in wish.frame.customers or () if reference.ids]
        return list(self.work.customers.several(account_numbers).values())

    def talk_of(self, wish: Wish) -> None:
        """From now on "her" is the customer of this wish; nobody not settled yet, nor everybody on a list."""
        if wish.refinement.of_list:
            return
        settled = [one.ids[0] for one in wish.frame.customers or () if one.ids and len(one.ids) == 1]
        self.state.talk_of(settled)

    def names(self, customers: Sequence[Customer]) -> str:
        """The names of a few, the number of many."""
        if len(customers) > MOST_NAMES:
            return self.say("customer-count", count=len(customers))
        return self.texts.all([customer.name for customer in customers])

    def associate_name(self, personnel_number: str) -> str:
        return self.work.associate_name(personnel_number)

    def receipt(self, text: str, title: str, facts: Sequence[Fact] = ()) -> Reply:
        """Says what was kept, and offers to take it back; that nothing was to be changed, where it was so already."""
        if not self.work.changes.wrote:
            return Reply(text=self.say("already-so", title=title))
        undo = Tap(frame=Frame(intent=Intent.UNDO), token=self.work.changes.receipt_id)
        button = Button(label=self.say("button-undo"), tap=undo)
        entry = ReceiptEntry(title=title, facts=tuple(facts))
        return Reply(text=text, card=ReceiptCard(entries=(entry,), buttons=(button,)))

    def day(self, moment: datetime) -> str:
        """The local day of a moment, for a reader."""
        return self.texts.short_day(moment.astimezone(self.work.now.tzinfo).date())

    def local_day(self, due: date | datetime) -> date:
        """The local day of a day or a moment."""
        return due.astimezone(self.work.now.tzinfo).date() if isinstance(due, datetime) else due

    def when(self, said: date | datetime) -> str:
        """A day or a moment for a reader, in local time; a moment at midnight is a day whose time nobody said."""
        if isinstance(said, datetime):
            local = said.astimezone(self.work.now.tzinfo)
            return self.texts.day(local.date()) if local.time() == time() else self.texts.moment(local)
        return self.texts.day(said)

    def moment(self, said: str) -> datetime:
        """A local date or date-time of a frame → a moment; a date → its midnight."""
        return datetime.fromisoformat(said).replace(tzinfo=self.work.now.tzinfo)


class Named(Protocol):
    """A customer, or a row of a list that stands for one."""

    @property
    def account_number(self) -> str: ...
    @property
    def name(self) -> str: ...


def reference_to(customer: Named) -> Reference:
    return Reference(said=customer.name, ids=(customer.account_number,))


def show(customer: Named) -> Tap:
    """A tap that opens the customer's card."""
    return Tap(frame=Frame(intent=Intent.SHOW_CUSTOMER, customers=(reference_to(customer),)))
