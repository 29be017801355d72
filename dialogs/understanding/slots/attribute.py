"""set_attribute: of whom, which attribute, which value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dialogs.understanding.catalogue import Named, catalogue_of
from dialogs.understanding.dates.when import When
from dialogs.understanding.mentions.kinds import Mention, Number
from dialogs.understanding.numbers import plain
from dialogs.understanding.references import (
    Context,
    Slots,
    customer_mentions,
    customers_slot,
    joined,
)
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.attribute_named import BIRTHDAY, attributes_named, tells_number
from dialogs.understanding.slots.attribute_value import choices_said, standing, values_said

MOST_WORDS = 3
"""Of a value that is none of the attribute's."""
NEAR = 2
"""Tokens between a date and a number that may belong to it: "the 3rd 12 of May"."""


def attribute_slots(sentence: Sentence, context: Context) -> Slots:
    mentions = joined(customer_mentions(sentence), sentence, context.language)
    slots = customers_slot(sentence, mentions, context)
    attribute, value = attribute_value(sentence, context)
    if attribute:
        slots["attribute"] = attribute
        value = _said_value(sentence, context) if value is None else value
    if value is not None:
        slots["value"] = value
    return slots


def attribute_value(sentence: Sentence, context: Context) -> tuple[str | None, Any]:
    """The attribute that is stated and its value, each where it was said."""
    named = [attribute for *_, attribute in attributes_named(sentence, context)]
    for attribute in named:
        of_type = _of_type(attribute, context)
        if of_type == "date" and (attribute != BIRTHDAY or sentence.of(When) or {*named} == {BIRTHDAY}):
            return attribute, _day_value(attribute, sentence, context)
        if of_type == "number" and (number := _number(attribute, sentence, context)) is not None:
            return attribute, number
    choice = _choice(sentence, named, context)
    if choice:
        if not choice.sure:
            context.doubts.append(choice.value)
        return choice.id, choice.value
    numeric = [item.id for item in context.world.settings.attributes if item.type == "number"]
    number = _number("", sentence, context)
    if number is not None and len(numeric) == 1 and not named:
        return numeric[0], number
    if named:
        return named[-1], _free_value(sentence) if _of_type(named[-1], context) == "text" else None
    return None, None


def _of_type(attribute: str, context: Context) -> str:
    """ "date" for all dates that are days of a year or not; else the type of the definition."""
    definition = catalogue_of(context.world.settings).attribute(attribute)
    if attribute == BIRTHDAY or (definition and "date" in definition.type):
        return "date"
    return definition.type if definition else ""


def _choice(sentence: Sentence, named: Sequence[str], context: Context) -> Named | None:
    """The choice or known value that stands; of those of the attributes named where there are any."""
    places = choices_said(sentence, context)
    said = [(mention, choice) for mention, choice in sentence.named("choice") if mention in places]
    fitting = [(mention, choice) for mention, choice in said if choice.id in named] or said
    if not fitting:
        return None
    stands: list[Mention] = standing([mention for mention, _ in fitting], sentence, context.language)
    return next(choice for mention, choice in fitting if mention == stands[-1])


def _number(attribute: str, sentence: Sentence, context: Context) -> int | float | None:
    stands = standing(values_said(sentence, attribute, context), sentence, context.language)
    return next((plain(number.value) for mention, number in sentence.of(Number) if mention in stands[-1:]), None)


def _day_value(attribute: str, sentence: Sentence, context: Context) -> str | None:
    """A full date, or month and day alone where no year was said; None where they make no day."""
    days = standing(values_said(sentence, attribute, context), sentence, context.language)
    when = next((when for mention, when in sentence.of(When) if days and mention == days[-1]), None)
    numbers = [mention for mention, _ in sentence.of(Number) if tells_number(sentence, mention.start, context.language)]
    near = any(0 <= one.start - days[-1].end < NEAR or 0 <= days[-1].start - one.end < NEAR for one in numbers if days)
    if when is None or near or not when.is_day:
        return None  # "in May", "31 february"
    if when.year_said:
        return when.start.isoformat()
    month, day = when.month_day or (when.start.month, when.start.day)
    return f"--{month:02}-{day:02}"


def _said_value(sentence: Sentence, context: Context) -> str | None:
    """The words behind "is" or "to", as they were said: no value of the attribute, and refused with the reason.

    None where a date was read that is no day ("in May"): which day it is can be asked.
    """
    if sentence.of(When):
        return None
    links = context.language.words("text", "value_links")
    end = len(sentence.tokens)
    places = [place for place in range(1, end - 1) if sentence.words[place] in links]
    start = places[-1] + 1 if places else end
    return sentence.said(start, end) if 0 < end - start <= MOST_WORDS else None


def _free_value(sentence: Sentence) -> str | None:
    """The words behind the last mention, for a text attribute whose value is new."""
    last = max((m.end for m in sentence.mentions), default=0)
    rest = [place for place in range(last, len(sentence.tokens)) if sentence.tokens[place].text[:1].isupper()]
    return sentence.said(rest[0], rest[-1] + 1) if rest else None
