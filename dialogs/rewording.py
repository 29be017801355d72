"""Other words for what was kept: "change the note to …", "no, she likes coffee", "with his wife"."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs import corrections
from dialogs.conversation import Reply
from dialogs.frame import Frame, Intent
from dialogs.refinement import Refinement
from dialogs.setting import FOCUS, Setting
from dialogs.wish import Wish


def corrected(wish: Wish, setting: Setting) -> Sequence[Reply | Wish]:
    """A correction that says the words anew; any other one is made slot by slot."""
    said, agenda = wish.refinement, setting.state.agenda
    is_of_open_wish = bool(agenda) and (not said.intents or agenda[0].frame.intent in said.intents)
    if not said.rewords or is_of_open_wish:
        return corrections.corrected(wish, setting)
    return _in_words(wish, setting)


def _in_words(wish: Wish, setting: Setting) -> Sequence[Reply | Wish]:
    """The last one of its kind, about the customer who is named; a note that was kept elsewhere is offered anew."""
    said, text = wish.refinement, wish.frame.text or ""
    about = {one for reference in said.customers for one in reference.ids or setting.state.focus[:1]}
    fitting = [
        one
        for one in setting.state.done
        if "text" in corrections.slots_of(one)
        and (not said.intents or one.wish.frame.intent in said.intents)
        and (not about or about & {number for who in one.wish.frame.customers or () for number in who.ids or ()})
    ]
    if not fitting:
        note = Frame(intent=Intent.TAKE_NOTE, customers=said.customers or FOCUS, text=text)
        return (Wish(frame=note, sure=False),) if said.intents else (Reply(text=setting.say("correct-nothing")),)
    before = fitting[-1].wish.frame.text
    if said.adds and before:
        text = setting.say("note-joined", first=before, more=text)
    reworded = corrections.again(fitting[-1], {"text": text}, setting)
    return (reworded,) if reworded else ()


def under_its_receipt(said: Refinement, setting: Setting) -> Sequence[Wish]:
    """What was just kept, its receipt still the last thing shown, in other words or in more of them."""
    state = setting.state
    shown = {button.tap.token for button in state.buttons}
    one = next((one for one in reversed(state.done) if one.receipt_id in shown), None)
    if one is None or "text" not in corrections.slots_of(one):
        return ()
    before = one.wish.frame.text
    text = f"{before or ''} {said.goes_on}".strip() if said.goes_on else said.after_no if before else None
    reworded = corrections.again(one, {"text": text}, setting) if text else None
    return (reworded,) if reworded else ()
