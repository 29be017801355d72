"""When a reading is acted on, asked about or declined."""

from __future__ import annotations

from dialogs.frame import Frame, Intent
from dialogs.refinement import Refinement
from dialogs.understanding import thresholds
from dialogs.understanding.cautions.unmeant import is_plain
from dialogs.understanding.conditions.reading import conditions_of
from dialogs.understanding.dates.when import When
from dialogs.understanding.intent import Guess
from dialogs.understanding.intents import (
    ABOUT_CUSTOMER,
    ASIDE,
    CHANGING,
    CLOSED,
    MERE_WORDS,
    NAMING,
    NEEDS_CUSTOMER,
    OUT,
)
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import SELF, PersonMention, Pronoun, StoreMention
from dialogs.understanding.mentions.strangers import is_vacant
from dialogs.understanding.moves.exceptions import people_left_out
from dialogs.understanding.reading import Reading
from dialogs.understanding.references import Context, Slots, customer_mentions
from dialogs.understanding.refinements.each_associate import asks_only_that
from dialogs.understanding.refinements.journal import journal
from dialogs.understanding.refinements.loans import loans
from dialogs.understanding.refinements.ranking import ranked
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.correction import is_only_when
from dialogs.understanding.slots.customer import describes
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


def with_shared_verb(intent: str, slots: Slots, context: Context) -> Slots:
    """ "wrote to Maria about the bag and to Ivan about the coat": the second is an email too."""
    before = context.previous
    if intent == before.get("intent") == Intent.LOG_ACTIVITY and "activity_type" not in slots:
        return slots | {key: before[key] for key in ("activity_type",) if key in before}
    return slots


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
    if guess.intent in NEEDS_CUSTOMER and not context.named and not _refers(part):
        return thresholds.LEAST_WITHOUT_PERSON
    return thresholds.LEAST


def _may_be_talk(part: Sentence, guess: Guess, context: Context) -> bool:
    """Whether only its probability speaks for a change, and the words, or the whole message, may well be no wish."""
    likely = guess.probabilities[OUT] >= thresholds.LEAST_OUT and guess.intent != Intent.CORRECT
    if context.out_of_scope >= thresholds.LEAST_OUT_AS_A_WHOLE:
        return True
    return (likely or context.mused) and not is_plain(guess.intent, part, context.language)


def _refers(part: Sentence) -> bool:
    """Whether somebody is named or pointed at."""
    return bool(part.of(PersonMention)) or any(pronoun.kind != SELF for _, pronoun in part.of(Pronoun))


def may_be_question(part: Sentence, guess: Guess, context: Context) -> bool:
    """A question about customers after all: not unlikely, and its conditions were understood."""
    if guess.probabilities.get("show_book", 0.0) < thresholds.LEAST_CONDITIONED:
        return False
    yearly = {item.id for item in context.world.settings.attributes if item.type == "yearly_date"}
    asked = ASKED_ONLY_OF_CUSTOMERS | yearly
    conditions = conditions_of(part, context)
    return bool(conditions.further) or any(item.field in asked or item.any_of for item in conditions.filters)


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
        if _refers(part) and len(part.tokens) >= thresholds.SHORTEST_STATEMENT and part not in told
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
