"""Customers: who they are, who a spoken name may mean, and what is configured to be known of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, exists, func, or_, select

from storage.changes import ChangeLog
from storage.records import AttributeValue, BirthDate, Candidate, Customer
from storage.rules.attribute_values import AttributeCells
from storage.rules.birthdays import birth_date
from storage.rules.names import SOUND, fold, word_keys
from storage.tables import (
    book_entry,
    customer,
    customer_address_book,
    customer_attribute,
    customer_name_key,
)

MOST_CANDIDATES = 400
MOST_KNOWN_VALUES = 500
SHORTEST_PHONE = 5


@dataclass
class Customers:
    changes: ChangeLog

    @property
    def connection(self) -> Connection:
        return self.changes.connection

    def get(self, account_number: str) -> Customer | None:
        return self.several([account_number]).get(account_number)

    def several(self, account_numbers: Iterable[str]) -> dict[str, Customer]:
        """Account number → customer, in the order asked for; those that do not exist are left out."""
        wanted = list(dict.fromkeys(account_numbers))
        books = self._address_books(wanted)
        rows = self.connection.execute(
            select(customer).where(self._mine(customer), customer.c.account_number.in_(wanted))
        )
        found = {
            row.account_number: Customer(
                account_number=row.account_number,
                first_name=row.first_name,
                last_name=row.last_name,
                email=row.email,
                phone=row.phone,
                birth_date=birth_date(row.birth_year, row.birth_month_day),
                language=row.language,
                address_books=frozenset(books.get(row.account_number, ())),
                marketing_opt_in=row.marketing_opt_in,
            )
            for row in rows
        }
        return {account_number: found[account_number] for account_number in wanted if account_number in found}

    def candidates(
        self,
        name_keys: Iterable[str],
        account_numbers: Iterable[str],
        personnel_number: str,
        address_books: Iterable[str],
    ) -> tuple[Candidate, ...]:
        """Whom words can mean: the associate's whole client book, and others by name key or account number.

        Of the others by name at most MOST_CANDIDATES, those who share the most keys.
        """
        own_book = select(book_entry.c.account_number).where(
            self._mine(book_entry), book_entry.c.personnel_number == personnel_number
        )
        named = (
            select(customer_name_key.c.account_number)
            .where(self._mine(customer_name_key), customer_name_key.c.name_key.in_(sorted(name_keys)))
            .where(customer_name_key.c.account_number.not_in(own_book))
            .group_by(customer_name_key.c.account_number)
            .order_by(func.count().desc(), customer_name_key.c.account_number)
            .limit(MOST_CANDIDATES)
        )
        said = or_(customer.c.account_number.in_(named), customer.c.account_number.in_(sorted(account_numbers)))
        own = self.connection.execute(self._names().where(customer.c.account_number.in_(own_book))).all()
        others = self.connection.execute(self._names().where(said, customer.c.account_number.not_in(own_book))).all()
        near = set(
            self.connection.scalars(
                select(customer_address_book.c.account_number).where(
                    self._mine(customer_address_book),
                    customer_address_book.c.address_book.in_(sorted(address_books)),
                    customer_address_book.c.account_number.in_([row.account_number for row in others]),
                )
            )
        )
        return (
            *(Candidate(row.account_number, row.first_name, row.last_name, in_own_book=True) for row in own),
            *(
                Candidate(row.account_number, row.first_name, row.last_name, in_own_store=row.account_number in near)
                for row in others
            ),
        )

    def attributes(self, account_number: str) -> Sequence[AttributeValue]:
        rows = self.connection.execute(
            select(customer_attribute.c.attribute, customer_attribute.c.value)
            .where(self._mine(customer_attribute), customer_attribute.c.account_number == account_number)
            .order_by(customer_attribute.c.attribute)
        )
        return [AttributeValue(row.attribute, row.value) for row in rows]

    def set_attribute(self, account_number: str, attribute: str, cells: AttributeCells) -> None:
        row = {
            "account_number": account_number,
            "attribute": attribute,
            "value": cells.value,
            "number_value": cells.number_value,
            "month_day": cells.month_day,
        }
        self.changes.put(customer_attribute, row)

    def set_birth_date(self, account_number: str, born: BirthDate) -> None:
        row = (
            self.connection.execute(
                select(customer).where(self._mine(customer), customer.c.account_number == account_number)
            )
            .mappings()
            .one()
        )
        birthday = {"birth_year": born.year, "birth_month_day": born.month_day}
        self.changes.put(customer, {**row, **birthday})

    def search(self, query: str, address_books: Iterable[str], limit: int) -> list[Customer]:
        """Customers of the address books by the beginnings of their names, by account number, e-mail or phone."""
        words = fold(query).split()
        digits = "".join(letter for letter in query if letter.isdigit())
        said = query.strip()
        matches: list[ColumnElement[bool]] = [
            func.lower(customer.c.email) == func.lower(said),
            func.upper(customer.c.account_number) == func.upper(said),
        ]
        if len(digits) >= SHORTEST_PHONE:
            spaceless = func.replace(func.replace(customer.c.phone, " ", ""), "-", "")
            matches.append(spaceless.contains(digits, autoescape=True))
        if words:
            matches.append(and_(*(self._has_name_beginning_with(word) for word in words)))
        in_reach = exists().where(
            customer_address_book.c.legal_entity == customer.c.legal_entity,
            customer_address_book.c.account_number == customer.c.account_number,
            customer_address_book.c.address_book.in_(sorted(address_books)),
        )
        found = self.connection.scalars(self._names().where(or_(*matches), in_reach).limit(limit))
        return list(self.several(found).values())

    def _has_name_beginning_with(self, word: str) -> ColumnElement[bool]:
        return exists().where(
            customer_name_key.c.legal_entity == customer.c.legal_entity,
            customer_name_key.c.account_number == customer.c.account_number,
            or_(
                customer_name_key.c.name_key.startswith(word, autoescape=True),
                customer_name_key.c.name_key.in_([key for key in word_keys(word) if key.startswith(SOUND)]),
            ),
        )

    def known_values(self, attribute: str) -> tuple[str, ...]:
        """The values in use for an attribute, at most MOST_KNOWN_VALUES."""
        return tuple(
            self.connection.scalars(
                select(customer_attribute.c.value)
                .where(self._mine(customer_attribute), customer_attribute.c.attribute == attribute)
                .distinct()
                .order_by(customer_attribute.c.value)
                .limit(MOST_KNOWN_VALUES)
            )
        )

    def _names(self) -> Select[str, str, str]:
        return (
            select(customer.c.account_number, customer.c.first_name, customer.c.last_name)
            .where(self._mine(customer))
            .order_by(customer.c.sort_name, customer.c.account_number)
        )

    def _mine(self, table: Table) -> ColumnElement[bool]:
        return table.c.legal_entity == self.changes.legal_entity

    def _address_books(self, account_numbers: Sequence[str]) -> dict[str, list[str]]:
        books: dict[str, list[str]] = {}
        for row in self.connection.execute(
            select(customer_address_book.c.account_number, customer_address_book.c.address_book).where(
                self._mine(customer_address_book), customer_address_book.c.account_number.in_(account_numbers)
            )
        ):
            books.setdefault(row.account_number, []).append(row.address_book)
        return books
