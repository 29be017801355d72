"""List or count the customers of a client book."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dialogs.client_book import journal, loans
from dialogs.client_book.books import book_of, in_reach
from dialogs.client_book.by_measure import Measured, measured
from dialogs.client_book.conditions import described, filters_for, refuse_condition
from dialogs.client_book.onward import continued
from dialogs.client_book.order import best, order_of, with_worth_settled
from dialogs.client_book.per_associate import counts
from dialogs.client_book.rows import OF_AGE, ROWS_ON_A_PAGE, card, sentence
from dialogs.conversation import Button, ListCard, Reply, Tap
from dialogs.dialog import Dialog
from dialogs.frame import Intent
from dialogs.setting import Setting
from dialogs.wish import Wish
from storage.book_lists import Book, Order
from storage.column_conditions import UnusableConditionError
from storage.conditions import Clause
from storage.further_filters import is_one_of, year_of_birth_unknown
from storage.settings import Operation

MOST_IN_A_BOOK = 10_000


@dataclass(frozen=True)
class Question:
    """What is asked of which book."""

    book: Book
    title: str
    conditions: list[Clause]
    measures: Measured | None
    order: Order
    best_by: str = ""
    """Where only the best are asked for: by what, …"""
    best: int = 0
    """… how many …"""
    of: int = 0
    """… and of how many."""


def finish(wish: Wish, setting: Setting) -> Reply:
    if wish.refinement.loans:
        return loans.listed(wish.refinement.loans, setting)
    if wish.refinement.journal:
        return journal.told(wish.refinement.journal, setting)
    if wish.refinement.each_associate and not wish.frame.filters:
        reach = [one for one in setting.work.associates if in_reach(one.address_books, setting)]
        return counts(reach, setting)
    if wish.refinement.unread:
        setting.refuse("condition-unread", said=wish.refinement.unread)
    said = wish.refinement.left_out
    wish = with_worth_settled(continued(wish, setting), setting)
    frame, asked = wish.frame, _of_the_best(wish, setting)
    measures, order, title = asked.measures, asked.order, asked.title
    page = setting.work.book_lists.page(asked.book, asked.conditions, order, wish.page, ROWS_ON_A_PAGE)
    wish = wish.model_copy(update={"page": page.number})
    conditions = described((*(frame.filters or ()), *wish.refinement.further), setting, wish.refinement.excluding)
    values = {"book": title, "conditions": conditions, "asked": "filtered" if conditions else "all"}
    aside = f"{_ages_unknown(wish, asked, setting)} {_left_out(said, setting)}".strip()
    if page.total == 0:
        setting.state.list_shown([], wish)
        return Reply(text=f"{setting.say('book-empty', **values)} {aside}".strip())
    counted = setting.say("book-count", count=page.matching, **values)
    if frame.count:
        setting.state.asked = wish
        everybody = Tap(frame=frame.model_copy(update={"count": None}), refinement=wish.refinement)
        button = Button(label=setting.say("button-show-them"), tap=everybody)
        text = f"{counted} {aside}".strip()
        return Reply(text=text, card=ListCard(title=title, rows=(), buttons=(button,)))
    setting.state.list_shown([row.account_number for row in page.rows], wish)
    if asked.best_by:
        of_all: dict[str, str | int] = {
            "most": asked.best,
            "count": asked.of,
            "found": page.total,
            "measure": asked.best_by,
        }
        counted = setting.say("book-best", **of_all, **values)
    elif page.total < page.matching:
        counted = setting.say("book-top", most=page.total, count=page.matching, **values)
    listed = measures.sentence(counted, page, setting) if measures else sentence(counted, page, wish, order, setting)
    shown = card(wish, setting.say("book-title", **values), page, order, measures, setting)
    reply = Reply(text=f"{listed} {aside}".strip(), card=shown)
    return measures.marked(reply, wish) if measures else reply


def account_numbers(wish: Wish, setting: Setting) -> list[str]:
    """Everybody whom a question asked for, on all pages; `wish`: one that goes on from no other."""
    asked = _question(wish, setting)
    page = setting.work.book_lists.page(asked.book, asked.conditions, asked.order, 0, MOST_IN_A_BOOK)
    return [row.account_number for row in page.rows]


def _question(wish: Wish, setting: Setting) -> Question:
    book, title = book_of(wish.frame, setting)
    try:
        measures = measured(wish, book, setting)
        conditions = _conditions(wish, measures, setting)
    except UnusableConditionError as error:
        refuse_condition(error.field, setting)
    return Question(book, title, conditions, measures, order_of(wish, measures, setting))


def _of_the_best(wish: Wish, setting: Setting) -> Question:
    """As asked; where only the best are to be sorted, these are found first."""
    ranking = wish.refinement.ranking
    asked = _question(wish, setting)
    if ranking is None or ranking.among_best is None:
        return asked
    first = _question(with_worth_settled(best(wish, ranking.among_best), setting), setting)
    page = setting.work.book_lists.page(first.book, first.conditions, first.order, 0, ranking.among_best)
    among = is_one_of([row.account_number for row in page.rows])
    measure = first.measures.definition.label.lower() if first.measures else setting.say("best-by-spent")
    return replace(asked, conditions=[*asked.conditions, among], best_by=measure, best=page.total, of=page.matching)


def _conditions(wish: Wish, measures: Measured | None, setting: Setting) -> list[Clause]:
    filters = filters_for(setting, measures.found.measures if measures else None)
    asked = filters.all(wish.frame.filters or (), wish.refinement.further)
    return [*asked, *filters.none_of(wish.refinement.excluding)]


def _left_out(said: str, setting: Setting) -> str:
    return setting.say("condition-left-out", said=said) if said else ""


def _ages_unknown(wish: Wish, asked: Question, setting: Setting) -> str:
    """That there are more who might be so old, of those who meet the other conditions."""
    others = tuple(one for one in wish.refinement.further if one.field not in OF_AGE)
    if len(others) == len(wish.refinement.further):
        return ""
    refined = wish.refinement.model_copy(update={"further": others})
    conditions = _conditions(wish.model_copy(update={"refinement": refined}), asked.measures, setting)
    unknown = setting.work.book_lists.page(asked.book, [*conditions, year_of_birth_unknown()], Order(), 0, 1).total
    return setting.say("ages-unknown", count=unknown) if unknown else ""


DIALOG = Dialog(intent=Intent.SHOW_BOOK, operation=Operation.VIEW_CLIENT_BOOK, finish=finish)
