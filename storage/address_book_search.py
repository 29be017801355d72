"""The customers of address books by name, telephone number, e-mail address or account number.

Every question is one range of an index, cut where it grows long; what was found is sorted here. An ORDER BY or a
DISTINCT in the same statement would make SQLite walk through another index, and so through all customers.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, exists, func, select

from storage.columns import begins_with
from storage.near_names import likeness, near_keys
from storage.rules.contact_keys import email_key, phone_key, same_phone
from storage.rules.names import fold, name_words
from storage.tables import book_entry, customer, customer_address_book, customer_name_key

SHORTEST_PHONE = 3
"""Digits: "ends with 345"."""
TELLING_DIGITS = 7
"""Last digits of a number, which are alike however its beginning was written."""
MOST_COMPARED = 300
"""Customers who are fetched to be compared."""
MOST_COUNTED = 2_000
"""So many names are counted to know which word of several is rare."""
ALIKE = 65
"""Per cent of likeness from which a name counts as misspelt."""
VERY_ALIKE = 85
"""From which it may be meant although somebody else is called exactly so: Andersson and Anderson."""

Match = Callable[[ColumnElement[str], str], ColumnElement[bool]]
"""Whether a name key is that of a word."""


@dataclass(frozen=True)
class AddressBookSearch:
    connection: Connection
    legal_entity: str

    def by_contact(self, query: str, address_books: Collection[str]) -> list[str]:
        """Account numbers of those who have this account number, e-mail address or telephone number."""
        said = query.strip()
        digits = phone_key(said) or ""
        found = self._customers(customer.c.account_number.in_(sorted({said, said.upper()})), address_books)
        if "@" in said:
            found += self._customers(begins_with(customer.c.email_key, email_key(said) or said), address_books)
        if len(digits) >= SHORTEST_PHONE:
            alike = self._customers(begins_with(customer.c.phone_key, digits[:TELLING_DIGITS]), address_books)
            found += [row for row in alike if same_phone(row.phone_key or "", digits)]
        return _by_name(found)

    def by_name(self, query: str, address_books: Collection[str], personnel_number: str) -> tuple[list[str], list[str]]:
        """Account numbers of those whose names have the whole words, and of those whose names only begin so.

        Of very many only some, but all of the associate's own client book.
        """
        words = fold(query).split()
        found = self._named(words, begins_with, address_books)
        if len(found) >= MOST_COMPARED:
            own = self._customers_of(self._in_book(words, begins_with, address_books, personnel_number))
            found = [*own, *found]
        whole = {row.account_number for row in found if set(words) <= _words(row)}
        ordered = _by_name(found)
        return [one for one in ordered if one in whole], [one for one in ordered if one not in whole]

    def like_name(
        self, words: Mapping[str, Collection[str]], address_books: Collection[str], least: int = ALIKE
    ) -> list[str]:
        """Account numbers of those whose names sound or are spelt nearly so, the most alike first.

        `words`: each folded word that was said, with the folded names that it may stand for.
        """
        keys = {
            word: [word, *meant, *near_keys(self.connection, self.legal_entity, word)] for word, meant in words.items()
        }
        found = self._named(list(words), lambda key, word: key.in_(keys[word]), address_books)
        alike = {row.account_number: likeness(words, _words(row)) for row in found}
        return _by_name(
            [row for row in found if alike[row.account_number] >= least], lambda row: -alike[row.account_number]
        )

    def in_book_of(self, personnel_number: str, account_numbers: Collection[str]) -> set[str]:
        """Those of the customers who are in the associate's client book."""
        return set(
            self.connection.scalars(
                select(book_entry.c.account_number).where(
                    book_entry.c.legal_entity == self.legal_entity,
                    book_entry.c.personnel_number == personnel_number,
                    book_entry.c.account_number.in_(account_numbers),
                )
            )
        )

    def _named(self, words: Sequence[str], match: Match, address_books: Collection[str]) -> list[Row[object]]:
        """Customers with a name key for every word, about MOST_COMPARED at most; the rarest word is sought first."""
        if not words:
            return []
        key = customer_name_key.c.name_key
        rarest, *others = sorted(words, key=lambda word: self._count(match(key, word)))
        numbers = (
            select(customer_name_key.c.account_number)
            .where(customer_name_key.c.legal_entity == self.legal_entity, match(key, rarest))
            .where(in_reach(customer_name_key, address_books))
            .where(*(_has_key(customer_name_key, word, match) for word in others))
            .limit(MOST_COMPARED)
        )
        return self._customers_of(numbers)

    def _in_book(
        self, words: Sequence[str], match: Match, address_books: Collection[str], personnel_number: str
    ) -> Select[str]:
        return (
            select(book_entry.c.account_number)
            .where(book_entry.c.legal_entity == self.legal_entity, book_entry.c.personnel_number == personnel_number)
            .where(in_reach(book_entry, address_books), *(_has_key(book_entry, word, match) for word in words))
        )

    def _count(self, condition: ColumnElement[bool]) -> int:
        some = (
            select(customer_name_key.c.name_key)
            .where(customer_name_key.c.legal_entity == self.legal_entity, condition)
            .limit(MOST_COUNTED)
            .subquery()
        )
        return self.connection.scalar(select(func.count()).select_from(some)) or 0

    def _customers_of(self, numbers: Select[str]) -> list[Row[object]]:
        found = sorted(set(self.connection.scalars(numbers)))
        return list(self.connection.execute(self._select().where(customer.c.account_number.in_(found))))

    def _customers(self, condition: ColumnElement[bool], address_books: Collection[str]) -> list[Row[object]]:
        wanted = self._select().where(condition, in_reach(customer, address_books)).limit(MOST_COMPARED)
        return list(self.connection.execute(wanted))

    def _select(self) -> Select[object]:
        columns = customer.c
        return select(
            columns.account_number, columns.first_name, columns.last_name, columns.sort_name, columns.phone_key
        ).where(columns.legal_entity == self.legal_entity)


def in_reach(table: Table, address_books: Collection[str]) -> ColumnElement[bool]:
    """The customer of a row of `table` is in one of the address books."""
    return exists().where(
        customer_address_book.c.legal_entity == table.c.legal_entity,
        customer_address_book.c.account_number == table.c.account_number,
        customer_address_book.c.address_book.in_(sorted(address_books)),
    )


def _has_key(table: Table, word: str, match: Match) -> ColumnElement[bool]:
    """The customer of a row of `table` has a name key for a word."""
    other = customer_name_key.alias()
    return exists().where(
        other.c.legal_entity == table.c.legal_entity,
        other.c.account_number == table.c.account_number,
        match(other.c.name_key, word),
    )


def _by_name(rows: Iterable[Row[object]], first: Callable[[Row[object]], object] = lambda row: 0) -> list[str]:
    """Account numbers, each once, by `first` and then by name."""
    ordered = sorted(rows, key=lambda row: (first(row), row.sort_name, row.account_number))
    return list(dict.fromkeys(row.account_number for row in ordered))


def _words(row: Row[object]) -> set[str]:
    return set(name_words(row.first_name, row.last_name))
