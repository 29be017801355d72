"""Taking back what was done, exactly or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from dialogs.client_book import telling
from dialogs.conversation import Reply
from dialogs.follow_up import telling as follow_up_telling
from dialogs.frame import Intent
from dialogs.setting import Setting
from storage.changes import ChangedSinceError
from storage.past_changes import Change

AS_FAR_AS = timedelta(days=92)
"""How far back changes are looked for where no time was said."""
MOMENT = timedelta(seconds=1)


def undo(setting: Setting, token: str | None = None) -> Reply:
    """Take back a receipt or a turn of the speaker; without one named, all that her latest message changed."""
    changes = setting.work.changes
    past = changes.of(token) if token else changes.last_turn()
    if not past and token is None:
        return Reply(text=setting.say("undo-nothing"))
    if not past or all(change.undone for change in past):
        return Reply(text=setting.say("undo-already"))
    return take_back([change for change in past if not change.undone], setting)


def undo_several(count: int, setting: Setting) -> Reply:
    """So many of the latest receipts: those of one message where there are as many of it, else one a message."""
    changes = setting.work.changes
    latest = changes.last_turn()
    if len({change.receipt_id for change in latest}) == count:
        return take_back(latest, setting)
    standing = changes.standing(setting.work.now - AS_FAR_AS, setting.work.now + MOMENT)
    turns = list(dict.fromkeys(change.turn_id for change in reversed(standing)))[:count]
    past = [change for change in standing if change.turn_id in turns]
    return take_back(past, setting) if past else Reply(text=setting.say("undo-nothing"))


def take_back(past: Sequence[Change], setting: Setting) -> Reply:
    """Everything, or nothing where one row is no longer as it was left."""
    try:
        with setting.work.all_or_nothing():
            setting.work.changes.undo(past)
    except ChangedSinceError:
        return Reply(text=setting.say("undo-changed-since", what=described(past, setting)))
    _tell(past, setting)
    setting.state.forget({change.receipt_id for change in past})
    if (row := past[-1].before) and "follow_up_id" in row:
        setting.state.talk_of_follow_up(row["follow_up_id"], past[-1].account_number)  # as it was
    return Reply(text=setting.say("undone", what=described(past, setting)))


def replace(receipt_id: str, setting: Setting) -> str:
    """Give way to a correction, which can itself be undone; SayInsteadError where somebody changed it since."""
    past = [change for change in setting.work.changes.of(receipt_id) if change.what != Intent.CORRECT]
    try:
        setting.work.changes.reverse(past, Intent.CORRECT)
    except ChangedSinceError:
        setting.refuse("undo-changed-since", what=described(past, setting))
    _tell(past, setting)
    setting.state.forget({receipt_id})
    return setting.say("instead-of", what=with_words(past, setting))


def _tell(past: Sequence[Change], setting: Setting) -> None:
    telling.tell_of_taking_back(past, setting.work)
    follow_up_telling.tell_of_taking_back(past, setting)


def described(past: Sequence[Change], setting: Setting) -> str:
    """'the note (Maria Lopez)'."""
    accounts = list(dict.fromkeys(change.account_number for change in past if change.account_number))
    names = setting.names(list(setting.work.customers.several(accounts).values()))
    kinds = list(dict.fromkeys(change.what for change in past))
    if Intent.CORRECT in kinds:
        kinds = [Intent.CORRECT]
    what = setting.texts.all([setting.say(f"did-{kind}") for kind in kinds])
    return setting.say("did-with", what=what, customers=names) if names else what


def with_words(past: Sequence[Change], setting: Setting) -> str:
    """'the note (Maria Lopez) “likes tea”'."""
    text = (past[-1].after or past[-1].before or {}).get("text")
    quoted = setting.say("quoted", text=text) if text else ""
    return f"{described(past, setting)} {quoted}".strip()
