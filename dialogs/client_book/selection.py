"""Customers told by conditions instead of names, "everyone I have not seen in two years", or by a list."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.client_book.conditions import filters_for, refuse_condition
from dialogs.conversation import ListRow
from dialogs.frame import Filter
from dialogs.setting import Setting
from dialogs.state import Wish
from storage.column_conditions import UnusableConditionError
from storage.records import Customer


def matching(
    personnel_number: str, filters: Sequence[Filter], setting: Setting, further: Sequence[Filter] = ()
) -> frozenset[str]:
    """The account numbers of an associate's customers who meet all conditions; refused where one cannot be asked."""
    try:
        asked = filters_for(setting).all(filters, further)
    except UnusableConditionError as error:
        refuse_condition(error.field, setting)
    return setting.work.book_lists.matching(personnel_number, asked)


def told_together(wish: Wish) -> bool:
    """Whether nobody was named: then all are to be seen before the yes."""
    return bool(wish.frame.filters or wish.refinement.of_list)


def rows(customers: Sequence[Customer]) -> tuple[ListRow, ...]:
    """For the card of a confirmation: whom it is about."""
    return tuple(ListRow(title=one.name, detail=one.account_number) for one in customers)
