"""What happened with a customer, newest first, a page at a time."""

from __future__ import annotations

from datetime import datetime
from operator import itemgetter

from dialogs.conversation import Button, Reply, Tap, TimelineCard, TimelineEntry
from dialogs.frame import Section
from dialogs.setting import Setting
from dialogs.state import Wish
from storage.records import Activity, Customer, FollowUp, Note, Purchase

ENTRIES_ON_A_PAGE = 8

Dated = tuple[datetime, TimelineEntry]


def show(customer: Customer, section: Section, wish: Wish, setting: Setting) -> Reply:
    entries = _entries(customer, section, setting)
    what = setting.say(f"section-{section}")
    if not entries:
        return Reply(text=setting.say("timeline-empty", what=what, customer=customer.name))
    number = min(wish.page, (len(entries) - 1) // ENTRIES_ON_A_PAGE)
    first = number * ENTRIES_ON_A_PAGE
    page = entries[first : first + ENTRIES_ON_A_PAGE]
    last = first + len(page)
    more = Button(label=setting.say("button-more"), tap=Tap(frame=wish.frame, page=number + 1))
    latest = page[0]
    return Reply(
        text=setting.say(
            "timeline", what=what, customer=customer.name, total=len(entries), at=latest.at, latest=_line(latest)
        ),
        card=TimelineCard(
            title=setting.say("timeline-title", what=what, customer=customer.name),
            entries=tuple(page),
            footer=setting.say("list-part", first=first + 1, last=last, total=len(entries))
            if len(entries) > len(page)
            else "",
            buttons=(more,) if last < len(entries) else (),
        ),
    )


def _entries(customer: Customer, section: Section, setting: Setting) -> list[TimelineEntry]:
    account_number, timeline = customer.account_number, setting.work.timeline
    everything = section is Section.TIMELINE
    dated: list[Dated] = []
    if everything or section is Section.NOTES:
        dated += [_note(one, setting) for one in timeline.notes(account_number)]
    if everything or section is Section.ACTIVITIES:
        dated += [_activity(one, setting) for one in timeline.activities(account_number)]
    if everything or section is Section.PURCHASES:
        dated += [_purchase(one, setting) for one in timeline.purchases(account_number)]
    if everything or section is Section.FOLLOW_UPS:
        dated += [_follow_up(one, setting) for one in setting.work.follow_ups.of_customer(account_number)]
    return [entry for _, entry in sorted(dated, key=itemgetter(0), reverse=True)]


def _note(note: Note, setting: Setting) -> Dated:
    title = setting.say("entry-note", by=setting.associate_name(note.personnel_number))
    return note.at, TimelineEntry(at=setting.day(note.at), title=title, text=note.text)


def _activity(activity: Activity, setting: Setting) -> Dated:
    definition = setting.work.settings.activity_type(activity.type)
    title = setting.say(
        "entry-activity",
        type=definition.label if definition else activity.type,
        by=setting.associate_name(activity.personnel_number),
    )
    return activity.at, TimelineEntry(at=setting.when(activity.at), title=title, text=activity.text or "")


def _purchase(purchase: Purchase, setting: Setting) -> Dated:
    title = setting.say(
        "entry-purchase",
        product=purchase.product,
        amount=setting.texts.amount(purchase.amount, purchase.currency),
    )
    text = purchase.category or ""
    if purchase.quantity != 1:
        text = setting.say("entry-quantity", quantity=setting.texts.number(purchase.quantity), category=text)
    return purchase.at, TimelineEntry(at=setting.day(purchase.at), title=title, text=text)


def _follow_up(follow_up: FollowUp, setting: Setting) -> Dated:
    due = follow_up.due
    at = due if isinstance(due, datetime) else setting.moment(due.isoformat())
    status = "done" if follow_up.done_at else "open"
    title = setting.say("entry-follow_up", by=setting.associate_name(follow_up.personnel_number), status=status)
    return at, TimelineEntry(at=setting.when(due), title=title, text=follow_up.text)


def _line(entry: TimelineEntry) -> str:
    return f"{entry.title}: {entry.text}" if entry.text else entry.title
