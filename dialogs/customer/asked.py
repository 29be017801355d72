"""The one fact that was asked for, in one line."""

from __future__ import annotations

from dialogs.customer.important_dates import DATED, ahead
from dialogs.customer.values import day_value, in_words
from dialogs.refinement import BIRTHDAY, EMAIL, MARKETING, PHONE
from dialogs.setting import Setting
from storage.records import BirthDate, Customer
from storage.rules.birthdays import next_occurrence


def answer(asked: str, customer: Customer, setting: Setting) -> str:
    """`asked`: the id of an attribute, or a contact datum."""
    label, value = _known(asked, customer, setting)
    if not value:
        return setting.say("fact-unknown", customer=customer.name, label=label)
    return setting.say("fact-asked", customer=customer.name, label=label, value=value)


def _known(asked: str, customer: Customer, setting: Setting) -> tuple[str, str]:
    """Label and value; no value where nothing is kept."""
    if asked == BIRTHDAY:
        born = customer.birth_date
        return setting.say("contact-birthday"), _yearly(born, setting) if born else ""
    if asked in (PHONE, EMAIL):
        return setting.say(f"contact-{asked}"), (customer.phone if asked == PHONE else customer.email) or ""
    if asked == MARKETING:
        return setting.say("contact-marketing"), _yes_or_no(customer.marketing_opt_in, setting)
    definition = setting.work.settings.attribute(asked)
    if definition is None:
        setting.refuse("attribute-unknown")
    values = setting.work.customers.attributes(customer.account_number)
    kept = next((one.value for one in values if one.attribute == asked), "")
    day = day_value(kept) if definition.type in DATED else None
    if day and definition.type == "yearly_date":
        return definition.label, _yearly(day, setting)
    return definition.label, in_words(definition, kept, setting) if kept else ""


def _yearly(day: BirthDate, setting: Setting) -> str:
    """ "8 February 1955, next on Mon, 8 Feb 2027, in 79 days"."""
    next_one = ahead(next_occurrence(day, setting.work.today), setting)
    return setting.say("fact-yearly", day=setting.texts.birthday(day), next=next_one)


def _yes_or_no(known: bool | None, setting: Setting) -> str:
    return "" if known is None else setting.say("yes" if known else "no")
