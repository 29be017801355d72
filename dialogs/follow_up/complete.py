"""Tick a follow-up off."""

from __future__ import annotations

from dialogs.conversation import Reply
from dialogs.dialog import Dialog
from dialogs.follow_up.which import WhichFollowUp, meant
from dialogs.frame import Intent
from dialogs.setting import Setting
from dialogs.state import Wish
from storage.settings import Operation


def finish(wish: Wish, setting: Setting) -> Reply:
    done = meant(wish, setting)
    setting.work.follow_ups.complete(done, setting.work.now)
    setting.state.talk_of_follow_up(None, done.account_number)
    text = setting.say("follow-up-done", text=done.text)
    return setting.receipt(text, setting.say("follow-up-done-title"))


def preview(wish: Wish, setting: Setting) -> str:
    return setting.say("follow-up-done-preview", text=meant(wish, setting).text)


DIALOG = Dialog(
    intent=Intent.COMPLETE_FOLLOW_UP,
    operation=Operation.FOLLOW_UPS,
    questions=(WhichFollowUp("follow-up-which"),),
    preview=preview,
    finish=finish,
)
