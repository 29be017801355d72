"""Move customers from one client book to others, for good or until a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dialogs.client_book.conditions import described
from dialogs.client_book.giver import WhoseBook, is_unsaid
from dialogs.client_book.loan_end import LoanEnd
from dialogs.client_book.moving import carry_out, follow_ups_along, shares
from dialogs.client_book.parties import giver_of, until_of
from dialogs.client_book.planning import Plan, plan_of
from dialogs.client_book.selection import conditions_of, refuse_unread, rows, told_together
from dialogs.client_book.telling import tell_of_moves
from dialogs.conversation import ListRow, Reply
from dialogs.dialog import Ask, Dialog
from dialogs.frame import Intent
from dialogs.move_said import Exchange
from dialogs.questions.associates import WhichAssociates
from dialogs.questions.customers import WhichCustomers
from dialogs.refinement import OfList
from dialogs.setting import Setting
from dialogs.wish import Wish
from storage.rules.lending import owner
from storage.settings import Operation


def preview(wish: Wish, setting: Setting) -> str:
    plan = plan_of(wish, setting)
    asked = setting.say("reassign-preview", **_values(plan, wish, setting))
    return " ".join([asked, *_along(plan, setting), *_loans_ended(plan, setting), *_starts(wish, setting)])


def listed(wish: Wish, setting: Setting) -> tuple[ListRow, ...]:
    """Everybody who was told by a condition, a number or a list, to be seen before the yes."""
    if not told_together(wish):
        return ()
    accounts = (move.account_number for move in plan_of(wish, setting).moves)
    return rows(list(setting.work.customers.several(accounts).values()))


def finish(wish: Wish, setting: Setting) -> Reply:
    plan = plan_of(wish, setting)
    text = " ".join([setting.say("reassigned", **_values(plan, wish, setting)), *_along(plan, setting)])
    carry_out(plan.moves, setting.work)
    tell_of_moves(plan.moves, setting.work)
    return setting.receipt(text, setting.say("lent-title" if wish.frame.until else "reassigned-title"))


def _values(plan: Plan, wish: Wish, setting: Setting) -> dict[str, str]:
    givers = list(dict.fromkeys(move.giver for move in plan.moves if move.giver is not None))
    until = until_of(wish, setting)
    return {
        "customers": _customers(plan, wish, setting),
        "receivers": shares(plan.moves, setting.work, setting.texts),
        "givers": setting.texts.all([setting.associate_name(giver) for giver in givers]),
        "origin": "somebody" if givers else "nobody",
        "kind": _kind(wish, until),
        "until": setting.texts.day(until) if until else "",
    }


def _kind(wish: Wish, until: date | None) -> str:
    exchange = wish.refinement.move.exchange
    if exchange is Exchange.GIVE_BACK and not wish.frame.to_associates:
        return "returned"
    if exchange is Exchange.SWAP:
        return "swapped_for_a_time" if until else "swapped"
    if exchange is Exchange.EXTEND and not wish.frame.to_associates:
        return "extended"
    return "lent" if until else "moved"


def _customers(plan: Plan, wish: Wish, setting: Setting) -> str:
    """'15 customers (of 30, longest not contacted; without Maria Lopez)'."""
    customers = setting.names(list(setting.work.customers.several(one.account_number for one in plan.moves).values()))
    details = [setting.say("share-of", total=plan.part.of, which=plan.part.which)] if plan.part else []
    if conditions := conditions_of(wish):
        details.append(described(conditions, setting))
    if plan.staying:
        excepted = setting.work.customers.several(plan.staying)
        details.append(setting.say("all-except", customers=setting.names([excepted[one] for one in plan.staying])))
    return setting.say("option", title=customers, detail="; ".join(details)) if details else customers


def _along(plan: Plan, setting: Setting) -> list[str]:
    """'3 households stay together and 4 follow-ups go along.'; nothing where there is nothing to say."""
    follow_ups = len(follow_ups_along(plan.moves, setting.work))
    parts = []
    if plan.households:
        parts.append(setting.say("households-together", count=plan.households))
    if follow_ups:
        parts.append(setting.say("follow-ups-along", count=follow_ups))
    return [setting.say("along", parts=setting.texts.all(parts))] if parts else []


def _loans_ended(plan: Plan, setting: Setting) -> list[str]:
    """Who was lent and goes to somebody else for good does not return: that is said before the yes."""
    ended = [
        move.entry
        for move in plan.moves
        if move.entry and move.entry.lent_by and move.entry.lent_by not in (move.to.personnel_number, move.to.lent_by)
    ]
    if not ended:
        return []
    lenders = setting.texts.all([setting.associate_name(one) for one in dict.fromkeys(map(owner, ended))])
    return [setting.say("reassign-loans-end", count=len(ended), lenders=lenders)]


def _starts(wish: Wish, setting: Setting) -> list[str]:
    """A move cannot wait for its day: that is said before the yes."""
    starts = wish.refinement.move.starts
    return [setting.say("reassign-at-once", starts=setting.texts.day(date.fromisoformat(starts)))] if starts else []


@dataclass(frozen=True)
class _WhoMoves(WhichCustomers):
    """A book that is lent back or on needs no names."""

    def ask(self, wish: Wish, setting: Setting, token: str) -> Ask | None:
        refuse_unread(wish, setting)
        if wish.refinement.of_list is OfList.ALL and not (wish.frame.customers or wish.frame.whole_book):
            setting.refuse("onward-from-nothing")
        by_book = wish.refinement.move.exchange and giver_of(wish, setting) and not wish.frame.customers
        return None if by_book or is_unsaid(wish) else super().ask(wish, setting, token)


@dataclass(frozen=True)
class _WhoGets(WhichAssociates):
    """Nobody is to be named who gets back what she lent, or keeps what she borrowed."""

    def ask(self, wish: Wish, setting: Setting, token: str) -> Ask | None:
        known = wish.refinement.move.exchange in (Exchange.GIVE_BACK, Exchange.EXTEND)
        return None if known and not wish.frame.to_associates else super().ask(wish, setting, token)


DIALOG = Dialog(
    intent=Intent.REASSIGN_CUSTOMERS,
    operation=Operation.REASSIGN_CUSTOMERS,
    questions=(
        _WhoMoves("reassign-which", unless="whole_book"),
        WhoseBook(),
        _WhoGets("reassign-to-whom"),
        LoanEnd(),
    ),
    preview=preview,
    listed=listed,
    confirms=lambda wish, setting: True,
    finish=finish,
)
