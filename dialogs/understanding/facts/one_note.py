"""A note's own words are one note: what only seems to be another note right behind it goes on with it."""

from __future__ import annotations

from dialogs.frame import Intent
from dialogs.understanding.mentions.kinds import PersonMention, Pronoun
from dialogs.understanding.reading import Reading
from dialogs.understanding.sentence import Sentence

Read = tuple[Sentence, Reading]
"""A part of the message and what was read from it."""


def with_whole_notes(facts: list[Read]) -> list[Reading]:
    """The readings, in which a note goes on to the end of the words behind it that name nobody and command nothing."""
    found: list[Reading] = []
    before: Reading | None = None
    for part, reading in facts:
        if before is not None and _goes_on(before, part, reading):
            before = _longer(before, part)
            found[-1] = before
            continue
        found.append(reading)
        before = reading
    return found


def _goes_on(before: Reading, part: Sentence, reading: Reading) -> bool:
    both_notes = before.frame.intent is Intent.TAKE_NOTE and reading.frame.intent is Intent.TAKE_NOTE
    if not both_notes or not before.frame.text or not reading.frame.text:
        return False
    names_somebody = bool(part.of(PersonMention)) or bool(part.of(Pronoun))
    return not names_somebody and part.source.startswith(reading.frame.text, part.tokens[0].start)


def _longer(before: Reading, part: Sentence) -> Reading:
    start = part.source.find(before.frame.text or "")
    if start < 0:
        return before
    words = part.source[start : part.tokens[-1].end]
    return before.model_copy(update={"frame": before.frame.model_copy(update={"text": words})})
