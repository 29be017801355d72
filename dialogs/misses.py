"""What was not understood is counted, without the people in it, so that the retailer can teach it.

A message declined is one, and a reading of which was asked whether it was meant, and the person said no.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from dialogs.frame import Intent
from dialogs.setting import Setting
from dialogs.understanding.reader import Reading
from dialogs.wish import Heard, Wish
from storage.unit_of_work import UnitOfWork

OFF, WORDS = "off", "words"


class Outcome(StrEnum):
    DECLINED = "declined"
    DENIED = "denied"


def wishes(text: str, readings: Sequence[Reading], setting: Setting) -> list[Wish]:
    """One for each reading; those in doubt go with what may be kept of the message."""
    in_doubt = [not one.sure or one.frame.intent is Intent.OUT_OF_SCOPE for one in readings]
    allowed = setting.work.settings.understanding.miss_log
    heard = None
    if any(in_doubt) and allowed != OFF:
        heard = Heard(text=setting.keepable(text, all_words=allowed == WORDS), allowed=allowed)
    return [Wish.of(one, heard if is_in_doubt else None) for one, is_in_doubt in zip(readings, in_doubt, strict=True)]


def count(wish: Wish, outcome: Outcome, setting: Setting) -> None:
    """Nothing where nothing was in doubt, or the retailer allows something else now."""
    heard = wish.heard
    if heard and heard.text and heard.allowed == setting.work.settings.understanding.miss_log:
        setting.work.misses.count(heard.text, outcome, heard.allowed, setting.work.now)


def forget(work: UnitOfWork) -> None:
    """What was said long ago, and what may not be kept any more."""
    work.misses.forget(work.now, work.settings.understanding.miss_log)
