"""Words that name a kind of activity: the configured ones and the language's own."""

from __future__ import annotations

from dialogs.understanding.language import Language
from dialogs.understanding.references import (
    Context,
)
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.world import World

CALL = "call"


def activity_spans(sentence: Sentence, context: Context) -> list[tuple[int, int, str]]:
    """Words that name a kind of activity: start, end, type id; the configured words and the general ones."""
    found = {(m.start, m.end): named.id for m, named in sentence.named("activity")}
    words = sentence.words
    for sense, type_id in senses_of(context.world, context.language).items():
        for start, end, _ in context.language.phrases("activities", sense).find(words):
            found.setdefault((start, end), type_id)
        if sense == CALL:
            found |= dict.fromkeys(unanswered_calls(sentence, context), type_id)
    spans: list[tuple[int, int, str]] = []
    for (start, end), type_id in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1])):
        if not spans or start >= spans[-1][1]:
            spans.append((start, end, type_id))
    spans = _with_purpose_first(spans, words, context)
    weak = context.language.words("activities_weak", "words")
    strong = [span for span in spans if " ".join(words[span[0] : span[1]]) not in weak]
    return [*strong, *(span for span in spans if span not in strong)] if strong else spans


def unanswered_calls(sentence: Sentence, context: Context) -> list[tuple[int, int]]:
    """Words for a call that nobody took: "couldn't get hold of", "a voicemail"."""
    return [(start, end) for start, end, _ in context.language.phrases("activities", "unanswered").find(sentence.words)]


def _with_purpose_first(
    spans: list[tuple[int, int, str]], words: list[str], context: Context
) -> list[tuple[int, int, str]]:
    """ "was here for a fitting": what somebody came for is the kind of the activity."""
    purposes, whose = (context.language.words("text", key) for key in ("log_activity_for", "log_activity_whose"))
    for place, (start, end, type_id) in enumerate(spans):
        if not place or start < 2:
            continue
        said = words[start - 1] in whose and words[start - 2] in purposes
        if said and spans[0][2] != type_id and _is_appointment(words[start:end], context):
            return [(spans[0][0], spans[0][1], type_id), *spans[1:]]
    return spans


def _is_appointment(words: list[str], context: Context) -> bool:
    return " ".join(words) in context.language.words("activities", "appointment")


def senses_of(world: World, language: Language) -> dict[str, str]:
    """General sense of an activity → the configured type that shares a word with it."""
    found: dict[str, str] = {}
    for sense in ("visit", CALL, "email", "appointment"):
        phrases = language.words("activities", sense)
        for kind in world.settings.activity_types:
            if phrases & {word.lower() for word in (*kind.words, kind.label, kind.id.replace("_", " "))}:
                found.setdefault(sense, kind.id)
    return found
