"""What can be made of a message that is no wish by itself, where the conversation says the rest."""

from __future__ import annotations

from dialogs.frame import Frame, Intent
from dialogs.refinement import EMAIL, PHONE, Refinement
from dialogs.understanding.cautions.noting import spoken_of
from dialogs.understanding.cautions.signs import is_question, is_refusal
from dialogs.understanding.dates.when import When
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import SELF, Mention, PersonMention, Pronoun
from dialogs.understanding.references import Context, customer_mentions, customers_slot
from dialogs.understanding.refinements.asked import fact_asked
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.text import mention_at, trimmed
from dialogs.understanding.slots.verbatim import verbatim

WORDS = "not_understood"
FACTS = ("phone", "email", "size")
FEWEST = 2
"""Words of a statement beside those that name somebody."""


def what_it_may_be(part: Sentence, context: Context) -> Refinement:
    words, no = part.words, context.language.words(WORDS, "no") | context.language.words("speech", "pauses")
    start = next((place for place, word in enumerate(words) if word not in no), 0)
    rest = part.part(start, len(words))
    contact, customers = _contact(rest, context)
    return Refinement(
        after_no=rest.said(0, len(rest.tokens)) if start else None,
        goes_on=_goes_on(rest, context),
        attribute=contact or _only_fact(rest, context),
        customers=customers,
        note=_told(rest, context),
        counts=_counts(part, context),
        asks_somebody=_asks_somebody(part, context.language),
    )


def _asks_somebody(part: Sentence, language: Language) -> bool:
    """ "Tell Carla that …", of a colleague."""
    told = mention_at(part, 1) if part.words[0] in language.words(WORDS, "telling") and len(part.words) > 1 else None
    return told is not None and isinstance(told.value, PersonMention) and bool(told.value.associates)


def _counts(part: Sentence, context: Context) -> bool:
    """ "How many is that?" as the whole message."""
    said = " ".join(token.low for token in part.tokens if token.is_word)
    return said in context.language.words(WORDS, "count")


def _told(part: Sentence, context: Context) -> Frame | None:
    """A statement about somebody who is named, pointed at or in focus; no question, no request, no "if"."""
    language, words = context.language, part.words
    if "?" in words or is_question(part, language) or is_refusal(part, language) or _is_of_colleague(part):
        return None
    mentions = spoken_of(part, context)
    around = [token for place, token in enumerate(part.tokens) if token.is_word and not _covers(mentions, place)]
    if len(around) < FEWEST or _only_points(part, language) or not _states(part, mentions, context):
        return None
    about = customers_slot(part, mentions, context).get("customers", ({"said": "", "focus": True},))
    text = trimmed(part, 0, len(part.tokens), language) or part.said(0, len(part.tokens))
    return Frame.model_validate(
        {"intent": Intent.TAKE_NOTE, "customers": about, "text": verbatim(part, text, language) or text}
    )


def _only_points(part: Sentence, language: Language) -> bool:
    """ "Actually both of them", "only this year": nothing that could be kept."""
    covered = part.covered_by(lambda mention: isinstance(mention.value, When | Pronoun))
    empty = language.function_words | language.words(WORDS, "pointing")
    return all(place in covered or word in empty or not word[0].isalnum() for place, word in enumerate(part.words))


def _states(part: Sentence, about: list[Mention], context: Context) -> bool:
    """Whether it begins as a statement does: with somebody, with what she did or wants, or with somebody's subject."""
    language, words = context.language, part.words
    first = mention_at(part, 0)
    value = first.value if first else None
    if language.words(WORDS, "somebody").intersection(words[:1]):
        return True
    is_somebody = isinstance(value, PersonMention) or (isinstance(value, Pronoun) and value.kind != SELF)
    if is_somebody and about:
        return True
    if language.phrases(WORDS, "verbs").at(words, 0):
        return bool(about) or (bool(context.world.focus) and not (part.of(PersonMention) or _speaks_of_self(part)))
    asks = language.phrases(WORDS, "requests").at(words, 0)
    return bool(about) and not asks and language.phrases(WORDS, "subjects").at(words, 0) is not None


def _is_of_colleague(part: Sentence) -> bool:
    """ "Carla called, she's late"."""
    people = [person for _, person in part.of(PersonMention)]
    return bool(people) and all(person.associates and not person.customers for person in people)


def _speaks_of_self(part: Sentence) -> bool:
    return any(pronoun.kind == SELF for _, pronoun in part.of(Pronoun))


def _covers(mentions: list[Mention], place: int) -> bool:
    return any(mention.start <= place < mention.end for mention in mentions)


def _goes_on(part: Sentence, context: Context) -> str | None:
    """ "with his wife", "it was about the invitation": no sentence of its own."""
    link = context.language.phrases(WORDS, "links").at(part.words, 0)
    start, end = link[0] if link else 0, len(part.tokens)
    goes_on = start < end and part.words[start] in context.language.words(WORDS, "continuations")
    return trimmed(part, start, end, context.language) if goes_on and "?" not in part.words else None


def _only_fact(part: Sentence, context: Context) -> str | None:
    """ "phone number?", "and her birthday": nothing but a fact of somebody who need not be named."""
    language = context.language
    plain = language.words(WORDS, "around_fact") | language.field_words
    plain |= {word for key in FACTS for phrase in language.words("asked", key) for word in phrase.split()}
    covered = part.covered_by(lambda mention: not isinstance(mention.value, PersonMention))
    left = [word for place, word in enumerate(part.words) if place not in covered and word not in plain]
    return None if left else fact_asked(part, context)


def _contact(part: Sentence, context: Context) -> tuple[str | None, tuple[object, ...]]:
    """ "call her", "e-mail Otto": the assistant cannot, but the number and the address are at hand."""
    language = context.language
    for key, fact in (("call", PHONE), ("write", EMAIL)):
        hit = language.phrases(WORDS, key).at(part.words, 0)
        mentions = [mention for mention in customer_mentions(part) if hit and mention.start == hit[0]]
        rest = part.words[mentions[0].end :] if mentions else []
        if mentions and all(word in language.words(WORDS, "around_fact") for word in rest):
            return fact, customers_slot(part, mentions, context)["customers"]
    return None, ()
