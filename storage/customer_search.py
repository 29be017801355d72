"""Which customers words can mean: candidates for a spoken name, and the search of the address books."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, exists, func, or_, select

from storage.records import Candidate
from storage.rules.names import SOUND, fold, word_keys
from storage.tables import book_entry, customer, customer_address_book, customer_name_key

MOST_CANDIDATES = 400
SHORTEST_PHONE = 5


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

    def search(self, query: str, address_books: Iterable[str], limit: int) -> list[str]:
        """Account numbers in the address books, by the beginnings of names, account number, e-mail or phone."""
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
        return list(self.connection.scalars(self._names().where(or_(*matches), in_reach).limit(limit)))

    def _has_name_beginning_with(self, word: str) -> ColumnElement[bool]:
        return exists().where(
            customer_name_key.c.legal_entity == customer.c.legal_entity,
            customer_name_key.c.account_number == customer.c.account_number,
            or_(
                customer_name_key.c.name_key.startswith(word, autoescape=True),
                customer_name_key.c.name_key.in_([key for key in word_keys(word) if key.startswith(SOUND)]),
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
