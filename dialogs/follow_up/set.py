"""Set a follow-up: something to be reminded of, with or without a customer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dialogs.conversation import Reply
from dialogs.dialog import Ask, Dialog, Takes
from dialogs.follow_up.due import due_of
from dialogs.follow_up.for_colleague import receiver_of
from dialogs.follow_up.telling import tell_of_new
from dialogs.frame import Intent
from dialogs.questions.customers import WhichCustomers
from dialogs.questions.due import WhenDue
from dialogs.questions.words import Words
from dialogs.setting import Setting
from dialogs.wish import Wish
from storage.settings import Operation


def finish(wish: Wish, setting: Setting) -> Reply:
    due, text = _due(wish, setting), _text(wish, setting)
    receiver, customers = receiver_of(wish, setting), setting.customers(wish)
    for customer in customers or (None,):
        account_number = customer.account_number if customer else None
        follow_up_id = setting.work.follow_ups.set(receiver.personnel_number, account_number, due, text)
        setting.state.talk_of_follow_up(follow_up_id if receiver == setting.speaker else None, account_number)
    if receiver != setting.speaker:
        tell_of_new(receiver, due, text, customers, setting)
    return setting.receipt(setting.say("follow-up-set", **_values(wish, setting)), setting.say("follow-up-title"))


def preview(wish: Wish, setting: Setting) -> str:
    return setting.say("follow-up-preview", **_values(wish, setting))


def _values(wish: Wish, setting: Setting) -> dict[str, str]:
    receiver, customers = receiver_of(wish, setting), setting.customers(wish)
    return {
        "when": setting.when(_due(wish, setting)),
        "who": "me" if receiver == setting.speaker else "colleague",
        "colleague": receiver.name,
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


@dataclass(frozen=True)
class _When(WhenDue):
    """Who is to be reminded stands in the question where it is a colleague."""

    def ask(self, wish: Wish, setting: Setting, token: str) -> Ask | None:
        receiver = receiver_of(wish, setting)
        if wish.frame.due or receiver == setting.speaker:
            return super().ask(wish, setting, token)
        return Ask(Reply(text=setting.say("follow-up-when-colleague", colleague=receiver.name)))


DIALOG = Dialog(
    intent=Intent.SET_FOLLOW_UP,
    operation=Operation.FOLLOW_UPS,
    questions=(
        WhichCustomers("show-which", optional=True),
        _Deed("text", "follow-up-what", takes=Takes.WORDS),
        _When("follow-up-when"),
    ),
    preview=preview,
    finish=finish,
    correctable=True,
)
