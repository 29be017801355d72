"""Put customers in a client book; a colleague's customers are moved by who may, and asked for by everybody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dialogs.client_book import hand_over
from dialogs.client_book.moving import Move, carry_out
from dialogs.client_book.selection import refuse_unread, rows, told_together
from dialogs.client_book.telling import tell_of_moves
from dialogs.conversation import ListRow, Reply
from dialogs.dialog import Ask, Dialog
from dialogs.frame import Frame, Intent
from dialogs.letters import letters
from dialogs.questions.customers import WhichCustomers
from dialogs.setting import Setting, reference_to
from dialogs.wish import Wish
from storage.records import Associate, BookEntry, Customer
from storage.rules.lending import given, owner
from storage.settings import Operation

Taken = list[tuple[Customer, BookEntry]]


@dataclass(frozen=True)
class Plan:
    """What becomes of each customer of a wish."""

    book_owner: Associate
    free: list[Customer] = field(default_factory=list)
    already: list[Customer] = field(default_factory=list)
    taken: Taken = field(default_factory=list)
    """In as many other client books as is allowed."""


def preview(wish: Wish, setting: Setting) -> str:
    plan = _plan(wish, setting)
    if _only_taken(plan):
        return _offer(plan, setting)
    return setting.say("add-preview", customers=setting.names(plan.free or plan.already), **_whose(plan, setting))


def listed(wish: Wish, setting: Setting) -> tuple[ListRow, ...]:
    plan = _plan(wish, setting)
    return rows(plan.free or [customer for customer, _ in plan.taken]) if told_together(wish) else ()


def finish(wish: Wish, setting: Setting) -> Reply:
    plan = _plan(wish, setting)
    if _only_taken(plan):
        return _take_over(plan, setting)
    if not plan.free:
        setting.refuse("add-already", customers=setting.names(plan.already), **_whose(plan, setting))
    for customer in plan.free:
        setting.work.client_books.add(customer.account_number, plan.book_owner.personnel_number, setting.work.today)
    for letter in letters([plan.book_owner.personnel_number], setting.work):
        accounts = [customer.account_number for customer in plan.free]
        letter.send("notice-added", sender=letter.sender, customers=letter.names(accounts))
    if plan.taken:
        setting.state.agenda.insert(0, _about_taken(plan, wish))
    text = setting.say("added", customers=setting.names(plan.free), **_whose(plan, setting))
    title = setting.say("client-book-of", owner=plan.book_owner.name)
    return setting.receipt(" ".join([text, *_already(plan, setting)]), title)


@dataclass(frozen=True)
class _WhoComes(WhichCustomers):
    """What cannot be seen to is declined before anything is asked."""

    def ask(self, wish: Wish, setting: Setting, token: str) -> Ask | None:
        refuse_unread(wish, setting, "add-until")
        return super().ask(wish, setting, token)


def _plan(wish: Wish, setting: Setting) -> Plan:
    plan, books = Plan(_book_owner(wish, setting)), setting.work.client_books
    for customer in setting.customers(wish):
        entries = books.entries(customer.account_number)
        if any(entry.personnel_number == plan.book_owner.personnel_number for entry in entries):
            plan.already.append(customer)
        elif books.has_place(customer.account_number):
            plan.free.append(customer)
        else:
            plan.taken.append((customer, entries[0]))
    return plan


def _only_taken(plan: Plan) -> bool:
    return bool(plan.taken) and not plan.free


def _about_taken(plan: Plan, wish: Wish) -> Wish:
    """What is left of a wish when everybody who was free is added: it is offered next."""
    customers = tuple(reference_to(customer) for customer, _ in plan.taken)
    return Wish(frame=Frame(intent=Intent.ADD_CUSTOMERS, customers=customers, to_associates=wish.frame.to_associates))


def _offer(plan: Plan, setting: Setting) -> str:
    """Whose they are, and what may be done about it: refused where that is nothing."""
    parts = [*_already(plan, setting), *_whose_they_are(plan.taken, setting)]
    if setting.may(Operation.REASSIGN_CUSTOMERS):
        whose = _whose(plan, setting)
        return " ".join([*parts, setting.say("add-move-them", count=len(plan.taken), **whose)])
    asked, reasons = hand_over.askable([entry for _, entry in plan.taken], setting)
    if not asked:
        setting.refuse("add-nothing-possible", reasons=" ".join([*parts, *reasons]))
    colleagues = setting.texts.all([setting.associate_name(one) for one in dict.fromkeys(map(owner, asked))])
    return " ".join([*parts, *reasons, setting.say("add-ask-them", count=len(asked), colleagues=colleagues)])


def _take_over(plan: Plan, setting: Setting) -> Reply:
    """Move them, or ask for them."""
    if not setting.may(Operation.REASSIGN_CUSTOMERS):
        return hand_over.ask([entry for _, entry in plan.taken], setting)
    number = plan.book_owner.personnel_number
    moves = [Move(customer.account_number, entry, given(entry, number)) for customer, entry in plan.taken]
    carry_out(moves, setting.work)
    tell_of_moves(moves, setting.work)
    givers = dict.fromkeys(entry.personnel_number for _, entry in plan.taken)
    text = setting.say(
        "added-from",
        customers=setting.names([one for one, _ in plan.taken]),
        givers=setting.texts.all([setting.associate_name(one) for one in givers]),
        **_whose(plan, setting),
    )
    return setting.receipt(text, setting.say("reassigned-title"))


def _whose_they_are(taken: Taken, setting: Setting) -> list[str]:
    """'Helena Rich is in Carla Mendes’s client book already.', once for every colleague."""
    colleagues = dict.fromkeys(entry.personnel_number for _, entry in taken)
    hers = {one: [customer for customer, entry in taken if entry.personnel_number == one] for one in colleagues}
    return [
        setting.say(
            "add-in_another_book",
            customers=setting.names(customers),
            count=len(customers),
            colleague=setting.associate_name(one),
        )
        for one, customers in hers.items()
    ]


def _already(plan: Plan, setting: Setting) -> Sequence[str]:
    if not plan.already:
        return ()
    return (setting.say("add-already", customers=setting.names(plan.already), **_whose(plan, setting)),)


def _whose(plan: Plan, setting: Setting) -> dict[str, str]:
    mine = plan.book_owner == setting.speaker
    return {"whose": "mine" if mine else "other", "owner": plan.book_owner.name}


def _book_owner(wish: Wish, setting: Setting) -> Associate:
    """The associate whose book was named; the speaker where none was. Another's takes the right to move customers."""
    named = wish.frame.to_associates or ()
    if not named or named[0].self:
        return setting.speaker
    if len(named) > 1:
        setting.refuse("add-one-book")
    if len(named[0].ids or ()) != 1:
        setting.refuse("associate-unclear", said=named[0].said)
    found = setting.work.associate((named[0].ids or ("",))[0])
    if found is None:
        setting.refuse("associate-unclear", said=named[0].said)
    if found != setting.speaker and not setting.may(Operation.REASSIGN_CUSTOMERS):
        setting.refuse_right(Operation.REASSIGN_CUSTOMERS)
    if not found.active:
        setting.refuse("associate-left", owner=found.name)
    return found


DIALOG = Dialog(
    intent=Intent.ADD_CUSTOMERS,
    operation=Operation.ADD_CUSTOMER,
    questions=(_WhoComes("add-which", unknown="add-unknown"),),
    preview=preview,
    listed=listed,
    confirms=lambda wish, setting: told_together(wish) or _only_taken(_plan(wish, setting)),
    finish=finish,
)
