"""correct: the slot that changes, by the kind of what was said last."""

from __future__ import annotations

from dialogs.understanding.dates.when import Preposition, When
from dialogs.understanding.mentions.kinds import Number, PersonMention
from dialogs.understanding.references import (
    Context,
    Slots,
    associate_reference,
    customers_slot,
    due_of,
    moment_of,
)
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.activity_types import activity_spans
from dialogs.understanding.slots.attribute import attribute_value


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
        if when.preposition == Preposition.UNTIL:
            slots["until"] = moment_of(when)
        elif when.start < today:
            slots["at"] = moment_of(when)
        else:
            slots["due"] = due_of(when)
    elif spans:
        slots["activity_type"] = spans[0][2]
    if not whens and (sentence.of(Number) or sentence.named("choice", "attribute")):
        attribute, value = attribute_value(sentence, context)
        if attribute and sentence.named("attribute", "choice"):
            slots["attribute"] = attribute
        if value is not None:
            slots["value"] = value
    return slots
