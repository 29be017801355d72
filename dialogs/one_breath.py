"""What was said in one message, put together where one part goes on from the other."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.customer import note
from dialogs.frame import Intent, Reference
from dialogs.setting import Setting
from dialogs.understanding.intents import ABOUT_CUSTOMER
from dialogs.wish import Wish


def of_one_breath(heard: Sequence[Wish], setting: Setting) -> list[Wish]:
    """A follow-up said together with something else about a customer is about her too.

    A statement about her right behind what is kept of her is kept too; several of them are one note.
    """
    wishes: list[Wish] = []
    about: tuple[Reference, ...] | None = None
    for wish in heard:
        if wish.frame.intent is Intent.SET_FOLLOW_UP and wish.frame.customers is None and about:
            wish = wish.having(customers=[one.model_dump(exclude_none=True) for one in about])
        before = wishes[-1] if wishes and _is_about_the_same(wishes[-1], wish) else None
        longer = note.one_note(before, wish, setting) if before else None
        if longer is not None:
            wishes[-1] = longer
            continue
        if before and before.sure and before.frame.intent in ABOUT_CUSTOMER and note.is_of_her(wish):
            wish = wish.model_copy(update={"sure": True})
        about = wish.frame.customers or about
        wishes.append(wish)
    return wishes


def _is_about_the_same(before: Wish, wish: Wish) -> bool:
    """Whether both are about one and the same known customer."""
    ids = [[one.ids for one in each.frame.customers or ()] for each in (before, wish)]
    return ids[0] == ids[1] and len(ids[0]) == 1 and len(ids[0][0] or ()) == 1
