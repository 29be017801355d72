"""When a reading is acted on, asked about or declined. Every threshold of the reader stands here."""

from __future__ import annotations

from typing import Any

from dialogs.frame import Frame
from dialogs.understanding.dates import When
from dialogs.understanding.facts import COMMAND, STATEMENT, STOP
from dialogs.understanding.filters import Conditions
from dialogs.understanding.intent import Guess
from dialogs.understanding.language import Language
from dialogs.understanding.mentions import PersonMention, Pronoun
from dialogs.understanding.own_words import note_text
from dialogs.understanding.references import Context
from dialogs.understanding.sentence import Sentence

LONGEST_CLOSED = 60
"""Characters of a message that may be one closed phrase."""
SURE = 0.55
"""Least probability of an intent that changes something without a question."""
LEAST = 0.4
"""Least probability of an intent that changes something at all."""
LEAST_WITHOUT_PERSON = 0.75
"""The same where nobody is named."""
LEAST_READING = 0.28
"""Least probability of an intent that only reads."""
LEAST_NAMED = 0.4
"""The same where the intent is about one person, whose name alone says little."""
LEAST_WITHOUT_KIND = 0.8
"""Least probability of an activity whose kind, or of a note whose command, was not understood."""
NEW_FACT = 0.5
"""Least probability of a fact that begins with a command in the middle of a message."""
NEW_STATEMENT = 0.6
"""The same for a statement."""
NEW_LOOSE = 0.75
"""The same where no joint stands before it."""

SHORTEST_FACT = 4
"""Words after a full stop that may merely repeat the command."""
LONGEST_QUERY = 5
"""Words of a name, number or address that is searched."""
LEAST_CONDITIONED = 0.15
"""Least probability of a question about customers that states conditions."""

CHANGING = frozenset(
    {
        "add_customers", "remove_customers", "reassign_customers", "take_note", "log_activity", "set_attribute",
        "set_follow_up", "complete_follow_up", "undo", "correct",
    }
)  # fmt: skip
NAMING = frozenset({"show_customer", "find_customer", "choose"})
NEEDS_CUSTOMER = frozenset({"add_customers", "remove_customers", "take_note", "log_activity", "set_attribute"})
COMMANDED = CHANGING | {"show_customer", "show_book", "show_follow_ups"}
ONE_FRAME = frozenset({"add_customers", "remove_customers", "reassign_customers", "find_customer"})
"""Two sentences of one of these say one thing."""
OWN_WORDS = frozenset({"take_note", "set_follow_up", "show_book", "undo", "correct"})
"""After these, a mere statement is still theirs."""
STATED = frozenset({"set_attribute", "log_activity", "add_customers", "remove_customers", "set_follow_up"})
ASKED_ONLY_OF_CUSTOMERS = frozenset(
    {"birthday", "anniversary", "last_contact", "last_purchase", "added_on", "marketing_opt_in"}
)
OUT = "out_of_scope"
MERE_WORDS = frozenset({OUT, "greet", "thank", "confirm", "deny", "help"})
"""Beside another fact these are only its wrapping."""


def begins_fact(head: Sentence, tail: Sentence, current: Guess, guess: Guess, kind: str, language: Language) -> bool:
    """Whether the words at an opening are a fact of their own rather than the end of the one before."""
    if not _says_something(head, language):
        return False
    if guess.intent == "take_note" and note_text(tail, None, language) is None:
        return False  # "she only drinks tea, make a note of that"
    names_customer = any(value.customers for _, value in tail.of(PersonMention))
    if guess.intent == current.intent and guess.intent in ONE_FRAME and not names_customer:
        return False
    if kind == COMMAND:
        return guess.intent in COMMANDED and guess.probability >= NEW_FACT
    if kind == STOP:
        if not tail.mentions and len(tail.tokens) <= SHORTEST_FACT and guess.intent == current.intent:
            return False
        if current.intent == OUT:
            return True
        return guess.intent != OUT and guess.probability >= NEW_STATEMENT and current.intent != "take_note"
    if current.intent in OWN_WORDS or current.intent == OUT:
        return False
    return guess.intent in STATED and guess.probability >= (NEW_STATEMENT if kind == STATEMENT else NEW_LOOSE)


def _says_something(head: Sentence, language: Language) -> bool:
    """More than "could you" or a bare name."""
    covered = head.covered_by(lambda _: True)
    light = language.words("facts", "light")
    others = [
        place
        for place, token in enumerate(head.tokens)
        if token.is_word and place not in covered and token.low not in light
    ]
    return len(others) + len(head.mentions) > 1 and (bool(head.mentions) or len(others) > 3)


CLOSED = frozenset({"undo", "help", "cancel", "confirm", "deny", "greet", "thank"})
LEAST_CLOSED = 0.6
"""Least probability of an intent that is one phrase."""
LONGEST_PHRASE = 12
"""Words of such a phrase."""


def intent_of(part: Sentence, guess: Guess, context: Context) -> str:
    """The intent that the words are probable enough for, else out of scope."""
    if guess.intent in CLOSED and (guess.probability < LEAST_CLOSED or len(part.tokens) > LONGEST_PHRASE):
        return OUT
    if guess.intent not in CHANGING:
        least = LEAST_NAMED if guess.intent in NAMING else LEAST_READING
        return guess.intent if guess.probability >= least else OUT
    if guess.probability < LEAST:
        return OUT
    refers = bool(part.of(PersonMention)) or any(p.kind != "self" for _, p in part.of(Pronoun))
    if guess.intent in NEEDS_CUSTOMER and not refers and not context.named and guess.probability < LEAST_WITHOUT_PERSON:
        return OUT
    return guess.intent


def may_be_question(part: Sentence, guess: Guess, context: Context) -> bool:
    """A question about customers after all: not unlikely, and its conditions were understood."""
    if guess.probabilities.get("show_book", 0.0) < LEAST_CONDITIONED:
        return False
    filters = Conditions(part, context.world, context.language).read()
    return any(item.field in ASKED_ONLY_OF_CUSTOMERS or item.any_of for item in filters)


def settled(
    intent: str, slots: dict[str, Any], part: Sentence, guess: Guess, context: Context
) -> tuple[str, dict[str, Any]]:
    """The intent and slots after a last look at whether they hold together."""
    if intent in NEEDS_CUSTOMER and not slots.get("customers") and context.named:
        slots = {"customers": ({"said": context.named["said"], "ids": context.named["ids"]},), **slots}
    if intent == "set_attribute" and not slots.get("attribute"):
        return OUT, {}
    if intent == "set_follow_up" and not slots.get("due") and _asks(slots.get("text", ""), context):
        return OUT, {}
    if intent == "take_note" and _is_all_text(part, slots) and guess.probability < LEAST_WITHOUT_KIND:
        return OUT, {}
    if intent == "log_activity" and not slots.get("activity_type") and guess.probability < LEAST_WITHOUT_KIND:
        return OUT, {}
    if intent == "choose" and not slots:
        return OUT, {}
    if intent == "correct" and not slots:
        return OUT, {}
    if intent == "find_customer":
        words = slots.get("query", "").split()
        if len(words) > LONGEST_QUERY or (not words and len(part.tokens) > LONGEST_QUERY):
            return OUT, {}
    if intent in ("show_customer",) and not slots.get("customers") and not part.of(When):
        return (OUT, {}) if guess.probability < LEAST_WITHOUT_PERSON else (intent, slots)
    return intent, slots


def _is_all_text(part: Sentence, slots: dict[str, Any]) -> bool:
    """No command was found around the words."""
    return len(slots.get("text", "").split()) >= len(part.said(0, len(part.tokens)).split())


def _asks(text: str, context: Context) -> bool:
    """ "remind me why we sell scarves" wants to know, not to be reminded."""
    return text.partition(" ")[0].lower() in context.language.words("text", "question_words")


def without_repeats(frames: list[Frame]) -> list[int]:
    """The places of the frames that stay: of two that state the same attribute of the same customers the later one."""
    kept = []
    for place, frame in enumerate(frames):
        later = frames[place + 1 :]
        if not any(_states_same(frame, other) for other in later):
            kept.append(place)
    return kept


def _states_same(frame: Frame, other: Frame) -> bool:
    def whom(item: Frame) -> list[object]:
        return [reference.ids for reference in item.customers or ()]

    same = frame.intent == other.intent == "set_attribute"
    return same and frame.attribute == other.attribute and whom(frame) == whom(other)


def is_sure(frame: Frame, guess: Guess, context: Context) -> bool:
    """Whether it may be carried out without a question."""
    if frame.intent in CHANGING and guess.probability < SURE:
        return False
    return not context.doubts
