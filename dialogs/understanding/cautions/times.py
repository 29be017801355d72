"""A second look at activities and reminders: whether they took place, whether their day can be meant."""

from __future__ import annotations

from dialogs.frame import Intent
from dialogs.understanding.cautions.noting import offered_note
from dialogs.understanding.cautions.signs import WORDS, denies
from dialogs.understanding.dates.when import When
from dialogs.understanding.references import Context, Slots
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.activity_types import activity_spans
from dialogs.understanding.slots.follow_up import follow_up_slots
from dialogs.understanding.slots.text import trimmed

Read = tuple[str, Slots]


def reviewed_activity(intent: str, slots: Slots, part: Sentence, context: Context) -> Read:
    """What did not take place is at most a note; a time that cannot be kept, or that may lie ahead, is asked about."""
    language = context.language
    kinds = activity_spans(part, context)
    if not kinds and not slots.get("activity_type") and not language.phrases(WORDS, "activity").find(part.words):
        return offered_note(part, context)  # "Priya and Johanna both asked about the trunk show"
    denied = kinds and denies(part, language, _clause_start(part, kinds[0][0], context), kinds[0][0])
    if denied or language.phrases(WORDS, "undone").find(part.words):
        context.beyond = True
        return offered_note(part, context)
    text = slots.get("text", "")
    spans = [part.said(m.start, m.end) for m, when in part.of(When) if not when.is_day and not when.time]
    context.doubts.extend(said for said in spans if said not in text)
    if kinds and _may_lie_ahead(part, kinds[0], slots, context):
        return _ahead(part, context)
    return intent, slots


def _ahead(part: Sentence, context: Context) -> Read:
    """An appointment of which nothing says that it has been is one to come: a reminder, to be asked about."""
    slots = follow_up_slots(part, context)
    due = next(mention for mention, _ in part.of(When))
    text = trimmed(part, 0, len(part.tokens), context.language, [due])
    context.doubts.append(part.source)
    return Intent.SET_FOLLOW_UP, slots | ({"text": text} if text else {})


def _clause_start(part: Sentence, place: int, context: Context) -> int:
    """Where the clause begins that holds this token: "she did not buy the bag, but I called her"."""
    ends = context.language.words(WORDS, "clause_ends")
    return next((at + 1 for at in range(place - 1, -1, -1) if part.words[at] in ends), 0)


def _may_lie_ahead(part: Sentence, kind: tuple[int, int, str], slots: Slots, context: Context) -> bool:
    """ "appointment with Nadia on Friday": nothing says that it has been."""
    language, words = context.language, part.words
    if " ".join(words[kind[0] : kind[1]]) not in language.words(WORDS, "appointments"):
        return False
    dated = any(when.past or when.start > context.world.now.date() for _, when in part.of(When))
    return dated and "at" in slots and not language.phrases(WORDS, "happened").find(words)


def reviewed_follow_up(intent: str, slots: Slots, part: Sentence, context: Context) -> Read:
    """A reminder that returns, or that would lie behind, is asked about."""
    language, due = context.language, slots.get("due")
    if language.phrases(WORDS, "recurring").find(part.words):
        context.doubts.append(part.source)
    last = str(due[-1] if isinstance(due, tuple) else due or "")[:10]
    befores = {word for key in ("before", "after") for word in language.data.dates["words"][key]}
    behind = [part.words[m.end] for m, when in part.of(When) if when.span and m.end < len(part.tokens)]
    if any(when.year_said and when.is_day and when.end.isoformat() == last for _, when in part.of(When)):
        return intent, slots  # plainly said, and refused where it is past
    if last and (last < context.world.now.date().isoformat() or befores.intersection(behind)):
        context.doubts.append(part.source)
        return intent, {slot: value for slot, value in slots.items() if slot != "due"}
    return intent, slots
