"""Customers: who they are, who a spoken name may mean, and what is configured to be known of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, select

from storage.changes import ChangeLog
from storage.records import AttributeValue, BirthDate, Customer
from storage.rules.attribute_values import AttributeCells
from storage.rules.birthdays import birth_date
from storage.tables import (
    customer,
    customer_address_book,
    customer_attribute,
)

MOST_KNOWN_VALUES = 500


@dataclass
class Customers:
    changes: ChangeLog

    @property
    def connection(self) -> Connection:
        return self.changes.connection

    def get(self, account_number: str) -> Customer | None:
        return self.several([account_number]).get(account_number)

    def several(self, account_numbers: Iterable[str]) -> dict[str, Customer]:
        """Account number → customer, in the order asked for; those that do not exist are left out."""
        wanted = list(dict.fromkeys(account_numbers))
        books = self._address_books(wanted)
        rows = self.connection.execute(
            select(customer).where(self._mine(customer), customer.c.account_number.in_(wanted))
        )
        found = {
            row.account_number: Customer(
                account_number=row.account_number,
                first_name=row.first_name,
                last_name=row.last_name,
                email=row.email,
                phone=row.phone,
                birth_date=birth_date(row.birth_year, row.birth_month_day),
                language=row.language,
                address_books=frozenset(books.get(row.account_number, ())),
                marketing_opt_in=row.marketing_opt_in,
            )
            for row in rows
        }
        return {account_number: found[account_number] for account_number in wanted if account_number in found}

    def attributes(self, account_number: str) -> Sequence[AttributeValue]:
        rows = self.connection.execute(
            select(customer_attribute.c.attribute, customer_attribute.c.value)
            .where(self._mine(customer_attribute), customer_attribute.c.account_number == account_number)
            .order_by(customer_attribute.c.attribute)
        )
        return [AttributeValue(row.attribute, row.value) for row in rows]

    def set_attribute(self, account_number: str, attribute: str, cells: AttributeCells) -> None:
        row = {
            "account_number": account_number,
            "attribute": attribute,
            "value": cells.value,
            "number_value": cells.number_value,
            "month_day": cells.month_day,
        }
        self.changes.put(customer_attribute, row)

    def set_birth_date(self, account_number: str, born: BirthDate) -> None:
        row = (
            self.connection.execute(
                select(customer).where(self._mine(customer), customer.c.account_number == account_number)
            )
            .mappings()
            .one()
        )
        birthday = {"birth_year": born.year, "birth_month_day": born.month_day}
        self.changes.put(customer, {**row, **birthday})

    def known_values(self, attribute: str) -> tuple[str, ...]:
        """The values in use for an attribute, at most MOST_KNOWN_VALUES."""
        return tuple(
            self.connection.scalars(
                select(customer_attribute.c.value)
                .where(self._mine(customer_attribute), customer_attribute.c.attribute == attribute)
                .distinct()
                .order_by(customer_attribute.c.value)
                .limit(MOST_KNOWN_VALUES)
            )
        )

    def _mine(self, table: Table) -> ColumnElement[bool]:
        return table.c.legal_entity == self.changes.legal_entity

    def _address_books(self, account_numbers: Sequence[str]) -> dict[str, list[str]]:
        books: dict[str, list[str]] = {}
        for row in self.connection.execute(
            select(customer_address_book.c.account_number, customer_address_book.c.address_book).where(
                self._mine(customer_address_book), customer_address_book.c.account_number.in_(account_numbers)
            )
        ):
            books.setdefault(row.account_number, []).append(row.address_book)
        return books
