"""Taking back what was done, and doing it again in another way."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.conversation import Reply
from dialogs.setting import Setting
from dialogs.state import Wish
from storage.changes import Change, ChangedSinceError


def undo(setting: Setting, receipt_id: str | None = None) -> Reply:
    """Take back a receipt of the speaker; without one named, her latest that still stands."""
    changes = setting.work.changes
    wanted = receipt_id or changes.last_receipt()
    if wanted is None:
        return Reply(text=setting.say("undo-nothing"))
    past = changes.of_receipt(wanted)
    if not past or all(change.undone for change in past):
        return Reply(text=setting.say("undo-already"))
    try:
        with setting.work.all_or_nothing():
            changes.undo(wanted)
    except ChangedSinceError:
        return Reply(text=setting.say("undo-changed-since", what=_described(past, setting)))
    setting.state.done = None
    return Reply(text=setting.say("undone", what=_described(past, setting)))


def corrected(wish: Wish, setting: Setting) -> Reply | Wish:
    """The open wish with what was corrected; without one, the wish carried out last, taken back to be done anew."""
    changes = {slot: value for slot, value in wish.frame.to_json().items() if slot != "intent"}
    state = setting.state
    if state.agenda:
        return state.agenda.pop(0).having(**changes)
    if state.done is None or not changes.keys() & state.done.wish.frame.to_json().keys():
        return Reply(text=setting.say("correct-nothing"))
    done = state.done
    try:
        with setting.work.all_or_nothing():
            setting.work.changes.undo(done.receipt_id)
    except ChangedSinceError:
        return Reply(text=setting.say("undo-changed-since", what=setting.say(f"did-{done.wish.frame.intent}")))
    state.done = None
    return done.wish.having(**changes)


def _described(past: Sequence[Change], setting: Setting) -> str:
    """'the note for Maria Lopez'."""
    accounts = list(dict.fromkeys(change.account_number for change in past if change.account_number))
    names = setting.names(list(setting.work.customers.several(accounts).values()))
    kinds = list(dict.fromkeys(change.what for change in past))
    described = setting.texts.all([setting.say(f"did-{what}") for what in kinds])
    return setting.say("did-with", what=described, customers=names) if names else described
