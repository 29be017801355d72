"""A condition on one column → SQL: a day, a day that returns every year, a flag."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, false, literal, or_

from storage.rules.birthdays import month_days
from storage.tables import customer_attribute


class UnusableConditionError(Exception):
    """A condition on something that cannot be filtered by; `field` names it."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


def in_the_year(column: ColumnElement[int], op: str, value: Any, field: str) -> ColumnElement[bool]:
    """A day that returns every year, as a number of month and day."""
    if op in ("is_set", "is_not_set"):
        return column.is_not(None) if op == "is_set" else column.is_(None)
    if op == "equals" and isinstance(value, str):
        value = [value, value]
    if op != "between":
        raise UnusableConditionError(field)
    first, last = map(date.fromisoformat, value)
    return column.in_(month_days(first, last)) if first <= last else false()


def calendar_day(
    column: ColumnElement[date] | ColumnElement[str], op: str, value: Any, field: str
) -> ColumnElement[bool]:
    """A calendar day, in a date column or written as ISO text."""
    if op in ("is_set", "is_not_set"):
        return column.is_not(None) if op == "is_set" else column.is_(None)
    days = [date.fromisoformat(one) for one in several(value)]
    written = column is customer_attribute.c.value
    bounds: list[ColumnElement[Any]] = [literal(day.isoformat() if written else day) for day in days]
    if op == "between":
        return column.between(bounds[0], bounds[1])
    if op == "before":
        return column < bounds[0]
    if op == "after":
        return column > bounds[0]
    if op == "equals":
        return column.in_(bounds)
    raise UnusableConditionError(field)


def yes_or_no(column: ColumnElement[bool | None], op: str, value: Any, field: str) -> ColumnElement[bool]:
    """What is not known is neither."""
    if op in ("is_set", "is_not_set"):
        return column.is_not(None) if op == "is_set" else column.is_(None)
    if op in ("equals", "not_equals") and isinstance(value, bool):
        return column.is_(value) if op == "equals" else or_(column.is_(None), column.is_(not value))
    raise UnusableConditionError(field)


def several(value: Any) -> list[Any]:
    """Of a condition that may name one value or a list."""
    return list(value) if isinstance(value, list | tuple) else [value]


def spelt(value: Any) -> str:
    """As attribute values are kept."""
    return str(value).lower() if isinstance(value, bool) else str(value)
