"""In which order a client book is listed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from dialogs.client_book.by_measure import Measured
from dialogs.refinement import OrderField, Ranking, Refinement
from dialogs.setting import Setting
from dialogs.understanding.dates.calendar import add_months
from dialogs.wish import Wish
from storage.book_lists import Order
from storage.further_filters import spent_between
from storage.settings import Operation

MONTHS = 12
"""Of the purchases that tell who spends most."""
UNASKED = (OrderField.LAST_CONTACT, OrderField.LAST_PURCHASE, OrderField.ADDED_ON)
"""By which a list is sorted where a condition is on them and nobody said how."""
LOWEST_BY_NATURE = frozenset({OrderField.NAME, OrderField.BIRTHDAY, OrderField.LAST_CONTACT, OrderField.LAST_PURCHASE})


def with_worth_settled(wish: Wish, setting: Setting) -> Wish:
    """The best are those with most of the first measure that is money; else those who spent most."""
    ranking = wish.refinement.ranking
    if ranking is None or ranking.field != OrderField.WORTH:
        return wish
    money = next((one.id for one in setting.work.settings.measures if one.type == "money"), OrderField.SPENT)
    seen = setting.may(Operation.VIEW_MEASURES) and setting.work.measures_are_on
    return ranked(wish, ranking.model_copy(update={"field": money if seen else OrderField.SPENT}))


def ranked(wish: Wish, ranking: Ranking) -> Wish:
    return wish.model_copy(update={"refinement": wish.refinement.model_copy(update={"ranking": ranking})})


def best(wish: Wish, most: int) -> Wish:
    """The question for the best of the same book, whatever else is asked of them."""
    frame = wish.frame.model_copy(update={"filters": None})
    ranking = Ranking(field=OrderField.WORTH, most=most)
    return wish.model_copy(update={"frame": frame, "refinement": Refinement(ranking=ranking)})


def order_of(wish: Wish, measures: Measured | None, setting: Setting) -> Order:
    """As asked; else by day where birthdays are asked for, by age where lapsed customers are, else by name."""
    if measures is not None:
        return measures.order
    first = next((one.value[0] for one in wish.frame.filters or () if _is_birthday(one.field, one.op)), None)
    since = date.fromisoformat(first) if first else setting.work.today
    ranking = wish.refinement.ranking
    if ranking is not None and ranking.field == OrderField.REVERSED:
        return Order(backwards=True)
    if ranking is not None and ranking.field in list(OrderField):
        return _as_asked(ranking, since, setting)
    if first:
        return Order(OrderField.BIRTHDAY, since=since)
    said = [one.field for one in wish.frame.filters or () if one.field in UNASKED]
    return Order(said[0] or OrderField.NAME) if said else Order()


def _as_asked(ranking: Ranking, since: date, setting: Setting) -> Order:
    backwards = ranking.lowest_first != (ranking.field in LOWEST_BY_NATURE)
    if ranking.field != OrderField.SPENT:
        return Order(ranking.field, since=since, backwards=backwards, most=ranking.most)
    zone, today = setting.work.settings.zone, setting.work.today
    said = [date.fromisoformat(day[:10]) for day in ranking.period or ()]
    first, last = said or (add_months(today, -MONTHS), today)
    period = (datetime.combine(day, time(), zone) for day in (first, last + timedelta(days=1)))
    spent = spent_between(setting.work.settings.currency, *period)
    return Order(OrderField.SPENT, spent=spent, backwards=backwards, most=ranking.most)


def _is_birthday(field: str | None, op: str | None) -> bool:
    return field == "birthday" and op == "between"
