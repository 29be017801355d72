"""Asks which colleagues are meant."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.conversation import ChoiceCard, ListRow, Reply, Tap
from dialogs.dialog import Ask, Said
from dialogs.frame import Frame, Intent, Reference
from dialogs.questions.positions import at_position
from dialogs.setting import Setting
from dialogs.state import Wish


@dataclass(frozen=True)
class WhichAssociates:
    """Settles `to_associates`: one personnel number each."""

    prompt: str
    slot: str = "to_associates"
    takes_any_words: bool = False

    def ask(self, wish: Wish, setting: Setting, token: str) -> Ask | None:
        if not wish.frame.to_associates:
            return Ask(Reply(text=setting.say(self.prompt)))
        for reference in wish.frame.to_associates:
            ids = reference.ids or ()
            if reference.self or len(ids) == 1:
                continue
            if not ids:
                return Ask(Reply(text=setting.say("associate-unclear", said=reference.said)))
            return _which_of(ids, reference.said, setting, token)
        return None

    def answer(self, wish: Wish, said: Said, setting: Setting) -> Wish | None:
        picked = at_position(wish.options, said.frame.position)
        chosen = [Reference(said=picked, ids=(picked,))] if picked else list(_colleagues(said.frame))
        if not chosen:
            return None
        known = [one for one in wish.frame.to_associates or () if one.self or len(one.ids or ()) == 1]
        return wish.having(to_associates=[one.model_dump(exclude_none=True) for one in (*known, *chosen)])


def _colleagues(frame: Frame) -> tuple[Reference, ...]:
    if frame.to_associates:
        return frame.to_associates
    return (frame.associate,) if frame.associate else ()


def _which_of(ids: tuple[str, ...], said: str, setting: Setting, token: str) -> Ask:
    question = setting.say("associate-which", said=said)
    names = [setting.associate_name(one) for one in ids]
    options = tuple(
        ListRow(title=name, detail=number, tap=Tap(frame=Frame(intent=Intent.CHOOSE, position=place), token=token))
        for place, (name, number) in enumerate(zip(names, ids, strict=True), start=1)
    )
    text = setting.say("question-with-options", question=question, options=setting.texts.any(names))
    return Ask(Reply(text=text, card=ChoiceCard(question=question, options=options)), ids)
