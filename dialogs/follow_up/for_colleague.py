"""A follow-up that a colleague is to have: "remind Carla to call Otto Friday on Monday"."""

from __future__ import annotations

from dialogs.frame import Reference
from dialogs.setting import Setting
from dialogs.wish import Wish
from storage.records import Associate
from storage.rules.permissions import may
from storage.settings import Operation


def receiver_of(wish: Wish, setting: Setting) -> Associate:
    """Who is to be reminded: the speaker where nobody else was named."""
    named = wish.refinement.reminded
    return receiver_called(named, setting) if named else setting.speaker


def receiver_called(reference: Reference, setting: Setting) -> Associate:
    """Active, of this legal entity, with a list of follow-ups of her own; refused otherwise."""
    number = setting.speaker.personnel_number if reference.self else (reference.ids or ("",))[0]
    receiver = setting.work.associate(number) or setting.refuse("associate-unclear", said=reference.said)
    if not receiver.active:
        setting.refuse("associate-left", owner=receiver.name)
    if not may(receiver.roles, Operation.FOLLOW_UPS, setting.grants):
        setting.refuse("follow-up-not-for-colleague", colleague=receiver.name)
    return receiver
