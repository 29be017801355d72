"""Whose customers are moved, where the message alone does not say: "her customers", "the rest to Anna"."""

from __future__ import annotations

from dialogs.client_book.selection import conditions_of
from dialogs.frame import Intent, Reference
from dialogs.setting import Setting
from dialogs.wish import Wish


def with_book_settled(wish: Wish, setting: Setting) -> Wish:
    """The book that was moved from, or shown, last; a rest is one of the same conditions."""
    frame, move = wish.frame, wish.refinement.move
    is_rest = bool(move.shares) and all(share.rest for share in move.shares)
    told = frame.customers or frame.whole_book or frame.from_associate or wish.refinement.of_list
    if (
        frame.intent is not Intent.REASSIGN_CUSTOMERS
        or told
        or not (is_rest or move.whose_unsaid or conditions_of(wish))
    ):
        return wish
    before = _moved_last(setting)
    if is_rest and before is not None and before.frame.whole_book:
        return _having(wish, before.frame.from_associate, before)
    owner = _shown_last(setting) or (before.frame.from_associate if before and move.whose_unsaid else None)
    return _having(wish, owner, wish) if owner and (move.whose_unsaid or conditions_of(wish)) else wish


def _having(wish: Wish, owner: Reference | None, told: Wish) -> Wish:
    """`told`: the wish whose conditions hold."""
    book = {"whole_book": True, "from_associate": owner, "filters": told.frame.filters}
    refinement = wish.refinement.model_copy(update={"further": told.refinement.further})
    return wish.model_copy(update={"frame": wish.frame.model_copy(update=book), "refinement": refinement})


def _moved_last(setting: Setting) -> Wish | None:
    moves = [one.wish for one in setting.state.done if one.wish.frame.intent is Intent.REASSIGN_CUSTOMERS]
    return moves[-1] if moves else None


def _shown_last(setting: Setting) -> Reference | None:
    asked = setting.state.asked
    return asked.frame.associate if asked and asked.frame.book == "associate" else None
