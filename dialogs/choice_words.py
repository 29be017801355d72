"""Another choice in the place of one that the words of a note speak of: "make it the silver one" of a gold pendant."""

from __future__ import annotations

import re

from dialogs.setting import Setting


def with_choice(text: str, attribute: str | None, value: object, said: str, setting: Setting) -> str | None:
    """The text with `said` where it names another choice of the attribute; None where it names none, or several."""
    definition = next((one for one in setting.work.settings.attributes if one.id == attribute), None)
    others = [one for one in definition.choices if one.id != value] if definition else []
    named: dict[str, re.Pattern[str]] = {}
    for choice in sorted(others, key=lambda one: -len(one.id)):
        words = "|".join(re.escape(word) for word in sorted((choice.id, *choice.words), key=len, reverse=True))
        pattern = re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
        if pattern.search(text) and not any(choice.id in longer.split() for longer in named):
            named[choice.id] = pattern
    if len(named) != 1:
        return None
    return next(iter(named.values())).sub(lambda _: said, text)
