"""When a follow-up is due, from what was said."""

from __future__ import annotations

from datetime import date, datetime

from dialogs.setting import Setting


def due_of(said: str | tuple[str, str], setting: Setting, refusal: str) -> date | datetime:
    """A day, or a moment where a time of day was said; the first day to come of a range.

    Refused with the text `refusal` when it is past.
    """
    today = setting.work.today
    if not isinstance(said, str):
        first, last = map(date.fromisoformat, said)
        due: date | datetime = max(first, today) if last >= today else last
    else:
        due = setting.moment(said) if "T" in said else date.fromisoformat(said)
    if due < (setting.work.now if isinstance(due, datetime) else today):
        setting.refuse(refusal, when=setting.when(due))
    return due
