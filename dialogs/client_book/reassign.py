"""Move customers from one client book to others, for good or until a day."""

from __future__ import annotations

from dialogs.client_book.conditions import described
from dialogs.client_book.moving import carry_out, follow_ups_along, shares
from dialogs.client_book.plan import Plan, planned, until_of
from dialogs.client_book.selection import rows, told_together
from dialogs.client_book.telling import tell_of_moves
from dialogs.conversation import ListRow, Reply
from dialogs.dialog import Dialog
from dialogs.frame import Intent
from dialogs.questions.associates import WhichAssociates
from dialogs.questions.customers import WhichCustomers
from dialogs.setting import Setting
from dialogs.state import Wish
from storage.settings import Operation


def preview(wish: Wish, setting: Setting) -> str:
    plan = planned(wish, setting)
    along = _along(plan, setting)
    return " ".join([setting.say("reassign-preview", **_values(plan, wish, setting)), *along])


def listed(wish: Wish, setting: Setting) -> tuple[ListRow, ...]:
    """Everybody who was told by a condition or a list, to be seen before the yes."""
    if not told_together(wish):
        return ()
    accounts = (move.account_number for move in planned(wish, setting).moves)
    return rows(list(setting.work.customers.several(accounts).values()))


def finish(wish: Wish, setting: Setting) -> Reply:
    plan = planned(wish, setting)
    text = " ".join([setting.say("reassigned", **_values(plan, wish, setting)), *_along(plan, setting)])
    carry_out(plan.moves, setting.work)
    tell_of_moves(plan.moves, setting.work)
    return setting.receipt(text, setting.say("lent-title" if wish.frame.until else "reassigned-title"))


def _values(plan: Plan, wish: Wish, setting: Setting) -> dict[str, str]:
    givers = list(dict.fromkeys(move.giver for move in plan.moves if move.giver is not None))
    customers = setting.names(list(setting.work.customers.several(one.account_number for one in plan.moves).values()))
    if wish.frame.filters:
        customers = setting.say("option", title=customers, detail=described(wish.frame.filters, setting))
    until = until_of(wish, setting)
    return {
        "customers": customers,
        "receivers": shares(plan.moves, setting.work, setting.texts),
        "givers": setting.texts.all([setting.associate_name(giver) for giver in givers]),
        "origin": "somebody" if givers else "nobody",
        "kind": "lent" if until else "moved",
        "until": setting.texts.day(until) if until else "",
    }


def _along(plan: Plan, setting: Setting) -> list[str]:
    """'3 households stay together and 4 follow-ups go along.'; nothing where there is nothing to say."""
    follow_ups = len(follow_ups_along(plan.moves, setting.work))
    parts = []
    if plan.households:
        parts.append(setting.say("households-together", count=plan.households))
    if follow_ups:
        parts.append(setting.say("follow-ups-along", count=follow_ups))
    return [setting.say("along", parts=setting.texts.all(parts))] if parts else []


DIALOG = Dialog(
    intent=Intent.REASSIGN_CUSTOMERS,
    operation=Operation.REASSIGN_CUSTOMERS,
    questions=(WhichCustomers("reassign-which", unless="whole_book"), WhichAssociates("reassign-to-whom")),
    preview=preview,
    listed=listed,
    confirms=lambda wish, setting: True,
    finish=finish,
)
