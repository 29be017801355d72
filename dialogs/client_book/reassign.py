"""Move customers from one client book to others."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.conversation import Reply
from dialogs.dialog import Dialog
from dialogs.frame import Intent
from dialogs.questions.associates import WhichAssociates
from dialogs.questions.customers import WhichCustomers
from dialogs.setting import Setting
from dialogs.state import Wish
from storage.book_lists import Book, Order
from storage.records import Associate
from storage.rules.splitting import split_evenly
from storage.settings import Operation

WHOLE_BOOK = 100_000
"""More customers than a client book holds."""


@dataclass(frozen=True, slots=True)
class Move:
    account_number: str
    giver: str | None
    """The personnel number of who has the customer now; None for nobody."""
    receiver: Associate


def preview(wish: Wish, setting: Setting) -> str:
    moves = _moves(wish, setting)
    return setting.say("reassign-preview", **_values(moves, setting))


def finish(wish: Wish, setting: Setting) -> Reply:
    moves = _moves(wish, setting)
    for move in moves:
        if move.giver is not None:
            setting.work.client_books.remove(move.account_number, move.giver)
        setting.work.client_books.add(move.account_number, move.receiver.personnel_number, setting.work.today)
    text = setting.say("reassigned", **_values(moves, setting))
    return setting.receipt(text, setting.say("reassigned-title"))


def _values(moves: list[Move], setting: Setting) -> dict[str, str]:
    givers = list(dict.fromkeys(move.giver for move in moves if move.giver is not None))
    return {
        "customers": _named(moves, setting),
        "shares": _shares(moves, setting),
        "givers": setting.texts.all([setting.associate_name(giver) for giver in givers]),
        "from": "somebody" if givers else "nobody",
    }


def _moves(wish: Wish, setting: Setting) -> list[Move]:
    if wish.frame.until:
        setting.refuse("reassign-no-lending")
    receivers = _receivers(wish, setting)
    given = _given(wish, setting)
    moves = [
        Move(account_number, giver, receiver)
        for receiver, share in split_evenly(given, receivers)
        for account_number, giver in share
        if giver != receiver.personnel_number
    ]
    return moves or setting.refuse("reassign-nobody")


def _given(wish: Wish, setting: Setting) -> list[tuple[str, str | None]]:
    """Each customer to be moved, with who has her now."""
    books, giver = setting.work.client_books, _giver(wish, setting)
    if wish.frame.whole_book:
        owner = giver or setting.speaker.personnel_number
        return [
            (row.account_number, owner)
            for row in setting.work.book_lists.page(Book(owner), (), Order(), 0, WHOLE_BOOK).rows
        ]
    given: list[tuple[str, str | None]] = []
    for customer in setting.customers(wish):
        owners = [entry.personnel_number for entry in books.entries(customer.account_number)]
        if giver is not None and giver not in owners:
            setting.refuse("reassign-not-there", customer=customer.name, owner=setting.associate_name(giver))
        given.append((customer.account_number, giver or next(iter(owners), None)))
    return given


def _giver(wish: Wish, setting: Setting) -> str | None:
    named = wish.frame.from_associate
    if named is None or named.self:
        return setting.speaker.personnel_number if named else None
    if len(named.ids or ()) != 1:
        setting.refuse("associate-unclear", said=named.said)
    return (named.ids or ("",))[0]


def _receivers(wish: Wish, setting: Setting) -> list[Associate]:
    receivers = []
    for reference in wish.frame.to_associates or ():
        number = setting.speaker.personnel_number if reference.self else (reference.ids or ("",))[0]
        receiver = setting.work.associate(number) or setting.refuse("associate-unclear", said=reference.said)
        if not receiver.active:
            setting.refuse("associate-left", owner=receiver.name)
        receivers.append(receiver)
    return receivers


def _counts(moves: list[Move]) -> list[tuple[Associate, int]]:
    receivers = list(dict.fromkeys(move.receiver.personnel_number for move in moves))
    by_number = {move.receiver.personnel_number: move.receiver for move in moves}
    return [
        (by_number[number], sum(move.receiver.personnel_number == number for move in moves)) for number in receivers
    ]


def _shares(moves: list[Move], setting: Setting) -> str:
    """'Bo Larsen (21) and Carla Mendes (20)'; just the name of a single receiver."""
    counts = _counts(moves)
    if len(counts) == 1:
        return counts[0][0].name
    return setting.texts.all(
        [setting.say("option", title=receiver.name, detail=str(count)) for receiver, count in counts]
    )


def _named(moves: list[Move], setting: Setting) -> str:
    """The names of a few customers, the number of many."""
    customers = setting.work.customers.several(move.account_number for move in moves)
    return setting.names(list(customers.values()))


DIALOG = Dialog(
    intent=Intent.REASSIGN_CUSTOMERS,
    operation=Operation.REASSIGN_CUSTOMERS,
    questions=(WhichCustomers("reassign-which", unless="whole_book"), WhichAssociates("reassign-to-whom")),
    preview=preview,
    confirms=lambda wish, setting: True,
    finish=finish,
)
