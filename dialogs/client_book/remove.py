"""Take customers out of the client book they are in."""

from __future__ import annotations

from dialogs.conversation import Reply
from dialogs.dialog import Dialog
from dialogs.frame import Intent
from dialogs.questions.customers import WhichCustomers
from dialogs.setting import Setting
from dialogs.state import Wish
from storage.records import BookEntry, Customer
from storage.settings import Operation


def preview(wish: Wish, setting: Setting) -> str:
    entries = _entries(wish, setting)
    return setting.say(
        "remove-preview", customers=setting.names([customer for customer, _ in entries]), **_whose(entries, setting)
    )


def finish(wish: Wish, setting: Setting) -> Reply:
    entries = _entries(wish, setting)
    for customer, entry in entries:
        setting.work.client_books.remove(customer.account_number, entry.personnel_number)
    names = setting.names([customer for customer, _ in entries])
    text = setting.say("removed", customers=names, **_whose(entries, setting))
    return setting.receipt(text, setting.say("removed-title"))


def _entries(wish: Wish, setting: Setting) -> list[tuple[Customer, BookEntry]]:
    """Each customer with the book to leave: the speaker's own, or, for who may move customers, the colleague's."""
    found = []
    for customer in setting.customers(wish):
        entries = setting.work.client_books.entries(customer.account_number)
        own = [entry for entry in entries if entry.personnel_number == setting.speaker.personnel_number]
        if not entries:
            setting.refuse("remove-in_no_book", customer=customer.name)
        if not own and not setting.may(Operation.REASSIGN_CUSTOMERS):
            colleague = setting.associate_name(entries[0].personnel_number)
            setting.refuse("remove-in_another_book", customer=customer.name, colleague=colleague)
        found += [(customer, entry) for entry in own or entries]
    return found


def _whose(entries: list[tuple[Customer, BookEntry]], setting: Setting) -> dict[str, str]:
    owners = list(dict.fromkeys(entry.personnel_number for _, entry in entries))
    own = owners == [setting.speaker.personnel_number]
    return {
        "whose": "mine" if own else "other",
        "owner": setting.texts.all([setting.associate_name(owner) for owner in owners]),
    }


DIALOG = Dialog(
    intent=Intent.REMOVE_CUSTOMERS,
    operation=Operation.REMOVE_CUSTOMERS,
    questions=(WhichCustomers("remove-which"),),
    preview=preview,
    confirms=lambda wish, setting: True,
    finish=finish,
)
