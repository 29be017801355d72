"""The writes of a turn: who, when, what, the row before and the row after, and so their exact inverse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from storage import note_words
from storage.identifiers import new_id
from storage.past_changes import Change, PastChanges
from storage.row_images import Row, image, key_of, row_of, same_key
from storage.tables import change, customer_attribute, metadata, note

SEEN_IN_LISTS = {"activity", "book_entry", "customer", "purchase"}
"""Tables from which the derived columns of client book entries are made."""


class ChangedSinceError(Exception):
    """A row was changed again, even back to what it was, so that undoing would lose somebody's later work."""


@dataclass
class ChangeLog(PastChanges):
    """Writes rows of one legal entity and remembers them by wish (a receipt) and by message (a turn)."""

    at: datetime
    turn_id: str = field(default_factory=new_id)
    receipt_id: str = field(default_factory=new_id)
    what: str = ""
    """The wish that is being carried out: an intent."""
    wrote: bool = False
    """Whether the receipt has a change."""
    attributes: set[str] = field(default_factory=set)
    """Whose values were written to."""
    touched: set[str] = field(default_factory=set)
    """Account numbers whose lists may look different now: their derived columns need a refresh."""

    def begin(self, what: str) -> None:
        """What follows is carried out for another wish, under a receipt of its own."""
        self.what, self.receipt_id, self.wrote = what, new_id(), False

    def put(self, table: Table, row: Row) -> None:
        """Insert the row, or replace the one with the same key; equal rows leave no trace."""
        complete = {"legal_entity": self.legal_entity, **row}
        before = self._read(table, complete)
        if before != image(table, complete):
            self._write(table, before, complete)
            self._log(table, before, image(table, complete))

    def remove(self, table: Table, key: Row) -> None:
        """Delete the row with this key; LookupError when there is none."""
        complete = {"legal_entity": self.legal_entity, **key}
        before = self._read(table, complete)
        if before is None:
            raise LookupError(table.name)
        self._write(table, before, None)
        self._log(table, before, None)

    def undo(self, changes: Sequence[Change]) -> None:
        """Give every row its former state; ChangedSinceError when one was changed since, or its place is taken."""
        self._give_back(changes)
        self.connection.execute(
            update(change)
            .where(change.c.legal_entity == self.legal_entity)
            .where(change.c.change_id.in_([past.change_id for past in changes]))
            .values(undone_at=self.at)
        )

    def reverse(self, changes: Sequence[Change], what: str) -> None:
        """The same as changes of their own, logged as `what`: the first ones stand, and this can itself be undone."""
        self._give_back(changes)
        wish, self.what = self.what, what
        for past in reversed(changes):
            self._log(metadata.tables[past.table_name], past.after, past.before)
        self.what = wish

    def _give_back(self, changes: Sequence[Change]) -> None:
        together = {past.change_id for past in changes}
        try:
            for past in reversed(changes):
                if self._later_ones_that_stand(past) - together:
                    raise ChangedSinceError(past.table_name)
                self._take_back(past)
        except IntegrityError as error:
            raise ChangedSinceError(error.statement) from error

    def _later_ones_that_stand(self, past: Change) -> set[str]:
        """Ids of anybody's later changes of the same row that were not taken back."""
        table = metadata.tables[past.table_name]
        later = self.connection.execute(
            select(change.c.change_id, change.c.before, change.c.after).where(
                change.c.legal_entity == self.legal_entity,
                change.c.account_number == past.account_number,
                change.c.change_id > past.change_id,
                change.c.table_name == past.table_name,
                change.c.undone_at.is_(None),
            )
        )
        row = key_of(table, past.after or past.before or {})
        return {one.change_id for one in later if key_of(table, one.after or one.before or {}) == row}

    def _take_back(self, past: Change) -> None:
        table = metadata.tables[past.table_name]
        if self._read(table, row_of(table, past.after or past.before or {})) != past.after:
            raise ChangedSinceError(past.table_name)
        self._write(table, past.after, row_of(table, past.before) if past.before is not None else None)
        self._touch(table, past.account_number)

    def _read(self, table: Table, row: Row) -> dict[str, Any] | None:
        found = self.connection.execute(select(table).where(same_key(table, row))).mappings().one_or_none()
        return None if found is None else image(table, dict(found))

    def _write(self, table: Table, before: Row | None, after: Row | None) -> None:
        if table is note and before is not None:
            note_words.forget(self.connection, self.legal_entity, before["note_id"])
        self._write_row(table, before, after)
        if table is note and after is not None:
            note_words.keep(self.connection, self.legal_entity, after)

    def _write_row(self, table: Table, before: Row | None, after: Row | None) -> None:
        if table is customer_attribute:
            self.attributes.add((after or before or {})["attribute"])
        if after is None:
            self.connection.execute(delete(table).where(same_key(table, row_of(table, before or {}))))
        elif before is None:
            self.connection.execute(insert(table).values(**after))
        else:
            self.connection.execute(update(table).where(same_key(table, after)).values(**after))

    def _log(self, table: Table, before: Row | None, after: Row | None) -> None:
        account_number = (after or before or {}).get("account_number")
        self.connection.execute(
            insert(change).values(
                legal_entity=self.legal_entity,
                change_id=new_id(),
                turn_id=self.turn_id,
                receipt_id=self.receipt_id,
                at=self.at,
                personnel_number=self.personnel_number,
                account_number=account_number,
                what=self.what,
                table_name=table.name,
                before=before,
                after=after,
            )
        )
        self.wrote = True
        self._touch(table, account_number)

    def _touch(self, table: Table, account_number: str | None) -> None:
        if account_number and table.name in SEEN_IN_LISTS:
            self.touched.add(account_number)
