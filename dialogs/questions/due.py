"""Asks when something is due."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.conversation import Reply
from dialogs.dialog import Ask, Said, Takes
from dialogs.frame import Intent
from dialogs.setting import Setting
from dialogs.wish import Wish

MOST_WORDS = 2
"""Beside a day or a time that is an answer: "Friday works best"."""


@dataclass(frozen=True)
class WhenDue:
    """Asks for a day or a time to come."""

    prompt: str
    slot: str = "due"
    takes: Takes = Takes.A_DATE

    def ask(self, wish: Wish, setting: Setting, token: str) -> Ask | None:
        return None if wish.frame.due else Ask(Reply(text=setting.say(self.prompt)))

    def answer(self, wish: Wish, said: Said, setting: Setting) -> Wish | None:
        read = setting.read_as(Intent.SET_FOLLOW_UP, said.text)
        due, beside = said.answer.due or read.due, (read.text or "").split()
        return wish.having(due=due) if due and len(beside) <= MOST_WORDS else None
