"""Asks which colleagues are meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dialogs.conversation import Reply
from dialogs.dialog import Ask, Said, Takes
from dialogs.frame import Reference
from dialogs.questions.choices import numbered
from dialogs.questions.positions import at_position
from dialogs.setting import Setting
from dialogs.wish import Wish
from storage.records import Associate
from storage.rules.names import fold


@dataclass(frozen=True)
class WhichAssociates:
    """Settles `to_associates`: one personnel number each."""

    prompt: str
    slot: str = "to_associates"
    takes: Takes = Takes.WHAT_FITS
    optional: bool = False
    """True: nobody need be named; but who was named is settled."""

    def ask(self, wish: Wish, setting: Setting, token: str) -> Ask | None:
        if not wish.frame.to_associates:
            return None if self.optional else Ask(Reply(text=setting.say(self.prompt)))
        for reference in wish.frame.to_associates:
            ids = reference.ids or ()
            if reference.self or len(ids) == 1:
                continue
            if not ids:
                return Ask(Reply(text=setting.say("associate-unclear", said=reference.said)))
            choices = [(one, setting.associate_name(one), one) for one in ids]
            return numbered(setting.say("associate-which", said=reference.said), choices, setting, token)
        return None

    def answer(self, wish: Wish, said: Said, setting: Setting) -> Wish | None:
        picked = at_position(wish.options, said.frame.position)
        active = [one for one in setting.work.associates if one.active]
        chosen = [picked] if picked else named_among(active, said.text)
        if not chosen:
            return None
        answers = [Reference(said=setting.associate_name(one), ids=(one,)) for one in chosen]
        settled: list[Reference] = []
        for one in wish.frame.to_associates or ():
            if one.self or len(one.ids or ()) == 1:
                settled.append(one)
            else:
                settled += answers or [one]
                answers = []
        references = [*settled, *answers]
        return wish.having(to_associates=[one.model_dump(exclude_none=True) for one in references])


def named_among(associates: Sequence[Associate], text: str) -> list[str]:
    """The personnel numbers of those whose first or whole name is said; a shared first name is not."""
    said = fold(text)
    words = said.split()
    first_names = [fold(one.name).split()[0] for one in associates]
    return [
        one.personnel_number
        for one, first_name in zip(associates, first_names, strict=True)
        if fold(one.name) in said or (first_name in words and first_names.count(first_name) == 1)
    ]
