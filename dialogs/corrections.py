"""Taking back what was done, and doing it again in another way."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.conversation import Reply
from dialogs.setting import SayInsteadError, Setting
from dialogs.state import Wish
from storage.changes import Change, ChangedSinceError


def undo(setting: Setting, receipt_id: str | None = None) -> Reply:
    """Take back a receipt of the speaker; without one named, all that her latest message changed."""
    changes = setting.work.changes
    past = changes.of_receipt(receipt_id) if receipt_id else changes.last_turn()
    if not past and receipt_id is None:
        return Reply(text=setting.say("undo-nothing"))
    if not past or all(change.undone for change in past):
        return Reply(text=setting.say("undo-already"))
    try:
        with setting.work.all_or_nothing():
            text = take_back(past, setting)
    except SayInsteadError as instead:
        return instead.reply
    setting.state.done = None
    return Reply(text=text)


def take_back(past: Sequence[Change], setting: Setting) -> str:
    """What to say of it; SayInsteadError where somebody changed it since."""
    try:
        setting.work.changes.undo(past)
    except ChangedSinceError:
        setting.refuse("undo-changed-since", what=_described(past, setting))
    return setting.say("undone", what=_described(past, setting))


def corrected(wish: Wish, setting: Setting) -> Sequence[Reply | Wish]:
    """The open wish with what was corrected; without one, the wish carried out last, which the new one will replace."""
    changes = {slot: value for slot, value in wish.frame.to_json().items() if slot != "intent"}
    state = setting.state
    if state.agenda:
        return (state.agenda.pop(0).having(**changes),)
    done = state.done
    if done is None or not changes.keys() & done.wish.frame.to_json().keys():
        return (Reply(text=setting.say("correct-nothing")),)
    return (done.wish.having(**changes).model_copy(update={"replaces": done.receipt_id}),)


def _described(past: Sequence[Change], setting: Setting) -> str:
    """'the note for Maria Lopez'."""
    accounts = list(dict.fromkeys(change.account_number for change in past if change.account_number))
    names = setting.names(list(setting.work.customers.several(accounts).values()))
    kinds = list(dict.fromkeys(change.what for change in past))
    described = setting.texts.all([setting.say(f"did-{what}") for what in kinds])
    return setting.say("did-with", what=described, customers=names) if names else described
