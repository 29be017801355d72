"""Which customers a spoken name can mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, Table, exists, func, or_, select

from storage.records import Candidate
from storage.rules.names import name_words
from storage.tables import book_entry, customer, customer_address_book, customer_name_key

MOST_CANDIDATES = 400


@dataclass(frozen=True)
class CustomerSearch:
    connection: Connection
    legal_entity: str

    def candidates(
        self,
        name_keys: Iterable[str],
        account_numbers: Iterable[str],
        personnel_number: str,
        address_books: Iterable[str],
    ) -> tuple[Candidate, ...]:
        """Whom words can mean, by name key or account number: the associate's own customers before others.

        Of the others by name at most MOST_CANDIDATES, those who share the most keys.
        """
        keys, numbers = sorted(name_keys), sorted(account_numbers)
        key = customer_name_key.c
        with_a_key = select(key.account_number).where(self._mine(customer_name_key), key.name_key.in_(keys))
        own = with_a_key.where(self._in_book_of(personnel_number, key.account_number))
        others = (
            with_a_key.where(~self._in_book_of(personnel_number, key.account_number))
            .group_by(key.account_number)
            .order_by(func.count().desc(), key.account_number)
            .limit(MOST_CANDIDATES)
        )
        number = customer.c.account_number
        found = self.connection.execute(
            self._names()
            .add_columns(self._in_book_of(personnel_number, number).label("is_own"))
            .where(or_(number.in_(own), number.in_(others), number.in_(numbers)))
        ).all()
        near = set(
            self.connection.scalars(
                select(customer_address_book.c.account_number).where(
                    self._mine(customer_address_book),
                    customer_address_book.c.address_book.in_(sorted(address_books)),
                    customer_address_book.c.account_number.in_([row.account_number for row in found if not row.is_own]),
                )
            )
        )
        return tuple(
            Candidate(
                row.account_number,
                row.first_name,
                row.last_name,
                in_own_book=row.is_own,
                in_own_store=row.account_number in near,
            )
            for row in sorted(found, key=lambda row: not row.is_own)
        )

    def name_words(self, personnel_number: str) -> frozenset[str]:
        """The folded words of the names in an associate's client book."""
        names = select(customer.c.first_name, customer.c.last_name).where(
            self._mine(customer),
            customer.c.account_number.in_(
                select(book_entry.c.account_number).where(
                    self._mine(book_entry), book_entry.c.personnel_number == personnel_number
                )
            ),
        )
        return frozenset(
            word for row in self.connection.execute(names) for word in name_words(row.first_name, row.last_name)
        )

    def _in_book_of(self, personnel_number: str, account_number: ColumnElement[str]) -> ColumnElement[bool]:
        return exists().where(
            self._mine(book_entry),
            book_entry.c.account_number == account_number,
            book_entry.c.personnel_number == personnel_number,
        )

    def _names(self) -> Select[str, str, str]:
        return (
            select(customer.c.account_number, customer.c.first_name, customer.c.last_name)
            .where(self._mine(customer))
            .order_by(customer.c.sort_name, customer.c.account_number)
        )

    def _mine(self, table: Table) -> ColumnElement[bool]:
        return table.c.legal_entity == self.legal_entity
