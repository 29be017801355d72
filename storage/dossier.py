"""All that is stored on one customer, as plain JSON values (the contract's form of `clienteling customer --json`)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from storage.changes import ChangeLog
from storage.client_books import ClientBooks
from storage.customers import Customers
from storage.follow_ups import FollowUps
from storage.records import NEVER
from storage.settings import LegalEntitySettings
from storage.tables import customer
from storage.timeline import Timeline

Dossier = dict[str, Any]


def legal_entities_of(connection: Connection, account_number: str) -> list[str]:
    """Where a customer of this number is known."""
    return list(
        connection.scalars(
            select(customer.c.legal_entity)
            .where(customer.c.account_number == account_number)
            .order_by(customer.c.legal_entity)
        )
    )


def dossier(connection: Connection, legal_entity: str, settings: LegalEntitySettings, account_number: str) -> Dossier:
    """Persons by personnel number, moments in the legal entity's time; LookupError for an unknown customer."""
    reading = ChangeLog(connection, legal_entity, personnel_number="", at=NEVER)
    found = Customers(reading).get(account_number)
    if found is None:
        raise LookupError(account_number)
    timeline, zone = Timeline(reading), settings.zone

    def local(moment: datetime) -> str:
        return moment.astimezone(zone).isoformat()

    return {
        "account_number": account_number,
        "name": found.name,
        "books": [
            {
                "id": entry.client_book_id,
                "personnel_number": entry.personnel_number,
                "until": entry.lent_until.isoformat() if entry.lent_until else None,
            }
            for entry in ClientBooks(reading, settings.client_book).entries(account_number)
        ],
        "attributes": {one.attribute: one.value for one in Customers(reading).attributes(account_number)},
        "notes": [
            {"at": local(one.at), "by": one.personnel_number, "text": one.text}
            for one in timeline.notes(account_number)
        ],
        "activities": [
            {"type": one.type, "at": local(one.at), "by": one.personnel_number, "text": one.text}
            for one in timeline.activities(account_number)
        ],
        "follow_ups": [
            {
                "due": local(one.due) if isinstance(one.due, datetime) else one.due.isoformat(),
                "text": one.text,
                "by": one.personnel_number,
                "done": one.done_at is not None,
            }
            for one in FollowUps(reading).of_customer(account_number)
        ],
        "purchases": [
            {
                "at": local(one.at),
                "product": one.product,
                "category": one.category,
                "quantity": _number(one.quantity),
                "amount": _number(one.amount),
            }
            for one in timeline.purchases(account_number)
        ],
        "changes": [
            {
                "at": local(one.at),
                "by": one.personnel_number,
                "what": one.what,
                "before": one.before,
                "after": one.after,
                "undone": one.undone,
            }
            for one in reading.of_customer(account_number)
        ],
    }


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
