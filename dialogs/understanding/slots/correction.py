"""correct: the slot that changes, by the kind of what was said last."""

from __future__ import annotations

from datetime import timedelta

from dialogs.understanding.dates.when import Preposition, When
from dialogs.understanding.mentions.kinds import Mention, Number, PersonMention
from dialogs.understanding.moves.exceptions import people_left_out
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
from dialogs.understanding.slots.follow_up_change import (
    days_later,
    follow_up_change_slots,
    is_receiving,
    names_follow_up,
)
from dialogs.understanding.slots.words_instead import words_instead


def correct_slots(sentence: Sentence, context: Context) -> Slots:
    """The slot that changes, by the kind of what was said last."""
    if names_follow_up(sentence, context.language):
        return follow_up_change_slots(sentence, context)
    if people_left_out(sentence, context.language):
        return {}
    sentence = _without_no(sentence, context)
    sentence = sentence.with_mentions(
        mention
        for mention in sentence.mentions
        if not (isinstance(mention.value, Number | tuple) and is_denied(sentence, mention, context))
    )
    slots = _people(sentence, context)
    kinds = [] if slots else _kinds_meant(sentence, context)
    whens = [when for mention, when in sentence.of(When) if not is_denied(sentence, mention, context)]
    if whens:
        slots |= _date(whens[-1], bool(kinds), context)
    elif kinds:
        slots["activity_type"] = kinds[-1]
    if not whens and (sentence.of(Number) or sentence.named("choice", "attribute")):
        attribute, value = attribute_value(sentence, context)
        if attribute and sentence.named("attribute", "choice"):
            slots["attribute"] = attribute
        if value is not None:
            slots["value"] = value
    words = None if slots else words_instead(sentence, context.language)
    return {"text": words.new} if words else slots


def is_only_when(part: Sentence) -> bool:
    """ "at 10", "on Thursday": of what was just done; "the second" is rather a place in a list."""
    whens = [(mention, when) for mention, when in part.of(When) if when.time is not None or not when.day_only]
    is_point = len(whens) == 1 and (whens[0][1].is_day or whens[0][1].time is not None)
    return is_point and whens[0][0].end - whens[0][0].start == len(part.tokens)


def _without_no(sentence: Sentence, context: Context) -> Sentence:
    """ "no, Maria Lopez" denies what was done before, not Maria Lopez."""
    said = context.language.words("speech", "no") | context.language.words("speech", "pauses")
    start = next((place for place, word in enumerate(sentence.words) if word not in said), 0)
    return sentence.part(start, len(sentence.tokens))


def _kinds_meant(sentence: Sentence, context: Context) -> list[str]:
    """The kinds of activity that are not denied, in the order in which they were said."""
    no = context.language.words("conditions", "not")
    spans = sorted(activity_spans(sentence, context))
    return [kind for start, _, kind in spans if not no.intersection(sentence.words[max(0, start - 3) : start])]


def _people(sentence: Sentence, context: Context) -> Slots:
    """The person who is meant; a colleague is the one who gets the customers."""
    meant = [(m, person) for m, person in sentence.of(PersonMention) if not is_denied(sentence, m, context)]
    if not meant:
        return {}
    mention, person = meant[-1]
    if person.associates and (not person.customers or is_receiving(sentence, mention, context.language)):
        return {"to_associates": (associate_reference(sentence, mention),)}
    return customers_slot(sentence, [mention], context)


def _date(when: When, of_activity: bool, context: Context) -> Slots:
    if when.preposition is Preposition.UNTIL:
        return {"until": moment_of(when)}
    days = days_later(when)
    if days is not None and not of_activity:
        return {"due": (context.world.now.date() + timedelta(days=days)).isoformat()}
    if of_activity or when.start < context.world.now.date():
        return {"at": moment_of(when.behind())}
    return {"due": due_of(when)}


def is_denied(sentence: Sentence, mention: Mention, context: Context) -> bool:
    """ "not Catherine", "not to Bo"."""
    before = sentence.words[max(0, mention.start - 2) : mention.start]
    return any(word in context.language.words("conditions", "not") for word in before)
