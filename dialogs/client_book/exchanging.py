"""Moves for which nobody is named who gets the customers: books swapped, loans ended or extended."""

from __future__ import annotations

from dialogs.client_book.meant import book_of
from dialogs.client_book.moving import Move
from dialogs.client_book.parties import giver_of, receivers_of, until_of
from dialogs.setting import Setting
from dialogs.wish import Wish
from storage.records import BookEntry
from storage.rules.lending import Standing, given, owner


def swapped(wish: Wish, setting: Setting) -> list[Move]:
    """Both books change hands; who is lent from one to the other already goes back."""
    first, receivers, until = giver_of(wish, setting), receivers_of(wish, setting), until_of(wish, setting)
    if not wish.frame.whole_book or first is None or len(receivers) != 1:
        setting.refuse("swap-whose")
    other = receivers[0].personnel_number
    ways = {account: (to, other) for account, to in book_of(first, wish, until, setting).items()}
    ways |= {account: (to, first) for account, to in book_of(other, wish, until, setting).items()}
    moves = [Move(account, *to(receiver)) for account, (to, receiver) in ways.items()]
    return [move for move in moves if not move.changes_nothing]


def returned(wish: Wish, setting: Setting) -> list[Move]:
    """Those who are lent, back to whose they are."""
    return [Move(entry.account_number, entry, Standing(owner(entry))) for entry in _lent(wish, setting)]


def extended(wish: Wish, setting: Setting) -> list[Move]:
    """Those who are lent, in the same hands until another day."""
    until = until_of(wish, setting)
    lent = [(entry, given(entry, entry.personnel_number, until)) for entry in _lent(wish, setting)]
    return [move for entry, to in lent if not (move := Move(entry.account_number, entry, to)).changes_nothing]


def _lent(wish: Wish, setting: Setting) -> list[BookEntry]:
    """The named customers, who must be lent; else all that an associate lent, or else borrowed."""
    books = setting.work.client_books
    if wish.frame.customers:
        return [
            entry
            for customer in setting.customers(wish)
            for entry in books.entries(customer.account_number)
            if entry.lent_by or setting.refuse("return-not-lent", customer=customer.name)
        ]
    number = giver_of(wish, setting) or setting.speaker.personnel_number
    lent = [entry for entry in books.customers_of(number) if entry.lent_by]
    hers = [entry for entry in lent if entry.lent_by == number]
    return hers or lent or setting.refuse("return-nobody-lent", owner=setting.associate_name(number))
