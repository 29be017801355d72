"""Which of the speaker's open follow-ups is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dialogs.dialog import Ask, Said, Takes
from dialogs.frame import Reference
from dialogs.questions.choices import numbered
from dialogs.questions.positions import at_position
from dialogs.setting import Setting
from dialogs.wish import Wish
from storage.records import Customer, FollowUp
from storage.rules.names import fold

MOST_OFFERED = 8


@dataclass(frozen=True)
class WhichFollowUp:
    """Settles which of several fitting follow-ups is meant; its id becomes the wish's `picked`."""

    prompt: str
    slot: str = "follow_up"
    takes: Takes = Takes.WHAT_FITS

    def ask(self, wish: Wish, setting: Setting, token: str) -> Ask | None:
        found = fitting(wish, setting)[:MOST_OFFERED]
        if len(found) == 1:
            return None
        return self.offer(found, setting, token)

    def offer(self, found: Sequence[FollowUp], setting: Setting, token: str) -> Ask:
        choices = [(one.follow_up_id, one.text, in_words(one, setting)) for one in found]
        return numbered(setting.say(self.prompt), choices, setting, token, quoted=True)

    def answer(self, wish: Wish, said: Said, setting: Setting) -> Wish | None:
        picked = at_position(wish.options, said.frame.position) or _only_one_named(wish, said, setting)
        return wish.model_copy(update={"picked": picked, "asking": None}) if picked else None


def meant(wish: Wish, setting: Setting) -> FollowUp:
    """The one that is settled."""
    return fitting(wish, setting)[0]


def fitting(wish: Wish, setting: Setting) -> Sequence[FollowUp]:
    """The speaker's open follow-ups that fit what was said; refused, naming what there is, when there is none."""
    frame, open_ones = wish.frame, _open_ones(setting)
    found = _about(frame.customers or (), frame.text or "", open_ones)
    pointed_at = _pointed_at(wish, setting)
    if pointed_at is not None and (one := _with_id(pointed_at, found)):
        return one
    if not frame.customers and not frame.text:
        if pointed_at is not None:
            setting.refuse("follow-up-not-open")
        one_talked_of = talked_of(setting)
        shown = [one for one in found if one.follow_up_id in setting.state.follow_ups]
        found = [one_talked_of] if one_talked_of else shown or found
    if not found:
        listed = setting.texts.all([setting.say("quoted", text=one.text) for one in open_ones[:MOST_OFFERED]])
        setting.refuse("follow-up-none-fits", listed=listed, open=len(open_ones))
    return found


def talked_of(setting: Setting) -> FollowUp | None:
    """The one talked of last, if it is still to be done."""
    return next(iter(_with_id(setting.state.follow_up or "", _open_ones(setting))), None)


def fits_any(wish: Wish, setting: Setting) -> bool:
    """Whether the customers and the words are those of an open follow-up of the speaker."""
    return bool(_about(wish.frame.customers or (), wish.frame.text or "", _open_ones(setting)))


def customer_of(one: FollowUp, setting: Setting) -> Customer | None:
    return setting.work.customers.several([one.account_number]).get(one.account_number) if one.account_number else None


def when_due(one: FollowUp, setting: Setting) -> str:
    """'Fri, 27 Nov 2026 15:30', marked where it is overdue."""
    due = setting.when(one.due)
    return setting.say("overdue-since", when=due) if one.is_overdue(setting.work.now) else due


def in_words(one: FollowUp, setting: Setting) -> str:
    """When it is due, and about whom."""
    customer = customer_of(one, setting)
    return f"{when_due(one, setting)} · {customer.name}" if customer else when_due(one, setting)


def _open_ones(setting: Setting) -> Sequence[FollowUp]:
    return setting.work.follow_ups.open_of(setting.speaker.personnel_number)


def _pointed_at(wish: Wish, setting: Setting) -> str | None:
    """The id of what was tapped, chosen or named by its place in the list shown last."""
    said = wish.refinement.follow_up
    if wish.picked is not None or said is None or said.position is None:
        return wish.picked
    return at_position(tuple(setting.state.follow_ups), said.position) or setting.refuse("choose-from-nothing")


def _with_id(follow_up_id: str, among: Sequence[FollowUp]) -> list[FollowUp]:
    return [one for one in among if one.follow_up_id == follow_up_id]


def _about(customers: Sequence[Reference], text: str, among: Sequence[FollowUp]) -> list[FollowUp]:
    """Those about any customer whom the references can mean, with all of these words."""
    accounts = {number for reference in customers for number in reference.ids or ()}
    words = set(fold(text).split())
    return [
        one
        for one in among
        if (not customers or one.account_number in accounts) and words <= set(fold(one.text).split())
    ]


def _only_one_named(wish: Wish, said: Said, setting: Setting) -> str | None:
    among = fitting(wish, setting)
    found = _about(said.frame.customers or (), "" if said.frame.customers else said.text, among)
    return found[0].follow_up_id if len(found) == 1 and said.text.strip() else None
