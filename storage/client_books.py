"""Who has which customer in which client book."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, case, func, insert, select, update

from storage.changes import ChangeLog
from storage.records import NEVER, BookEntry, BookRow
from storage.rules.birthdays import birth_date, month_day
from storage.rules.number_sequences import number
from storage.settings import ClientBookSettings
from storage.tables import associate_address_book, book_entry, client_book, customer, number_sequence

NUMBER_SEQUENCE = "client_book"


class BookIsFullError(Exception):
    """The customer already is in as many client books as are allowed."""


@dataclass(frozen=True, slots=True)
class Book:
    """An associate's client book; or a store's: the customers of all associates who share one of its address books."""

    personnel_number: str | None = None
    address_books: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Order:
    by: Literal["name", "birthday", "last_contact", "last_purchase", "added_on"] = "name"
    since: date | None = None
    """The day that birthdays are counted from."""


@dataclass(frozen=True, slots=True)
class Page:
    rows: tuple[BookRow, ...]
    total: int
    number: int


@dataclass
class ClientBooks:
    changes: ChangeLog
    settings: ClientBookSettings

    def entries(self, account_number: str) -> Sequence[BookEntry]:
        """The client books that the customer is in."""
        rows = self.changes.connection.execute(
            select(book_entry).where(
                book_entry.c.legal_entity == self.changes.legal_entity,
                book_entry.c.account_number == account_number,
            )
        )
        return [
            BookEntry(row.account_number, row.personnel_number, row.client_book_id, row.added_on, row.lent_until)
            for row in rows
        ]

    def add(self, account_number: str, personnel_number: str, added_on: date) -> None:
        """Put a customer in an associate's book, unless she is there; BookIsFullError when no place is left for her."""
        if any(entry.personnel_number == personnel_number for entry in self.entries(account_number)):
            return
        self.changes.put(
            book_entry,
            {
                "account_number": account_number,
                "personnel_number": personnel_number,
                "client_book_id": self._book_of(personnel_number),
                "place": self._free_place(account_number),
                "added_on": added_on,
                "lent_until": None,
            },
        )

    def remove(self, account_number: str, personnel_number: str) -> None:
        self.changes.remove(book_entry, {"account_number": account_number, "personnel_number": personnel_number})

    def page(self, book: Book, conditions: Iterable[ColumnElement[bool]], order: Order, number: int, size: int) -> Page:
        """Page `number`, from 0, of the customers in `book` who meet all conditions; at most the last one."""
        matching = self._matching(book, conditions)
        total = self.changes.connection.scalar(select(func.count()).select_from(matching.subquery())) or 0
        number = min(number, max(total - 1, 0) // size)
        rows = self.changes.connection.execute(
            matching.order_by(*_order_by(order), book_entry.c.sort_name, book_entry.c.account_number)
            .offset(number * size)
            .limit(size)
        )
        return Page(
            tuple(
                BookRow(
                    account_number=row.account_number,
                    name=f"{row.first_name} {row.last_name}".strip(),
                    personnel_number=row.personnel_number,
                    added_on=row.added_on,
                    birth_date=birth_date(row.birth_year, row.birth_month_day),
                    last_contact_at=None if row.last_contact_at == NEVER else row.last_contact_at,
                    last_purchase_at=None if row.last_purchase_at == NEVER else row.last_purchase_at,
                )
                for row in rows
            ),
            total,
            number,
        )

    def somebody(self, personnel_number: str) -> str | None:
        """The name of the first customer in an associate's book; None for an empty one."""
        page = self.page(Book(personnel_number), (), Order(), 0, 1)
        return page.rows[0].name if page.rows else None

    def _in(self, book: Book) -> ColumnElement[bool]:
        if book.personnel_number is not None:
            return book_entry.c.personnel_number == book.personnel_number
        sharing = select(associate_address_book.c.personnel_number).where(
            associate_address_book.c.legal_entity == self.changes.legal_entity,
            associate_address_book.c.address_book.in_(sorted(book.address_books)),
        )
        return book_entry.c.personnel_number.in_(sharing)

    def _matching(self, book: Book, conditions: Iterable[ColumnElement[bool]]) -> Select[*tuple[object, ...]]:
        joined = book_entry.join(
            customer,
            (customer.c.legal_entity == book_entry.c.legal_entity)
            & (customer.c.account_number == book_entry.c.account_number),
        )
        return (
            select(book_entry, customer.c.first_name, customer.c.last_name, customer.c.birth_year)
            .select_from(joined)
            .where(book_entry.c.legal_entity == self.changes.legal_entity, self._in(book), *conditions)
        )

    def _free_place(self, account_number: str) -> int:
        taken = set(
            self.changes.connection.scalars(
                select(book_entry.c.place).where(
                    book_entry.c.legal_entity == self.changes.legal_entity,
                    book_entry.c.account_number == account_number,
                )
            )
        )
        place = next(place for place in range(1, len(taken) + 2) if place not in taken)
        if self.settings.books_per_customer is not None and place > self.settings.books_per_customer:
            raise BookIsFullError(account_number)
        return place

    def _book_of(self, personnel_number: str) -> str:
        """The id of the associate's client book, which is made when she has none."""
        connection, legal_entity = self.changes.connection, self.changes.legal_entity
        found: str | None = connection.scalar(
            select(client_book.c.client_book_id).where(
                client_book.c.legal_entity == legal_entity, client_book.c.personnel_number == personnel_number
            )
        )
        if found is not None:
            return found
        made = self._next_number()
        connection.execute(
            insert(client_book).values(
                legal_entity=legal_entity, client_book_id=made, personnel_number=personnel_number
            )
        )
        return made

    def _next_number(self) -> str:
        connection, legal_entity = self.changes.connection, self.changes.legal_entity
        key = {"legal_entity": legal_entity, "sequence": NUMBER_SEQUENCE}
        last = connection.scalar(
            update(number_sequence)
            .where(*(number_sequence.c[name] == value for name, value in key.items()))
            .values(last_number=number_sequence.c.last_number + 1)
            .returning(number_sequence.c.last_number)
        )
        if last is None:
            connection.execute(insert(number_sequence).values(**key, last_number=1))
        return number(self.settings.number_sequence, last or 1)


def _order_by(order: Order) -> tuple[ColumnElement[Any], ...]:
    columns = book_entry.c
    match order.by:
        case "birthday":
            first = month_day(order.since or date(2000, 1, 1))
            return (case((columns.birth_month_day >= first, 0), else_=1), columns.birth_month_day)
        case "last_contact":
            return (columns.last_contact_at,)
        case "last_purchase":
            return (columns.last_purchase_at,)
        case "added_on":
            return (columns.added_on.desc().nulls_last(),)
        case "name":
            return ()
