"""What a customer's purchases come to, in a few facts."""

from __future__ import annotations

from datetime import datetime, time

from dialogs.conversation import Fact
from dialogs.customer.entries import what_was_bought
from dialogs.customer.period import Period
from dialogs.customer.values import in_words
from dialogs.setting import Setting
from dialogs.understanding.dates.calendar import add_months
from storage.purchase_summary import PurchaseSummary
from storage.records import Customer

A_YEAR = 12
"""Months."""


def facts(customer: Customer, period: Period, setting: Setting) -> tuple[Fact, ...]:
    """Of a period that was asked for; else the last purchase, the last year, what is bought most, the usual size."""
    summaries, number = setting.work.purchase_summaries, customer.account_number
    if period.words:
        asked = summaries.of(number, period.first, period.before)
        return (
            (_total(setting.say("purchase-in-all"), asked, setting), *_categories(asked, setting))
            if asked.orders
            else ()
        )
    ever = summaries.of(number, None, None)
    if ever.last is None:
        return ()
    bought = setting.say("purchase-last", purchase=what_was_bought(ever.last, setting), day=setting.day(ever.last.at))
    year_ago = datetime.combine(add_months(setting.work.today, -A_YEAR), time(), setting.work.now.tzinfo)
    return (
        Fact(label=setting.say("purchase-last-label"), value=bought),
        _total(setting.say("purchase-year-label"), summaries.of(number, year_ago, None), setting),
        *_categories(ever, setting),
        *_sizes(customer, setting),
    )


def _total(label: str, summary: PurchaseSummary, setting: Setting) -> Fact:
    amounts = setting.texts.all([setting.texts.amount(amount, currency) for currency, amount in summary.amounts])
    return Fact(label=label, value=setting.say("purchase-total", orders=summary.orders, amount=amounts))


def _categories(summary: PurchaseSummary, setting: Setting) -> tuple[Fact, ...]:
    if not summary.categories:
        return ()
    return (Fact(label=setting.say("purchase-categories"), value=setting.texts.all(summary.categories)),)


def _sizes(customer: Customer, setting: Setting) -> tuple[Fact, ...]:
    known = {one.attribute: one.value for one in setting.work.customers.attributes(customer.account_number)}
    return tuple(
        Fact(label=one.label, value=in_words(one, known[one.id], setting))
        for one in setting.work.settings.sizes
        if one.id in known
    )
