"""Keep a note."""

from __future__ import annotations

from dialogs.conversation import Reply
from dialogs.dialog import Dialog
from dialogs.frame import Intent
from dialogs.questions.customers import WhichCustomers
from dialogs.questions.words import Words
from dialogs.setting import Setting
from dialogs.state import Wish
from storage.settings import Operation


def finish(wish: Wish, setting: Setting) -> Reply:
    customers, text = setting.customers(wish), wish.frame.text or ""
    for customer in customers:
        setting.work.timeline.take_note(customer.account_number, text)
    names = setting.names(customers)
    said = setting.say("note-taken", customers=names, text=text)
    return setting.receipt(said, setting.say("note-title", customers=names))


def preview(wish: Wish, setting: Setting) -> str:
    return setting.say("note-preview", customers=setting.names(setting.customers(wish)), text=wish.frame.text or "")


DIALOG = Dialog(
    intent=Intent.TAKE_NOTE,
    operation=Operation.TAKE_NOTES,
    questions=(WhichCustomers("note-for-whom"), Words("text", "note-what")),
    preview=preview,
    finish=finish,
    correctable=True,
)
