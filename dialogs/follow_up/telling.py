"""Tells a colleague of follow-ups that are handed to her, and that are not hers any more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from dialogs.follow_up.which import customer_of
from dialogs.letters import letters
from dialogs.setting import Setting
from storage.follow_ups import handed_over
from storage.past_changes import Change
from storage.records import Associate, Customer, FollowUp


def tell_of_hand_over(receiver: Associate, given: FollowUp, due: date | datetime, setting: Setting) -> None:
    customer = customer_of(given, setting)
    for letter in letters([receiver.personnel_number], setting.work):
        letter.send(
            "notice-follow-up",
            sender=letter.sender,
            text=given.text,
            when=replace(setting, texts=letter.texts).when(due),
            customer=customer.name if customer else "",
            about="somebody" if customer else "nobody",
        )


def tell_of_new(
    receiver: Associate, due: date | datetime, text: str, about: Sequence[Customer], setting: Setting
) -> None:
    for letter in letters([receiver.personnel_number], setting.work):
        letter.send(
            "notice-follow-up",
            sender=letter.sender,
            text=text,
            when=replace(setting, texts=letter.texts).when(due),
            customer=letter.names([one.account_number for one in about]),
            about="somebody" if about else "nobody",
        )


def tell_of_taking_back(past: Sequence[Change], setting: Setting) -> None:
    """Those to whom follow-ups had been handed; of one that went along with its customer they hear by her."""
    for handed in handed_over(past):
        for letter in letters([handed.receiver], setting.work):
            letter.send("notice-follow-up-back", sender=letter.sender, text=handed.text)
