"""Everybody on the list shown last, as the customers of a wish."""

from __future__ import annotations

from dialogs.client_book.show import account_numbers
from dialogs.frame import Reference
from dialogs.refinement import OfList
from dialogs.setting import Setting
from dialogs.state import Wish


def with_list_settled(wish: Wish, setting: Setting) -> Wish:
    """ "Those" become customers, the ones on further pages too; "them" only where nobody is talked of alone."""
    frame, way = wish.frame, wish.refinement.of_list
    tells_otherwise = frame.filters or frame.whole_book or any(not one.focus for one in frame.customers or ())
    if way is None or tells_otherwise or (way is OfList.THEM and setting.state.focus):
        return wish
    everybody = account_numbers(setting.state.asked, setting) if setting.state.asked else setting.state.listed
    references = tuple(Reference(said=one, ids=(one,)) for one in everybody)
    return wish.settled(references) if references else wish
