"""The slots of each intent, read from the place of the mentions in one fact."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dialogs.understanding.catalogue import catalogue_of
from dialogs.understanding.dates import When
from dialogs.understanding.filters import Conditions
from dialogs.understanding.language import Language
from dialogs.understanding.mentions import Mention, Number, PersonMention, Pronoun, StoreMention
from dialogs.understanding.numbers import plain
from dialogs.understanding.own_words import activity_text, finished_text, note_text, query_text, reminder_text
from dialogs.understanding.reassigning import reassign_slots
from dialogs.understanding.references import (
    Context,
    Slots,
    associate_reference,
    customer_mentions,
    customers_slot,
    moment_of,
    owns_book,
    people_of,
    said_of,
)
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.world import World

# --- intents ----------------------------------------------------------------------------------------------------------


def add_slots(sentence: Sentence, context: Context) -> Slots:
    """All that are named go into the book; a named colleague's book is the target."""
    customers, associates = [], []
    for mention, value in sentence.of(PersonMention):
        owns = owns_book(sentence, mention, context.language)
        if value.associates and (owns or not value.customers):
            associates.append(associate_reference(sentence, mention))
        else:
            customers.append(mention)
    if not customers:
        customers = [m for m in customer_mentions(sentence) if isinstance(m.value, Pronoun)]
    slots = customers_slot(sentence, customers, context)
    return slots | ({"to_associates": tuple(associates)} if associates else {})


def remove_slots(sentence: Sentence, context: Context) -> Slots:
    mentions = [
        m
        for m in customer_mentions(sentence)
        if not (isinstance(m.value, PersonMention) and m.value.associates and owns_book(sentence, m, context.language))
    ]
    return customers_slot(sentence, mentions, context)


def note_slots(sentence: Sentence, context: Context) -> Slots:
    mentions = customer_mentions(sentence)[:1]
    customer = mentions[0] if mentions else None
    text = note_text(sentence, customer, context.language)
    return customers_slot(sentence, mentions, context) | ({"text": text} if text else {})


def activity_slots(sentence: Sentence, context: Context) -> Slots:
    kinds = activity_spans(sentence, context)
    people = customer_mentions(sentence)
    whens = sentence.of(When)
    if kinds:
        people = _around(people, kinds[0][0], sentence, context)
    when = next(((m, w) for m, w in whens if not _lies_ahead(sentence, m, context)), None)
    slots = customers_slot(sentence, people, context)
    if kinds:
        slots["activity_type"] = kinds[0][2]
    if when and (when[1].behind().is_day or when[1].time):
        slots["at"] = moment_of(when[1].behind())
    text = activity_text(sentence, people, [(s, e) for s, e, _ in kinds], when[0] if when else None, context.language)
    return slots | ({"text": text} if text else {})


def _lies_ahead(sentence: Sentence, mention: Mention, context: Context) -> bool:
    """ "she'll collect it on Friday": a date behind such a word is no part of what has happened."""
    ahead = context.language.words("text", "log_activity_ahead")
    return any(word in ahead for word in sentence.words[: mention.start])


def _around(people: list[Mention], kind: int, sentence: Sentence, context: Context) -> list[Mention]:
    """The person nearest the activity's word, with those who are joined to her by "and"."""
    if len(people) < 2:
        return people
    joints = context.language.words("speech", "and")
    first = people[0]
    chosen = [first]
    for mention in people[1:]:
        gap = sentence.words[chosen[-1].end : mention.start]
        if all(word in joints or word == "," for word in gap) and gap:
            chosen.append(mention)
        else:
            break
    return chosen


def activity_spans(sentence: Sentence, context: Context) -> list[tuple[int, int, str]]:
    """Words that name a kind of activity: start, end, type id; the configured words and the general ones."""
    found = {(m.start, m.end): named.id for m, named in sentence.named("activity")}
    words = sentence.words
    for sense, type_id in senses_of(context.world, context.language).items():
        for start, end, _ in context.language.phrases("activities", sense).find(words):
            found.setdefault((start, end), type_id)
    spans: list[tuple[int, int, str]] = []
    for (start, end), type_id in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1])):
        if not spans or start >= spans[-1][1]:
            spans.append((start, end, type_id))
    weak = context.language.words("activities_weak", "words")
    strong = [span for span in spans if " ".join(words[span[0] : span[1]]) not in weak]
    return [*strong, *(span for span in spans if span not in strong)] if strong else spans


def senses_of(world: World, language: Language) -> dict[str, str]:
    """General sense of an activity → the configured type that shares a word with it."""
    found: dict[str, str] = {}
    for sense in ("visit", "call", "email", "appointment"):
        phrases = language.words("activities", sense)
        for kind in world.settings.activity_types:
            if phrases & {word.lower() for word in (*kind.words, kind.label, kind.id.replace("_", " "))}:
                found.setdefault(sense, kind.id)
    return found


def attribute_slots(sentence: Sentence, context: Context) -> Slots:
    mentions = customer_mentions(sentence)[:1]
    slots = customers_slot(sentence, mentions, context)
    attribute, value = attribute_value(sentence, context)
    if attribute:
        slots["attribute"] = attribute
    if value is not None:
        slots["value"] = value
    return slots


def attribute_value(sentence: Sentence, context: Context) -> tuple[str | None, Any]:
    """The attribute that is stated and its value, each where it was said."""
    catalogue = catalogue_of(context.world.settings)
    attributes = [named for _, named in sentence.named("attribute")]
    choices = [named for _, named in sentence.named("choice")]
    birthday = any(f == "birthday" for *_, f in context.language.fields.find(sentence.words))
    dates = [when for _, when in sentence.of(When)]
    numbers = [number.value for _, number in sentence.of(Number)]
    wanted = {named.id for named in attributes}
    fitting = [named for named in choices if named.id in wanted] or choices
    if birthday and (dates or not attributes):
        return "birthday", _day_value(dates[-1]) if dates else None
    for named in attributes:
        definition = catalogue.attribute(named.id)
        if definition and definition.type in ("date", "yearly_date"):
            return named.id, _day_value(dates[-1]) if dates else None
        if definition and definition.type == "number" and numbers:
            return named.id, plain(numbers[-1])
    if fitting:
        return fitting[-1].id, fitting[-1].value
    numeric = [a.id for a in context.world.settings.attributes if a.type == "number"]
    if numbers and len(numeric) == 1 and not attributes:
        return numeric[0], plain(numbers[-1])
    if attributes:
        definition = catalogue.attribute(attributes[-1].id)
        return attributes[-1].id, _free_value(sentence) if definition and definition.type == "text" else None
    return None, None


def _day_value(when: When) -> str:
    """A full date, or month and day alone where no year was said."""
    return when.start.isoformat() if when.year_said else f"--{when.start:%m-%d}"


def _free_value(sentence: Sentence) -> str | None:
    """The words behind the last mention, for a text attribute whose value is new."""
    last = max((m.end for m in sentence.mentions), default=0)
    rest = [place for place in range(last, len(sentence.tokens)) if sentence.tokens[place].text[:1].isupper()]
    return sentence.said(rest[0], rest[-1] + 1) if rest else None


def follow_up_slots(sentence: Sentence, context: Context) -> Slots:
    whens = sentence.of(When)
    due = next(
        (m for m, w in whens if w.preposition not in ("b", "s", "A", "g", "l", "4")), whens[0][0] if whens else None
    )
    slots = customers_slot(sentence, customer_mentions(sentence)[:1], context)
    text = reminder_text(sentence, due, context.language)
    if text:
        slots["text"] = text
    if due and isinstance(due.value, When):
        when = due.value
        slots["due"] = moment_of(when) if when.is_day or when.time else (when.start.isoformat(), when.end.isoformat())
    return slots


def show_follow_ups_slots(sentence: Sentence, context: Context) -> Slots:
    slots: Slots = {}
    if context.language.phrases("follow_ups", "overdue").find(sentence.words):
        slots["overdue"] = True
    whens = [when for _, when in sentence.of(When)]
    if whens:
        when = whens[0]
        today = context.world.now.date()
        start = today if when.preposition in ("y", "u", "b", "w") and when.is_day else when.start
        slots["due"] = (min(start, when.end).isoformat(), when.end.isoformat())
    return slots


def complete_slots(sentence: Sentence, context: Context) -> Slots:
    mentions = customer_mentions(sentence)[:1]
    if mentions:
        return customers_slot(sentence, mentions, context)
    text = finished_text(sentence, context.language)
    return {"text": text} if text else {}


SECTIONS = ("follow_ups", "purchases", "notes", "measures", "timeline", "activities")


def show_customer_slots(sentence: Sentence, context: Context) -> Slots:
    slots = customers_slot(
        sentence, customer_mentions(sentence)[:1] if not _several(sentence) else people_of(sentence), context
    )
    if sentence.named("measure"):
        return slots | {"section": "measures"}
    for section in SECTIONS:
        if context.language.phrases("sections", section).find(sentence.words):
            return slots | {"section": section}
    return slots


def _several(sentence: Sentence) -> bool:
    people = people_of(sentence)
    return len(people) > 1 and all(isinstance(m.value, PersonMention) and m.value.customers for m in people)


def find_slots(sentence: Sentence, context: Context) -> Slots:
    query = query_text(sentence, context.language)
    return {"query": query} if query else {}


def show_book_slots(sentence: Sentence, context: Context) -> Slots:
    language, words = context.language, sentence.words
    slots: Slots = {}
    people = [m for m, value in sentence.of(PersonMention) if value.associates]
    stores = sentence.of(StoreMention)
    if people:
        slots |= {"book": "associate", "associate": associate_reference(sentence, people[0])}
    elif stores:
        slots |= {"book": "store", "store": {"said": said_of(sentence, stores[0][0]), "ids": stores[0][1].ids}}
    elif language.phrases("books", "store").find(words):
        slots["book"] = "store"
    filters = Conditions(sentence, context.world, language).read()
    if filters:
        slots["filters"] = filters
    if language.phrases("books", "count").find(words):
        slots["count"] = True
    return slots


def choose_slots(sentence: Sentence, context: Context) -> Slots:
    people = customer_mentions(sentence)[:1]
    if people and isinstance(people[0].value, PersonMention):
        return customers_slot(sentence, people, context)
    around = context.language.words("choose", "around")
    hits = context.language.positions.find(sentence.words)
    strong = [hit for hit in hits if sentence.words[hit[0]] not in around] or hits
    return {"position": strong[0][2]} if strong else {}


def correct_slots(sentence: Sentence, context: Context) -> Slots:
    """The slot that changes, by the kind of what was said last."""
    slots: Slots = {}
    people = sentence.of(PersonMention)
    whens = sentence.of(When)
    if people:
        mention, person = people[-1]
        if person.associates and not person.customers:
            slots["to_associates"] = (associate_reference(sentence, mention),)
        else:
            slots |= customers_slot(sentence, [mention], context)
    spans = activity_spans(sentence, context)
    if whens:
        when = whens[-1][1]
        today = context.world.now.date()
        if when.preposition == "u":
            slots["until"] = moment_of(when)
        elif when.start < today:
            slots["at"] = moment_of(when)
        else:
            slots["due"] = (
                moment_of(when) if when.is_day or when.time else (when.start.isoformat(), when.end.isoformat())
            )
    elif spans:
        slots["activity_type"] = spans[0][2]
    if not whens and (sentence.of(Number) or sentence.named("choice", "attribute")):
        attribute, value = attribute_value(sentence, context)
        if attribute and sentence.named("attribute", "choice"):
            slots["attribute"] = attribute
        if value is not None:
            slots["value"] = value
    return slots


def no_slots(sentence: Sentence, context: Context) -> Slots:
    return {}


SLOTS: dict[str, Callable[[Sentence, Context], Slots]] = {
    "add_customers": add_slots,
    "remove_customers": remove_slots,
    "reassign_customers": reassign_slots,
    "show_book": show_book_slots,
    "show_customer": show_customer_slots,
    "find_customer": find_slots,
    "take_note": note_slots,
    "log_activity": activity_slots,
    "set_attribute": attribute_slots,
    "set_follow_up": follow_up_slots,
    "show_follow_ups": show_follow_ups_slots,
    "complete_follow_up": complete_slots,
    "choose": choose_slots,
    "correct": correct_slots,
}
