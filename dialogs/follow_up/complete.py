"""Tick a follow-up off."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.conversation import Reply
from dialogs.dialog import Ask, Dialog, Said, Takes
from dialogs.frame import Intent
from dialogs.questions.choices import numbered
from dialogs.questions.customers import WhichCustomers
from dialogs.questions.positions import at_position
from dialogs.setting import Setting
from dialogs.state import Wish
from storage.records import FollowUp
from storage.rules.names import fold
from storage.settings import Operation

MOST_OFFERED = 5


def finish(wish: Wish, setting: Setting) -> Reply:
    done = _meant(wish, setting)
    setting.work.follow_ups.complete(done, setting.work.now)
    text = setting.say("follow-up-done", text=done.text)
    return setting.receipt(text, setting.say("follow-up-done-title"))


def preview(wish: Wish, setting: Setting) -> str:
    return setting.say("follow-up-done-preview", text=_meant(wish, setting).text)


def _meant(wish: Wish, setting: Setting) -> FollowUp:
    return _fitting(wish, setting)[0]


def _fitting(wish: Wish, setting: Setting) -> list[FollowUp]:
    """The speaker's open follow-ups that fit what was said; refused, naming what there is, when there is none."""
    accounts = {customer.account_number for customer in setting.customers(wish)}
    words = set(fold(wish.frame.text or "").split())
    open_ones = setting.work.follow_ups.open_of(setting.speaker.personnel_number)
    fitting = [
        one
        for one in open_ones
        if (not accounts or one.account_number in accounts) and words <= set(fold(one.text).split())
        if wish.picked in (None, one.follow_up_id)
    ]
    if not fitting:
        listed = setting.texts.all([setting.say("quoted", text=one.text) for one in open_ones[:MOST_OFFERED]])
        setting.refuse("follow-up-none-fits", listed=listed, open=len(open_ones))
    return fitting


@dataclass(frozen=True)
class _WhichFollowUp:
    """Settles which of several fitting follow-ups is meant."""

    slot: str = "follow_up"
    takes: Takes = Takes.WHAT_FITS

    def ask(self, wish: Wish, setting: Setting, token: str) -> Ask | None:
        fitting = _fitting(wish, setting)[:MOST_OFFERED]
        if len(fitting) == 1:
            return None
        choices = [(one.follow_up_id, one.text, setting.when(one.due)) for one in fitting]
        return numbered(setting.say("follow-up-which"), choices, setting, token, quoted=True)

    def answer(self, wish: Wish, said: Said, setting: Setting) -> Wish | None:
        words = set(fold(said.text).split())
        named = [one.follow_up_id for one in _fitting(wish, setting) if words and words <= set(fold(one.text).split())]
        picked = at_position(wish.options, said.frame.position) or (named[0] if len(named) == 1 else None)
        return wish.model_copy(update={"picked": picked, "asking": None}) if picked else None


DIALOG = Dialog(
    intent=Intent.COMPLETE_FOLLOW_UP,
    operation=Operation.FOLLOW_UPS,
    questions=(WhichCustomers("show-which", optional=True), _WhichFollowUp()),
    preview=preview,
    finish=finish,
)
