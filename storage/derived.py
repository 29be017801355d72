"""The columns of `book_entry` that are copies of other rows, kept so that lists are one index range."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, Update, func, literal, select, update

from storage.columns import Instant
from storage.records import NEVER
from storage.tables import activity, book_entry, customer, purchase

AT_ONCE = 500
"""Account numbers in one statement: well below what databases take as parameters."""


def refresh(
    connection: Connection, legal_entity: str, account_numbers: Collection[str] | Select[str] | None = None
) -> None:
    """Bring the copies in the client book entries of these customers up to date; None: of all customers.

    One UPDATE (one for every 500 account numbers) whose subqueries each seek in an index.
    """
    statement = _update().where(book_entry.c.legal_entity == legal_entity)
    if account_numbers is None:
        connection.execute(statement)
    elif isinstance(account_numbers, Select):
        connection.execute(statement.where(book_entry.c.account_number.in_(account_numbers)))
    else:
        numbers = sorted(account_numbers)
        for start in range(0, len(numbers), AT_ONCE):
            some = numbers[start : start + AT_ONCE]
            connection.execute(statement.where(book_entry.c.account_number.in_(some)))


def _update() -> Update:
    return update(book_entry).values(
        sort_name=_of_customer("sort_name"),
        birth_month_day=_of_customer("birth_month_day"),
        last_contact_at=_latest(activity),
        last_purchase_at=_latest(purchase),
    )


def _of_customer(column: str) -> ColumnElement[Any]:
    return select(customer.c[column]).where(*_same_customer(customer)).scalar_subquery()


def _latest(table: Table) -> ColumnElement[Any]:
    latest = select(func.max(table.c.at)).where(*_same_customer(table)).scalar_subquery()
    return func.coalesce(latest, literal(NEVER, Instant()), type_=Instant())


def _same_customer(table: Table) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return (
        table.c.legal_entity == book_entry.c.legal_entity,
        table.c.account_number == book_entry.c.account_number,
    )
