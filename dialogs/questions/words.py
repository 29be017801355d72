"""Takes whatever is said next."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.conversation import Reply
from dialogs.dialog import Ask, Said
from dialogs.setting import Setting
from dialogs.state import Wish


@dataclass(frozen=True)
class Words:
    """Takes whatever is said next, word by word."""

    slot: str
    prompt: str
    takes_any_words: bool = True

    def ask(self, wish: Wish, setting: Setting, token: str) -> Ask | None:
        if getattr(wish.frame, self.slot):
            return None
        names = setting.names(setting.customers(wish))
        return Ask(Reply(text=setting.say(self.prompt, customer=names)))

    def answer(self, wish: Wish, said: Said, setting: Setting) -> Wish | None:
        return wish.having(**{self.slot: said.text.strip()}) if said.text.strip() else None
