"""Between whom customers are moved, and until when."""

from __future__ import annotations

from datetime import date, datetime

from dialogs.frame import Reference
from dialogs.setting import Setting
from dialogs.wish import Wish
from storage.records import Associate


def until_of(wish: Wish, setting: Setting) -> date | None:
    """The last day of a loan; None for a move for good."""
    if wish.frame.until is None:
        return None
    until = datetime.fromisoformat(wish.frame.until).date()
    if until < setting.work.today:
        setting.refuse("reassign-until-past", until=setting.texts.day(until))
    return until


def giver_of(wish: Wish, setting: Setting) -> str | None:
    named = wish.frame.from_associate
    if named is None or named.self:
        return setting.speaker.personnel_number if named else None
    if len(named.ids or ()) != 1:
        setting.refuse("associate-unclear", said=named.said)
    return (named.ids or ("",))[0]


def receivers_of(wish: Wish, setting: Setting) -> list[Associate]:
    receivers: dict[str, Associate] = {}
    for reference in wish.frame.to_associates or ():
        receiver = _receiver(reference, setting)
        receivers[receiver.personnel_number] = receiver
    return list(receivers.values())


def _receiver(reference: Reference, setting: Setting) -> Associate:
    number = setting.speaker.personnel_number if reference.self else (reference.ids or ("",))[0]
    receiver = setting.work.associate(number) or setting.refuse("associate-unclear", said=reference.said)
    if not receiver.active:
        setting.refuse("associate-left", owner=receiver.name)
    return receiver
