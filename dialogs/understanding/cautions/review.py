"""A second look at what was read: what would be written in doubt is asked about, offered as a note, or declined."""

from __future__ import annotations

from dialogs.frame import Intent
from dialogs.understanding import thresholds
from dialogs.understanding.cautions.by_intent import LOOKS, asked, beyond
from dialogs.understanding.cautions.noting import offered_note
from dialogs.understanding.cautions.signs import (
    WORDS,
    is_question,
    is_refusal,
    removes_thing,
)
from dialogs.understanding.cautions.times import Read
from dialogs.understanding.cautions.unmeant import is_undone, is_unmeant
from dialogs.understanding.intent import Guess
from dialogs.understanding.intents import ABOUT_CUSTOMER, CHANGING, OUT
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import PersonMention, Pronoun
from dialogs.understanding.references import Context, Slots
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.text import mention_at

REMOVABLE = frozenset({Intent.REMOVE_CUSTOMERS, Intent.TAKE_NOTE, Intent.SET_ATTRIBUTE, Intent.LOG_ACTIVITY})


def reviewed(intent: str, slots: Slots, part: Sentence, guess: Guess, context: Context) -> Read:
    """The intent and slots, or what is safe in their place; doubts go into the context."""
    if not part.tokens or intent in (Intent.UNDO, Intent.CORRECT):
        return intent, slots
    language = context.language
    if intent in CHANGING:
        thing = intent in REMOVABLE and not slots.get("filters") and removes_thing(part, language)
        if is_refusal(part, language) or thing or is_unmeant(intent, part, language):
            return OUT, {}
        if is_question(part, language) and not _answers_itself(part, slots):
            return asked(intent, part, context)
        if is_undone(intent, part, language):
            return beyond(part, context)
    if intent == Intent.TAKE_NOTE and _puts_right(part, context):
        return OUT, {}
    if intent == OUT and (_tells_of_customer(part, guess, context) or _is_headed(part, language)):
        return offered_note(part, context)
    look = LOOKS.get(intent)
    return look(intent, slots, part, context) if look else (intent, slots)


def _answers_itself(part: Sentence, slots: Slots) -> bool:
    """ "What she shops for is perfume": a subject behind the first word, and the value behind that."""
    subject = mention_at(part, 1)
    somebody = subject is not None and isinstance(subject.value, PersonMention | Pronoun)
    return slots.get("value") is not None and somebody and "?" not in part.words


def _puts_right(part: Sentence, context: Context) -> bool:
    """ "No, she prefers evenings" denies what was just asked or kept, and commands no note of its own."""
    language = context.language
    commands = language.words("facts", "note").intersection(part.words)
    start = next((at for at, token in enumerate(part.tokens) if at and token.is_word), 0)
    told = mention_at(part, start)
    of_somebody = told is not None and isinstance(told.value, PersonMention | Pronoun)
    return part.words[0] in language.words("not_understood", "no") and of_somebody and not commands


def _is_headed(part: Sentence, language: Language) -> bool:
    """ "Johanna Tran: allergic to nuts": a customer, a colon, and what is to be kept."""
    first = mention_at(part, 0)
    if first is None or first.end + 1 >= len(part.tokens) or not isinstance(first.value, PersonMention):
        return False
    colon = part.words[first.end] in language.words(WORDS, "heading_signs")
    return colon and bool(first.value.customers) and not is_question(part, language)


def _tells_of_customer(part: Sentence, guess: Guess, context: Context) -> bool:
    """Something to be kept on a customer who is named, though it is neither a known activity nor attribute."""
    named = any(person.customers and not person.associates for _, person in part.of(PersonMention))
    likely = guess.intent in ABOUT_CUSTOMER and guess.probability >= thresholds.LEAST
    if is_unmeant(guess.intent, part, context.language):
        return False
    return named and likely and not is_question(part, context.language) and not is_refusal(part, context.language)
