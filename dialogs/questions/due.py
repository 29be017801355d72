"""Asks when something is due."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.conversation import Reply
from dialogs.dialog import Ask, Said, Takes
from dialogs.setting import Setting
from dialogs.state import Wish


@dataclass(frozen=True)
class WhenDue:
    """Asks for a day or a time to come."""

    prompt: str
    slot: str = "due"
    takes: Takes = Takes.WHAT_FITS

    def ask(self, wish: Wish, setting: Setting, token: str) -> Ask | None:
        return None if wish.frame.due else Ask(Reply(text=setting.say(self.prompt)))

    def answer(self, wish: Wish, said: Said, setting: Setting) -> Wish | None:
        return wish.having(due=said.answer.due) if said.answer.due else None
