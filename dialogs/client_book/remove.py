"""Take customers out of the client book they are in."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.client_book.conditions import described
from dialogs.client_book.moving import Move, carry_out
from dialogs.client_book.selection import conditions_of, matching, refuse_unread, rows, staying, told_together
from dialogs.client_book.telling import tell_of_moves, tell_of_removal
from dialogs.conversation import ListRow, Reply
from dialogs.dialog import Ask, Dialog
from dialogs.frame import Intent
from dialogs.questions.customers import WhichCustomers
from dialogs.setting import Setting
from dialogs.wish import Wish
from storage.records import BookEntry, Customer
from storage.rules.lending import Standing
from storage.rules.names import fold
from storage.settings import Operation

Leaving = list[tuple[Customer, BookEntry]]


def preview(wish: Wish, setting: Setting) -> str:
    removed, returned = _apart(_leaving(wish, setting), setting)
    parts = []
    if removed:
        customers = setting.names([customer for customer, _ in removed])
        if details := _details(wish, setting):
            customers = setting.say("option", title=customers, detail="; ".join(details))
        parts.append(setting.say("remove-preview", customers=customers, **_whose(removed, setting)))
    if returned:
        parts.append(setting.say("give-back-preview", **_lenders(returned, setting)))
    return " ".join(parts)


def listed(wish: Wish, setting: Setting) -> tuple[ListRow, ...]:
    """Everybody who was told by a condition or a list, to be seen before the yes."""
    return rows([customer for customer, _ in _leaving(wish, setting)]) if told_together(wish) else ()


def finish(wish: Wish, setting: Setting) -> Reply:
    removed, returned = _apart(_leaving(wish, setting), setting)
    parts = []
    if removed:
        for customer, entry in removed:
            setting.work.client_books.remove(customer.account_number, entry.personnel_number)
        tell_of_removal([(one.account_number, entry.personnel_number) for one, entry in removed], setting.work)
        names = setting.names([customer for customer, _ in removed])
        parts.append(setting.say("removed", customers=names, **_whose(removed, setting)))
    if returned:
        moves = [Move(one.account_number, entry, Standing(entry.lent_by or "")) for one, entry in returned]
        carry_out(moves, setting.work)
        tell_of_moves(moves, setting.work)
        parts.append(setting.say("given-back", **_lenders(returned, setting)))
    return setting.receipt(" ".join(parts), setting.say("removed-title"))


def _details(wish: Wish, setting: Setting) -> list[str]:
    """By which condition they are told, and who stays."""
    conditions = conditions_of(wish)
    meant = setting.customers(wish) if wish.frame.customers else None
    among = (
        [one.account_number for one in meant] if meant else matching(setting.speaker.personnel_number, wish, setting)
    )
    stay = list(setting.work.customers.several(staying(wish, among, setting)).values())
    details = [described(conditions, setting)] if conditions and not meant else []
    return [*details, *([setting.say("all-except", customers=setting.names(stay))] if stay else [])]


def _leaving(wish: Wish, setting: Setting) -> Leaving:
    """Each customer with the book to leave: the speaker's own, or, for who may move customers, the colleague's."""
    if conditions_of(wish) and not wish.frame.customers:
        return _told_by_conditions(wish, setting)
    found: Leaving = []
    customers = setting.customers(wish)
    stay = staying(wish, [one.account_number for one in customers], setting)
    for customer in customers:
        if customer.account_number in stay:
            continue
        entries = setting.work.client_books.entries(customer.account_number)
        own = [entry for entry in entries if entry.personnel_number == setting.speaker.personnel_number]
        if not entries:
            setting.refuse("remove-in_no_book", customer=customer.name)
        if not own and not setting.may(Operation.REASSIGN_CUSTOMERS):
            colleague = setting.associate_name(entries[0].personnel_number)
            setting.refuse("remove-in_another_book", customer=customer.name, colleague=colleague)
        found += [(customer, entry) for entry in own or entries]
    return found


def _told_by_conditions(wish: Wish, setting: Setting) -> Leaving:
    """Out of the speaker's own book only, whoever she is."""
    own = setting.speaker.personnel_number
    accounts = matching(own, wish, setting)
    stay = staying(wish, accounts, setting)
    entries = [
        entry
        for entry in setting.work.client_books.customers_of(own)
        if entry.personnel_number == own and entry.account_number in accounts and entry.account_number not in stay
    ]
    if not entries:
        said = described(conditions_of(wish), setting)
        setting.refuse("book-empty", book=setting.say("book-mine"), conditions=said, asked="filtered")
    customers = setting.work.customers.several(entry.account_number for entry in entries)
    found = [(customers[entry.account_number], entry) for entry in entries]
    return sorted(found, key=lambda one: (fold(one[0].last_name), fold(one[0].first_name)))


def _apart(leaving: Leaving, setting: Setting) -> tuple[Leaving, Leaving]:
    """Those who are in no book then, and those who were lent and go back to a lender who works here."""
    at_work = {one.personnel_number for one in setting.work.associates if one.active}
    returned = [one for one in leaving if one[1].lent_by in at_work]
    return [one for one in leaving if one not in returned], returned


def _whose(leaving: Leaving, setting: Setting) -> dict[str, str]:
    owners = list(dict.fromkeys(entry.personnel_number for _, entry in leaving))
    own = owners == [setting.speaker.personnel_number]
    return {
        "whose": "mine" if own else "other",
        "owner": setting.texts.all([setting.associate_name(owner) for owner in owners]),
    }


def _lenders(returned: Leaving, setting: Setting) -> dict[str, str]:
    lenders = list(dict.fromkeys(entry.lent_by for _, entry in returned if entry.lent_by))
    return {
        "customers": setting.names([customer for customer, _ in returned]),
        "lenders": setting.texts.all([setting.associate_name(lender) for lender in lenders]),
    }


@dataclass(frozen=True)
class _WhoLeaves(WhichCustomers):
    """What cannot be seen to is declined before anything is asked."""

    def ask(self, wish: Wish, setting: Setting, token: str) -> Ask | None:
        refuse_unread(wish, setting)
        if wish.refinement.move.shares:
            setting.refuse("remove-share")
        by_condition = conditions_of(wish) and not wish.frame.customers
        return None if by_condition else super().ask(wish, setting, token)


DIALOG = Dialog(
    intent=Intent.REMOVE_CUSTOMERS,
    operation=Operation.REMOVE_CUSTOMERS,
    questions=(_WhoLeaves("remove-which"),),
    preview=preview,
    listed=listed,
    confirms=lambda wish, setting: True,
    finish=finish,
)
