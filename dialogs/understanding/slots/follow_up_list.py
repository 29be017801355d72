"""show_follow_ups and complete_follow_up."""

from __future__ import annotations

from dialogs.understanding.dates.when import Preposition, When
from dialogs.understanding.references import (
    Context,
    Slots,
    customer_mentions,
    customers_slot,
)
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.position import only_position
from dialogs.understanding.slots.text import without_command

UP_TO = (Preposition.BY, Preposition.UNTIL, Preposition.BEFORE, Preposition.WITHIN)
"""From today to a day: "by Friday"."""


def show_follow_ups_slots(sentence: Sentence, context: Context) -> Slots:
    slots: Slots = {}
    if context.language.phrases("follow_ups", "overdue").find(sentence.words):
        slots["overdue"] = True
    whens = [when for _, when in sentence.of(When)]
    if whens:
        when = whens[0]
        today = context.world.now.date()
        start = today if when.preposition in UP_TO and when.is_day else when.start
        slots["due"] = (min(start, when.end).isoformat(), when.end.isoformat())
    return slots


def complete_slots(sentence: Sentence, context: Context) -> Slots:
    if only_position(sentence, "complete_follow_up", context) is not None:
        return {}
    mentions = customer_mentions(sentence)[:1]
    if mentions:
        return customers_slot(sentence, mentions, context)
    command = context.language.words("text", "complete_follow_up")
    text = without_command(sentence, command, context.language, with_article=True)
    return {"text": text} if text else {}
