"""Conditions on the customers of a client book → SQL over the book entries (joined with their customers)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, exists, false, func, not_, or_

from storage.column_conditions import UnusableConditionError, calendar_day, in_the_year, several, spelt, yes_or_no
from storage.conditions import COMPARISONS, Clause, Condition
from storage.further_filters import FurtherFilters
from storage.insights.source import Measures
from storage.records import NEVER
from storage.rules.further_fields import BOUGHT_WHEN, FURTHER, OF_CONTACTS, OF_PURCHASES
from storage.rules.measure_conditions import holds
from storage.settings import AttributeDefinition, LegalEntitySettings, MeasureDefinition
from storage.tables import activity, book_entry, customer, customer_attribute, purchase


@dataclass(frozen=True)
class BookFilters:
    legal_entity: str
    settings: LegalEntitySettings
    today: date
    measures: Mapping[str, Measures] | None = None
    """Account number → her measures, of all customers in the book that are known to Customer Insights; None: nobody
    may ask for measures here."""

    def all(self, conditions: Sequence[Condition], further: Sequence[Condition] = ()) -> list[Clause]:
        """All of them; what is said of purchases, and their time, is asked of one and the same purchase.

        `further`: those of `storage.further_filters`.
        """
        purchases = any(_is_about(one, OF_PURCHASES) for one in further)
        contacts = any(_is_about(one, OF_CONTACTS) for one in further)
        bought = [one for one in conditions if one.field == "category" and one.op in ("equals", "contains")]
        times = [one for one in conditions if one.op in ("between", "before", "after")]
        of_none = [one for one in further if one.field == BOUGHT_WHEN]
        bought_when = [*(one for one in times if one.field == "last_purchase" and (bought or purchases)), *of_none]
        if any(one.op != "before" for one in bought_when):  # "… but nothing since September" is said of all purchases
            bought_when = [one for one in bought_when if one.op != "before"]
        contacted_when = [one for one in times if one.field == "last_contact" and contacts]
        told = [*bought_when, *contacted_when, *(bought if bought_when else [])]
        when = [self._time_of(purchase, one) for one in bought_when]
        birthdays = [_days(one) for one in times if one.field == "birthday" and one.op == "between"]
        scope = FurtherFilters(
            self.settings.currency,
            self.today,
            bought=(*when, *(self._in_categories(one.value) for one in bought)),
            contacted=tuple(self._time_of(activity, one) for one in contacted_when),
            birthdays=birthdays[0] if birthdays else None,
        )
        return [
            *(self.sql(one) for one in conditions if one not in told),
            *(self._bought("equals", one.value, *when) for one in bought if one in told),
            *(self._further(one, scope) for one in further if one not in of_none),
        ]

    def none_of(self, conditions: Sequence[Condition]) -> list[Clause]:
        """Not all of them at once, also where it is not known; nothing to ask where there are none."""
        further = [one for one in conditions if one.field in FURTHER]
        clauses = self.all([one for one in conditions if one not in further], further)
        return [not_(func.coalesce(and_(*clauses), false()))] if clauses else []

    def _further(self, condition: Condition, scope: FurtherFilters) -> Clause:
        if condition.any_of is not None:
            return or_(*(self._further(one, scope) for one in condition.any_of))
        if condition.field == "category" and condition.op == "equals":
            return self._bought("equals", condition.value, *scope.bought)
        if condition.field not in FURTHER:
            return self.sql(condition)
        try:
            return scope.sql(condition)
        except (ArithmeticError, TypeError, ValueError) as error:
            raise UnusableConditionError(condition.field or "") from error

    def sql(self, condition: Condition) -> Clause:
        """Raise UnusableConditionError for a field, an operator or a value that cannot be asked."""
        try:
            return self._sql(condition)
        except (ArithmeticError, TypeError, ValueError) as error:
            raise UnusableConditionError(condition.field or "") from error

    def _sql(self, condition: Condition) -> Clause:
        if condition.any_of is not None:
            return or_(*(self._sql(one) for one in condition.any_of))
        field, op, value = condition.field or "", condition.op or "", condition.value
        match field:
            case "birthday":
                return in_the_year(book_entry.c.birth_month_day, op, value, field)
            case "last_contact":
                if op == "between":
                    return self._happened(activity, value)
                return self._moment(book_entry.c.last_contact_at, op, value, field)
            case "last_purchase":
                if op == "between":
                    return self._happened(purchase, value)
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

    def _measure(self, measure: MeasureDefinition, op: str, value: Any) -> Clause:
        """Of whom nothing is known, nothing holds but that."""
        if self.measures is None:
            raise UnusableConditionError(measure.id)
        if op in ("is_not_set", "not_equals"):
            return not_(self._measure(measure, {"is_not_set": "is_set", "not_equals": "equals"}[op], value))
        meeting = [one for one, known in self.measures.items() if holds(measure, op, value, known.get(measure.id))]
        return book_entry.c.account_number.in_(meeting)

    def _moment(self, column: ColumnElement[datetime], op: str, value: Any, field: str) -> Clause:
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

    def _time_of(self, table: Table, condition: Condition) -> Clause:
        try:
            return self._moment(table.c.at, condition.op or "", condition.value, condition.field or "")
        except (TypeError, ValueError) as error:
            raise UnusableConditionError(condition.field or "") from error

    def _happened(self, table: Table, days: Any) -> Clause:
        """Some contact or purchase in a closed period: later ones are no obstacle."""
        return exists().where(
            table.c.legal_entity == book_entry.c.legal_entity,
            table.c.account_number == book_entry.c.account_number,
            self._moment(table.c.at, "between", days, table.name),
        )

    def _start_of(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.settings.zone)

    def _bought(self, op: str, value: Any, *when: Clause) -> Clause:
        """A purchase in one of the categories, at that time."""
        bought = exists().where(
            purchase.c.legal_entity == book_entry.c.legal_entity,
            purchase.c.account_number == book_entry.c.account_number,
            self._in_categories(value),
            *when,
        )
        if op in ("equals", "contains"):
            return bought
        if op == "not_equals":
            return not_(bought)
        raise UnusableConditionError("category")

    def _in_categories(self, value: Any) -> Clause:
        return func.lower(purchase.c.category).in_([func.lower(word) for word in several(value)])

    def _attribute(self, attribute: AttributeDefinition, op: str, value: Any) -> Clause:
        def has(*conditions: Clause) -> Clause:
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


def _days(condition: Condition) -> tuple[date, date]:
    try:
        first, last = map(date.fromisoformat, condition.value)
    except (TypeError, ValueError) as error:
        raise UnusableConditionError(condition.field or "") from error
    return first, last


def _is_about(condition: Condition, fields: frozenset[str]) -> bool:
    return condition.field in fields or any(_is_about(one, fields) for one in condition.any_of or ())
