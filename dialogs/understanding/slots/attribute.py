"""set_attribute: of whom, which attribute, which value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dialogs.understanding.catalogue import catalogue_of
from dialogs.understanding.conditions.sizes import tells_of_size
from dialogs.understanding.dates.when import When
from dialogs.understanding.mentions.kinds import Number
from dialogs.understanding.numbers import plain
from dialogs.understanding.references import (
    Context,
    Slots,
    customer_mentions,
    customers_slot,
    joined,
)
from dialogs.understanding.sentence import Sentence

MOST_WORDS = 3
"""Of a value that is none of the attribute's."""


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
    catalogue = catalogue_of(context.world.settings)
    attributes = [named for _, named in sentence.named("attribute")]
    choices = [
        named for mention, named in sentence.named("choice") if not tells_of_size(sentence, mention, context.world)
    ]
    birthday = any(f == "birthday" for *_, f in context.language.fields.find(sentence.words))
    dates = [when for _, when in sentence.of(When)]
    numbers = [number.value for _, number in sentence.of(Number)]
    wanted = {named.id for named in attributes}
    fitting = [named for named in choices if named.id in wanted] or choices
    if birthday and (dates or not attributes):
        return "birthday", _day_value(dates[-1], numbers) if dates else None
    for named in attributes:
        definition = catalogue.attribute(named.id)
        if definition and definition.type in ("date", "yearly_date"):
            return named.id, _day_value(dates[-1], numbers) if dates else None
        if definition and definition.type == "number" and numbers:
            return named.id, plain(numbers[-1])
    if fitting:
        if not fitting[-1].sure:
            context.doubts.append(fitting[-1].value)
        return fitting[-1].id, fitting[-1].value
    numeric = [a.id for a in context.world.settings.attributes if a.type == "number"]
    if numbers and len(numeric) == 1 and not attributes:
        return numeric[0], plain(numbers[-1])
    if attributes:
        definition = catalogue.attribute(attributes[-1].id)
        return attributes[-1].id, _free_value(sentence) if definition and definition.type == "text" else None
    return None, None


def _day_value(when: When, numbers: Sequence[float]) -> str | None:
    """A full date, or month and day alone where no year was said; None where they make no day."""
    if not when.is_day or numbers:
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
