"""Who has which customer in which client book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import insert, select, update

from storage.changes import ChangeLog
from storage.records import BookEntry
from storage.rules.number_sequences import number
from storage.settings import ClientBookSettings
from storage.tables import book_entry, client_book, number_sequence

NUMBER_SEQUENCE = "client_book"


class BookIsFullError(Exception):
    """The customer already is in as many client books as are allowed."""


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
