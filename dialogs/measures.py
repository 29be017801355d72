"""Measures of Customer Insights in replies: who may see them, how old they are, what is said where they are missing."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from dialogs.setting import Setting
from storage.insights.connector import AtHand
from storage.settings import Operation


class Lack(StrEnum):
    """Why there are not all measures."""

    COMING = "coming"
    NO_ANSWER = "no-answer"


def measures_of(account_numbers: Sequence[str], setting: Setting) -> AtHand | None:
    """None where Customer Insights is off, or the speaker has no right to see measures."""
    return setting.work.measures(account_numbers) if setting.may(Operation.VIEW_MEASURES) else None


def lack(found: AtHand) -> Lack | None:
    """What is missing beyond what is known from before."""
    if not found.absent:
        return None
    return Lack.NO_ANSWER if found.failing else Lack.COMING


def is_unfinished(found: AtHand) -> bool:
    """Whether newer measures are on their way."""
    return bool(found.missing) and not found.failing


def age(found: AtHand, setting: Setting) -> str:
    """ "Measures of 2 hours ago"; empty for fresh ones."""
    return setting.say("measures-age", age=setting.texts.ago(found.oldest)) if found.oldest else ""


def note(found: AtHand, setting: Setting) -> str:
    """What is to be known of these measures; empty where there is nothing to say."""
    missing = lack(found)
    return setting.say(f"measures-{missing}") if missing else age(found, setting)
