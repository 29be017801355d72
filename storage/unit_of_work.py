"""All that one turn may read and write of its legal entity, in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from storage import derived, people
from storage.address_book_search import AddressBookSearch
from storage.book_lists import BookLists
from storage.changes import ChangeLog
from storage.client_books import ClientBooks
from storage.conversations import Conversations
from storage.customer_search import CustomerSearch
from storage.customers import Customers
from storage.follow_ups import FollowUps
from storage.hand_overs import HandOvers
from storage.insights.connector import AtHand
from storage.insights.turn_measures import TurnMeasures
from storage.insights_setups import InsightsSetups
from storage.journal import Journal
from storage.misses import Misses
from storage.note_search import NoteSearch
from storage.notices import Notices
from storage.purchase_summary import PurchaseSummaries
from storage.records import Associate, Store
from storage.remembered import Remembered
from storage.settings import LegalEntitySettings
from storage.timeline import Timeline
from storage.timeline_pages import TimelinePages

ANSWERS_ARE_KEPT = timedelta(days=1)
"""For repeated deliveries of a message."""


@dataclass
class UnitOfWork:
    connection: Connection
    settings: LegalEntitySettings
    speaker: Associate
    now: datetime
    """Local to the legal entity; aware."""
    turn_measures: TurnMeasures | None = None
    """None where nothing reaches Customer Insights."""
    remembered: Remembered = field(default_factory=Remembered)
    """Shared by the turns of a process."""
    changes: ChangeLog = field(init=False)
    client_books: ClientBooks = field(init=False)
    book_lists: BookLists = field(init=False)
    customers: Customers = field(init=False)
    customer_search: CustomerSearch = field(init=False)
    address_book_search: AddressBookSearch = field(init=False)
    note_search: NoteSearch = field(init=False)
    timeline: Timeline = field(init=False)
    timeline_pages: TimelinePages = field(init=False)
    purchase_summaries: PurchaseSummaries = field(init=False)
    follow_ups: FollowUps = field(init=False)
    hand_overs: HandOvers = field(init=False)
    notices: Notices = field(init=False)
    conversations: Conversations = field(init=False)
    misses: Misses = field(init=False)

    def __post_init__(self) -> None:
        legal_entity = self.speaker.legal_entity
        self.changes = ChangeLog(self.connection, legal_entity, self.speaker.personnel_number, self.now)
        self.client_books = ClientBooks(self.changes, self.settings.client_book)
        self.book_lists = BookLists(self.connection, legal_entity)
        self.customers = Customers(self.changes)
        self.customer_search = CustomerSearch(self.connection, legal_entity)
        self.address_book_search = AddressBookSearch(self.connection, legal_entity)
        self.note_search = NoteSearch(self.connection, legal_entity)
        self.timeline = Timeline(self.changes)
        self.timeline_pages = TimelinePages(self.connection, legal_entity, self.settings.zone)
        self.purchase_summaries = PurchaseSummaries(self.connection, legal_entity)
        self.follow_ups = FollowUps(self.changes)
        self.hand_overs = HandOvers(self.changes)
        self.notices = Notices(self.connection, legal_entity)
        self.conversations = Conversations(self.connection, legal_entity, self.speaker.personnel_number)
        self.misses = Misses(self.connection, legal_entity)

    @property
    def associates(self) -> tuple[Associate, ...]:
        """Of the legal entity, those who left too, as they were a few seconds ago."""
        legal_entity = self.speaker.legal_entity
        return self.remembered.get(
            ("associates", legal_entity), lambda: people.associates(self.connection, legal_entity)
        )

    @property
    def stores(self) -> tuple[Store, ...]:
        legal_entity = self.speaker.legal_entity
        return self.remembered.get(("stores", legal_entity), lambda: people.stores(self.connection, legal_entity))

    def known_values(self, attribute: str) -> tuple[str, ...]:
        """The values of a text attribute that are in use."""
        key = ("values", self.speaker.legal_entity, attribute)
        return self.remembered.get(key, lambda: self.customers.known_values(attribute))

    @property
    def own_name_words(self) -> frozenset[str]:
        """The folded words of the names in the speaker's client book, for names that are misspelt."""
        key = ("names", self.speaker.legal_entity, self.speaker.personnel_number)
        return self.remembered.get(key, lambda: self.customer_search.name_words(self.speaker.personnel_number))

    def measures(self, account_numbers: Sequence[str]) -> AtHand | None:
        """Without waiting; None where Customer Insights is off. MeasuresWantedError: see TurnMeasures."""
        if self.turn_measures is None or not self.measures_are_on:
            return None
        return self.turn_measures.of(self.speaker.legal_entity, account_numbers)

    @property
    def measures_are_on(self) -> bool:
        settings = self.settings.customer_insights
        if settings is None or self.turn_measures is None:
            return False
        return InsightsSetups(self.connection, self.speaker.legal_entity).is_on(settings)

    def journal(self, personnel_numbers: Collection[str], first: datetime, before: datetime) -> Journal:
        """See Journal."""
        return Journal(self.connection, self.speaker.legal_entity, personnel_numbers, first, before)

    @property
    def today(self) -> date:
        return self.now.date()

    def associate(self, personnel_number: str) -> Associate | None:
        """As she is now: whoever gets customers or rights must still be here."""
        return people.by_personnel_number(self.connection, self.speaker.legal_entity, personnel_number)

    def associate_name(self, personnel_number: str) -> str:
        """The number itself where nobody has it."""
        return next((one.name for one in self.associates if one.personnel_number == personnel_number), personnel_number)

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """What is written inside stays only when it ends without an error; the turn goes on either way."""
        with self.connection.begin_nested():
            yield

    def finish(self) -> None:
        """Bring the derived columns of all customers that were written to up to date, and forget old answers."""
        self.conversations.forget(self.now - ANSWERS_ARE_KEPT)
        for attribute in self.changes.attributes:
            self.remembered.forget(("values", self.speaker.legal_entity, attribute))
        if self.changes.touched:
            derived.refresh(self.connection, self.speaker.legal_entity, self.changes.touched)
