"""Keep an activity: a visit, a call, whatever types are configured."""

from __future__ import annotations

from datetime import datetime

from dialogs.conversation import Reply
from dialogs.dialog import Dialog
from dialogs.frame import Intent
from dialogs.questions.choices import OneOf
from dialogs.questions.customers import WhichCustomers
from dialogs.setting import Setting
from dialogs.wish import Wish
from storage.settings import Operation


def finish(wish: Wish, setting: Setting) -> Reply:
    customers, at, text = setting.customers(wish), _at(wish, setting), wish.frame.text
    if at > setting.work.now:
        setting.refuse("activity-in-the-future", when=setting.when(at), type=_label(wish, setting))
    for customer in customers:
        setting.work.timeline.log_activity(customer.account_number, wish.frame.activity_type or "", at, text)
    names = setting.names(customers)
    said = setting.say(
        "activity-logged",
        type=_label(wish, setting),
        customers=names,
        when=setting.when(at),
        text=text or "",
        said="text" if text else "nothing",
    )
    return setting.receipt(said, setting.say("activity-title", type=_label(wish, setting), customers=names))


def preview(wish: Wish, setting: Setting) -> str:
    """Says the day alone where it is just now: a minute later it is still the same question."""
    at = _at(wish, setting)
    return setting.say(
        "activity-preview",
        type=_label(wish, setting),
        customers=setting.names(setting.customers(wish)),
        when=setting.texts.day(setting.work.today) if at == setting.work.now else setting.when(at),
        text=wish.frame.text or "",
        said="text" if wish.frame.text else "nothing",
    )


def _at(wish: Wish, setting: Setting) -> datetime:
    """When it was: now where nothing was said, and for "today"."""
    said = wish.frame.at
    if said is None or said == setting.work.today.isoformat():
        return setting.work.now
    return setting.moment(said)


def _label(wish: Wish, setting: Setting) -> str:
    definition = setting.work.settings.activity_type(wish.frame.activity_type or "")
    return definition.label if definition else setting.refuse("activity-type-unknown")


def _types(wish: Wish, setting: Setting) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.id, one.label, one.words) for one in setting.work.settings.activity_types]


DIALOG = Dialog(
    intent=Intent.LOG_ACTIVITY,
    operation=Operation.LOG_ACTIVITIES,
    questions=(WhichCustomers("activity-with-whom"), OneOf("activity_type", "activity-which", _types)),
    preview=preview,
    finish=finish,
    correctable=True,
)
