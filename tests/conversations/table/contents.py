"""What is different in the database after a conversation, customer by customer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, select

from storage.dossier import dossier
from storage.tables import activity, associate, book_entry, customer, customer_attribute, follow_up, note
from tests.retailer import AURE

Json = dict[str, Any]

CONCERNING_CUSTOMERS = (activity, book_entry, customer, customer_attribute, follow_up, note)
NOBODY = "nobody"
HISTORY = ("notes", "activities", "follow_ups")


@dataclass(frozen=True)
class Contents:
    """What a connection sees of all customers."""

    connection: Connection

    @cached_property
    def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """Account number (or nobody) → the rows that concern her."""
        found = defaultdict(list)
        for table in CONCERNING_CUSTOMERS:
            own = [column for column in table.columns if not column.info.get("derived")]
            for row in self.connection.execute(select(table.c.account_number, *own)):
                found[row[0] or NOBODY].append((table.name, *row))
        return {account_number: sorted(rows, key=repr) for account_number, rows in found.items()}

    @cached_property
    def names(self) -> dict[str, str]:
        rows = self.connection.execute(select(customer))
        return {row.account_number: f"{row.first_name} {row.last_name}" for row in rows}

    @cached_property
    def first_names(self) -> dict[str, str]:
        """Personnel number → first name."""
        return {row.personnel_number: row.name.split()[0] for row in self.connection.execute(select(associate))}

    def known(self, account_number: str) -> Json:
        """A dossier with first names for personnel numbers, whose books she is in, and her birthday."""
        if account_number == NOBODY:
            return {"follow_ups": self._follow_ups_about_nobody()}
        found: Json = dossier(self.connection, "AURE", AURE, account_number)
        for history in (*HISTORY, "changes"):
            for entry in found[history]:
                entry["by"] = self.first_names[entry["by"]]
        found["book"] = sorted(
            self.first_names[book["personnel_number"]] + (f" until {book['until']}" if book["until"] else "")
            for book in found["books"]
        )
        born = self.connection.execute(select(customer).where(customer.c.account_number == account_number)).one()
        found["birthday"] = f"{born.birth_year or '-'}-{born.birth_month_day or 0:04}"
        return found

    def _follow_ups_about_nobody(self) -> list[Json]:
        rows = self.connection.execute(select(follow_up).where(follow_up.c.account_number.is_(None)))
        return [
            {"due": str(row.due_at or row.due_on), "text": row.text, "by": self.first_names[row.personnel_number],
             "done": row.done_at is not None}
            for row in rows
        ]  # fmt: skip


def differences(before: Contents, after: Contents, asked: Iterable[str] = ()) -> dict[str, Json]:
    """Name → what is different on this customer, in the form of the table's `stored`.

    Those who are `asked` for by name are in it in any case, with the trail of their changes.
    """
    concerned = {one for one in before.rows.keys() | after.rows.keys() if before.rows.get(one) != after.rows.get(one)}
    concerned |= {account_number for account_number, name in before.names.items() if name in asked}
    return {
        before.names.get(one, NOBODY): _difference(before.known(one), after.known(one)) for one in sorted(concerned)
    }


def _difference(old: Json, new: Json) -> Json:
    different: Json = {history: _without(new.get(history, ()), old.get(history, ())) for history in HISTORY}
    different["gone"] = [one for history in HISTORY for one in _without(old.get(history, ()), new.get(history, ()))]
    old_values, new_values = old.get("attributes", {}), new.get("attributes", {})
    different["attributes"] = {
        name: new_values.get(name, False)
        for name in old_values | new_values
        if new_values.get(name) != old_values.get(name)
    }
    different = {key: value for key, value in different.items() if value}
    different |= {key: new[key] for key in ("book", "birthday") if new.get(key) != old.get(key)}
    return different | {"changes": new.get("changes", [])}


def _without(entries: Sequence[Json], others: Sequence[Json]) -> list[Json]:
    """What is left of the entries when each of the others takes one that is equal to it."""
    left = list(entries)
    for other in others:
        if other in left:
            left.remove(other)
    return left
