"""What a message that is no wish by itself means here and now, before it is given up as not understood.

A statement about somebody who is named or talked of is offered as a note, whole, so that nothing dictated is lost; a
question, a request to another system or a mere thought is no note.
"""

from __future__ import annotations

from collections.abc import Sequence

from dialogs import rewording
from dialogs.conversation import Reply
from dialogs.frame import Frame, Intent
from dialogs.refinement import Refinement
from dialogs.setting import FOCUS, Setting
from dialogs.wish import Wish
from storage.settings import Operation


def meant(wish: Wish, setting: Setting) -> Sequence[Reply | Wish]:
    """Empty where it cannot be told."""
    return next((found for way in WAYS if (found := way(wish, setting))), ())


def _on_with_what_was_kept(wish: Wish, setting: Setting) -> Sequence[Reply | Wish]:
    """ "No, she likes coffee", "with his wife", right under the receipt."""
    return rewording.under_its_receipt(wish.refinement, setting)


def _fact(wish: Wish, setting: Setting) -> Sequence[Wish]:
    """ "Phone number?", "call her": her card, and the fact."""
    said = wish.refinement
    if said.attribute is None:
        return ()
    frame = Frame(intent=Intent.SHOW_CUSTOMER, customers=said.customers or FOCUS)
    return (Wish(frame=frame, refinement=Refinement(attribute=said.attribute)),)


def told_beside(heard: Sequence[Wish], setting: Setting) -> Sequence[Wish]:
    """The offers of what was told beside wishes that were understood."""
    understood = [wish for wish in heard if wish.frame.intent is not Intent.OUT_OF_SCOPE]
    return [note for wish in understood for note in note_offered(wish, setting)]


def note_offered(wish: Wish, setting: Setting) -> Sequence[Wish]:
    """What was told and not understood, alone or beside something else; it asks for a yes."""
    note = wish.refinement.note
    return (Wish(frame=note, sure=False, heard=wish.heard),) if note and setting.may(Operation.TAKE_NOTES) else ()


def _count(wish: Wish, setting: Setting) -> Sequence[Reply | Wish]:
    """ "How many is that", of the list shown last."""
    state = setting.state
    if not wish.refinement.counts:
        return ()
    if state.asked:
        return (state.asked.model_copy(update={"frame": state.asked.frame.model_copy(update={"count": True})}),)
    if state.follow_ups:
        return (Reply(text=setting.say("follow-up-count", count=len(state.follow_ups))),)
    return (Reply(text=setting.say("customer-counted", count=len(state.listed))),) if state.listed else ()


WAYS = (_on_with_what_was_kept, _fact, _count, note_offered)
