"""Offers choices, or a yes and a no."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dialogs.conversation import Button, ChoiceCard, ListRow, Reply, Tap
from dialogs.dialog import Ask, Said, Takes
from dialogs.frame import Frame, Intent
from dialogs.questions.positions import at_position
from dialogs.setting import Setting
from dialogs.wish import Wish


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
        choices = [(one, label, "") for one, label, _ in self.choices(wish, setting)]
        return numbered(setting.say(self.prompt), choices, setting, token)

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


def numbered(
    question: str, choices: Sequence[tuple[str, str, str]], setting: Setting, token: str, *, quoted: bool = False
) -> Ask:
    """Choices (id, label, detail) of which one is taken by its number or a tap; `quoted`: labels are people's words."""
    options = tuple(
        ListRow(title=label, detail=detail, tap=Tap(frame=Frame(intent=Intent.CHOOSE, position=place), token=token))
        for place, (_, label, detail) in enumerate(choices, start=1)
    )
    spoken = [setting.say("quoted", text=label) if quoted else label for _, label, _ in choices]
    text = setting.say("question-with-options", question=question, options=setting.texts.any(spoken))
    ids = tuple(one for one, _, _ in choices)
    return Ask(Reply(text=text, card=ChoiceCard(question=question, options=options)), ids)


def confirmation(question: str, setting: Setting, token: str, about: tuple[ListRow, ...] = ()) -> Reply:
    """`about`: whom a yes would concern, to be read before it is given."""
    yes = Button(label=setting.say("button-yes"), tap=Tap(frame=Frame(intent=Intent.CONFIRM), token=token))
    no = Button(label=setting.say("button-no"), tap=Tap(frame=Frame(intent=Intent.DENY), token=token))
    return Reply(text=question, card=ChoiceCard(options=about, buttons=(yes, no)))
