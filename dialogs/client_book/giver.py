"""Asks out of whose client book those go who were told only by a condition: "move everyone over 60 to Carla"."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.client_book.conditions import described
from dialogs.client_book.selection import conditions_of, matching
from dialogs.dialog import Ask, Said, Takes
from dialogs.frame import Reference
from dialogs.questions.associates import named_among
from dialogs.questions.choices import numbered
from dialogs.questions.positions import at_position
from dialogs.setting import Setting
from dialogs.wish import Wish


def is_unsaid(wish: Wish) -> bool:
    told = wish.frame.customers or wish.frame.whole_book or wish.refinement.of_list
    return bool(conditions_of(wish)) and not told


@dataclass(frozen=True)
class WhoseBook:
    """One of the colleagues of the speaker's stores, and of the speaker, who have such customers."""

    slot: str = "from_associate"
    takes: Takes = Takes.WHAT_FITS

    def ask(self, wish: Wish, setting: Setting, token: str) -> Ask | None:
        if not is_unsaid(wish):
            return None
        receivers = {one for reference in wish.frame.to_associates or () for one in reference.ids or ()}
        stores = set(setting.speaker.stores)
        near = [one for one in setting.work.associates if stores & set(one.stores)]
        found = {one: len(matching(one.personnel_number, wish, setting)) for one in near}
        choices = [
            (one.personnel_number, one.name, str(count))
            for one, count in found.items()
            if count and one.personnel_number not in receivers
        ]
        conditions = described(conditions_of(wish), setting)
        if not choices:
            setting.refuse("reassign-none-such", conditions=conditions)
        return numbered(setting.say("reassign-whose", conditions=conditions), choices, setting, token)

    def answer(self, wish: Wish, said: Said, setting: Setting) -> Wish | None:
        picked = at_position(wish.options, said.frame.position)
        chosen = [picked] if picked else named_among(setting.work.associates, said.text)
        if len(chosen) != 1:
            return None
        giver = Reference(said=setting.associate_name(chosen[0]), ids=(chosen[0],))
        return wish.having(from_associate=giver.model_dump(exclude_none=True), whole_book=True)
