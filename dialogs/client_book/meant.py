"""The customers whom a move is about: a whole book or those of it who meet conditions, or those who are named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from dialogs.client_book.parties import giver_of
from dialogs.client_book.selection import conditions_of, matching
from dialogs.setting import Setting
from dialogs.wish import Wish
from storage.records import BookEntry
from storage.rules.lending import Standing, given, passed_on, returns_to

Given = Callable[[str], tuple[BookEntry | None, Standing]]
"""A customer to be moved: who gets her → where she is now, and how she stands then."""


def book_of(giver: str | None, wish: Wish, until: date | None, setting: Setting) -> Mapping[str, Given]:
    """By account number; only those who meet the conditions, where some were said."""
    giver = giver or setting.speaker.personnel_number
    accounts = matching(giver, wish, setting) if conditions_of(wish) else None
    given_away: dict[str, Given] = {}
    for entry in setting.work.client_books.customers_of(giver):
        if accounts is not None and entry.account_number not in accounts:
            continue
        if entry.personnel_number == giver:
            given_away[entry.account_number] = partial(_to, entry, partial(passed_on, entry, until=until))
        elif until is None:  # who is lent out already cannot be lent once more
            given_away[entry.account_number] = partial(_to, entry, partial(returns_to, entry))
    return given_away


def named(wish: Wish, until: date | None, setting: Setting) -> Mapping[str, Given]:
    """By account number."""
    giver = giver_of(wish, setting)
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
