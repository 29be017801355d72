"""What a wish to move customers comes to: who goes where, with whom, and who stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from dialogs.client_book.lending import holder
from dialogs.client_book.moving import Move
from dialogs.client_book.selection import matching, refuse_unread, staying
from dialogs.client_book.sharing_out import Part, shared_out
from dialogs.frame import Reference
from dialogs.move_said import Exchange, Which
from dialogs.setting import Setting
from dialogs.state import Wish
from storage.records import Associate, BookEntry
from storage.rules.lending import Standing, given, owner, passed_on, returns_to

Given = Callable[[str], tuple[BookEntry | None, Standing]]
"""A customer to be moved: who gets her → where she is now, and how she stands then."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a wish comes to."""

    moves: Sequence[Move]
    households: int = 0
    """Of several customers, kept together although not all customers go to one associate."""
    part: Part | None = None
    """Where only some of those meant are moved."""
    staying: frozenset[str] = frozenset()
    """Account numbers of those who were excepted."""


def plan_of(wish: Wish, setting: Setting) -> Plan:
    """Refused where nobody is to be moved, or one of them cannot be, or not all that was said can be seen to."""
    said = wish.refinement.move
    refuse_unread(wish, setting)
    if said.exchange is Exchange.GIVE_BACK and not wish.frame.to_associates:
        return _checked(Plan(_returns(wish, setting)), setting)
    if said.exchange is Exchange.SWAP:
        return _checked(Plan(_swap(wish, setting)), setting)
    if said.exchange is Exchange.EXTEND and not wish.frame.to_associates:
        return _checked(Plan(_extended(wish, setting)), setting)
    if wish.frame.whole_book and any(share.which is Which.LISTED for share in said.shares):
        setting.refuse("share-of-no-list")
    receivers = receivers_of(wish, setting)
    until = until_of(wish, setting)
    meant = (
        _book_of(giver_of(wish, setting), wish, until, setting)
        if wish.frame.whole_book
        else _named(wish, until, setting)
    )
    stay = staying(wish, meant, setting)
    given_away = {account: to for account, to in meant.items() if account not in stay}
    out = shared_out(list(given_away), receivers, wish, setting)
    moves = [
        Move(account, *given_away[account](receiver.personnel_number))
        for receiver, share in out.shares
        for account in share
    ]
    moves = [move for move in moves if not move.changes_nothing]
    _refuse_already(given_away, moves, receivers, setting)
    return _checked(Plan(moves, out.households, out.part, stay), setting)


def _refuse_already(
    meant: Iterable[str], moves: Sequence[Move], receivers: Sequence[Associate], setting: Setting
) -> None:
    """Where everybody meant is where she should be: there."""
    customers = list(setting.work.customers.several(meant).values())
    if customers and not moves and len(receivers) == 1:
        entries = setting.work.client_books.entries(customers[0].account_number)
        where = [holder(entry, setting.work, setting.texts) for entry in entries]
        setting.refuse("reassign-already", customers=setting.names(customers), receiver=setting.texts.all(where[:1]))


def _checked(plan: Plan, setting: Setting) -> Plan:
    return plan if plan.moves else setting.refuse("reassign-nobody")


def _book_of(giver: str | None, wish: Wish, until: date | None, setting: Setting) -> Mapping[str, Given]:
    """By account number; only those who meet the conditions, where some were said."""
    giver = giver or setting.speaker.personnel_number
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


def _named(wish: Wish, until: date | None, setting: Setting) -> Mapping[str, Given]:
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


def _swap(wish: Wish, setting: Setting) -> list[Move]:
    """Both books change hands; who is lent from one to the other already goes back."""
    first, receivers, until = giver_of(wish, setting), receivers_of(wish, setting), until_of(wish, setting)
    if not wish.frame.whole_book or first is None or len(receivers) != 1:
        setting.refuse("swap-whose")
    other = receivers[0].personnel_number
    ways = {account: (to, other) for account, to in _book_of(first, wish, until, setting).items()}
    ways |= {account: (to, first) for account, to in _book_of(other, wish, until, setting).items()}
    moves = [Move(account, *to(receiver)) for account, (to, receiver) in ways.items()]
    return [move for move in moves if not move.changes_nothing]


def _returns(wish: Wish, setting: Setting) -> list[Move]:
    """Those who are lent, back to whose they are."""
    return [Move(entry.account_number, entry, Standing(owner(entry))) for entry in _lent(wish, setting)]


def _extended(wish: Wish, setting: Setting) -> list[Move]:
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


def giver_of(wish: Wish, setting: Setting) -> str | None:
    named = wish.frame.from_associate
    if named is None or named.self:
        return setting.speaker.personnel_number if named else None
    if len(named.ids or ()) != 1:
        setting.refuse("associate-unclear", said=named.said)
    return (named.ids or ("",))[0]


def receivers_of(wish: Wish, setting: Setting) -> list[Associate]:
    receivers: dict[str, Associate] = {}
    for reference in wish.frame.to_associates or ():
        receiver = _receiver(reference, setting)
        receivers[receiver.personnel_number] = receiver
    return list(receivers.values())


def _receiver(reference: Reference, setting: Setting) -> Associate:
    number = setting.speaker.personnel_number if reference.self else (reference.ids or ("",))[0]
    receiver = setting.work.associate(number) or setting.refuse("associate-unclear", said=reference.said)
    if not receiver.active:
        setting.refuse("associate-left", owner=receiver.name)
    return receiver
