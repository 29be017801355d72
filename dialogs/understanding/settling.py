"""Whether the intent and the slots of a fact hold together."""

from __future__ import annotations

from dialogs.frame import Intent
from dialogs.understanding import thresholds
from dialogs.understanding.dates.when import When
from dialogs.understanding.intent import Guess
from dialogs.understanding.intents import (
    NEEDS_CUSTOMER,
    OUT,
)
from dialogs.understanding.moves.exceptions import people_left_out
from dialogs.understanding.references import Context, Slots
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.customer import describes


def with_shared_verb(intent: str, slots: Slots, context: Context) -> Slots:
    """ "wrote to Maria about the bag and to Ivan about the coat": the second is an email too."""
    before = context.previous
    if intent == before.get("intent") == Intent.LOG_ACTIVITY and "activity_type" not in slots:
        return slots | {key: before[key] for key in ("activity_type",) if key in before}
    return slots


def settled(intent: str, slots: Slots, part: Sentence, guess: Guess, context: Context) -> tuple[str, Slots]:
    """The intent and slots after a last look at whether they hold together."""
    if intent in NEEDS_CUSTOMER and not (slots.get("customers") or slots.get("filters")) and context.named:
        slots = {"customers": (context.named,), **slots}
    return (intent, slots) if _holds_together(intent, slots, part, guess, context) else (OUT, {})


def _holds_together(intent: str, slots: Slots, part: Sentence, guess: Guess, context: Context) -> bool:
    """Whether the slots are those of a wish rather than of other words that merely sound like it."""
    certain = guess.probability >= thresholds.LEAST_WITHOUT_KIND
    match intent:
        case Intent.SET_ATTRIBUTE:
            unsaid = context.language.phrases("cautions", "unsaid_attribute").find(part.words)
            return bool(slots.get("attribute") or unsaid)
        case Intent.SET_FOLLOW_UP:
            return bool(slots.get("due")) or not _asks(slots.get("text", ""), context)
        case Intent.TAKE_NOTE:
            return certain or not _is_all_text(part, slots)
        case Intent.LOG_ACTIVITY:
            return certain or bool(slots.get("activity_type"))
        case Intent.CORRECT:
            return bool(slots or people_left_out(part, context.language))
        case Intent.CHOOSE:
            return bool(slots)
        case Intent.FIND_CUSTOMER:
            words = slots.get("query", "").split()
            return len(words or part.tokens) <= thresholds.LONGEST_QUERY or describes(part, context.language)
        case Intent.SHOW_CUSTOMER:
            named = bool(slots.get("customers")) or bool(part.of(When))
            return named or guess.probability >= thresholds.LEAST_WITHOUT_PERSON
    return True


def _is_all_text(part: Sentence, slots: Slots) -> bool:
    """No command was found around the words."""
    return len(slots.get("text", "").split()) >= len(part.said(0, len(part.tokens)).split())


def _asks(text: str, context: Context) -> bool:
    """ "remind me why we sell scarves" wants to know, not to be reminded."""
    return text.partition(" ")[0].lower() in context.language.words("text", "question_words")
