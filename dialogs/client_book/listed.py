"""Everybody on the list shown last, as the customers of a wish."""

from __future__ import annotations

from dialogs.client_book.show import account_numbers
from dialogs.frame import Reference
from dialogs.move_said import Which
from dialogs.refinement import OfList
from dialogs.setting import Setting
from dialogs.wish import Wish


def with_list_settled(wish: Wish, setting: Setting) -> Wish:
    """ "Those" become customers, the ones on further pages too; "them" those who were named together last.

    Where one was talked of alone, "them" is not the list.
    """
    frame, way = wish.frame, wish.refinement.of_list or _from_its_top(wish)
    tells_otherwise = frame.filters or frame.whole_book or any(not one.focus for one in frame.customers or ())
    state = setting.state
    if way is None or tells_otherwise or (way is OfList.THEM and state.focus and not state.together):
        return wish
    everybody = state.together or (account_numbers(state.asked, setting) if state.asked else state.listed)
    references = tuple(Reference(said=one, ids=(one,)) for one in everybody)
    return wish.settled(references) if references else wish


def _from_its_top(wish: Wish) -> OfList | None:
    """ "Give the first three to Bo"."""
    first = any(share.which is Which.LISTED for share in wish.refinement.move.shares)
    return OfList.ALL if first and not wish.frame.from_associate else None
