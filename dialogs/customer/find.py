"""Customer search over the associate's address books."""

from __future__ import annotations

from dialogs.conversation import ListCard, ListRow, Reply
from dialogs.dialog import Dialog
from dialogs.frame import Intent
from dialogs.questions.words import Words
from dialogs.reading import address_books_in_reach
from dialogs.setting import Setting, show
from dialogs.state import Wish
from storage.records import Customer
from storage.settings import Operation

MOST_FOUND = 15


def finish(wish: Wish, setting: Setting) -> Reply:
    query = wish.frame.query or ""
    reach = address_books_in_reach(setting.work)
    numbers = setting.work.customer_search.search(query, reach, MOST_FOUND + 1)
    found = list(setting.work.customers.several(numbers).values())
    if not found:
        return Reply(text=setting.say("find-nobody", query=query))
    shown = found[:MOST_FOUND]
    setting.state.list_shown([customer.account_number for customer in shown])
    rows = tuple(
        ListRow(title=customer.name, detail=_detail(customer, setting), tap=show(customer)) for customer in shown
    )
    more = setting.say("find-more") if len(found) > len(shown) else ""
    text = setting.say("found", count=len(shown), query=query, customers=setting.names(shown), more=more).strip()
    return Reply(text=text, card=ListCard(title=setting.say("find-title", query=query), rows=rows, footer=more))


def _detail(customer: Customer, setting: Setting) -> str:
    owners = [
        setting.associate_name(entry.personnel_number)
        for entry in setting.work.client_books.entries(customer.account_number)
    ]
    whose = setting.say("in-book-of", owners=setting.texts.all(owners)) if owners else setting.say("in-no-book")
    return setting.say("customer-subtitle", account=customer.account_number, whose=whose)


DIALOG = Dialog(
    intent=Intent.FIND_CUSTOMER,
    operation=Operation.VIEW_CLIENT_BOOK,
    questions=(Words("query", "find-what"),),
    finish=finish,
)
