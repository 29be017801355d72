"""Whose customers are moved, where the message alone does not say: "her customers", "the rest to Anna"."""

from __future__ import annotations

from dialogs.frame import Frame, Intent, Reference
from dialogs.setting import Setting
from dialogs.state import Wish


def with_book_settled(wish: Wish, setting: Setting) -> Wish:
    """The book that was moved from, or shown, last; a rest is one of the same conditions."""
    frame, move = wish.frame, wish.refinement.move
    is_rest = bool(move.shares) and all(share.rest for share in move.shares)
    told = frame.customers or frame.whole_book or frame.from_associate or wish.refinement.of_list
    if frame.intent is not Intent.REASSIGN_CUSTOMERS or told or not (is_rest or move.whose_unsaid):
        return wish
    before = _moved_last(setting)
    if is_rest and before is not None and before.whole_book:
        return _having(wish, before.from_associate, before)
    owner = _shown_last(setting) or (before.from_associate if before else None)
    return _having(wish, owner, frame) if owner and move.whose_unsaid else wish


def _having(wish: Wish, owner: Reference | None, conditions: Frame) -> Wish:
    book = {"whole_book": True, "from_associate": owner, "filters": conditions.filters}
    return wish.model_copy(update={"frame": wish.frame.model_copy(update=book)})


def _moved_last(setting: Setting) -> Frame | None:
    moves = [one.wish.frame for one in setting.state.done if one.wish.frame.intent is Intent.REASSIGN_CUSTOMERS]
    return moves[-1] if moves else None


def _shown_last(setting: Setting) -> Reference | None:
    asked = setting.state.asked
    return asked.frame.associate if asked and asked.frame.book == "associate" else None
