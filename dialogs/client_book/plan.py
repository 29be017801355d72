"""What a wish to move customers comes to: who goes from whose client book to whose, and until when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from dialogs.client_book.moving import Move
from dialogs.client_book.selection import matching
from dialogs.setting import Setting
from dialogs.state import Wish
from storage.records import Associate, BookEntry, Customer
from storage.rules.households import households
from storage.rules.lending import Standing, given, passed_on, returns_to
from storage.rules.splitting import split_evenly

Given = Callable[[str], tuple[BookEntry | None, Standing]]
"""A customer to be moved: who gets her → where she is now, and how she stands then."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a wish comes to."""

    moves: Sequence[Move]
    households: int
    """Of several customers, kept together although several associates share the customers out."""


def planned(wish: Wish, setting: Setting) -> Plan:
    """Refused where nobody is to be moved, or one of them cannot be."""
    receivers, until = _receivers(wish, setting), until_of(wish, setting)
    given_away = _whole_book(wish, until, setting) if wish.frame.whole_book else _named(wish, until, setting)
    homes = _homes(list(setting.work.customers.several(given_away).values()), receivers, setting)
    moves = [
        Move(customer.account_number, *given_away[customer.account_number](receiver.personnel_number))
        for receiver, share in split_evenly(homes, receivers)
        for customer in share
    ]
    moves = [move for move in moves if not move.changes_nothing]
    together = sum(len(home) > 1 for home in homes) if len(receivers) > 1 else 0
    return Plan(moves, together) if moves else setting.refuse("reassign-nobody")


def _homes(customers: list[Customer], receivers: Sequence[Associate], setting: Setting) -> list[list[Customer]]:
    if len(receivers) == 1:
        return [customers]
    return households(customers, setting.work.settings.client_book.households)


def _whole_book(wish: Wish, until: date | None, setting: Setting) -> dict[str, Given]:
    """By account number; only those who meet the conditions, where some were said."""
    giver = _giver(wish, setting) or setting.speaker.personnel_number
    filters = wish.frame.filters or ()
    accounts = matching(giver, filters, setting) if filters else None
    given_away: dict[str, Given] = {}
    for entry in setting.work.client_books.customers_of(giver):
        if accounts is not None and entry.account_number not in accounts:
            continue
        if entry.personnel_number == giver:
            given_away[entry.account_number] = partial(_to, entry, partial(passed_on, entry, until=until))
        elif until is None:  # who is lent out already cannot be lent once more
            given_away[entry.account_number] = partial(_to, entry, partial(returns_to, entry))
    return given_away


def _named(wish: Wish, until: date | None, setting: Setting) -> dict[str, Given]:
    """By account number."""
    giver = _giver(wish, setting)
    given_away: dict[str, Given] = {}
    for customer in setting.customers(wish):
        entries = setting.work.client_books.entries(customer.account_number)
        if giver is not None:
            entries = [entry for entry in entries if giver in (entry.personnel_number, entry.lent_by)]
            if not entries:
                setting.refuse("reassign-not-there", customer=customer.name, owner=setting.associate_name(giver))
        if not entries and until is not None:
            setting.refuse("reassign-lend-nobodys", customer=customer.name)
        standing = partial(given, entries[0], until=until) if entries else Standing
        given_away[customer.account_number] = partial(_to, entries[0] if entries else None, standing)
    return given_away


def _to(
    entry: BookEntry | None, standing: Callable[[str], Standing], receiver: str
) -> tuple[BookEntry | None, Standing]:
    return entry, standing(receiver)


def until_of(wish: Wish, setting: Setting) -> date | None:
    """The last day of a loan; None for a move for good."""
    if wish.frame.until is None:
        return None
    until = datetime.fromisoformat(wish.frame.until).date()
    if until < setting.work.today:
        setting.refuse("reassign-until-past", until=setting.texts.day(until))
    return until


def _giver(wish: Wish, setting: Setting) -> str | None:
    named = wish.frame.from_associate
    if named is None or named.self:
        return setting.speaker.personnel_number if named else None
    if len(named.ids or ()) != 1:
        setting.refuse("associate-unclear", said=named.said)
    return (named.ids or ("",))[0]


def _receivers(wish: Wish, setting: Setting) -> list[Associate]:
    receivers: dict[str, Associate] = {}
    for reference in wish.frame.to_associates or ():
        number = setting.speaker.personnel_number if reference.self else (reference.ids or ("",))[0]
        receiver = setting.work.associate(number) or setting.refuse("associate-unclear", said=reference.said)
        if not receiver.active:
            setting.refuse("associate-left", owner=receiver.name)
        receivers[number] = receiver
    return list(receivers.values())
