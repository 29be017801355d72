"""What a wish to move customers comes to: who goes where, with whom, and who stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dialogs.client_book.conditions import described
from dialogs.client_book.exchanging import extended, returned, swapped
from dialogs.client_book.lending import holder
from dialogs.client_book.meant import book_of, named
from dialogs.client_book.moving import Move
from dialogs.client_book.parties import giver_of, receivers_of, until_of
from dialogs.client_book.selection import conditions_of, refuse_unread, staying
from dialogs.client_book.sharing_out import Part, shared_out
from dialogs.move_said import Exchange, Which
from dialogs.setting import Setting
from dialogs.wish import Wish
from storage.records import Associate

FEWEST_SHARED = 2


@dataclass(frozen=True, slots=True)
class Plan:
    """What a wish comes to."""

    moves: Sequence[Move]
    households: int = 0
    """Of several customers, kept together although not all customers go to one associate."""
    part: Part | None = None
    """Where only some of those meant are moved."""
    staying: tuple[str, ...] = ()
    """Account numbers of those who were excepted."""


def plan_of(wish: Wish, setting: Setting) -> Plan:
    """Refused where nobody is to be moved, or one of them cannot be, or not all that was said can be seen to."""
    said = wish.refinement.move
    refuse_unread(wish, setting)
    if said.exchange is Exchange.GIVE_BACK and not wish.frame.to_associates:
        return _checked(Plan(returned(wish, setting)), setting)
    if said.exchange is Exchange.SWAP:
        return _checked(Plan(swapped(wish, setting)), setting)
    if said.exchange is Exchange.EXTEND and not wish.frame.to_associates:
        return _checked(Plan(extended(wish, setting)), setting)
    if wish.frame.whole_book and any(share.which is Which.LISTED for share in said.shares):
        setting.refuse("share-of-no-list")
    if said.shares and not wish.frame.whole_book and len(wish.frame.customers or ()) < FEWEST_SHARED:
        setting.refuse("share-of-one")
    receivers = receivers_of(wish, setting)
    until = until_of(wish, setting)
    meant = (
        book_of(giver_of(wish, setting), wish, until, setting) if wish.frame.whole_book else named(wish, until, setting)
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
    if not meant and (conditions := conditions_of(wish)):
        setting.refuse("reassign-none-such", conditions=described(conditions, setting))
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
