"""Asks until when customers are lent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dialogs.conversation import Reply
from dialogs.dialog import Ask, Said, Takes
from dialogs.frame import Frame, Intent
from dialogs.move_said import Exchange
from dialogs.setting import Setting
from dialogs.wish import Wish
from storage.rules.names import fold


@dataclass(frozen=True)
class LoanEnd:
    """A last day, or for good."""

    slot: str = "until"
    takes: Takes = Takes.WHAT_FITS

    def ask(self, wish: Wish, setting: Setting, token: str) -> Ask | None:
        move = wish.refinement.move
        known = wish.frame.until or not move.lends or move.exchange is Exchange.GIVE_BACK
        return None if known else Ask(Reply(text=setting.say("reassign-until-when")))

    def answer(self, wish: Wish, said: Said, setting: Setting) -> Wish | None:
        if said.frame.to_associates or said.frame.customers or said.frame.whole_book:
            return None  # a wish of its own
        for_good = setting.language.phrases("lending", "for_good")
        if any(fold(phrase) in fold(said.text) for phrase in for_good):
            move = wish.refinement.move.model_copy(update={"lends": False})
            return wish.having().model_copy(update={"refinement": wish.refinement.model_copy(update={"move": move})})
        until = said.answer.until or said.frame.until or _day(setting.read_as(Intent.SET_FOLLOW_UP, said.text))
        return wish.having(until=until) if until else None


def _day(read: Frame) -> str | None:
    """The day that was said, the last one of several."""
    due = read.due[1] if isinstance(read.due, tuple) else read.due
    return datetime.fromisoformat(due).date().isoformat() if due else None
