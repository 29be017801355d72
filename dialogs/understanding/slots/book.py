"""add_customers, remove_customers and show_book."""

from __future__ import annotations

from dialogs.understanding.conditions.reading import conditions_of, read_conditions
from dialogs.understanding.mentions.kinds import POINTING, Mention, PersonMention, Pronoun, StoreMention
from dialogs.understanding.moves.exceptions import without_exceptions
from dialogs.understanding.references import (
    Context,
    Slots,
    associate_reference,
    customer_mentions,
    customers_slot,
    owns_book,
    said_of,
)
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.listed import listed_customers


def add_slots(sentence: Sentence, context: Context) -> Slots:
    """All that are named go into the book; a named colleague's book is the target."""
    customers: list[Mention] = []
    associates = []
    for mention, value in sentence.of(PersonMention):
        owns = owns_book(sentence, mention, context.language)
        bare = context.previous.get("intent") == "add_customers" and bool(customers)
        if value.associates and (owns or not value.customers or bare):
            associates.append(associate_reference(sentence, mention))
        else:
            customers.append(mention)
    if not customers:
        customers = [m for m in customer_mentions(sentence) if isinstance(m.value, Pronoun)]
    else:
        customers += [m for m, pronoun in sentence.of(Pronoun) if pronoun.kind == POINTING]
    slots = customers_slot(sentence, customers, context) or listed_customers(sentence, context)
    return slots | ({"to_associates": tuple(associates)} if associates else {})


def remove_slots(sentence: Sentence, context: Context) -> Slots:
    """Those who are named, or have a place in the list; else everyone who meets conditions."""
    sentence = without_exceptions(sentence, context.language)
    mentions = [
        m
        for m in customer_mentions(sentence)
        if not (isinstance(m.value, PersonMention) and m.value.associates and owns_book(sentence, m, context.language))
    ]
    if not any(isinstance(mention.value, PersonMention) for mention in mentions):
        listed = listed_customers(sentence, context)
        if listed:
            return listed
        several = context.language.words("conditions", "several")
        filters = read_conditions(sentence, context.world, context.language)
        if filters and any(word in several for word in sentence.words):
            return {"filters": filters}
    return customers_slot(sentence, mentions, context)


def show_book_slots(sentence: Sentence, context: Context) -> Slots:
    language, words = context.language, sentence.words
    slots: Slots = {}
    conditions = conditions_of(sentence, context)
    free = [m for m in sentence.mentions if conditions.claimed.isdisjoint(range(m.start, m.end))]
    people = [m for m in free if isinstance(m.value, PersonMention) and m.value.associates]
    stores = [(m, m.value) for m in free if isinstance(m.value, StoreMention)]
    if people:
        slots |= {"book": "associate", "associate": associate_reference(sentence, people[0])}
    elif stores:
        slots |= {"book": "store", "store": {"said": said_of(sentence, stores[0][0]), "ids": stores[0][1].ids}}
    elif language.phrases("books", "store").find(words):
        slots["book"] = "store"
    if conditions.filters:
        slots["filters"] = conditions.filters
    if language.phrases("books", "count").find(words):
        slots["count"] = True
    return slots
