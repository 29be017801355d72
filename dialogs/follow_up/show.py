"""List the follow-ups that are due."""

from __future__ import annotations

from datetime import date, timedelta

from dialogs.conversation import ListCard, ListRow, Reply
from dialogs.dialog import Dialog
from dialogs.frame import Frame, Intent
from dialogs.setting import Setting, show
from dialogs.state import Wish
from storage.records import Customer, FollowUp
from storage.settings import Operation

MOST_SHOWN = 15


def finish(wish: Wish, setting: Setting) -> Reply:
    first, last = _range(wish.frame, setting)
    found = setting.work.follow_ups.open_of(setting.speaker.personnel_number, first, last)
    asked = _asked(wish.frame, first, last, setting)
    setting.state.listed = []
    if not found:
        return Reply(text=setting.say("follow-ups-none", asked=asked))
    customers = setting.work.customers.several(one.account_number for one in found if one.account_number)
    about = [customers.get(one.account_number or "") for one in found]
    next_one = setting.say("option", title=found[0].text, detail=_detail(found[0], about[0], setting))
    text = setting.say("follow-ups", count=len(found), asked=asked, first=next_one)
    rows = tuple(_row(one, customer, setting) for one, customer in list(zip(found, about, strict=True))[:MOST_SHOWN])
    footer = setting.say("list-part", first=1, last=len(rows), total=len(found)) if len(found) > len(rows) else ""
    return Reply(text=text, card=ListCard(title=setting.say("follow-ups-title"), rows=rows, footer=footer))


def _range(frame: Frame, setting: Setting) -> tuple[date | None, date | None]:
    if frame.overdue:
        return None, setting.work.today - timedelta(days=1)
    if frame.due is None:
        return None, None
    first, last = (frame.due, frame.due) if isinstance(frame.due, str) else frame.due
    return date.fromisoformat(first[:10]), date.fromisoformat(last[:10])


def _asked(frame: Frame, first: date | None, last: date | None, setting: Setting) -> str:
    if frame.overdue:
        return setting.say("asked-overdue")
    if first is None or last is None:
        return setting.say("asked-any")
    if first == last:
        return setting.say("asked-day", day=setting.texts.day(first))
    return setting.say("asked-range", days=setting.texts.days(first, last))


def _row(one: FollowUp, customer: Customer | None, setting: Setting) -> ListRow:
    tap = show(customer) if customer else None
    return ListRow(title=one.text, detail=_detail(one, customer, setting), tap=tap)


def _detail(one: FollowUp, customer: Customer | None, setting: Setting) -> str:
    when = setting.when(one.due)
    return f"{when} · {customer.name}" if customer else when


DIALOG = Dialog(intent=Intent.SHOW_FOLLOW_UPS, operation=Operation.FOLLOW_UPS, finish=finish)
