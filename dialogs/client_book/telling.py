"""Tells people, unasked and in their own language, what somebody else's wish changed in their client books."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dialogs.client_book.moving import Move, shares
from dialogs.conversation import ListCard, ListRow
from dialogs.letters import Letter, letters
from dialogs.setting import show
from storage.client_books import comings_and_goings
from storage.hand_overs import asked_by
from storage.past_changes import Change
from storage.unit_of_work import UnitOfWork

MOST_ROWS = 15


def tell_of_moves(moves: Sequence[Move], work: UnitOfWork) -> None:
    tell_of_losses(moves, work)
    _tell_of_gains(moves, work)


def tell_of_losses(moves: Sequence[Move], work: UnitOfWork) -> None:
    """Givers hear to whom their customers went."""
    for letter in letters(sorted({number for move in moves for number in move.loses}), work):
        lost = [move for move in moves if letter.to.personnel_number in move.loses]
        for some in _kinds(lost):
            letter.send("notice-lost", receivers=shares(some, work, letter.texts), **_values(some, letter))


def _tell_of_gains(moves: Sequence[Move], work: UnitOfWork) -> None:
    """Receivers hear from whom customers came, and who they are."""
    for letter in letters((move.receiver for move in moves), work):
        got = [move for move in moves if move.receiver == letter.to.personnel_number]
        for some in _kinds(got):
            givers = list(dict.fromkeys(move.giver for move in some if move.giver is not None))
            letter.send(
                "notice-got",
                _list(some, letter),
                givers=letter.texts.all([work.associate_name(giver) for giver in givers]),
                origin="somebody" if givers else "nobody",
                **_values(some, letter),
            )


def tell_of_removal(entries: Iterable[tuple[str, str]], work: UnitOfWork) -> None:
    """`entries`: (account number, whose book it was)."""
    removed = list(entries)
    for letter in letters((owner for _, owner in removed), work):
        gone = [account_number for account_number, owner in removed if owner == letter.to.personnel_number]
        letter.send("notice-removed", sender=letter.sender, customers=letter.names(gone))


def tell_of_taking_back(past: Sequence[Change], work: UnitOfWork) -> None:
    """Those whose books are as before again, and those who were asked for a customer and are so no more."""
    moved = comings_and_goings(past)
    for letter in letters((one.personnel_number for one in moved), work):
        of_hers = [one for one in moved if one.personnel_number == letter.to.personnel_number]
        for key, came in (("notice-back-again", False), ("notice-gone-again", True)):
            accounts = [one.account_number for one in of_hers if one.came is came]
            if accounts:
                letter.send(key, sender=letter.sender, customers=letter.names(accounts))
    for asked in asked_by(past):
        for letter in letters((asked.asked_of,), work):
            letter.send("notice-asks-no-more", sender=letter.sender, customers=letter.names([asked.account_number]))


def _kinds(moves: Sequence[Move]) -> list[list[Move]]:
    """Loans until one day, and moves for good, apart."""
    days = sorted({move.to.lent_until for move in moves if move.is_loan and move.to.lent_until})
    loans = [[move for move in moves if move.is_loan and move.to.lent_until == day] for day in days]
    return [some for some in (*loans, [move for move in moves if not move.is_loan]) if some]


def _values(moves: Sequence[Move], letter: Letter) -> dict[str, str]:
    until = moves[0].to.lent_until if moves[0].is_loan else None
    return {
        "sender": letter.sender,
        "customers": letter.names([move.account_number for move in moves]),
        "kind": "lent" if until else "moved",
        "until": letter.texts.day(until) if until else "",
    }


def _list(moves: Sequence[Move], letter: Letter) -> ListCard:
    customers = list(letter.work.customers.several(move.account_number for move in moves).values())
    rows = tuple(ListRow(title=one.name, detail=one.account_number, tap=show(one)) for one in customers[:MOST_ROWS])
    part = letter.texts.say("list-part", first=1, last=len(rows), total=len(customers))
    footer = part if len(customers) > len(rows) else ""
    return ListCard(title=letter.texts.say("customers"), rows=rows, footer=footer)
