"""What a customer's purchases come to: how many, for how much, of what."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import ColumnElement, Connection, distinct, func, select

from storage.columns import ExactDecimal
from storage.records import Purchase
from storage.tables import purchase
from storage.timeline import purchase_of

MOST_CATEGORIES = 3


@dataclass(frozen=True, slots=True)
class PurchaseSummary:
    orders: int
    amounts: tuple[tuple[str, Decimal], ...]
    """(currency, sum), the currency with most lines first."""
    categories: tuple[str, ...]
    """Those bought most often, at most MOST_CATEGORIES."""
    last: Purchase | None


@dataclass(frozen=True)
class PurchaseSummaries:
    connection: Connection
    legal_entity: str

    def of(self, account_number: str, first: datetime | None, before: datetime | None) -> PurchaseSummary:
        """Of the purchases from `first`, included, to `before`, excluded."""
        conditions = [purchase.c.legal_entity == self.legal_entity, purchase.c.account_number == account_number]
        if first is not None:
            conditions.append(purchase.c.at >= first)
        if before is not None:
            conditions.append(purchase.c.at < before)
        sums = self.connection.execute(
            select(purchase.c.currency, func.sum(purchase.c.amount, type_=ExactDecimal()).label("amount"))
            .where(*conditions)
            .group_by(purchase.c.currency)
            .order_by(func.count().desc(), purchase.c.currency)
        )
        orders = self.connection.scalar(select(func.count(distinct(purchase.c.order_id))).where(*conditions))
        return PurchaseSummary(
            orders=orders or 0,
            amounts=tuple((row.currency, row.amount) for row in sums),
            categories=self._categories(conditions),
            last=self._last(conditions),
        )

    def totals(self, account_numbers: Collection[str], first: datetime) -> dict[str, Decimal]:
        """Account number → sum of the purchases from `first` on; who bought nothing is left out."""
        rows = self.connection.execute(
            select(purchase.c.account_number, func.sum(purchase.c.amount, type_=ExactDecimal()).label("amount"))
            .where(
                purchase.c.legal_entity == self.legal_entity,
                purchase.c.account_number.in_(account_numbers),
                purchase.c.at >= first,
            )
            .group_by(purchase.c.account_number)
        )
        return {row.account_number: row.amount for row in rows}

    def _categories(self, conditions: list[ColumnElement[bool]]) -> tuple[str, ...]:
        return tuple(
            self.connection.scalars(
                select(purchase.c.category)
                .where(*conditions, purchase.c.category.is_not(None), purchase.c.category != "")
                .group_by(purchase.c.category)
                .order_by(func.count().desc(), func.max(purchase.c.at).desc(), purchase.c.category)
                .limit(MOST_CATEGORIES)
            )
        )

    def _last(self, conditions: list[ColumnElement[bool]]) -> Purchase | None:
        row = self.connection.execute(
            select(purchase)
            .where(*conditions)
            .order_by(purchase.c.at.desc(), purchase.c.order_id.desc(), purchase.c.line.desc())
            .limit(1)
        ).one_or_none()
        return purchase_of(row) if row else None
