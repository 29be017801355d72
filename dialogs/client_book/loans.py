"""Who is lent to whom, and until when."""

from __future__ import annotations

from dialogs.client_book.books import in_reach
from dialogs.conversation import ListCard, ListRow, Reply
from dialogs.frame import Reference
from dialogs.refinement import Loans
from dialogs.setting import MOST_NAMES, Setting, show
from storage.records import BookEntry
from storage.settings import Operation


def listed(asked: Loans, setting: Setting) -> Reply:
    """Her own loans, either way; who may see the books of the store is told of all in reach."""
    by, to = _number(asked.by, setting), _number(asked.to, setting)
    own, everybodys = setting.speaker.personnel_number, setting.may(Operation.VIEW_STORE_CLIENT_BOOKS)
    if by is None and to is None and not setting.may(Operation.REASSIGN_CUSTOMERS):
        by = own
    if by == own and to is not None and setting.may(Operation.REASSIGN_CUSTOMERS):
        by = None  # who moves the customers of others lends them too
    if own not in (by, to) and not everybodys:
        setting.refuse_right(Operation.VIEW_STORE_CLIENT_BOOKS)
    found = [
        entry
        for entry in setting.work.client_books.lent()
        if by in (None, entry.lent_by) and to in (None, entry.personnel_number) and _is_seen(entry, setting)
    ]
    whose = "both" if by and to else "by" if by else "to" if to else "all"
    values = {"whose": whose, "lender": _name(by, setting), "receiver": _name(to, setting)}
    if not found:
        return Reply(text=setting.say("loans-none", **values))
    customers = list(setting.work.customers.several([entry.account_number for entry in found]).values())
    details = {entry.account_number: _loan(entry, setting) for entry in found}
    setting.state.list_shown([one.account_number for one in customers])
    named = [
        setting.say("option", title=one.name, detail=details[one.account_number]) for one in customers[:MOST_NAMES]
    ]
    some = [*named, setting.say("others")] if len(customers) > MOST_NAMES else named
    text = setting.say("loans", count=len(customers), customers=setting.texts.all(some), **values)
    rows = tuple(ListRow(title=one.name, detail=details[one.account_number], tap=show(one)) for one in customers)
    return Reply(text=text, card=ListCard(title=setting.say("loans-title"), rows=rows))


def _number(said: Reference | None, setting: Setting) -> str | None:
    """Of a colleague who was named; refused where it is not clear who is meant."""
    if said is None:
        return None
    if said.self:
        return setting.speaker.personnel_number
    if not said.ids or len(said.ids) > 1:
        setting.refuse("associate-unclear", said=said.said)
    return said.ids[0]


def _name(number: str | None, setting: Setting) -> str:
    if number is None:
        return ""
    return setting.say("you") if number == setting.speaker.personnel_number else setting.associate_name(number)


def _loan(entry: BookEntry, setting: Setting) -> str:
    until = setting.texts.weekday(entry.lent_until) if entry.lent_until else ""
    lender, receiver = _name(entry.lent_by, setting), _name(entry.personnel_number, setting)
    return setting.say("loan", lender=lender, receiver=receiver, until=until)


def _is_seen(entry: BookEntry, setting: Setting) -> bool:
    """Of either side's stores, or her own."""
    sides = {entry.lent_by, entry.personnel_number}
    colleagues = [one for one in setting.work.associates if one.personnel_number in sides]
    return setting.speaker.personnel_number in sides or any(in_reach(one.address_books, setting) for one in colleagues)
