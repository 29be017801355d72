"""Somebody is taken out of what is asked about, or of what was just done: "not Maria Lopez"."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.conversation import Reply
from dialogs.frame import Intent, Reference
from dialogs.setting import Setting
from dialogs.unfinished import cancelled
from dialogs.wish import Wish

TOLD_TOGETHER = (Intent.REASSIGN_CUSTOMERS, Intent.REMOVE_CUSTOMERS)
"""May be about customers whom nobody named."""


def leaving_out(left_out: Sequence[Reference], setting: Setting) -> Sequence[Reply | Wish]:
    """The open wish, else what the latest message led to, without them; an open one about nobody else is let go."""
    state, nothing = setting.state, (Reply(text=setting.say("correct-nothing")),)
    if state.agenda:
        wish = state.agenda[0]
        if _is_about_nobody_else(wish, left_out, setting):
            return (cancelled(state.agenda.pop(0), setting),)
        without = _without(wish, left_out, setting)
        return (without,) if without and state.agenda.pop(0) else nothing
    for done in reversed(state.latest if state.done else []):
        without = _without(done.wish, left_out, setting)
        if without and not _is_about_nobody_else(done.wish, left_out, setting):
            return (without.model_copy(update={"replaces": done.receipt_id}),)
    return nothing


def _without(wish: Wish, left_out: Sequence[Reference], setting: Setting) -> Wish | None:
    """None where they are not among those whom the wish is about."""
    named = wish.frame.customers or ()
    staying = [one for one in named if not _ids(one, setting) & _all_ids(left_out, setting)]
    if named:
        remaining = [one.model_dump(exclude_none=True) for one in staying]
        return wish.having(customers=remaining) if len(staying) < len(named) else None
    if wish.frame.intent not in TOLD_TOGETHER:
        return None
    move = wish.refinement.move
    move = move.model_copy(update={"except_for": (*move.except_for, *left_out)})
    return wish.having().model_copy(update={"refinement": wish.refinement.model_copy(update={"move": move})})


def _is_about_nobody_else(wish: Wish, left_out: Sequence[Reference], setting: Setting) -> bool:
    named = wish.frame.customers or ()
    return bool(named) and all(_ids(one, setting) & _all_ids(left_out, setting) for one in named)


def _all_ids(references: Sequence[Reference], setting: Setting) -> set[str]:
    return {number for one in references for number in _ids(one, setting)}


def _ids(reference: Reference, setting: Setting) -> set[str]:
    return set(reference.ids or (setting.state.focus[:1] if reference.focus else ()))
