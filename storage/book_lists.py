"""The customers of a client book, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, or_, select

from storage.records import NEVER, BookRow
from storage.rules.birthdays import YEAR, birth_date, month_day
from storage.tables import associate_address_book, book_entry, customer


@dataclass(frozen=True, slots=True)
class Book:
    """An associate's client book; or a store's: the customers of all associates who share one of its address books."""

    personnel_number: str | None = None
    address_books: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Order:
    by: str = "name"
    """name, birthday, age, last_contact, last_purchase, added_on, spent or measure."""
    since: date | None = None
    """The day that birthdays are counted from."""
    spent: ColumnElement[Decimal] | None = None
    """What a customer spent, as `storage.further_filters.spent` asks for it."""
    ranked: tuple[str, ...] = ()
    """Account numbers in the order of their measure."""
    backwards: bool = False
    """By name from Z, by birthday from the last, the youngest, the earliest addition, or who spent least first; of
    contacts and purchases the latest."""
    most: int | None = None
    """So many of the first ones at most; None: all."""


@dataclass(frozen=True, slots=True)
class Page:
    rows: tuple[BookRow, ...]
    total: int
    """That are listed, on all pages."""
    number: int
    matching: int
    """Of whom these are the first ones, where only some were asked for; else as many."""


@dataclass(frozen=True)
class BookLists:
    connection: Connection
    legal_entity: str

    def page(self, book: Book, conditions: Iterable[ColumnElement[bool]], order: Order, number: int, size: int) -> Page:
        """Page `number`, from 0, of the customers in `book` who meet all conditions; at most the last one."""
        matching = self._joined(self._in(book), conditions)
        if order.spent is not None:
            matching = matching.add_columns(order.spent.label("spent"))
        found = self.connection.scalar(select(func.count()).select_from(matching.subquery())) or 0
        total = found if order.most is None else min(found, order.most)
        number = min(number, max(total - 1, 0) // size)
        rows = self.connection.execute(
            matching.order_by(*_order_by(order), book_entry.c.sort_name, book_entry.c.account_number)
            .offset(number * size)
            .limit(min(size, total - number * size))
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
                    lent_until=row.lent_until,
                    lent_by=row.lent_by,
                    spent=row.spent if order.spent is not None else None,
                )
                for row in rows
            ),
            total,
            number,
            found,
        )

    def matching(self, personnel_number: str, conditions: Iterable[ColumnElement[bool]]) -> frozenset[str]:
        """The account numbers of an associate's customers who meet all conditions: in her book, or lent by her."""
        hers = or_(book_entry.c.personnel_number == personnel_number, book_entry.c.lent_by == personnel_number)
        return frozenset(row.account_number for row in self.connection.execute(self._joined(hers, conditions)))

    def account_numbers(self, book: Book, conditions: Iterable[ColumnElement[bool]], most: int) -> list[str]:
        """At most so many of the customers in `book` who meet all conditions."""
        matching = self._joined(self._in(book), conditions).subquery()
        return list(self.connection.scalars(select(matching.c.account_number).distinct().limit(most)))

    def somebody(self, book: Book) -> str | None:
        """The name of the first customer in a book; None for an empty one."""
        page = self.page(book, (), Order(), 0, 1)
        return page.rows[0].name if page.rows else None

    def _in(self, book: Book) -> ColumnElement[bool]:
        if book.personnel_number is not None:
            return book_entry.c.personnel_number == book.personnel_number
        sharing = select(associate_address_book.c.personnel_number).where(
            associate_address_book.c.legal_entity == self.legal_entity,
            associate_address_book.c.address_book.in_(sorted(book.address_books)),
        )
        return book_entry.c.personnel_number.in_(sharing)

    def _joined(
        self, whose: ColumnElement[bool], conditions: Iterable[ColumnElement[bool]]
    ) -> Select[*tuple[object, ...]]:
        joined = book_entry.join(
            customer,
            (customer.c.legal_entity == book_entry.c.legal_entity)
            & (customer.c.account_number == book_entry.c.account_number),
        )
        return (
            select(book_entry, customer.c.first_name, customer.c.last_name, customer.c.birth_year)
            .select_from(joined)
            .where(book_entry.c.legal_entity == self.legal_entity, whose, *conditions)
        )


def _order_by(order: Order) -> tuple[ColumnElement[Any], ...]:
    """Those of whom it is not known come last either way."""
    columns = book_entry.c
    match order.by:
        case "birthday":
            first = month_day(order.since or date(2000, 1, 1))
            missing = columns.birth_month_day.is_(None)
            later = case((columns.birth_month_day >= first, 0), else_=1)
            return (missing, *(_turned(one, order) for one in (later, columns.birth_month_day)))
        case "age":
            born = customer.c.birth_year * YEAR + customer.c.birth_month_day
            return (born.is_(None), _turned(born, order))
        case "last_contact":
            return (_turned(columns.last_contact_at, order),)
        case "last_purchase":
            return (_turned(columns.last_purchase_at, order),)
        case "added_on":
            return (columns.added_on.is_(None), columns.added_on if order.backwards else columns.added_on.desc())
        case "spent" if order.spent is not None:
            return (order.spent if order.backwards else order.spent.desc(),)
        case "measure" if order.ranked:
            ranks = {account_number: rank for rank, account_number in enumerate(order.ranked)}
            return (case(ranks, value=columns.account_number, else_=len(ranks)),)
        case "name":
            return (_turned(columns.sort_name, order),)
    return ()


def _turned(column: ColumnElement[Any], order: Order) -> ColumnElement[Any]:
    return column.desc() if order.backwards else column
