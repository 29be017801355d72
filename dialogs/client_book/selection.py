"""Customers told by conditions instead of names, "everyone I have not seen in two years", or by a list."""

from __future__ import annotations

from collections.abc import Container, Sequence

from dialogs.client_book.conditions import field_label
from dialogs.conversation import ListRow
from dialogs.frame import Filter
from dialogs.setting import Setting
from dialogs.state import Wish
from storage.book_filters import BookFilters
from storage.column_conditions import UnusableConditionError
from storage.records import Customer


def matching(personnel_number: str, filters: Sequence[Filter], setting: Setting) -> frozenset[str]:
    """The account numbers of an associate's customers who meet all conditions; refused where one cannot be asked."""
    try:
        asked = BookFilters(setting.speaker.legal_entity, setting.work.settings).all(filters)
    except UnusableConditionError as error:
        setting.refuse("condition-unusable", field=field_label(error.field, setting))
    return setting.work.book_lists.matching(personnel_number, asked)


def staying(wish: Wish, meant: Container[str], setting: Setting) -> frozenset[str]:
    """The account numbers of those among the meant who were excepted; refused where it is not clear who that is."""
    stay = set()
    for reference in wish.refinement.move.except_for:
        ids = reference.ids or (tuple(setting.state.focus[:1]) if reference.focus else ())
        among = [one for one in ids if one in meant]
        if not ids:
            setting.refuse("customer-unknown", said=reference.said)
        if len(among) > 1:
            setting.refuse("except-which", said=reference.said)
        stay.update(among)
    return frozenset(stay)


def refuse_unread(wish: Wish, setting: Setting, refusal: str = "limit-unread") -> None:
    """Words that limit a change and are not understood are never passed over."""
    quoted = [setting.say("quoted", text=one) for one in wish.refinement.move.unread]
    if quoted:
        setting.refuse(refusal, words=setting.texts.all(quoted))


def told_together(wish: Wish) -> bool:
    """Whether nobody was named: then all are to be seen before the yes."""
    return bool(wish.frame.filters or wish.refinement.of_list or wish.refinement.move.shares)


def rows(customers: Sequence[Customer]) -> tuple[ListRow, ...]:
    """For the card of a confirmation: whom it is about."""
    return tuple(ListRow(title=one.name, detail=one.account_number) for one in customers)
