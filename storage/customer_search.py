"""Which customers a spoken name can mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, Table, func, or_, select

from storage.records import Candidate
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

    def _names(self) -> Select[str, str, str]:
        return (
            select(customer.c.account_number, customer.c.first_name, customer.c.last_name)
            .where(self._mine(customer))
            .order_by(customer.c.sort_name, customer.c.account_number)
        )

    def _mine(self, table: Table) -> ColumnElement[bool]:
        return table.c.legal_entity == self.legal_entity
