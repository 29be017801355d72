"""How many customers each associate has: "how many does everyone have"."""

from __future__ import annotations

from dialogs.conversation import ListCard, ListRow, Reply, Tap
from dialogs.frame import Frame, Intent, Reference
from dialogs.setting import Setting
from storage.book_lists import Book, Order
from storage.records import Associate
from storage.rules.permissions import may
from storage.settings import Operation


def counts(colleagues: list[Associate], setting: Setting) -> Reply:
    """`colleagues`: whose books the speaker may see; those who may keep none are left out unless they do."""
    if not setting.may(Operation.VIEW_STORE_CLIENT_BOOKS):
        setting.refuse_right(Operation.VIEW_STORE_CLIENT_BOOKS)
    lists = setting.work.book_lists
    counted = [(one, lists.page(Book(one.personnel_number), (), Order(), 0, 1).total) for one in colleagues]
    kept = [
        (one, count)
        for one, count in counted
        if count or (one.active and may(one.roles, Operation.ADD_CUSTOMER, setting.grants))
    ]
    named = [setting.say("option", title=one.name, detail=str(count)) for one, count in kept]
    rows = tuple(
        ListRow(title=one.name, detail=setting.say("customer-count", count=count), tap=_book_of(one))
        for one, count in kept
    )
    text = setting.say("books-counted", associates=setting.texts.all(named))
    return Reply(text=text, card=ListCard(title=setting.say("books-counted-title"), rows=rows))


def _book_of(associate: Associate) -> Tap:
    owner = Reference(said=associate.name, ids=(associate.personnel_number,))
    return Tap(frame=Frame(intent=Intent.SHOW_BOOK, book="associate", associate=owner))
