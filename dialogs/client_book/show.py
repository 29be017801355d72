"""List or count the customers of a client book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dialogs.client_book.by_measure import Measured, measured
from dialogs.client_book.conditions import described, field_label
from dialogs.client_book.lending import loan_of
from dialogs.client_book.onward import continued
from dialogs.client_book.per_associate import counts
from dialogs.conversation import Button, ListCard, ListRow, Reply, Tap
from dialogs.dialog import Dialog
from dialogs.frame import Frame, Intent, Reference
from dialogs.language.texts import sentence_case
from dialogs.paging import page_buttons
from dialogs.reading import address_books_in_reach
from dialogs.setting import Setting, show
from dialogs.state import Wish
from storage.book_filters import BookFilters, Clause
from storage.book_lists import Book, Order, Page
from storage.column_conditions import UnusableConditionError
from storage.records import BookRow
from storage.rules.birthdays import next_occurrence
from storage.settings import Operation

ROWS_ON_A_PAGE = 15
NAMES_IN_A_SENTENCE = 5
MOST_IN_A_BOOK = 10_000


@dataclass(frozen=True)
class Question:
    """What is asked of which book."""

    book: Book
    title: str
    conditions: list[Clause]
    measures: Measured | None
    order: Order


def finish(wish: Wish, setting: Setting) -> Reply:
    if wish.refinement.each_associate and not wish.frame.filters:
        reach = [one for one in setting.work.associates if _in_reach(one.address_books, setting)]
        return counts(reach, setting)
    wish = continued(wish, setting)
    frame, asked = wish.frame, _question(wish, setting)
    measures, order, title = asked.measures, asked.order, asked.title
    page = setting.work.book_lists.page(asked.book, asked.conditions, order, wish.page, ROWS_ON_A_PAGE)
    wish = wish.model_copy(update={"page": page.number})
    conditions = described(frame.filters or (), setting, wish.refinement.excluding)
    values = {"book": title, "conditions": conditions, "asked": "filtered" if conditions else "all"}
    if page.total == 0:
        setting.state.list_shown([], wish)
        return Reply(text=setting.say("book-empty", **values))
    counted = setting.say("book-count", count=page.total, **values)
    if frame.count:
        setting.state.asked = wish
        everybody = Tap(frame=frame.model_copy(update={"count": None}), refinement=wish.refinement)
        button = Button(label=setting.say("button-show-them"), tap=everybody)
        return Reply(text=counted, card=ListCard(title=title, rows=(), buttons=(button,)))
    setting.state.list_shown([row.account_number for row in page.rows], wish)
    details = [_detail(row, order, measures, setting) for row in page.rows]
    counted = measures.sentence(counted, page, setting) if measures else _sentence(counted, page, order, setting)
    reply = Reply(text=counted, card=_card(wish, values, page, details, setting))
    return measures.marked(reply, wish) if measures else reply


def account_numbers(wish: Wish, setting: Setting) -> list[str]:
    """Everybody whom a question asked for, on all pages; `wish`: one that goes on from no other."""
    asked = _question(wish, setting)
    page = setting.work.book_lists.page(asked.book, asked.conditions, asked.order, 0, MOST_IN_A_BOOK)
    return [row.account_number for row in page.rows]


def _question(wish: Wish, setting: Setting) -> Question:
    book, title = _book(wish.frame, setting)
    try:
        measures = measured(wish, book, setting)
        known = measures.found.measures if measures else None
        filters = BookFilters(setting.speaker.legal_entity, setting.work.settings, known)
        conditions = [*filters.all(wish.frame.filters or ()), *filters.none_of(wish.refinement.excluding)]
    except UnusableConditionError as error:
        setting.refuse("condition-unusable", field=field_label(error.field, setting))
    return Question(book, title, conditions, measures, measures.order if measures else _order(wish.frame))


def _book(frame: Frame, setting: Setting) -> tuple[Book, str]:
    """Which book was asked for, and what it is called; refused where the speaker may not see it."""
    if frame.book in (None, "mine") or (frame.associate and frame.associate.self):
        return Book(setting.speaker.personnel_number), setting.say("book-mine")
    if not setting.may(Operation.VIEW_STORE_CLIENT_BOOKS):
        setting.refuse_right(Operation.VIEW_STORE_CLIENT_BOOKS)
    return _colleagues_book(frame, setting) if frame.book == "associate" else _store_book(frame, setting)


def _colleagues_book(frame: Frame, setting: Setting) -> tuple[Book, str]:
    said = frame.associate or Reference(said="")
    owner = setting.work.associate(said.ids[0]) if said.ids and len(said.ids) == 1 else None
    if owner is None:
        setting.refuse("associate-unclear", said=said.said)
    title = setting.say("client-book-of", owner=owner.name)
    if not _in_reach(owner.address_books, setting):
        setting.refuse("book-out-of-reach", book=title)
    return Book(owner.personnel_number), title


def _store_book(frame: Frame, setting: Setting) -> tuple[Book, str]:
    named = frame.store.ids or () if frame.store else setting.speaker.stores
    stores = [store for store in setting.work.stores if store.store_id in named]
    if not stores:
        setting.refuse("store-unclear", said=frame.store.said if frame.store else "")
    title = setting.texts.all([store.name for store in stores])
    address_books = frozenset[str]().union(*(store.address_books for store in stores))
    if not all(_in_reach(store.address_books, setting) for store in stores):
        setting.refuse("book-out-of-reach", book=title)
    return Book(address_books=address_books), title


def _in_reach(address_books: frozenset[str], setting: Setting) -> bool:
    """Books of the speaker's own stores; who may move customers between all books may see them too."""
    return setting.may(Operation.REASSIGN_CUSTOMERS) or bool(address_books & address_books_in_reach(setting.work))


def _order(frame: Frame) -> Order:
    """By day where birthdays are asked for, by age where lapsed customers are, else by name."""
    for condition in frame.filters or ():
        if condition.field == "birthday" and condition.op == "between":
            return Order("birthday", since=date.fromisoformat(condition.value[0]))
        if condition.field == "last_contact":
            return Order("last_contact")
        if condition.field == "last_purchase":
            return Order("last_purchase")
        if condition.field == "added_on":
            return Order("added_on")
    return Order()


def _sentence(counted: str, page: Page, order: Order, setting: Setting) -> str:
    if page.total > NAMES_IN_A_SENTENCE:
        return counted
    named = [row.name for row in page.rows]
    if order.by == "birthday":
        named = [setting.say("option", title=row.name, detail=_birthday(row, order, setting)) for row in page.rows]
    return setting.say("book-named", counted=counted, customers=setting.texts.all(named))


def _card(wish: Wish, values: dict[str, str], page: Page, details: list[str], setting: Setting) -> ListCard:
    rows = tuple(
        ListRow(title=row.name, detail=detail, tap=show(row)) for row, detail in zip(page.rows, details, strict=True)
    )
    first = wish.page * ROWS_ON_A_PAGE + 1
    last = first + len(rows) - 1
    same = Tap(frame=wish.frame, refinement=wish.refinement)
    footer = setting.say("list-part", first=first, last=last, total=page.total)
    return ListCard(
        title=sentence_case(setting.say("book-title", **values)),
        rows=rows,
        footer=footer if page.total > len(rows) else "",
        buttons=page_buttons(same, page.number, ROWS_ON_A_PAGE, page.total, setting),
    )


def _detail(row: BookRow, order: Order, measures: Measured | None, setting: Setting) -> str:
    parts = []
    if measures:
        parts += [part for part in (measures.detail(row, setting), measures.age(setting)) if part]
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
    return " · ".join(parts)


def _birthday(row: BookRow, order: Order, setting: Setting) -> str:
    if row.birth_date is None:
        return ""
    return setting.texts.weekday(next_occurrence(row.birth_date, order.since or setting.work.today))


DIALOG = Dialog(intent=Intent.SHOW_BOOK, operation=Operation.VIEW_CLIENT_BOOK, finish=finish)
