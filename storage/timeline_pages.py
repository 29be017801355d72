"""What happened with a customer across all kinds of entries, newest first, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from enum import StrEnum
from heapq import merge
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, func, select

from storage.follow_ups import follow_up_of
from storage.records import Activity, FollowUp, Note, Purchase
from storage.tables import activity, follow_up, note, purchase
from storage.timeline import activity_of, note_of, purchase_of

Entry = Activity | Note | Purchase | FollowUp

JUST_BEFORE = timedelta(microseconds=1)


class Kind(StrEnum):
    NOTE = "note"
    ACTIVITY = "activity"
    PURCHASE = "purchase"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Which entries are asked for."""

    kinds: frozenset[Kind] = frozenset(Kind)
    first: datetime | None = None
    before: datetime | None = None
    """The moments from `first`, included, to `before`, excluded; local and aware."""
    activity_types: tuple[str, ...] = ()
    """Only these, of the activities; none: all."""


@dataclass(frozen=True, slots=True)
class TimelinePage:
    entries: tuple[Entry, ...]
    total: int
    number: int


_TABLES: dict[Kind, tuple[Table, Callable[[Row[Any]], Entry]]] = {
    Kind.NOTE: (note, note_of),
    Kind.ACTIVITY: (activity, activity_of),
    Kind.PURCHASE: (purchase, purchase_of),
    Kind.FOLLOW_UP: (follow_up, follow_up_of),
}


@dataclass(frozen=True)
class TimelinePages:
    connection: Connection
    legal_entity: str
    zone: tzinfo
    """Whose midnight a follow-up without a time of day is due at."""

    def page(self, account_number: str, excerpt: Excerpt, number: int, size: int) -> TimelinePage:
        """Page `number`, from 0, at most the last one.

        Of each kind, no more rows than could stand on this page and those before it are fetched.
        """
        parts = [self._newest(kind, account_number, excerpt, (number + 1) * size) for kind in sorted(excerpt.kinds)]
        total = sum(count for _, count in parts)
        number = min(number, max(total - 1, 0) // size)
        newest = merge(*(entries for entries, _ in parts), key=self.moment, reverse=True)
        return TimelinePage(tuple(islice(newest, number * size, (number + 1) * size)), total, number)

    def moment(self, entry: Entry) -> datetime:
        """When it was; of a follow-up, when it is due."""
        if not isinstance(entry, FollowUp):
            return entry.at
        due = entry.due
        return due if isinstance(due, datetime) else datetime.combine(due, time(), self.zone)

    def _newest(self, kind: Kind, account_number: str, excerpt: Excerpt, limit: int) -> tuple[Sequence[Entry], int]:
        """The newest entries of one kind, and how many there are in all."""
        table, entry_of = _TABLES[kind]
        rows = self.connection.execute(
            select(table, func.count().over().label("matching"))
            .where(table.c.legal_entity == self.legal_entity, table.c.account_number == account_number)
            .where(*_conditions(kind, table, excerpt))
            .order_by(*_newest_first(kind, table))
            .limit(limit)
        ).all()
        return [entry_of(row) for row in rows], rows[0].matching if rows else 0


def _conditions(kind: Kind, table: Table, excerpt: Excerpt) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if kind is Kind.ACTIVITY and excerpt.activity_types:
        conditions.append(table.c.type.in_(excerpt.activity_types))
    of_day = kind is Kind.FOLLOW_UP
    when = table.c.due_on if of_day else table.c.at
    if excerpt.first is not None:
        conditions.append(when >= (excerpt.first.date() if of_day else excerpt.first))
    if excerpt.before is not None:
        last = (excerpt.before - JUST_BEFORE).date()
        conditions.append(when <= last if of_day else when < excerpt.before)
    return conditions


def _newest_first(kind: Kind, table: Table) -> tuple[ColumnElement[Any], ...]:
    keys = [column.desc() for column in list(table.primary_key.columns)[1:]]
    if kind is Kind.FOLLOW_UP:
        return (table.c.due_on.desc(), table.c.due_at.desc().nulls_last(), *keys)
    return (table.c.at.desc(), *keys)
