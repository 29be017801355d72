"""What the store knows, as plain data. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

NEVER = datetime.fromisoformat("1900-01-01T00:00:00+00:00")
"""Stands for "no contact yet" where a column must be comparable."""


@dataclass(frozen=True, slots=True)
class Store:
    store_id: str
    name: str
    timezone: str
    address_books: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Associate:
    legal_entity: str
    personnel_number: str
    name: str
    stores: tuple[str, ...] = ()
    address_books: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    active: bool = True
    locale: str | None = None
    email: str | None = None
    aad_object_id: str | None = None


@dataclass(frozen=True, slots=True)
class BirthDate:
    """A birthday, and the year where it is known."""

    month: int
    day: int
    year: int | None = None

    @property
    def month_day(self) -> int:
        return self.month * 100 + self.day


@dataclass(frozen=True, slots=True)
class Customer:
    account_number: str
    first_name: str
    last_name: str
    email: str | None = None
    phone: str | None = None
    birth_date: BirthDate | None = None
    language: str | None = None
    address_books: frozenset[str] = frozenset()
    marketing_opt_in: bool | None = None

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class BookEntry:
    """One customer in one associate's client book."""

    account_number: str
    personnel_number: str
    client_book_id: str
    place: int = 1
    """From 1 to the number of books that a customer may be in."""
    added_on: date | None = None
    lent_until: date | None = None
    """The last day of a loan; None: she is not lent."""
    lent_by: str | None = None
    """The personnel number of the associate to whom she returns after that day."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """A request to hand a customer over; by personnel numbers."""

    hand_over_id: str
    account_number: str
    asked_by: str
    asked_of: str
    agreed: bool | None = None
    """None: not answered yet."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a person is to be told unasked, without its content."""

    legal_entity: str
    notice_id: str
    personnel_number: str
    attempts: int


@dataclass(frozen=True, slots=True)
class BookRow:
    """A line of a client book's list."""

    account_number: str
    name: str
    personnel_number: str
    added_on: date | None
    birth_date: BirthDate | None
    last_contact_at: datetime | None
    last_purchase_at: datetime | None
    lent_until: date | None = None
    lent_by: str | None = None
    spent: Decimal | None = None
    """Where the list is in the order of it."""


@dataclass(frozen=True, slots=True)
class AttributeValue:
    attribute: str
    value: str


@dataclass(frozen=True, slots=True)
class Activity:
    activity_id: str
    account_number: str
    personnel_number: str
    type: str
    at: datetime
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    note_id: str
    account_number: str
    personnel_number: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class FollowUp:
    follow_up_id: str
    personnel_number: str
    account_number: str | None
    due: date | datetime
    text: str
    created_by: str
    done_at: datetime | None = None

    def is_overdue(self, now: datetime) -> bool:
        """Whether its moment or its day has passed at a local `now`."""
        return self.due < now if isinstance(self.due, datetime) else self.due < now.date()


@dataclass(frozen=True, slots=True)
class Purchase:
    order_id: str
    line: int
    account_number: str
    store_id: str | None
    at: datetime
    product: str
    category: str | None
    quantity: Decimal
    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A customer that a spoken name might mean."""

    account_number: str
    first_name: str
    last_name: str
    in_own_book: bool = False
    in_own_store: bool = False

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class Miss:
    """A message that was not understood, without the people in it."""

    miss_id: str
    text: str
    outcome: str
    times: int
    first_at: datetime
    last_at: datetime
