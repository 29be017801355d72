"""Customers on their way from one client book to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dialogs.language.texts import Texts
from storage.records import BookEntry, FollowUp
from storage.rules.lending import Standing, owner, standing
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Move:
    """Persons are personnel numbers."""

    account_number: str
    entry: BookEntry | None
    """Where the customer is now; None: in no client book."""
    to: Standing

    @property
    def is_loan(self) -> bool:
        return self.entry is not None and self.to.lent_by == owner(self.entry)

    @property
    def changes_nothing(self) -> bool:
        return self.entry is not None and standing(self.entry) == self.to

    @property
    def giver(self) -> str | None:
        if self.entry is None or not self._stays_in_hands:
            return self.entry.personnel_number if self.entry else None
        return owner(self.entry)

    @property
    def receiver(self) -> str:
        changes_owner_only = self._stays_in_hands and not self.is_loan
        return self.to.lent_by or self.to.personnel_number if changes_owner_only else self.to.personnel_number

    @property
    def loses(self) -> frozenset[str]:
        """Whose book the customer leaves, and who lent her out but is not to have her back."""
        if self.entry is None:
            return frozenset()
        lender = {owner(self.entry)} - {self.to.personnel_number, self.to.lent_by}
        return frozenset({self.giver} - {None, self.receiver}) | lender  # type: ignore[return-value]

    @property
    def _stays_in_hands(self) -> bool:
        return self.entry is not None and self.entry.personnel_number == self.to.personnel_number


def carry_out(moves: Sequence[Move], work: UnitOfWork) -> None:
    """Into the other books; open follow-ups go along for good moves."""
    along = follow_ups_along(moves, work)
    for move in moves:
        if move.entry is None:
            work.client_books.add(move.account_number, move.to.personnel_number, work.today)
        else:
            work.client_books.give(move.entry, move.to, work.today)
    for follow_up, receiver in along:
        work.follow_ups.give(follow_up, receiver)


def follow_ups_along(moves: Sequence[Move], work: UnitOfWork) -> list[tuple[FollowUp, str]]:
    """The open follow-ups about customers who get another owner, of those who have them now, with who gets them."""
    receivers: dict[tuple[str, str], str] = {}
    for move in moves:
        new_owner = move.to.lent_by or move.to.personnel_number
        if move.entry is not None and new_owner != owner(move.entry):
            for former in {owner(move.entry), move.entry.personnel_number} - {new_owner}:
                receivers[former, move.account_number] = new_owner
    return [
        (follow_up, receivers[former, follow_up.account_number])
        for former in sorted({former for former, _ in receivers})
        for follow_up in work.follow_ups.open_of(former)
        if follow_up.account_number is not None and (former, follow_up.account_number) in receivers
    ]


def shares(moves: Sequence[Move], work: UnitOfWork, texts: Texts) -> str:
    """'Bo Larsen (21) and Carla Mendes (20)'; just the name of a single receiver."""
    counts = Counter(move.receiver for move in moves)
    names = [(work.associate_name(number), count) for number, count in counts.items()]
    if len(names) == 1:
        return names[0][0]
    return texts.all([texts.say("option", title=name, detail=str(count)) for name, count in names])
