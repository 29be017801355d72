"""Whether the words behind a likely boundary are a fact of their own."""

from __future__ import annotations

from itertools import pairwise

from dialogs.frame import Intent
from dialogs.understanding import thresholds
from dialogs.understanding.cautions.signs import is_question, is_refusal
from dialogs.understanding.cautions.unmeant import MOVES, is_anothers
from dialogs.understanding.intent import Guess
from dialogs.understanding.intents import (
    ABOUT_CUSTOMER,
    ASIDE,
    ASKING,
    CHANGING,
    MERE_WORDS,
    ONE_FRAME,
    OUT,
    OWN_WORDS,
    SHARED_OUT,
    WITH_REASONS,
)
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import SELF, SUBJECT, PersonMention, Pronoun
from dialogs.understanding.references import customer_mentions, people_of
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.follow_up import reminder_text
from dialogs.understanding.slots.note import note_text
from dialogs.understanding.slots.text import mention_at

PLAIN_START = 6
"""Words at the start of a part in which a plain command stands."""


def begins_fact(before: tuple[Sentence, Guess], behind: tuple[Sentence, Guess], language: Language) -> bool:
    """Whether the words behind a likely boundary are a fact of their own rather than the end of the one before."""
    (head, current), (tail, guess) = before, behind
    if guess.intent == ASIDE:
        return current.intent not in OWN_WORDS and guess.probability >= thresholds.LEAST_ASIDE
    if current.intent == ASIDE:
        return guess.probability >= thresholds.LEAST_LATER
    if not _says_something(head, language) or _is_turned(head, language) or _reports(head, language):
        return False
    if current.intent == OUT and guess.intent in MOVES and head.words[0] in language.words("unmeant", "moving"):
        return False  # "move everyone who likes gold | and is over 60 to Carla"
    if _is_mere_command(tail, guess.intent, language):
        return False  # "she only drinks tea, make a note of that"
    if guess.intent == current.intent and _is_mere_command(head, current.intent, language):
        return False  # "write for Carl a | note that …", "remind me. | tomorrow to …"
    if current.intent == Intent.TAKE_NOTE and _goes_on(tail, guess.intent, language):
        return False  # "note for Wei: no silver, | size 38 | - call her on Friday"
    if guess.probability < thresholds.LEAST_LATER:
        return False
    if is_question(head, language) and guess.intent in CHANGING and tail.mentions and tail.mentions[0].start == 0:
        return False  # "who sold the most watches, | Bo or Carla"
    if current.intent in SHARED_OUT | {Intent.REMOVE_CUSTOMERS} and _describes(tail, language):
        return False  # "move everyone over 60 | and who likes gold"
    if guess.intent == current.intent == Intent.LOG_ACTIVITY and not (people_of(tail) or tail.named("activity")):
        return False  # "met Gudrun | and she loved the boots"
    if guess.intent in MERE_WORDS and current.intent not in MERE_WORDS:
        return False  # words are never lost
    if current.intent in ASKING and guess.intent in ABOUT_CUSTOMER and not _names_or_notes(tail, language):
        return False  # "who loves handbags | and wears a 38"
    mere = guess.intent == Intent.TAKE_NOTE and not _commands_note(tail, language)
    if mere and (current.intent in WITH_REASONS or len(tail.tokens) < thresholds.SHORTEST_STATEMENT):
        return False  # "remove Mark, | he only buys online now", "came in with Otto, | her husband"
    if mere and current.intent == Intent.LOG_ACTIVITY and not tail.mentions_of(PersonMention, Pronoun):
        return False  # "had her fitting, | sleeves shortened": what was done
    if is_anothers(Intent.LOG_ACTIVITY, head, language) and _says_of_somebody(tail):
        return False  # "Bo has been telling everyone | he met Sofia"
    if current.intent == Intent.CORRECT and guess.intent in (Intent.CORRECT, Intent.CHOOSE, Intent.TAKE_NOTE):
        return False  # "wrong Jon! | It should be Jon Ziegler"
    if guess.intent == current.intent == Intent.SHOW_BOOK and not (_asks(head, language) and _asks(tail, language)):
        return False  # "opted out of marketing, | how many in our store"
    if guess.intent == current.intent == Intent.SHOW_BOOK and _qualifies(head, tail, language):
        return False  # "whose metal is gold | and who's into watches"
    return not (guess.intent == current.intent and guess.intent in ONE_FRAME and not _names_customer(tail))


def _describes(tail: Sentence, language: Language) -> bool:
    """Whether a part goes on with who is meant: "and who likes gold"."""
    return tail.words[0] in language.words("reassign", "relatives")


def _names_or_notes(tail: Sentence, language: Language) -> bool:
    return bool(people_of(tail)) or _commands_note(tail, language)


def _asks(part: Sentence, language: Language) -> bool:
    """Whether a part is a question for a list of its own: it begins like one and says which."""
    return part.words[0] in language.words("facts", "asks") and bool(part.mentions)


def _qualifies(head: Sentence, tail: Sentence, language: Language) -> bool:
    """Whether both say of the same customers what they are like, so that those are meant of whom both hold."""
    whose, relatives = language.words("facts", "whose"), language.words("reassign", "relatives")
    nouns = language.words("books", "words") | language.words("conditions", "several")
    told = any(word in nouns and behind in relatives for word, behind in pairwise(head.words))  # "clients who …"
    return (
        (told or not whose.isdisjoint(head.words))
        and tail.words[0] in relatives
        and not language.phrases("books", "count").find(tail.words)
    )


def _says_of_somebody(tail: Sentence) -> bool:
    """Whether "he", "she" stands at the start."""
    first = mention_at(tail, 0)
    return first is not None and isinstance(first.value, Pronoun) and first.value.kind == SUBJECT


def _goes_on(tail: Sentence, intent: str, language: Language) -> bool:
    """Whether what follows a note is still its own words: no plain command, nobody of whom it is said."""
    if intent == Intent.SET_FOLLOW_UP:
        return not language.phrases("text", "set_follow_up_plain").find(tail.words[:PLAIN_START])
    first = tail.mentions[0] if tail.mentions else None
    of_somebody = first is not None and first.start <= 1 and isinstance(first.value, PersonMention | Pronoun)
    return intent == Intent.SET_ATTRIBUTE and not of_somebody and not _commands_attribute(tail, language)


def _commands_attribute(tail: Sentence, language: Language) -> bool:
    return bool(tail.words) and tail.words[0] in language.words("facts", "attribute_commands")


def _commands_note(part: Sentence, language: Language) -> bool:
    return any(word in language.words("facts", "note") for word in part.words)


def _is_mere_command(part: Sentence, intent: str, language: Language) -> bool:
    """Whether a note or a reminder says nothing yet."""
    if intent == Intent.TAKE_NOTE:
        customers = customer_mentions(part)
        text = note_text(part, customers[0] if customers else None, language)
        return text is None or text.lower() in language.words("strangers", "articles")
    return intent == Intent.SET_FOLLOW_UP and reminder_text(part, None, language) is None


def _is_turned(head: Sentence, language: Language) -> bool:
    """ "have I", "don't remind me to": what asks or refuses holds for the words that follow."""
    selves = all(pronoun.kind == SELF for _, pronoun in head.of(Pronoun))
    bare = selves and all(isinstance(mention.value, Pronoun) for mention in head.mentions)
    return bare and (is_question(head, language) or is_refusal(head, language))


def _reports(head: Sentence, language: Language) -> bool:
    """ "Bo's been telling everyone | he met Uwe": what a colleague says is told by him, and no fact of its own."""
    ends = any(end == len(head.words) for _, end, _ in language.phrases("unmeant", "reports").find(head.words))
    return ends and not _names_customer(head)


def _names_customer(part: Sentence) -> bool:
    return any(value.customers and not value.associates for _, value in part.of(PersonMention))


def _says_something(head: Sentence, language: Language) -> bool:
    """More than "could you" or a bare name."""
    covered = head.covered_by(lambda _: True)
    mentions = [m for m in head.mentions if not (isinstance(m.value, Pronoun) and m.value.kind == SELF)]
    light = language.words("facts", "light")
    others = [
        place
        for place, token in enumerate(head.tokens)
        if token.is_word and place not in covered and token.low not in light
    ]
    return len(others) + len(mentions) > 1 and (bool(mentions) or len(others) > 3)
