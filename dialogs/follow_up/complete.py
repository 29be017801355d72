"""Tick a follow-up off."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.conversation import Reply
from dialogs.dialog import Ask, Dialog
from dialogs.follow_up.which import MOST_OFFERED, WhichFollowUp, fitting, meant, talked_of
from dialogs.frame import Intent
from dialogs.setting import Setting
from dialogs.wish import Wish
from storage.settings import Operation


def finish(wish: Wish, setting: Setting) -> Reply:
    done = meant(wish, setting)
    setting.work.follow_ups.complete(done, setting.work.now)
    setting.state.talk_of_follow_up(None, done.account_number)
    text = setting.say("follow-up-done", text=done.text)
    return setting.receipt(text, setting.say("follow-up-done-title"))


def preview(wish: Wish, setting: Setting) -> str:
    return setting.say("follow-up-done-preview", text=meant(wish, setting).text)


@dataclass(frozen=True)
class _WhichIsDone(WhichFollowUp):
    def ask(self, wish: Wish, setting: Setting, token: str) -> Ask | None:
        """Just "done" means the one that was shown; it is a mere word behind one that was just set."""
        says_which = wish.frame.customers or wish.frame.text or wish.picked or wish.refinement.follow_up
        if says_which:
            return super().ask(wish, setting, token)
        if _was_just_set(setting):
            setting.refuse("welcome")
        found = fitting(wish, setting)[:MOST_OFFERED]
        return None if talked_of(setting) else self.offer(found, setting, token)


def _was_just_set(setting: Setting) -> bool:
    done, shown = setting.state.done[-1:], {button.tap.token for button in setting.state.buttons}
    return bool(done) and done[0].wish.frame.intent is Intent.SET_FOLLOW_UP and done[0].receipt_id in shown


DIALOG = Dialog(
    intent=Intent.COMPLETE_FOLLOW_UP,
    operation=Operation.FOLLOW_UPS,
    questions=(_WhichIsDone("follow-up-which"),),
    preview=preview,
    finish=finish,
)
