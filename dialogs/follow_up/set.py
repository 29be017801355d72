"""Set a follow-up: something to be reminded of, with or without a customer."""

from __future__ import annotations

from datetime import date, datetime

from dialogs.conversation import Reply
from dialogs.dialog import Ask, Dialog, Takes
from dialogs.follow_up.due import due_of
from dialogs.frame import Intent
from dialogs.questions.customers import WhichCustomers
from dialogs.questions.due import WhenDue
from dialogs.questions.words import Words
from dialogs.setting import Setting
from dialogs.state import Wish
from storage.settings import Operation


def finish(wish: Wish, setting: Setting) -> Reply:
    due, text = _due(wish, setting), _text(wish, setting)
    customers = setting.customers(wish)
    for customer in customers or (None,):
        account_number = customer.account_number if customer else None
        follow_up_id = setting.work.follow_ups.set(setting.speaker.personnel_number, account_number, due, text)
        setting.state.talk_of_follow_up(follow_up_id, account_number)
    return setting.receipt(setting.say("follow-up-set", **_values(wish, setting)), setting.say("follow-up-title"))


def preview(wish: Wish, setting: Setting) -> str:
    return setting.say("follow-up-preview", **_values(wish, setting))


def _values(wish: Wish, setting: Setting) -> dict[str, str]:
    customers = setting.customers(wish)
    return {
        "when": setting.when(_due(wish, setting)),
        "text": _text(wish, setting),
        "customers": setting.names(customers),
        "about": "somebody" if customers else "nobody",
    }


def _text(wish: Wish, setting: Setting) -> str:
    return wish.frame.text or setting.say("follow-up-unsaid")


def _due(wish: Wish, setting: Setting) -> date | datetime:
    return due_of(wish.frame.due or "", setting, "follow-up-in-the-past")


class _Deed(Words):
    def ask(self, wish: Wish, setting: Setting, token: str) -> Ask | None:
        """Not where it is said about whom and when: "follow up with her in two weeks"."""
        return None if wish.frame.customers and wish.frame.due else super().ask(wish, setting, token)


DIALOG = Dialog(
    intent=Intent.SET_FOLLOW_UP,
    operation=Operation.FOLLOW_UPS,
    questions=(
        WhichCustomers("show-which", optional=True),
        _Deed("text", "follow-up-what", takes=Takes.WORDS),
        WhenDue("follow-up-when"),
    ),
    preview=preview,
    finish=finish,
    correctable=True,
)
