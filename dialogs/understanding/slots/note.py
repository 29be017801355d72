"""take_note: whom a note is about and its own words, whether the command stands before or behind them."""

from __future__ import annotations

from collections.abc import Collection

from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import OBJECT, POSSESSIVE, SELF, SUBJECT, Mention, PersonMention, Pronoun
from dialogs.understanding.references import (
    Context,
    Slots,
    customer_mentions,
    customers_slot,
    joined,
)
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.text import trimmed
from dialogs.understanding.slots.verbatim import verbatim

QUOTES = frozenset('"“”„«»')


def note_slots(sentence: Sentence, context: Context) -> Slots:
    pointed = _pointed_at(sentence, context.language)
    mentions = [pointed] if pointed else joined(customer_mentions(sentence), sentence, context.language)
    customer = mentions[0] if mentions else None
    if len(mentions) > 1:
        customer = Mention(mentions[0].start, mentions[-1].end, mentions[0].value, mentions[0].rank)
    text = verbatim(sentence, note_text(sentence, customer, context.language), context.language)
    return customers_slot(sentence, mentions, context) | ({"text": text} if text else {})


def _pointed_at(sentence: Sentence, language: Language) -> Mention | None:
    """ "a note for her, the daughter April has …": whom the command itself names, before anybody else is."""
    core, command = language.words("text", "note_core"), language.words("text", "take_note")
    first = next((one for one in sentence.mentions if isinstance(one.value, PersonMention | Pronoun)), None)
    if first is None or not isinstance(first.value, Pronoun) or first.value.kind != OBJECT or first.start < 2:
        return None
    before = sentence.words[: first.start]
    told = before[-1] in language.words("text", "note_about") and not core.isdisjoint(before)
    return first if told and command.issuperset(before) else None


def note_text(sentence: Sentence, customer: Mention | None, language: Language) -> str | None:
    """The note's own words, whether the command stands before or behind them."""
    place, seen_core = own_words_at(sentence, customer, language)
    if not seen_core and (customer is None or isinstance(customer.value, Pronoun)):
        place = 0  # "she's moving to Bergen"
    if quoted := _quoted(sentence, place):
        return quoted
    if place < len(sentence.tokens) and (seen_core or not customer):
        text_end = len(sentence.tokens) if seen_core else _end_before_command(sentence, place, customer, language)
        return trimmed(sentence, place, text_end, language)
    return trimmed(sentence, place, _end_before_command(sentence, place, customer, language), language)


def _quoted(sentence: Sentence, place: int) -> str | None:
    """What stands in one pair of quotes to the end, with its signs and without the quotes."""
    start = place - 1 if place and sentence.words[place - 1] in QUOTES else place
    end = len(sentence.tokens)
    is_quoted = end - start > 2 and sentence.words[start] in QUOTES and sentence.words[end - 1] in QUOTES
    return sentence.said(start + 1, end - 1) if is_quoted else None


def own_words_at(sentence: Sentence, customer: Mention | None, language: Language) -> tuple[int, bool]:
    """The token at which the note's own words begin, and whether a word that names a note stands before them."""
    command, link = language.words("text", "take_note"), language.words("text", "take_note_link")
    core, hard = language.words("text", "note_core"), language.words("text", "note_hard_link")
    words, end = sentence.words, len(sentence.tokens)
    place, seen_core, seen_customer, linked = _behind_preamble(sentence, customer, language), False, False, False
    while place < end:
        if (
            customer
            and place == customer.start
            and not _begins_words(customer, place, linked or seen_core, words, language)
        ):
            place, seen_customer = customer.end, True
            continue
        word = words[place]
        if seen_core and word in hard:
            linked = True
            place += 1
        elif seen_core and not linked and (polite := language.phrases("text", "note_polite").at(words, place)):
            place += polite[0]
        elif (seen_customer or linked) and not (not linked and _core_ahead(words, place, command, core)):
            if word not in link and not (
                linked and not seen_customer and customer and _leads_to(customer, place, words)
            ):
                break
            place += 1
        elif word in command:
            seen_core = seen_core or word in core
            place += 1
        elif seen_core and not seen_customer and (link_at := _link_ahead(words, place, hard)):
            place = link_at
        else:
            break
    return place, seen_core


def _behind_preamble(sentence: Sentence, customer: Mention | None, language: Language) -> int:
    """Where "please note that" stands behind words of nobody: "one more thing before I go, please note that …"."""
    asked = language.phrases("text", "note_asked").find(sentence.words)
    start, end = asked[0][:2] if asked else (0, 0)
    named = sentence.mentions_of(PersonMention, Pronoun)
    spoken_of = any(
        mention.start < start for mention, value in named if isinstance(value, PersonMention) or value.kind != SELF
    )
    begins = customer is not None and customer.start >= end and end < len(sentence.tokens)
    return start if begins and not spoken_of else 0


def _core_ahead(words: list[str], place: int, command: Collection[str], core: Collection[str]) -> bool:
    """Whether command words lead to one that names a note: "for Rosa please write down …"."""
    for word in words[place : place + 4]:
        if word in core:
            return True
        if word not in command:
            return False
    return False


def _link_ahead(words: list[str], place: int, hard: Collection[str]) -> int | None:
    """Where "that" stands a few words on: "remember for next time that …"."""
    return next((at for at in range(place + 1, min(place + 4, len(words))) if words[at] in hard), None)


def _begins_words(customer: Mention, place: int, commanded: bool, words: list[str], language: Language) -> bool:
    """Whether a pronoun behind the command is the subject of the words: "write down she wants …", "that her son …"."""
    if not isinstance(customer.value, Pronoun) or not commanded:
        return False
    if customer.value.kind == SUBJECT:
        return True
    links = language.words("text", "note_hard_link")
    return customer.value.kind in (POSSESSIVE, OBJECT) and bool(links.intersection(words[:place]))


def _leads_to(customer: Mention, place: int, words: list[str]) -> bool:
    """ "that for Maria": one short word between the link and the customer."""
    return customer.start == place + 1


def _end_before_command(sentence: Sentence, start: int, customer: Mention | None, language: Language) -> int:
    """Where a command that follows the words begins: ", note that on Maria"; the end where there is none."""
    command, core = language.words("text", "take_note"), language.words("text", "note_core")
    owners, pauses = language.words("text", "note_owners"), language.words("text", "note_pauses")
    words, end, seen = sentence.words, len(sentence.tokens), False
    place = end
    while place > start:
        if customer and customer.end == place:
            place = customer.start
            continue
        word = words[place - 1]
        if word not in command and word not in owners:
            break
        seen = seen or word in core
        place -= 1
        if seen and word in core and place > start and words[place - 1] in pauses:
            return place - 1
    return place if seen else end
