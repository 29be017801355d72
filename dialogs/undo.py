"""Take back an earlier change that was described: "undo the move of this morning", "take back the note for Maria"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from dialogs import taking_back
from dialogs.conversation import Reply
from dialogs.dialog import Ask, Dialog, Said, Takes
from dialogs.frame import Intent
from dialogs.questions.choices import numbered
from dialogs.questions.positions import at_position
from dialogs.setting import Setting
from dialogs.taking_back import AS_FAR_AS, MOMENT
from dialogs.wish import Wish
from storage.past_changes import Change

MOST_OFFERED = 5
FEW = 1
"""Customers whose change is taken back without a question."""


def finish(wish: Wish, setting: Setting) -> Reply:
    return taking_back.take_back(_meant(wish, setting), setting)


def preview(wish: Wish, setting: Setting) -> str:
    past = _meant(wish, setting)
    return setting.say("undo-preview", what=taking_back.described(past, setting), when=setting.when(_at(past, setting)))


def concerns_many(wish: Wish, setting: Setting) -> bool:
    return len({change.account_number for change in _meant(wish, setting)}) > FEW


def _meant(wish: Wish, setting: Setting) -> Sequence[Change]:
    fitting = _fitting(wish, setting)
    return next((one for one in fitting if one[0].receipt_id == wish.picked), fitting[0])


def _fitting(wish: Wish, setting: Setting) -> Sequence[Sequence[Change]]:
    """The speaker's receipts that are described, the latest first; refused where there is none."""
    said = wish.refinement
    standing = setting.work.changes.standing(*_period(wish, setting))
    receipts = [list(changes) for _, changes in groupby(standing, lambda change: change.receipt_id)]
    about = {one for reference in said.customers for one in reference.ids or setting.state.focus[:1]}
    fitting = [
        receipt
        for receipt in reversed(receipts)
        if not _is_replaced(receipt, standing)
        and (not said.intents or receipt[-1].what in said.intents)
        and (not said.customers or about & {change.account_number for change in receipt})
    ]
    return fitting or setting.refuse("undo-none-fits")


def _is_replaced(receipt: Sequence[Change], standing: Sequence[Change]) -> bool:
    """Whether a correction took it back, with which it comes back."""
    corrected = [(one.table_name, one.account_number, one.before) for one in standing if one.what == Intent.CORRECT]
    return any((one.table_name, one.account_number, one.after) in corrected for one in receipt if one.after)


def _period(wish: Wish, setting: Setting) -> tuple[datetime, datetime]:
    """From the first moment to the one after the last."""
    if wish.refinement.period is None:
        return setting.work.now - AS_FAR_AS, setting.work.now + MOMENT
    first, last = (date.fromisoformat(one[:10]) for one in wish.refinement.period)
    zone = setting.work.now.tzinfo
    return datetime.combine(first, time(), zone), datetime.combine(last + timedelta(days=1), time(), zone)


def _at(past: Sequence[Change], setting: Setting) -> datetime:
    return past[0].at.astimezone(setting.work.now.tzinfo)


@dataclass(frozen=True)
class _WhichChange:
    slot: str = "change"
    takes: Takes = Takes.WHAT_FITS

    def ask(self, wish: Wish, setting: Setting, token: str) -> Ask | None:
        fitting = _fitting(wish, setting)[:MOST_OFFERED]
        latest_is_meant = not wish.refinement.customers and not wish.refinement.period
        if wish.picked or len(fitting) == 1 or latest_is_meant:
            return None
        labels = [taking_back.with_words(one, setting) for one in fitting]
        times = [setting.when(_at(one, setting)) for one in fitting]
        told_apart = [
            label if labels.count(label) == 1 else setting.say("undo-of", what=label, when=when)
            for label, when in zip(labels, times, strict=True)
        ]
        choices = list(zip([one[0].receipt_id for one in fitting], told_apart, times, strict=True))
        return numbered(setting.say("undo-which"), choices, setting, token)

    def answer(self, wish: Wish, said: Said, setting: Setting) -> Wish | None:
        picked = at_position(wish.options, said.frame.position)
        return wish.model_copy(update={"picked": picked, "asking": None}) if picked else None


DIALOG = Dialog(
    intent=Intent.UNDO,
    operation=None,
    questions=(_WhichChange(),),
    preview=preview,
    confirms=concerns_many,
    finish=finish,
)
