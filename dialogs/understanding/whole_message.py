"""The readings of a message together: those that say something, and what is left unread."""

from __future__ import annotations

from dialogs.frame import Frame, Intent
from dialogs.refinement import Refinement
from dialogs.understanding import thresholds
from dialogs.understanding.intents import (
    MERE_WORDS,
    OUT,
)
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import PersonMention
from dialogs.understanding.reading import Reading
from dialogs.understanding.references import refers_to_somebody
from dialogs.understanding.sentence import Sentence


def kept(readings: list[Reading]) -> tuple[Reading, ...]:
    """Of several readings those that say something: no mere words, no statement that a later one takes back."""
    if len(readings) == 1:
        return tuple(readings)
    saying = [reading for reading in readings if reading.frame.intent not in MERE_WORDS] or readings[:1]
    told = next((one.refinement.note for one in readings if one.refinement.note), None)
    if told and saying[0].frame.intent is not OUT:
        beside = saying[0].refinement.model_copy(update={"note": told})
        saying[0] = saying[0].model_copy(update={"refinement": beside})
    return tuple(
        reading
        for place, reading in enumerate(saying)
        if not any(_states_same(reading.frame, later.frame) for later in saying[place + 1 :])
        and not _only_names(reading.frame, saying)
    )


def _only_names(frame: Frame, saying: list[Reading]) -> bool:
    """ "mr Ødegaard, the Magnus one": who is meant by another fact."""
    named = [reference.ids for reference in frame.customers or ()]
    others = [one.frame for one in saying if one.frame.intent != Intent.CHOOSE]
    return frame.intent == Intent.CHOOSE and any(
        reference.ids in named for other in others for reference in other.customers or ()
    )


def unread(readings: list[tuple[Sentence, Reading]], language: Language) -> tuple[str, ...]:
    """Of a message of which something was understood, the sentences and remarks about somebody that were not."""
    moves = any(reading.frame.intent is Intent.REASSIGN_CUSTOMERS for _, reading in readings)
    meant = [part for part, reading in readings if reading.frame.intent is Intent.OUT_OF_SCOPE]
    if len(meant) == len(readings):
        return ()
    told = [part for part, reading in readings if reading.refinement.note]  # offered as a note
    dropped = [
        part.said(0, len(part.tokens))
        for part in meant
        if refers_to_somebody(part) and len(part.tokens) >= thresholds.SHORTEST_STATEMENT and part not in told
        if not (moves and _tells_absence(part, language))
    ]
    return (*dropped, *(remark for _, reading in readings for remark in reading.unread))


def _tells_absence(part: Sentence, language: Language) -> bool:
    """ "Ingrid is on holiday next week", by which a move knows whose customers, and until when."""
    people = [person for _, person in part.of(PersonMention)]
    colleagues = bool(people) and all(person.associates for person in people)
    away = (language.phrases(table, "away").find(part.words) for table in ("reassign", "lending"))
    return colleagues and any(away)


def offered(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """What is no wish and stands alone is out of scope, and its note is offered."""
    if len(readings) > 1 or not readings[0].beyond:
        return readings
    note = Refinement(note=readings[0].frame)
    return (Reading(frame=Frame(intent=Intent.OUT_OF_SCOPE), refinement=note),)


def _states_same(frame: Frame, other: Frame) -> bool:
    def whom(item: Frame) -> list[object]:
        return [reference.ids for reference in item.customers or ()]

    same = frame.intent == other.intent == Intent.SET_ATTRIBUTE
    return same and frame.attribute == other.attribute and whom(frame) == whom(other)
