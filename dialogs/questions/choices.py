"""Offers choices, or a yes and a no."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dialogs.conversation import Button, ChoiceCard, ListRow, Reply, Tap
from dialogs.dialog import Ask, Said, Takes
from dialogs.frame import Frame, Intent
from dialogs.questions.positions import at_position
from dialogs.setting import Setting
from dialogs.state import Wish


@dataclass(frozen=True)
class OneOf:
    """Offers choices; one is taken by its word, its number or a tap."""

    slot: str
    prompt: str
    choices: Callable[[Wish, Setting], list[tuple[str, str, tuple[str, ...]]]]
    """(id, label, words that people say for it)"""
    takes: Takes = Takes.WHAT_FITS

    def ask(self, wish: Wish, setting: Setting, token: str) -> Ask | None:
        if getattr(wish.frame, self.slot) is not None:
            return None
        choices = self.choices(wish, setting)
        question = setting.say(self.prompt)
        options = tuple(
            ListRow(title=label, tap=Tap(frame=Frame(intent=Intent.CHOOSE, position=number), token=token))
            for number, (_, label, _) in enumerate(choices, start=1)
        )
        spoken = setting.say(
            "question-with-options", question=question, options=setting.texts.any([c[1] for c in choices])
        )
        return Ask(
            Reply(text=spoken, card=ChoiceCard(question=question, options=options)), tuple(c[0] for c in choices)
        )

    def answer(self, wish: Wish, said: Said, setting: Setting) -> Wish | None:
        read = getattr(said.answer, self.slot)
        if read is not None:
            return wish.having(**{self.slot: read})
        picked = at_position(wish.options, said.frame.position)
        if picked is not None:
            return wish.having(**{self.slot: picked})
        words = said.text.casefold().strip(" .!")
        for choice, label, synonyms in self.choices(wish, setting):
            if words in {choice.casefold(), label.casefold(), *(synonym.casefold() for synonym in synonyms)}:
                return wish.having(**{self.slot: choice})
        return None


def confirmation(question: str, setting: Setting, token: str) -> Reply:
    yes = Button(label=setting.say("button-yes"), tap=Tap(frame=Frame(intent=Intent.CONFIRM), token=token))
    no = Button(label=setting.say("button-no"), tap=Tap(frame=Frame(intent=Intent.DENY), token=token))
    return Reply(text=question, card=ChoiceCard(buttons=(yes, no)))
