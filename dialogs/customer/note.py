"""Keep a note."""

from __future__ import annotations

from datetime import timedelta

from dialogs.conversation import Reply
from dialogs.dialog import Dialog
from dialogs.frame import Intent
from dialogs.questions.customers import WhichCustomers
from dialogs.questions.words import Words
from dialogs.setting import Setting
from dialogs.wish import Wish
from storage.settings import Operation

JUST_NOW = timedelta(minutes=10)


def finish(wish: Wish, setting: Setting) -> Reply:
    customers, text = setting.customers(wish), wish.frame.text or ""
    for customer in customers:
        setting.work.timeline.take_note(customer.account_number, text)
    names = setting.names(customers)
    said = setting.say("note-taken", customers=names, text=text)
    return setting.receipt(said, setting.say("note-title", customers=names))


def preview(wish: Wish, setting: Setting) -> str:
    return setting.say("note-preview", customers=setting.names(setting.customers(wish)), text=wish.frame.text or "")


def is_said_on(wish: Wish, setting: Setting) -> bool:
    """Whether these are more words about her of whom something was kept just now: they need no yes."""
    if not is_of_her(wish) or not setting.state.focus:
        return False
    her = {number for one in wish.frame.customers or () for number in one.ids or setting.state.focus[:1]}
    return any(
        her == {change.account_number} and setting.work.now - change.at <= JUST_NOW
        for change in setting.work.changes.last_turn()
    )


def joined(offered: Wish, wish: Wish, setting: Setting) -> Wish | None:
    """Words that wait for a yes, with more words about the same person; None where those are something else."""
    return None if wish.sure else one_note(offered, wish, setting)


def one_note(offered: Wish, wish: Wish, setting: Setting) -> Wish | None:
    """As `joined`, of one message: what would need no yes by itself is not torn from what does."""
    if offered.frame.intent is not Intent.TAKE_NOTE or offered.sure or not is_of_her(wish):
        return None
    return offered.having(text=setting.say("note-joined", first=offered.frame.text or "", more=wish.frame.text or ""))


def is_of_her(wish: Wish) -> bool:
    """Whether it is a note on somebody spoken of before: "she has two sons"."""
    references = wish.frame.customers or ()
    return wish.frame.intent is Intent.TAKE_NOTE and bool(references) and all(one.focus for one in references)


DIALOG = Dialog(
    intent=Intent.TAKE_NOTE,
    operation=Operation.TAKE_NOTES,
    questions=(WhichCustomers("note-for-whom"), Words("text", "note-what")),
    preview=preview,
    confirms=lambda wish, setting: wish.refinement.of_list is not None and len(setting.customers(wish)) > 1,
    finish=finish,
    correctable=True,
)
