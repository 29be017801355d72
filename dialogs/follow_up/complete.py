"""Tick a follow-up off."""

from __future__ import annotations

from dialogs.conversation import Reply
from dialogs.dialog import Dialog
from dialogs.frame import Intent
from dialogs.questions.customers import WhichCustomers
from dialogs.setting import Setting
from dialogs.state import Wish
from storage.records import FollowUp
from storage.rules.names import fold
from storage.settings import Operation


def finish(wish: Wish, setting: Setting) -> Reply:
    done = _meant(wish, setting)
    setting.work.follow_ups.complete(done, setting.work.now)
    text = setting.say("follow-up-done", text=done.text)
    return setting.receipt(text, setting.say("follow-up-done-title"))


def preview(wish: Wish, setting: Setting) -> str:
    return setting.say("follow-up-done-preview", text=_meant(wish, setting).text)


def _meant(wish: Wish, setting: Setting) -> FollowUp:
    """The one open follow-up that fits what was said; refused, naming what there is, when it is none or not clear."""
    accounts = {customer.account_number for customer in setting.customers(wish)}
    words = set(fold(wish.frame.text or "").split())
    open_ones = setting.work.follow_ups.open_of(setting.speaker.personnel_number)
    fitting = [
        one
        for one in open_ones
        if (not accounts or one.account_number in accounts) and words <= set(fold(one.text).split())
    ]
    if len(fitting) != 1:
        listed = setting.texts.any([setting.say("quoted", text=one.text) for one in (fitting or open_ones)[:5]])
        setting.refuse("follow-up-which" if fitting else "follow-up-none-fits", listed=listed, open=len(open_ones))
    return fitting[0]


DIALOG = Dialog(
    intent=Intent.COMPLETE_FOLLOW_UP,
    operation=Operation.FOLLOW_UPS,
    questions=(WhichCustomers("show-which", optional=True),),
    preview=preview,
    finish=finish,
)
