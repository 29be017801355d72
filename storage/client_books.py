"""Who has which customer in which client book."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, insert, or_, select, update

from storage.changes import ChangeLog
from storage.past_changes import Change
from storage.records import BookEntry
from storage.rules.lending import Standing, owner
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
        return self._found(book_entry.c.account_number == account_number)

    def customers_of(self, personnel_number: str) -> Sequence[BookEntry]:
        """All that is in an associate's book, what is lent to her too; and what she lent to others."""
        return self._found(
            or_(book_entry.c.personnel_number == personnel_number, book_entry.c.lent_by == personnel_number)
        )

    def overdue(self, today: date) -> Sequence[BookEntry]:
        """What was lent until a day that is past."""
        return self._found(book_entry.c.lent_until < today)

    def lent(self) -> Sequence[BookEntry]:
        """Whoever is lent, by whom and to whom ever."""
        return self._found(book_entry.c.lent_until.is_not(None))

    def has_place(self, account_number: str) -> bool:
        """Whether the customer may be put into one more client book."""
        most = self.settings.books_per_customer
        return most is None or len(self.entries(account_number)) < most

    def add(self, account_number: str, personnel_number: str, added_on: date) -> None:
        """Put a customer in an associate's book, unless she is there; BookIsFullError when no place is left for her."""
        if not self._is_in(account_number, personnel_number):
            self._put(account_number, Standing(personnel_number), self._free_place(account_number), added_on)

    def give(self, entry: BookEntry, to: Standing, today: date) -> None:
        """Put an entry into another book, in the same place; only out of its own where the customer is in the other."""
        if entry.personnel_number == to.personnel_number:
            self._put(entry.account_number, to, entry.place, entry.added_on)
            return
        self.remove(entry.account_number, entry.personnel_number)
        if not self._is_in(entry.account_number, to.personnel_number):
            stays_whose = (to.lent_by or to.personnel_number) == owner(entry)
            self._put(entry.account_number, to, entry.place, entry.added_on if stays_whose else today)

    def remove(self, account_number: str, personnel_number: str) -> None:
        self.changes.remove(book_entry, {"account_number": account_number, "personnel_number": personnel_number})

    def _put(self, account_number: str, standing: Standing, place: int, added_on: date | None) -> None:
        self.changes.put(
            book_entry,
            {
                "account_number": account_number,
                "personnel_number": standing.personnel_number,
                "client_book_id": self._book_of(standing.personnel_number),
                "place": place,
                "added_on": added_on,
                "lent_until": standing.lent_until,
                "lent_by": standing.lent_by,
            },
        )

    def _is_in(self, account_number: str, personnel_number: str) -> bool:
        return any(entry.personnel_number == personnel_number for entry in self.entries(account_number))

    def _found(self, *conditions: ColumnElement[bool]) -> Sequence[BookEntry]:
        rows = self.changes.connection.execute(
            select(book_entry)
            .where(book_entry.c.legal_entity == self.changes.legal_entity, *conditions)
            .order_by(book_entry.c.account_number, book_entry.c.place)
        )
        return [
            BookEntry(
                row.account_number, row.personnel_number, row.client_book_id, row.place, row.added_on,
                row.lent_until, row.lent_by,
            )
            for row in rows
        ]  # fmt: skip

    def _free_place(self, account_number: str) -> int:
        taken = {entry.place for entry in self.entries(account_number)}
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


@dataclass(frozen=True, slots=True)
class Passage:
    """A customer who came into an associate's book, or left it."""

    account_number: str
    personnel_number: str
    came: bool


def comings_and_goings(changes: Iterable[Change]) -> list[Passage]:
    """Who came into whose book by these changes, and who left whose; nothing of who left it and came back."""
    count: Counter[tuple[str, str]] = Counter()
    for change in changes:
        if change.table_name == book_entry.name:
            for image, sign in ((change.before, -1), (change.after, 1)):
                if image is not None:
                    count[image["account_number"], image["personnel_number"]] += sign
    return [Passage(account, number, moved > 0) for (account, number), moved in count.items() if moved]
