"""Customers told by conditions instead of names, "everyone I have not seen in two years", or by a list."""

from __future__ import annotations

from collections.abc import Container, Sequence

from dialogs.client_book.conditions import filters_for, refuse_condition
from dialogs.conversation import ListRow
from dialogs.frame import Filter
from dialogs.setting import Setting
from dialogs.wish import Wish
from storage.column_conditions import UnusableConditionError
from storage.records import Customer


def conditions_of(wish: Wish) -> Sequence[Filter]:
    """All by which customers are told, those that the frame has no place for too."""
    return (*(wish.frame.filters or ()), *wish.refinement.further)


def matching(personnel_number: str, wish: Wish, setting: Setting) -> frozenset[str]:
    """The account numbers of an associate's customers who meet all conditions; refused where one cannot be asked."""
    try:
        asked = filters_for(setting).all(wish.frame.filters or (), wish.refinement.further)
    except UnusableConditionError as error:
        refuse_condition(error.field, setting)
    return setting.work.book_lists.matching(personnel_number, asked)


def staying(wish: Wish, meant: Container[str], setting: Setting) -> tuple[str, ...]:
    """The account numbers of those among the meant who were excepted; refused where it is not clear who that is."""
    stay: list[str] = []
    for reference in wish.refinement.move.except_for:
        ids = reference.ids or (tuple(setting.state.focus[:1]) if reference.focus else ())
        among = [one for one in ids if one in meant]
        if not ids:
            setting.refuse("customer-unknown", said=reference.said)
        if len(among) > 1:
            setting.refuse("except-which", said=reference.said)
        stay += among
    return tuple(dict.fromkeys(stay))


def not_among(wish: Wish, meant: Container[str], setting: Setting) -> tuple[str, ...]:
    """The account numbers of those who were excepted although they were not meant."""
    references = wish.refinement.move.except_for
    ids = [reference.ids for reference in references if len(reference.ids or ()) == 1]
    return tuple(one[0] for one in ids if one and one[0] not in meant)


def refuse_unread(wish: Wish, setting: Setting, refusal: str = "limit-unread") -> None:
    """Words that limit a change and are not understood are never passed over."""
    quoted = [setting.say("quoted", text=one) for one in wish.refinement.move.unread]
    if quoted:
        setting.refuse(refusal, words=setting.texts.all(quoted))


def told_together(wish: Wish) -> bool:
    """Whether nobody was named: then all are to be seen before the yes."""
    return bool(conditions_of(wish) or wish.refinement.of_list or wish.refinement.move.shares)


def rows(customers: Sequence[Customer]) -> tuple[ListRow, ...]:
    """For the card of a confirmation: whom it is about."""
    return tuple(ListRow(title=one.name, detail=one.account_number) for one in customers)
