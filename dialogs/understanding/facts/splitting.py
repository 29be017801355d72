"""A message as its facts: the openings at which the intent model agrees that a new one begins."""

from __future__ import annotations

from datetime import date

from dialogs.frame import Intent
from dialogs.understanding import thresholds
from dialogs.understanding.cautions.signs import is_question, is_refusal
from dialogs.understanding.facts.openings import COMMAND, STATEMENT, STOP, is_stop, openings
from dialogs.understanding.intent import Guess, IntentModel
from dialogs.understanding.intents import COMMANDED, ONE_FRAME, OUT, OWN_WORDS, STATED
from dialogs.understanding.language import Language
from dialogs.understanding.masking import masked
from dialogs.understanding.mentions.kinds import SELF, PersonMention, Pronoun
from dialogs.understanding.references import customer_mentions
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.follow_up import reminder_text
from dialogs.understanding.slots.note import note_text


def facts_of(sentence: Sentence, model: IntentModel, language: Language, today: date) -> list[tuple[Sentence, Guess]]:
    """The parts of the message that state one fact each, with their intents."""

    def guess(part: Sentence) -> Guess:
        return model.guess(masked(part, today))

    marks = openings(sentence, language)
    ends = [place for place, _ in marks[1:]] + [len(sentence.tokens)] * bool(marks)
    start, starts = 0, [0]
    current = guess(_bare(sentence, 0, marks[0][0] if marks else len(sentence.tokens), language))
    for (place, kind), end in zip(marks, ends, strict=True):
        tail = _bare(sentence, place, end, language)
        found = guess(tail)
        if _begins_fact(sentence.part(start, place), tail, current, found, kind, language):
            starts.append(place)
            start, current = place, found
    parts = [
        _bare(sentence, start, end, language)
        for start, end in zip(starts, [*starts[1:], len(sentence.tokens)], strict=True)
    ]
    return [(part, guess(part)) for part in parts]


def _bare(sentence: Sentence, start: int, end: int, language: Language) -> Sentence:
    """Tokens from start to end without what only opens or joins."""
    words = sentence.words
    joints = language.words("facts", "joints") - language.words("facts", "question_marks")
    while end - 1 > start and words[end - 1] in joints:
        end -= 1
    while start < end - 1 and (width := language.opening_at(words, start, end)):
        start += width
    return sentence.part(start, end)


def _begins_fact(head: Sentence, tail: Sentence, current: Guess, guess: Guess, kind: str, language: Language) -> bool:
    """Whether the words at an opening are a fact of their own rather than the end of the one before."""
    if not _says_something(head, language) or _is_turned(head, language):
        return False
    if _is_mere_command(tail, guess.intent, language):
        return False  # "she only drinks tea, make a note of that"
    if guess.intent == current.intent and _is_mere_command(head, current.intent, language):
        return False  # "write for Carl a | note that …", "remind me. | tomorrow to …"
    if guess.intent == current.intent and guess.intent in ONE_FRAME and not _names_customer(tail):
        return False
    if kind == COMMAND:
        return guess.intent in COMMANDED and guess.probability >= thresholds.NEW_FACT
    if kind == STOP or (kind == STATEMENT and _ends_with_stop(head) and current.intent == Intent.SET_FOLLOW_UP):
        return _begins_behind_stop(tail, current, guess, language)
    if current.intent in OWN_WORDS or current.intent == OUT:
        return False
    least = thresholds.NEW_STATEMENT if kind == STATEMENT else thresholds.NEW_LOOSE
    return guess.intent in STATED and guess.probability >= least


def _is_mere_command(part: Sentence, intent: str, language: Language) -> bool:
    """Whether a note or a reminder says nothing yet."""
    if intent == Intent.TAKE_NOTE:
        customers = customer_mentions(part)
        text = note_text(part, customers[0] if customers else None, language)
        return text is None or text.lower() in language.words("strangers", "articles")
    return intent == Intent.SET_FOLLOW_UP and reminder_text(part, None, language) is None


def _begins_behind_stop(tail: Sentence, current: Guess, guess: Guess, language: Language) -> bool:
    if tail.words[0] in language.words("facts", "continuations"):
        return False
    if not tail.mentions and len(tail.tokens) <= thresholds.SHORTEST_FACT and guess.intent == current.intent:
        return False
    if current.intent == OUT:
        return True
    if current.intent == Intent.TAKE_NOTE or guess.intent == OUT:
        return False
    return guess.probability >= thresholds.NEW_STATEMENT


def _ends_with_stop(head: Sentence) -> bool:
    return is_stop(head.words[-1])


def _is_turned(head: Sentence, language: Language) -> bool:
    """ "have I", "don't remind me to": what asks or refuses holds for the words that follow."""
    selves = all(pronoun.kind == SELF for _, pronoun in head.of(Pronoun))
    bare = selves and all(isinstance(mention.value, Pronoun) for mention in head.mentions)
    return bare and (is_question(head, language) or is_refusal(head, language))


def _names_customer(part: Sentence) -> bool:
    return any(value.customers for _, value in part.of(PersonMention))


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
