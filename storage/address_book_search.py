"""The customers of address books by name, telephone number, e-mail address or account number."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from sqlalchemy import ColumnElement, Connection, Row, Table, exists, or_, select

from storage.columns import begins_with
from storage.near_names import near_keys
from storage.rules.contact_keys import email_key, phone_key, same_phone
from storage.rules.names import fold, name_words, sound
from storage.tables import book_entry, customer, customer_address_book, customer_name_key

SHORTEST_PHONE = 3
"""Digits: "ends with 345"."""
TELLING_DIGITS = 7
"""Last digits of a number, which are alike however its beginning was written."""
MOST_COMPARED = 300
"""Customers who are fetched to be compared."""
ALIKE = 65
"""Per cent of likeness from which a name counts as misspelt."""

Named = Row[str, str, str]
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
        matches: list[ColumnElement[bool]] = [customer.c.account_number.in_({said, said.upper()})]
        if "@" in said:
            matches.append(begins_with(customer.c.email_key, email_key(said) or said))
        if len(digits) >= SHORTEST_PHONE:
            matches.append(begins_with(customer.c.phone_key, digits[:TELLING_DIGITS]))
        found = self.connection.execute(
            select(customer.c.account_number, customer.c.email_key, customer.c.phone_key)
            .where(customer.c.legal_entity == self.legal_entity, or_(*matches))
            .where(in_reach(customer, address_books))
            .order_by(customer.c.sort_name, customer.c.account_number)
            .limit(MOST_COMPARED)
        )
        return [
            row.account_number
            for row in found
            if row.account_number.upper() == said.upper() or "@" in said or same_phone(row.phone_key or "", digits)
        ]

    def by_name(self, query: str, address_books: Collection[str]) -> list[str]:
        """Account numbers of those whose names have words that begin so; those with the whole words first."""
        words = fold(query).split()
        if not words:
            return []
        found = self._named(words, begins_with, address_books)
        return [row.account_number for row in sorted(found, key=lambda row: not set(words) <= _words(row))]

    def like_name(self, query: str, address_books: Collection[str]) -> list[str]:
        """Account numbers of those whose names sound or are spelt nearly so, the most alike first."""
        words = fold(query).split()
        if not words:
            return []
        keys = {word: [word, *near_keys(self.connection, self.legal_entity, word)] for word in words}
        found = self._named(words, lambda key, word: key.in_(keys[word]), address_books)
        alike = [(likeness(words, row), row.account_number) for row in found]
        return [account_number for per_cent, account_number in sorted(alike, reverse=True) if per_cent >= ALIKE]

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

    def _named(self, words: Sequence[str], match: Match, address_books: Collection[str]) -> Sequence[Named]:
        """Customers with a key for every word, at most MOST_COMPARED, by name; the longest word is sought first."""
        longest, *others = sorted(words, key=len, reverse=True)
        numbers = (
            select(customer_name_key.c.account_number)
            .where(customer_name_key.c.legal_entity == self.legal_entity)
            .where(match(customer_name_key.c.name_key, longest), in_reach(customer_name_key, address_books))
            .where(*(_has_key_too(word, match) for word in others))
            .distinct()
            .limit(MOST_COMPARED)
        )
        return self.connection.execute(
            select(customer.c.account_number, customer.c.first_name, customer.c.last_name)
            .where(customer.c.legal_entity == self.legal_entity, customer.c.account_number.in_(numbers))
            .order_by(customer.c.sort_name, customer.c.account_number)
        ).all()


def in_reach(table: Table, address_books: Collection[str]) -> ColumnElement[bool]:
    """The customer of a row of `table` is in one of the address books."""
    return exists().where(
        customer_address_book.c.legal_entity == table.c.legal_entity,
        customer_address_book.c.account_number == table.c.account_number,
        customer_address_book.c.address_book.in_(sorted(address_books)),
    )


def _has_key_too(word: str, match: Match) -> ColumnElement[bool]:
    """The customer of a name key has another one for this word."""
    other = customer_name_key.alias()
    return exists().where(
        other.c.legal_entity == customer_name_key.c.legal_entity,
        other.c.account_number == customer_name_key.c.account_number,
        match(other.c.name_key, word),
    )


def likeness(words: Sequence[str], row: Named) -> float:
    """Per cent; of the word that is least alike. What sounds the same is more alike than its spelling says."""
    names = _words(row)
    return min(max(_alike(word, name) for name in names) for word in words) if names else 0


def _alike(word: str, name: str) -> float:
    spelt = fuzz.ratio(word, name)
    return (spelt + 100) / 2 if sound(word) == sound(name) else spelt


def _words(row: Named) -> set[str]:
    return set(name_words(row.first_name, row.last_name))
