"""One entry of a customer's timeline, as a reader sees it."""

from __future__ import annotations

from dialogs.conversation import TimelineEntry
from dialogs.setting import Setting
from storage.records import Activity, FollowUp, Note, Purchase


def entry(one: Activity | Note | Purchase | FollowUp, setting: Setting) -> TimelineEntry:
    match one:
        case Note():
            return _note(one, setting)
        case Activity():
            return _activity(one, setting)
        case Purchase():
            return _purchase(one, setting)
        case FollowUp():
            return _follow_up(one, setting)


def in_one_line(shown: TimelineEntry) -> str:
    return f"{shown.title}: {shown.text}" if shown.text else shown.title


def what_was_bought(purchase: Purchase, setting: Setting) -> str:
    amount = setting.texts.amount(purchase.amount, purchase.currency)
    return setting.say("entry-purchase", product=purchase.product, amount=amount)


def _note(note: Note, setting: Setting) -> TimelineEntry:
    title = setting.say("entry-note", by=setting.associate_name(note.personnel_number))
    return TimelineEntry(at=setting.day(note.at), title=title, text=note.text)


def _activity(activity: Activity, setting: Setting) -> TimelineEntry:
    definition = setting.work.settings.activity_type(activity.type)
    title = setting.say(
        "entry-activity",
        type=definition.label if definition else activity.type,
        by=setting.associate_name(activity.personnel_number),
    )
    return TimelineEntry(at=setting.when(activity.at), title=title, text=activity.text or "")


def _purchase(purchase: Purchase, setting: Setting) -> TimelineEntry:
    text = purchase.category or ""
    if purchase.quantity != 1:
        text = setting.say("entry-quantity", quantity=setting.texts.number(purchase.quantity), category=text)
    return TimelineEntry(at=setting.day(purchase.at), title=what_was_bought(purchase, setting), text=text)


def _follow_up(follow_up: FollowUp, setting: Setting) -> TimelineEntry:
    status = "done" if follow_up.done_at else "open"
    title = setting.say("entry-follow_up", by=setting.associate_name(follow_up.personnel_number), status=status)
    return TimelineEntry(at=setting.when(follow_up.due), title=title, text=follow_up.text)
