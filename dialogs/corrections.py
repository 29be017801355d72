"""Taking back what was done, and doing it again in another way."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dialogs.client_book import telling
from dialogs.conversation import Reply
from dialogs.dialog import Ask
from dialogs.follow_up import change
from dialogs.follow_up import telling as follow_up_telling
from dialogs.frame import Frame, Intent, Reference
from dialogs.setting import Setting
from dialogs.state import CORRECTION, Done, Wish
from storage.changes import Change, ChangedSinceError


def undo(setting: Setting, token: str | None = None) -> Reply:
    """Take back a receipt or a turn of the speaker; without one named, all that her latest message changed."""
    changes = setting.work.changes
    past = changes.of(token) if token else changes.last_turn()
    if not past and token is None:
        return Reply(text=setting.say("undo-nothing"))
    if not past or all(change.undone for change in past):
        return Reply(text=setting.say("undo-already"))
    return take_back([change for change in past if not change.undone], setting)


def take_back(past: Sequence[Change], setting: Setting) -> Reply:
    """Everything, or nothing where one row is no longer as it was left."""
    try:
        with setting.work.all_or_nothing():
            setting.work.changes.undo(past)
    except ChangedSinceError:
        return Reply(text=setting.say("undo-changed-since", what=described(past, setting)))
    _tell(past, setting)
    setting.state.forget({change.receipt_id for change in past})
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


def reopen(receipt_id: str, setting: Setting, token: str) -> Reply | Wish:
    """The wish behind a receipt, to be told what should be different."""
    done = next((one for one in setting.state.done if one.receipt_id == receipt_id), None)
    if done is None:
        return Reply(text=setting.say("correct-too-late"))
    return done.wish.model_copy(update={"replaces": receipt_id, "asking": CORRECTION, "token": token})


def question(wish: Wish, setting: Setting) -> Ask:
    return Ask(Reply(text=setting.say("correct-what", what=setting.say(f"did-{wish.frame.intent}"))))


def answered(wish: Wish, text: str, heard: Frame, setting: Setting) -> Wish | None:
    """A reopened wish with what was said to be different; None where nothing was."""
    slots = _slots(heard) if heard.intent is Intent.CORRECT else _slots(setting.read_as(wish.frame.intent, text))
    return wish.having(**slots) if slots else None


def corrected(wish: Wish, setting: Setting) -> Sequence[Reply | Wish]:
    """The open wish with what was corrected; without one, what was carried out last, which the new will replace."""
    if change.is_meant(wish, setting):
        return (wish,)
    slots, state = _slots(wish.frame), setting.state
    if state.agenda:
        changed = slots or _other(state.agenda[0], setting)
        return (state.agenda.pop(0).having(**changed),) if changed else ()
    if slots.keys() == {"text"} and wish.refinement.words_instead_of:
        wishes = [_in_other_words(wish.refinement.words_instead_of, wish.frame.text or "", setting)]
    else:
        wishes = [_again(one, slots or _other(one.wish, setting), setting) for one in _concerned(slots, setting)]
    return [one for one in wishes if one] or (Reply(text=setting.say("correct-nothing")),)


def _concerned(slots: dict[str, object], setting: Setting) -> list[Done]:
    """Of the latest message: all that it led to where another customer was meant, else the last that has the slot."""
    fitting = [one for one in setting.state.latest if (slots.keys() or {"customers"}) & one.wish.frame.to_json().keys()]
    return fitting if slots.keys() <= {"customers"} else fitting[-1:]


def _in_other_words(old: str, new: str, setting: Setting) -> Wish | None:
    """ "Not peonies, tulips": the words that were kept last, where those stood in them."""
    wrong = re.compile(rf"\b{re.escape(old)}\b", re.IGNORECASE)
    for one in reversed(setting.state.latest if setting.state.done else []):
        if wrong.search(one.wish.frame.text or ""):
            return _again(one, {"text": wrong.sub(lambda _: new, one.wish.frame.text or "")}, setting)
    return None


def _again(done: Done, slots: dict[str, object], setting: Setting) -> Wish | None:
    """The wish anew; of several people who may be meant, not the one who was wrong."""
    if not slots:
        return None
    wrong = {one for reference in done.wish.frame.customers or () for one in reference.ids or ()}
    again = done.wish.having(**slots)
    meant = [
        one if len(one.ids or ()) < 2 else one.model_copy(update={"ids": tuple(set(one.ids or ()) - wrong) or one.ids})
        for one in again.frame.customers or ()
    ]
    again = _about_another(done.wish, again.settled(tuple(meant) or None), setting)
    return again.model_copy(update={"replaces": done.receipt_id})


def _about_another(before: Wish, again: Wish, setting: Setting) -> Wish:
    """A follow-up names its customer in its words: "call Maria Lund" is about nobody else."""
    was, now = before.frame.customers or (), setting.customers(again)
    text = again.frame.text or ""
    settled = len(was) == len(now) == 1 and len((again.frame.customers or ())[0].ids or ()) == 1
    if again.frame.intent is not Intent.SET_FOLLOW_UP or not settled or was[0].said not in text:
        return again
    return again.having(text=text.replace(was[0].said, now[0].name))


def _other(wish: Wish, setting: Setting) -> dict[str, object]:
    """ "The other one": of those who were offered, or of the list shown last."""
    used = [one for reference in wish.frame.customers or () for one in reference.ids or ()]
    others = [one for one in wish.offered or setting.state.listed if one not in used]
    said = setting.say("the-other-one")
    return {"customers": [Reference(said=said, ids=tuple(others)).model_dump(exclude_none=True)]} if others else {}


def _slots(frame: Frame) -> dict[str, object]:
    return {slot: value for slot, value in frame.to_json().items() if slot != "intent"}


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
