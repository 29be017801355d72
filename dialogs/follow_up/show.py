"""List the follow-ups that are due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dialogs.conversation import ListCard, ListRow, Reply, Tap
from dialogs.dialog import Dialog
from dialogs.frame import Frame, Intent, Reference
from dialogs.setting import Setting
from dialogs.state import Wish
from storage.records import FollowUp
from storage.settings import Operation

MOST_SHOWN = 15


def finish(wish: Wish, setting: Setting) -> Reply:
    first, last = _range(wish.frame, setting)
    found = setting.work.follow_ups.open_of(setting.speaker.personnel_number, first, last)
    asked = _asked(wish.frame, first, last, setting)
    setting.state.listed = []
    if not found:
        return Reply(text=setting.say("follow-ups-none", asked=asked))
    names = _names(found, setting)
    text = setting.say("follow-ups", count=len(found), asked=asked, first=_line(found[0], names, setting))
    rows = tuple(_row(one, names, setting) for one in found[:MOST_SHOWN])
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


def _names(found: Sequence[FollowUp], setting: Setting) -> dict[str, str]:
    customers = setting.work.customers.several(one.account_number for one in found if one.account_number)
    return {account_number: customer.name for account_number, customer in customers.items()}


def _row(one: FollowUp, names: dict[str, str], setting: Setting) -> ListRow:
    name = names.get(one.account_number or "")
    about = Reference(said=name, ids=(one.account_number,)) if name and one.account_number else None
    tap = Tap(frame=Frame(intent=Intent.SHOW_CUSTOMER, customers=(about,))) if about else None
    return ListRow(title=one.text, detail=" · ".join(filter(None, [setting.when(one.due), name])), tap=tap)


def _line(one: FollowUp, names: dict[str, str], setting: Setting) -> str:
    detail = " · ".join(filter(None, [setting.when(one.due), names.get(one.account_number or "")]))
    return setting.say("option", title=one.text, detail=detail)


DIALOG = Dialog(intent=Intent.SHOW_FOLLOW_UPS, operation=Operation.FOLLOW_UPS, finish=finish)
