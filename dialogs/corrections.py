"""Doing again in another way what was done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from dialogs.choice_words import with_choice
from dialogs.conversation import Reply
from dialogs.dialog import Ask
from dialogs.exceptions import leaving_out
from dialogs.follow_up import change
from dialogs.frame import Frame, Intent, Reference
from dialogs.questions.associates import named_among
from dialogs.setting import Setting
from dialogs.state import Done
from dialogs.wish import CORRECTION, Wish

SAID_OR_NOT = {
    Intent.LOG_ACTIVITY: {"at", "text"},
    Intent.SET_FOLLOW_UP: {"text"},
    Intent.REASSIGN_CUSTOMERS: {"until"},
}
"""Slots of which a wish has something to correct where they were not said too: an activity was today."""
WEEK = timedelta(days=7)
NOON, HOURS = 12, 24


def reopen(receipt_id: str, setting: Setting) -> Reply | Wish:
    """The wish behind a receipt, to be told what should be different."""
    done = next((one for one in setting.state.done if one.receipt_id == receipt_id), None)
    if done is None:
        return Reply(text=setting.say("correct-too-late"))
    return done.wish.model_copy(update={"replaces": receipt_id, "asking": CORRECTION})


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
    if wish.refinement.move.except_for:
        return leaving_out(wish.refinement.move.except_for, setting)
    slots, state = _with_colleague(_slots(wish.frame), setting), setting.state
    if wish.refinement.only_when and not state.agenda and not _is_on_screen(setting):
        return (Reply(text=setting.say("correct-nothing")),)
    if state.agenda:
        changed = _with_day_or_time(slots, state.agenda[0], wish) or _other(state.agenda[0], setting)
        return (state.agenda.pop(0).having(**changed),) if changed else ()
    if slots.keys() == {"text"} and wish.refinement.words_instead_of:
        wishes = [_in_other_words(wish.refinement.words_instead_of, wish.frame.text or "", setting)]
    elif slots.keys() == {"value"} and not _concerned(slots, setting):
        wishes = [_at_hour(wish.frame.value, setting)]
    elif slots.keys() == {"attribute", "value"} and not _concerned(slots, setting):
        wishes = [_with_choice(wish, setting)]
    else:
        if slots.keys() == {"due"} and not _concerned(slots, setting):
            slots = {"at": _looking_back(wish, setting)}
        wishes = [
            again(one, _with_day_or_time(slots, one.wish, wish) or _other(one.wish, setting), setting)
            for one in _concerned(slots, setting)
        ]
    return [one for one in wishes if one] or (Reply(text=setting.say("correct-nothing")),)


def _is_on_screen(setting: Setting) -> bool:
    """Whether the receipt of what was done last stands under the last answer: a bare "Tuesday" is about that."""
    shown = {button.tap.token for button in setting.state.buttons}
    return any(one.receipt_id in shown for one in setting.state.done)


def _with_colleague(slots: dict[str, object], setting: Setting) -> dict[str, object]:
    """ "I meant Anna" is the colleague, where customers went to one just now and several customers are called so."""
    before = setting.state.agenda[:1] or [one.wish for one in setting.state.done[-1:]]
    said = slots.get("customers")
    if slots.keys() != {"customers"} or not isinstance(said, list) or not before or not before[0].frame.to_associates:
        return slots
    colleagues = named_among([one for one in setting.work.associates if one.active], said[0]["said"])
    if len(said) != 1 or len(said[0].get("ids", ())) == 1 or len(colleagues) != 1:
        return slots
    return {"to_associates": [{"said": said[0]["said"], "ids": colleagues}]}


def slots_of(done: Done) -> set[str]:
    """What of it can be corrected."""
    frame = done.wish.frame
    return frame.to_json().keys() | SAID_OR_NOT.get(frame.intent, set())


def _concerned(slots: dict[str, object], setting: Setting) -> list[Done]:
    """Of the latest message: all that it led to where another customer was meant, else the last that has the slot."""
    fitting = [
        one
        for one in (setting.state.latest if setting.state.done else [])
        if (slots.keys() or {"customers"}) & slots_of(one)
    ]
    return fitting if slots.keys() <= {"customers"} else fitting[-1:]


def _with_day_or_time(slots: dict[str, object], before: Wish, wish: Wish) -> dict[str, object]:
    """A new day leaves the time of day that was said before, a new time of day the day."""
    was, now = before.frame.due, slots.get("due")
    if not isinstance(was, str) or not isinstance(now, str):
        return slots
    said = wish.refinement.follow_up
    if said and said.days_later is not None:
        now = (date.fromisoformat(was[:10]) + timedelta(days=said.days_later)).isoformat()
    day = was[:10] if said and said.same_day else now[:10]
    return {**slots, "due": day + (now[10:] or was[10:])}


def _looking_back(wish: Wish, setting: Setting) -> str:
    """ "It was on Thursday" of an activity is the Thursday before; "it was at nine" is on the day that it has."""
    due, today = str(wish.frame.due), setting.work.today
    if wish.refinement.follow_up and wish.refinement.follow_up.same_day:
        had = next((one.wish.frame.at for one in _concerned({"at": None}, setting)), None)
        return (had or today.isoformat())[:10] + due[10:]
    day = date.fromisoformat(due[:10])
    back = WEEK if today < day <= today + WEEK else timedelta()
    return (day - back).isoformat() + due[10:]


def _in_other_words(old: str, new: str, setting: Setting) -> Wish | None:
    """ "Not peonies, tulips": the words that were kept last, where those stood in them."""
    wrong = re.compile(rf"\b{re.escape(old)}\b", re.IGNORECASE)
    for one in reversed(setting.state.latest if setting.state.done else []):
        if wrong.search(one.wish.frame.text or ""):
            return again(one, {"text": wrong.sub(lambda _: new, one.wish.frame.text or "")}, setting)
    return None


def _at_hour(said: object, setting: Setting) -> Wish | None:
    """ "Make it 11", of what has a time of day: in the same half of the day."""
    if not isinstance(said, int) or not 0 < said < HOURS:
        return None
    for one in reversed(setting.state.latest if setting.state.done else []):
        for slot in ("due", "at"):
            was = getattr(one.wish.frame, slot)
            if isinstance(was, str) and "T" in was:
                before = datetime.fromisoformat(was)
                afternoon = before.hour >= NOON > said
                return again(
                    one, {slot: before.replace(hour=said + NOON * afternoon, minute=0).isoformat()[:16]}, setting
                )
    return None


def _with_choice(wish: Wish, setting: Setting) -> Wish | None:
    """ "Make it the silver one", of words that were kept last."""
    said, frame = wish.refinement.value_said, wish.frame
    for one in reversed(setting.state.latest if said and setting.state.done else []):
        text = one.wish.frame.text or ""
        if other := with_choice(text, frame.attribute, frame.value, said or "", setting):
            return again(one, {"text": other}, setting)
    return None


def again(done: Done, slots: dict[str, object], setting: Setting) -> Wish | None:
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
