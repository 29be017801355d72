"""Conditions on the customers of a client book → SQL over the book entries (joined with their customers)."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Protocol

from sqlalchemy import ColumnElement, and_, exists, false, func, not_, or_

from storage.column_conditions import UnusableConditionError, calendar_day, in_the_year, several, spelt, yes_or_no
from storage.insights.source import Measures
from storage.records import NEVER
from storage.rules.measure_conditions import holds
from storage.settings import AttributeDefinition, LegalEntitySettings, MeasureDefinition
from storage.tables import book_entry, customer, customer_attribute, purchase

Clause = ColumnElement[bool]
"""What a condition comes to over the book entries."""


class Condition(Protocol):
    """`field`, `op` and `value` as in the contract's filters; or `any_of` several."""

    @property
    def field(self) -> str | None: ...
    @property
    def op(self) -> str | None: ...
    @property
    def value(self) -> Any: ...
    @property
    def any_of(self) -> Sequence[Condition] | None: ...


COMPARISONS: dict[str, Callable[[Any, Any], Any]] = {
    "greater": operator.gt,
    "at_least": operator.ge,
    "less": operator.lt,
    "at_most": operator.le,
}


@dataclass(frozen=True)
class BookFilters:
    legal_entity: str
    settings: LegalEntitySettings
    measures: Mapping[str, Measures] | None = None
    """Account number → her measures, of all customers in the book that are known to Customer Insights; None: nobody
    may ask for measures here."""

    def all(self, conditions: Sequence[Condition]) -> list[ColumnElement[bool]]:
        """All of them: a category and a time of purchase are asked of one and the same purchase."""
        bought = [one for one in conditions if one.field == "category" and one.op in ("equals", "contains")]
        when = [one for one in conditions if one.field == "last_purchase" and one.op in ("between", "before", "after")]
        if not bought or not when:
            return [self.sql(one) for one in conditions]
        others = [self.sql(one) for one in conditions if one not in (*bought, *when)]
        times = [self._moment(purchase.c.at, one.op or "", one.value, "last_purchase") for one in when]
        return [*others, *(self._bought("equals", one.value, *times) for one in bought)]

    def none_of(self, conditions: Sequence[Condition]) -> list[ColumnElement[bool]]:
        """Not all of them at once, also where it is not known; nothing to ask where there are none."""
        return [not_(func.coalesce(and_(*self.all(conditions)), false()))] if conditions else []

    def sql(self, condition: Condition) -> ColumnElement[bool]:
        """Raise UnusableConditionError for a field, an operator or a value that cannot be asked."""
        try:
            return self._sql(condition)
        except (ArithmeticError, TypeError, ValueError) as error:
            raise UnusableConditionError(condition.field or "") from error

    def _sql(self, condition: Condition) -> ColumnElement[bool]:
        if condition.any_of is not None:
            return or_(*(self._sql(one) for one in condition.any_of))
        field, op, value = condition.field or "", condition.op or "", condition.value
        match field:
            case "birthday":
                return in_the_year(book_entry.c.birth_month_day, op, value, field)
            case "last_contact":
                return self._moment(book_entry.c.last_contact_at, op, value, field)
            case "last_purchase":
                return self._moment(book_entry.c.last_purchase_at, op, value, field)
            case "added_on":
                return calendar_day(book_entry.c.added_on, op, value, field)
            case "category":
                return self._bought(op, value)
            case "marketing_opt_in":
                return yes_or_no(customer.c.marketing_opt_in, op, value, field)
        measure = self.settings.measure(field)
        if measure is not None:
            return self._measure(measure, op, value)
        attribute = self.settings.attribute(field)
        if attribute is None or not attribute.refinable:
            raise UnusableConditionError(field)
        return self._attribute(attribute, op, value)

    def _measure(self, measure: MeasureDefinition, op: str, value: Any) -> ColumnElement[bool]:
        """Of whom nothing is known, nothing holds but that."""
        if self.measures is None:
            raise UnusableConditionError(measure.id)
        if op in ("is_not_set", "not_equals"):
            return not_(self._measure(measure, {"is_not_set": "is_set", "not_equals": "equals"}[op], value))
        meeting = [one for one, known in self.measures.items() if holds(measure, op, value, known.get(measure.id))]
        return book_entry.c.account_number.in_(meeting)

    def _moment(self, column: ColumnElement[datetime], op: str, value: Any, field: str) -> ColumnElement[bool]:
        """Days compared with instants, in the legal entity's own time; never is before everything."""
        if op in ("is_set", "is_not_set"):
            return column != NEVER if op == "is_set" else column == NEVER
        if op == "between":
            first, last = map(date.fromisoformat, value)
            return and_(column >= self._start_of(first), column < self._start_of(last + timedelta(days=1)))
        day = date.fromisoformat(value)
        if op == "before":
            return column < self._start_of(day)
        if op == "after":
            return column >= self._start_of(day + timedelta(days=1))
        raise UnusableConditionError(field)

    def _start_of(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.settings.zone)

    def _bought(self, op: str, value: Any, *when: ColumnElement[bool]) -> ColumnElement[bool]:
        """A purchase in one of the categories, at that time."""
        categories = [func.lower(word) for word in several(value)]
        bought = exists().where(
            purchase.c.legal_entity == book_entry.c.legal_entity,
            purchase.c.account_number == book_entry.c.account_number,
            func.lower(purchase.c.category).in_(categories),
            *when,
        )
        if op in ("equals", "contains"):
            return bought
        if op == "not_equals":
            return not_(bought)
        raise UnusableConditionError("category")

    def _attribute(self, attribute: AttributeDefinition, op: str, value: Any) -> ColumnElement[bool]:
        def has(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
            return exists().where(
                customer_attribute.c.legal_entity == book_entry.c.legal_entity,
                customer_attribute.c.account_number == book_entry.c.account_number,
                customer_attribute.c.attribute == attribute.id,
                *conditions,
            )

        columns = customer_attribute.c
        if op in ("is_set", "is_not_set"):
            return has() if op == "is_set" else not_(has())
        if attribute.type == "yearly_date":
            return has(in_the_year(columns.month_day, op, value, attribute.id))
        if attribute.type == "date":
            return has(calendar_day(columns.value, op, value, attribute.id))
        if op in COMPARISONS and attribute.type == "number":
            return has(COMPARISONS[op](columns.number_value, Decimal(str(value))))
        if attribute.type == "number":
            same = columns.number_value.in_([Decimal(str(one)) for one in several(value)])
        else:
            same = func.lower(columns.value).in_([func.lower(spelt(one)) for one in several(value)])
        if op == "equals":
            return has(same)
        if op == "not_equals":
            return not_(has(same))
        if op == "contains":
            return has(columns.value.icontains(spelt(value), autoescape=True))
        raise UnusableConditionError(attribute.id)
