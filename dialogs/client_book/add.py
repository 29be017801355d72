"""Put customers in a client book."""

from __future__ import annotations

from dialogs.conversation import Reply
from dialogs.dialog import Dialog
from dialogs.frame import Intent
from dialogs.questions.customers import WhichCustomers
from dialogs.setting import Setting
from dialogs.state import Wish
from storage.client_books import BookIsFullError
from storage.records import Associate
from storage.settings import Operation


def finish(wish: Wish, setting: Setting) -> Reply:
    owner = _owner(wish, setting)
    books = setting.work.client_books
    added, already = [], []
    for customer in setting.customers(wish):
        owners = [entry.personnel_number for entry in books.entries(customer.account_number)]
        if owner.personnel_number in owners:
            already.append(customer)
            continue
        try:
            books.add(customer.account_number, owner.personnel_number, setting.work.today)
        except BookIsFullError:
            colleagues = setting.texts.all([setting.associate_name(one) for one in owners])
            setting.refuse("add-in_another_book", customer=customer.name, colleague=colleagues)
        added.append(customer)
    whose = "mine" if owner == setting.speaker else "other"
    if not added:
        setting.refuse("add-already", customers=setting.names(already), whose=whose, owner=owner.name)
    text = setting.say("added", customers=setting.names(added), whose=whose, owner=owner.name)
    if already:
        text += " " + setting.say("add-already", customers=setting.names(already), whose=whose, owner=owner.name)
    return setting.receipt(text, setting.say("client-book-of", owner=owner.name))


def preview(wish: Wish, setting: Setting) -> str:
    owner = _owner(wish, setting)
    whose = "mine" if owner == setting.speaker else "other"
    return setting.say("add-preview", customers=setting.names(setting.customers(wish)), whose=whose, owner=owner.name)


def _owner(wish: Wish, setting: Setting) -> Associate:
    """The associate whose book was named; the speaker where none was. Another's takes the right to move customers."""
    named = wish.frame.to_associates or ()
    if not named or named[0].self:
        return setting.speaker
    if len(named) > 1:
        setting.refuse("add-one-book")
    if len(named[0].ids or ()) != 1:
        setting.refuse("associate-unclear", said=named[0].said)
    owner = setting.work.associate((named[0].ids or ("",))[0])
    if owner is None:
        setting.refuse("associate-unclear", said=named[0].said)
    if owner != setting.speaker and not setting.may(Operation.REASSIGN_CUSTOMERS):
        setting.refuse("add-not-for-others", owner=owner.name)
    if not owner.active:
        setting.refuse("associate-left", owner=owner.name)
    return owner


DIALOG = Dialog(
    intent=Intent.ADD_CUSTOMERS,
    operation=Operation.ADD_CUSTOMER,
    questions=(WhichCustomers("add-which"),),
    preview=preview,
    finish=finish,
)
