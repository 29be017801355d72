"""How many of the customers go to whom, and which of them; people of one household stay together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from dialogs.move_said import Share, Which
from dialogs.setting import Setting
from dialogs.wish import Wish
from storage.book_lists import Book, Order
from storage.records import Associate, Customer
from storage.rules.households import households
from storage.rules.splitting import fill, split_evenly

MOST_IN_A_BOOK = 10_000
YEAR = timedelta(days=365)
"""Of purchases, by which the best customers are told."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some of all who were meant."""

    number: int
    of: int
    which: Which


@dataclass(frozen=True, slots=True)
class SharedOut:
    """Account numbers for each receiver."""

    shares: Sequence[tuple[Associate, Sequence[str]]]
    households: int
    part: Part | None


def shared_out(accounts: Sequence[str], receivers: Sequence[Associate], wish: Wish, setting: Setting) -> SharedOut:
    """All to one, evenly to several, or as many as was said."""
    said = wish.refinement.move.shares
    all_of_them = not said or (len(said) == 1 and said[0].rest) or _is_even(said)
    if len(receivers) == 1 and all_of_them:
        return SharedOut([(receivers[0], accounts)], 0, None)
    which = _which(said) if wish.frame.whole_book else Which.LISTED
    ranked = accounts if all_of_them else _ranked(accounts, which, wish, setting)
    customers = setting.work.customers.several(ranked)
    homes = households([customers[one] for one in ranked], setting.work.settings.client_book.households)
    if all_of_them:
        shares = split_evenly(homes, receivers)
    elif len(said) == len(receivers):
        quotas = _quotas(said, len(accounts), setting)
        shares = list(zip(receivers, fill(homes, quotas), strict=True))
    else:
        number = _number(said[0], len(accounts)) * (len(receivers) if said[0].each else 1)
        chosen = fill(homes, [_at_most(number, len(accounts), setting)])[0]
        taken = {one.account_number for one in chosen}
        shares = split_evenly([home for home in homes if home[0].account_number in taken], receivers)
    return _out(shares, homes, Part(0, len(accounts), which) if not all_of_them else None)


def _out(
    shares: Sequence[tuple[Associate, Sequence[Customer]]], homes: Sequence[Sequence[Customer]], part: Part | None
) -> SharedOut:
    numbers = [(receiver, [one.account_number for one in share]) for receiver, share in shares]
    moved = {number for _, share in numbers for number in share}
    together = sum(len(home) > 1 and home[0].account_number in moved for home in homes)
    if part is not None:
        part = Part(len(moved), part.of, part.which) if len(moved) < part.of else None
    return SharedOut(numbers, together, part)


def _is_even(said: Sequence[Share]) -> bool:
    """ "Half to Bo and half to Anna", "half to Bo and the rest to Anna"."""
    if len(said) < 2:
        return False
    parts = {one.fraction for one in said if not one.rest}
    return len(parts) == 1 and abs((parts.pop() or 0) - 1 / len(said)) < 0.001


def _which(said: Sequence[Share]) -> Which:
    return next((one.which for one in said if one.which is not Which.LAPSED), Which.LAPSED)


def _quotas(said: Sequence[Share], total: int, setting: Setting) -> list[int | None]:
    """How many each receiver gets; None: what the others leave."""
    numbers = [None if one.rest else _number(one, total) for one in said]
    if numbers.count(None) > 1 or sum(number or 0 for number in numbers) > total:
        setting.refuse("share-too-many", count=total)
    return numbers


def _number(share: Share, total: int) -> int:
    if share.fraction is not None:
        return int(total * share.fraction + 0.5)
    return share.number or 0


def _at_most(number: int, total: int, setting: Setting) -> int:
    return number if number <= total else setting.refuse("share-too-many", count=total)


def _ranked(accounts: Sequence[str], which: Which, wish: Wish, setting: Setting) -> list[str]:
    """The account numbers in the order in which they are taken."""
    if which is Which.LISTED:
        said = [one.ids[0] for one in wish.frame.customers or () if one.ids]
        return [one for one in said if one in accounts]
    if which is Which.BEST:
        spent = setting.work.purchase_summaries.totals(accounts, setting.work.now - YEAR)
        return sorted(accounts, key=lambda one: -spent.get(one, 0))
    given = wish.frame.from_associate
    giver = given.ids[0] if given and given.ids else setting.speaker.personnel_number
    page = setting.work.book_lists.page(Book(giver), (), Order("last_contact"), 0, MOST_IN_A_BOOK)
    held = [row.account_number for row in page.rows if row.account_number in accounts]
    return [*held, *(one for one in accounts if one not in held)]
