"""Conditions beyond the contract's filters → SQL over the book entries (joined with their customers).

Ages, products, sums spent, who made contact, and what is not on file. Like the others they are `field`, `op`, `value`:

| field | ops | value |
|---|---|---|
| age | at_least, less, at_most, equals; between | years; two of them, inclusive |
| turning | equals | years, or several of which any will do |
| born | between | years, inclusive |
| product | contains, not_equals | part of a product's name |
| bought_when | between, before, after | days; the time of the purchases that another of these speaks of |
| spent | greater, at_least, less, at_most | an amount in the legal entity's currency |
| orders | those of spent, equals | how many |
| contacted_by | equals, not_equals | a personnel number |
| phone, email, notes | is_set, is_not_set | |
"""

from __future__ import annotations

import operator
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, distinct, exists, false, func, not_, or_, select

from storage.column_conditions import UnusableConditionError, several
from storage.columns import ExactDecimal
from storage.conditions import COMPARISONS, Clause, Condition
from storage.rules.birthdays import YEAR, latest_birth
from storage.tables import activity, book_entry, customer, note, purchase

COUNTS = COMPARISONS | {"equals": operator.eq}
A_YEAR = timedelta(days=364)
"""From today to the day before it returns."""


@dataclass(frozen=True)
class FurtherFilters:
    """What the other conditions of a question say narrows down which purchases, contacts and birthdays count."""

    currency: str
    today: date
    bought: tuple[Clause, ...] = ()
    contacted: tuple[Clause, ...] = ()
    birthdays: tuple[date, date] | None = None
    """First and last day on which an age may be reached; None: the coming year."""

    def sql(self, condition: Condition) -> Clause:
        """Raise UnusableConditionError for what is not kept, such as an address."""
        field, op, value = condition.field or "", condition.op or "", condition.value
        match field:
            case "age":
                return self._age(op, value)
            case "born" if op == "between":
                return customer.c.birth_year.between(*value)
            case "turning":
                return or_(false(), *(self._turns(int(age)) for age in several(value)))
            case "product" | "contacted_by" if not isinstance(value, str):
                raise UnusableConditionError(field)
            case "product":
                bought = _has(purchase, purchase.c.product.icontains(str(value), autoescape=True), *self.bought)
                return not_(bought) if op == "not_equals" else bought
            case "spent" if op in COMPARISONS:
                more_or_less: Clause = COMPARISONS[op](spent(self.currency, *self.bought), Decimal(str(value)))
                return more_or_less
            case "orders" if op in COUNTS:
                as_many: Clause = COUNTS[op](_orders(*self.bought), int(value))
                return as_many
            case "contacted_by":
                contacted = _has(activity, activity.c.personnel_number == value, *self.contacted)
                return not_(contacted) if op == "not_equals" else contacted
            case "phone" | "email":
                empty = func.coalesce(customer.c[field], "") == ""
                return empty if op == "is_not_set" else not_(empty)
            case "notes" if op in ("is_set", "is_not_set"):
                return _has(note) if op == "is_set" else not_(_has(note))
        raise UnusableConditionError(field)

    def _age(self, op: str, value: Any) -> Clause:
        match op:
            case "at_least":
                return _born() <= latest_birth(self.today, int(value))
            case "less":
                return _born() > latest_birth(self.today, int(value))
            case "at_most":
                return self._age("less", int(value) + 1)
            case "equals":
                return self._age("between", [value, value])
            case "between":
                youngest, oldest = value
                return and_(self._age("at_least", youngest), self._age("at_most", oldest))
        raise UnusableConditionError("age")

    def _turns(self, age: int) -> Clause:
        first, last = self.birthdays or (self.today, self.today + A_YEAR)
        before = latest_birth(first - timedelta(days=1), age)
        return and_(_born() > before, _born() <= latest_birth(last, age))


def spent(currency: str, *conditions: Clause) -> ColumnElement[Decimal]:
    """What a customer paid in this currency for purchases that meet the conditions."""
    paid = func.coalesce(func.sum(purchase.c.amount, type_=ExactDecimal()), 0, type_=ExactDecimal())
    return select(paid).where(*_hers(purchase), purchase.c.currency == currency, *conditions).scalar_subquery()


def spent_between(currency: str, first: datetime, before: datetime) -> ColumnElement[Decimal]:
    return spent(currency, purchase.c.at >= first, purchase.c.at < before)


def year_of_birth_unknown() -> Clause:
    return customer.c.birth_year.is_(None)


def _orders(*conditions: Clause) -> ColumnElement[int]:
    return select(func.count(distinct(purchase.c.order_id))).where(*_hers(purchase), *conditions).scalar_subquery()


def is_one_of(account_numbers: Sequence[str]) -> Clause:
    return book_entry.c.account_number.in_(account_numbers)


def _born() -> ColumnElement[int]:
    return customer.c.birth_year * YEAR + customer.c.birth_month_day


def _has(table: Table, *conditions: Clause) -> Clause:
    return exists().where(*_hers(table), *conditions)


def _hers(table: Table) -> tuple[Clause, Clause]:
    return (
        table.c.legal_entity == book_entry.c.legal_entity,
        table.c.account_number == book_entry.c.account_number,
    )
