"""show_customer, find_customer and choose: one customer, and what of her is asked."""

from __future__ import annotations

from dialogs.understanding.cautions.signs import denies
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import Number, PersonMention
from dialogs.understanding.references import (
    Context,
    Slots,
    customer_mentions,
    customers_slot,
    people_of,
)
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.position import positions_in
from dialogs.understanding.slots.text import without_command

AT, AROUND_ADDRESS = "@", ".,;:!?<>()\"'"
"""What an e-mail address holds, and the signs that may stand around it."""
SECTIONS = ("follow_ups", "purchases", "notes", "measures", "timeline", "activities")


def show_customer_slots(sentence: Sentence, context: Context) -> Slots:
    slots = customers_slot(
        sentence, customer_mentions(sentence)[:1] if not _several(sentence) else people_of(sentence), context
    )
    section = section_of(sentence, context.language)
    return slots | {"section": section} if section else slots


def section_of(sentence: Sentence, language: Language) -> str | None:
    """What of the customer is asked for; None: the card."""
    if sentence.named("measure"):
        return "measures"
    said = {section for _, _, section in language.sections.find(sentence.words)}
    return next((one for one in SECTIONS if one in said), None)


def _several(sentence: Sentence) -> bool:
    people = people_of(sentence)
    return len(people) > 1 and all(isinstance(m.value, PersonMention) and m.value.customers for m in people)


def find_slots(sentence: Sentence, context: Context) -> Slots:
    query = query_text(sentence, context.language)
    return {"query": query} if query else {}


def query_text(sentence: Sentence, language: Language) -> str | None:
    """What a search is for: a name, a number, an address; or what is remembered of somebody."""
    address = next((word for word in sentence.source.split() if AT in word[1:]), None)
    if address:
        return address.strip(AROUND_ADDRESS)
    if describes(sentence, language):
        return without_command(sentence, language.words("search", "around"), language)
    people = people_of(sentence)
    if people:
        return sentence.said(people[0].start, people[0].end)
    return without_command(sentence, language.words("text", "find_customer"), language)


def describes(sentence: Sentence, language: Language) -> bool:
    """Whether somebody is described rather than named: "the lady whose daughter started school"."""
    return bool(language.phrases("search", "description").find(sentence.words)) and not (
        people_of(sentence) or sentence.of(Number) or AT in sentence.source
    )


def choose_slots(sentence: Sentence, context: Context) -> Slots:
    people = customer_mentions(sentence)[:1]
    if people and isinstance(people[0].value, PersonMention):
        return customers_slot(sentence, people, context)
    if denies(sentence, context.language):
        return {}
    hits = positions_in(sentence, context)
    if not hits and all(word in context.language.words("choose", "around") for word in sentence.words):
        hits = context.language.positions.find(sentence.words)  # "that one"; "the tall one" is no place in a list
    return {"position": hits[0][2]} if hits else {}
