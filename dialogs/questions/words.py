"""Takes whatever is said next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dialogs.conversation import Reply
from dialogs.dialog import Ask, Said, Takes
from dialogs.setting import Setting
from dialogs.wish import Wish


@dataclass(frozen=True)
class Words:
    slot: str
    prompt: str
    takes: Takes = Takes.VERBATIM
    """WORDS: other slots said along with it ("call her on Friday") are taken out of the words and filled too."""

    def ask(self, wish: Wish, setting: Setting, token: str) -> Ask | None:
        if getattr(wish.frame, self.slot) is not None:
            return None
        names = setting.names(setting.customers(wish))
        return Ask(Reply(text=setting.say(self.prompt, customer=names)))

    def answer(self, wish: Wish, said: Said, setting: Setting) -> Wish | None:
        words = said.text.strip()
        if not words:
            return None
        if self.takes is Takes.VERBATIM:
            return wish.having(**{self.slot: words})
        read = said.answer.to_json()
        return wish.having(**{**self._words(words, read), **read, **wish.frame.to_json()})

    def _words(self, words: str, read: dict[str, Any]) -> dict[str, str]:
        """None where the answer only says something else that is still missing: "on Friday"."""
        return {} if read.keys() & {"due"} and self.slot not in read else {self.slot: words}
