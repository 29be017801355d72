"""The days to think of a customer: her birthday and what is configured as a date, with how long it is until then."""

from __future__ import annotations

from datetime import date

from dialogs.conversation import Fact
from dialogs.customer.values import day_value
from dialogs.setting import Setting
from storage.records import BirthDate, Customer
from storage.rules.birthdays import next_occurrence
from storage.settings import AttributeDefinition

DATED = {"date", "yearly_date"}


def facts(customer: Customer, setting: Setting) -> tuple[Fact, ...]:
    """The next of each, the nearest first; last a date that is past and does not return."""
    today = setting.work.today
    days: list[tuple[date, str, bool]] = []
    if customer.birth_date:
        days.append((next_occurrence(customer.birth_date, today), setting.say("contact-birthday"), True))
    known = {one.attribute: one.value for one in setting.work.customers.attributes(customer.account_number)}
    for definition in setting.work.settings.attributes:
        day = _day(definition, known.get(definition.id, ""), today)
        if day is not None:
            days.append((day, definition.label, day >= today))
    days.sort(key=lambda one: (not one[2], one[0]))
    return tuple(
        Fact(label=label, value=ahead(day, setting) if is_ahead else setting.texts.short_day(day))
        for day, label, is_ahead in days
    )


def ahead(day: date, setting: Setting) -> str:
    """'Fri, 27 Nov 2026, in 6 days'."""
    return setting.say("day-ahead", day=setting.texts.day(day), days=(day - setting.work.today).days)


def _day(definition: AttributeDefinition, value: str, today: date) -> date | None:
    """The next occurrence, or the day itself where it does not return; None where nothing readable is kept."""
    said: BirthDate | None = day_value(value) if definition.type in DATED else None
    if said is None:
        return None
    if definition.type == "yearly_date" or said.year is None:
        return next_occurrence(said, today)
    return date(said.year, said.month, said.day)
