"""A page of a client book's list: its sentence, its card, and what each line says."""

from __future__ import annotations

from dialogs.client_book.by_measure import Measured
from dialogs.client_book.lending import loan_of
from dialogs.conversation import ListCard, ListRow, Tap
from dialogs.customer.period import period_of
from dialogs.language.texts import sentence_case
from dialogs.paging import page_buttons
from dialogs.refinement import OrderField
from dialogs.setting import Setting, show
from dialogs.wish import Wish
from storage.book_lists import Order, Page
from storage.records import BookRow
from storage.rules.birthdays import age_on, next_occurrence
from storage.rules.further_fields import AGE, BORN, TURNING

ROWS_ON_A_PAGE = 15
NAMES_IN_A_SENTENCE = 5
TOP = 3
"""Customers who are named where a list is long, and its order was asked for."""
OF_AGE = frozenset({AGE, TURNING, BORN})


def sentence(counted: str, page: Page, wish: Wish, order: Order, setting: Setting) -> str:
    """Few are named; of many the first ones, where their order was asked for."""
    asked = wish.refinement.ranking
    if page.total > NAMES_IN_A_SENTENCE and asked is None:
        return counted
    rows = page.rows[:TOP] if page.total > NAMES_IN_A_SENTENCE else page.rows
    named = [_named(row, wish, order, setting) for row in rows]
    customers = setting.texts.all(named)
    if asked is None:
        return setting.say("book-named", counted=counted, customers=customers)
    turned, period = "yes" if order.backwards else "no", period_of(asked.period, setting).words
    of_period = "-period" if period else ""
    way = setting.say(f"order-{order.by}{of_period}", turned=turned, days=period)
    return setting.say("book-ordered", counted=counted, way=way, customers=customers)


def card(wish: Wish, title: str, page: Page, order: Order, measures: Measured | None, setting: Setting) -> ListCard:
    rows = tuple(
        ListRow(title=row.name, detail=_detail(row, wish, order, measures, setting), tap=show(row)) for row in page.rows
    )
    first = wish.page * ROWS_ON_A_PAGE + 1
    last = first + len(rows) - 1
    same = Tap(frame=wish.frame, refinement=wish.refinement)
    footer = setting.say("list-part", first=first, last=last, total=page.total)
    return ListCard(
        title=sentence_case(title),
        rows=rows,
        footer=footer if page.total > len(rows) else "",
        buttons=page_buttons(same, page.number, ROWS_ON_A_PAGE, page.total, setting),
    )


def _named(row: BookRow, wish: Wish, order: Order, setting: Setting) -> str:
    """With what the list is in the order of."""
    detail = _birthday(row, order, setting) if order.by == OrderField.BIRTHDAY else _of_order(row, order, setting)
    ages = _age(row, wish, order, setting)
    parts = [part for part in (ages, detail) if part]
    return setting.say("option", title=row.name, detail=", ".join(parts)) if parts else row.name


def _of_order(row: BookRow, order: Order, setting: Setting) -> str:
    """What a line says of the order that it would not say by itself."""
    match order.by:
        case OrderField.SPENT if row.spent is not None:
            return setting.texts.amount(row.spent, setting.work.settings.currency)
        case OrderField.LAST_PURCHASE if row.last_purchase_at:
            return setting.say("last-purchase", day=setting.day(row.last_purchase_at))
        case OrderField.ADDED_ON if row.added_on:
            return setting.say("added-on", day=setting.texts.short_day(row.added_on))
    return ""


def _detail(row: BookRow, wish: Wish, order: Order, measures: Measured | None, setting: Setting) -> str:
    parts = [_of_order(row, order, setting), _age(row, wish, order, setting)]
    if measures:
        parts += [measures.detail(row, setting), measures.age(setting)]
    if row.birth_date:
        parts.append(setting.say("birthday-on", day=_birthday(row, order, setting)))
    if row.last_contact_at:
        parts.append(setting.say("last-contact", day=setting.day(row.last_contact_at)))
    else:
        parts.append(setting.say("no-contact"))
    if row.personnel_number != setting.speaker.personnel_number:
        parts.append(setting.associate_name(row.personnel_number))
    if row.lent_by:
        parts.append(loan_of(row, setting.work, setting.texts))
    return " · ".join(part for part in parts if part)


def _age(row: BookRow, wish: Wish, order: Order, setting: Setting) -> str:
    """Where it was asked for: how old, or how old on the birthday that was asked for."""
    fields = {one.field for condition in wish.refinement.further for one in (condition, *(condition.any_of or ()))}
    if row.birth_date is None or not (OF_AGE & fields or order.by == OrderField.AGE):
        return ""
    turning = TURNING in fields
    day = next_occurrence(row.birth_date, order.since or setting.work.today) if turning else setting.work.today
    years = age_on(row.birth_date, day)
    return "" if years is None else setting.say("turns" if turning else "years-old", years=years)


def _birthday(row: BookRow, order: Order, setting: Setting) -> str:
    if row.birth_date is None:
        return ""
    return setting.texts.weekday(next_occurrence(row.birth_date, order.since or setting.work.today))
