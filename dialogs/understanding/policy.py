"""When a reading is acted on, asked about or declined."""

from __future__ import annotations

from dialogs.frame import Frame, Intent
from dialogs.understanding import thresholds
from dialogs.understanding.cautions.unmeant import is_of_own_life, is_plain
from dialogs.understanding.conditions.reading import conditions_of
from dialogs.understanding.dates.when import When
from dialogs.understanding.intent import Guess
from dialogs.understanding.intents import (
    ABOUT_CUSTOMER,
    ASIDE,
    CHANGING,
    CLOSED,
    NAMING,
    NEEDS_CUSTOMER,
    OUT,
)
from dialogs.understanding.mentions.kinds import PersonMention, StoreMention
from dialogs.understanding.mentions.strangers import is_vacant
from dialogs.understanding.moves.exceptions import people_left_out
from dialogs.understanding.references import Context, customer_mentions, refers_to_somebody
from dialogs.understanding.refinements.each_associate import asks_only_that
from dialogs.understanding.refinements.journal import journal
from dialogs.understanding.refinements.loans import loans
from dialogs.understanding.refinements.ranking import ranked
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.correction import is_only_when
from dialogs.understanding.slots.words_instead import words_instead

PHONE_DIGITS = 7
ASKED_ONLY_OF_CUSTOMERS = frozenset({"birthday", "last_contact", "last_purchase", "added_on", "marketing_opt_in"})


def intent_of(part: Sentence, guess: Guess, context: Context) -> str:
    """The intent that the words are probable enough for, else out of scope."""
    if guess.intent not in CHANGING and (asks_of_books(part, context) or _orders_book(part, context)):
        return Intent.SHOW_BOOK
    if _is_phone_number(part):
        return Intent.FIND_CUSTOMER
    if guess.intent == ASIDE:
        return OUT
    if people_left_out(part, context.language):
        return Intent.CORRECT
    if guess.intent in (OUT, Intent.DENY) and _opposes_words(part, context):
        return Intent.CORRECT
    if is_only_when(part):
        return Intent.CORRECT
    if guess.probability < _least(part, guess, context):
        return OUT
    if guess.intent in CHANGING and _may_be_talk(part, guess, context):
        return OUT
    long = len(part.tokens) > thresholds.LONGEST_PHRASE
    if (
        guess.intent in CLOSED
        and long
        and not (guess.intent == Intent.HELP and guess.probability >= thresholds.CERTAIN)
    ):
        return OUT
    added_before = context.previous.get("intent") == Intent.ADD_CUSTOMERS
    if guess.intent == Intent.REASSIGN_CUSTOMERS and added_before and _begins_with_person(part):
        return Intent.ADD_CUSTOMERS
    if guess.intent == Intent.CHOOSE and _is_full_name(part):
        return Intent.SHOW_CUSTOMER
    return guess.intent


def _is_phone_number(part: Sentence) -> bool:
    """ "+47 450 82 688" and nothing else."""
    said = "".join(sign for sign in part.source if sign.isalnum())
    return said.isdecimal() and len(said) >= PHONE_DIGITS and not part.of(When)


def asks_of_books(part: Sentence, context: Context) -> bool:
    """A question about client books in words that hardly mean anything else."""
    return asks_only_that(part, context) or loans(part, context) is not None or journal(part, context) is not None


def _orders_book(part: Sentence, context: Context) -> bool:
    """ "Order by name", "top ten in the store": an order, and nothing but words of a book."""
    order = ranked(part, context.language)
    if order is None:
        return False
    read = order.places | part.covered_by(lambda mention: isinstance(mention.value, StoreMention | PersonMention))
    around = context.language.words("ranking", "around") | context.language.words("cautions", "plain_book")
    customers = any(person.customers and not person.associates for _, person in part.of(PersonMention))
    return not customers and all(place in read or word in around for place, word in enumerate(part.words))


def _begins_with_person(part: Sentence) -> bool:
    return any(mention.start == 0 for mention, _ in part.of(PersonMention))


def _is_full_name(part: Sentence) -> bool:
    """A name of several words and nothing else: "Maria Lopez"; one word alone may pick among those just offered."""
    people = part.of(PersonMention)
    return len(people) == 1 and people[0][0].start == 0 and people[0][0].end == len(part.tokens) > 1


def _opposes_words(part: Sentence, context: Context) -> bool:
    """ "not blue, green" about words of the person's own, which mean nothing to the reader."""
    denied = part.words[0] in context.language.words("speech", "denying") and not part.mentions
    return denied and words_instead(part, context.language) is not None


def _least(part: Sentence, guess: Guess, context: Context) -> float:
    """The least probability at which the guessed intent counts."""
    if guess.intent in CLOSED:
        return thresholds.LEAST_CLOSED
    if guess.intent not in CHANGING:
        return thresholds.LEAST_NAMED if guess.intent in NAMING else thresholds.LEAST_READING
    if guess.intent in NEEDS_CUSTOMER and not context.named and not refers_to_somebody(part):
        return thresholds.LEAST_WITHOUT_PERSON
    return thresholds.LEAST


def _may_be_talk(part: Sentence, guess: Guess, context: Context) -> bool:
    """Whether only its probability speaks for a change, and the words, or the whole message, may well be no wish."""
    likely = guess.probabilities[OUT] >= thresholds.LEAST_OUT and guess.intent != Intent.CORRECT
    if context.out_of_scope >= thresholds.LEAST_OUT_AS_A_WHOLE:
        return True
    return (likely or context.mused) and not is_plain(guess.intent, part, context.language)


def may_be_question(part: Sentence, guess: Guess, context: Context) -> bool:
    """A question about customers after all: not unlikely, and its conditions were understood."""
    unlikely = guess.probabilities.get("show_book", 0.0) < thresholds.LEAST_CONDITIONED
    if unlikely or is_of_own_life(part, context.language):
        return False
    yearly = {item.id for item in context.world.settings.attributes if item.type == "yearly_date"}
    asked = ASKED_ONLY_OF_CUSTOMERS | yearly
    conditions = conditions_of(part, context)
    return bool(conditions.further) or any(item.field in asked or item.any_of for item in conditions.filters)


def is_sure(frame: Frame, part: Sentence, guess: Guess, context: Context) -> bool:
    """Whether it may be carried out without a question."""
    if frame.intent in CHANGING and guess.probability < thresholds.SURE:
        return False
    plain = is_plain(frame.intent, part, context.language)
    talk = guess.probabilities[OUT] >= thresholds.DOUBTFUL_OUT and not plain
    if (frame.intent in CHANGING and talk) or _shares_out(frame, part):
        return False
    mentions = customer_mentions(part)
    if frame.intent in ABOUT_CUSTOMER and mentions and is_vacant(part, mentions[0], context.language):
        return False
    return not context.doubts


def _shares_out(frame: Frame, part: Sentence) -> bool:
    """ "Rosa to Anna and Ivan to Rikke": who goes to whom is more than one frame says."""
    if len(frame.to_associates or ()) < 2:
        return False
    people = part.of(PersonMention)
    first_colleague = next((m.start for m, person in people if person.associates and not person.customers), None)
    return first_colleague is not None and any(m.start > first_colleague and p.customers for m, p in people)
