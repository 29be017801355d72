"""log_activity: with whom, what kind, when, and what it was about."""

from __future__ import annotations

from collections.abc import Iterable

from dialogs.understanding.dates.when import When
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import Mention
from dialogs.understanding.references import (
    Context,
    Slots,
    customer_mentions,
    customers_slot,
    joined,
    moment_of,
)
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.activity_types import activity_spans
from dialogs.understanding.slots.text import trimmed


def activity_slots(sentence: Sentence, context: Context) -> Slots:
    kinds = activity_spans(sentence, context)
    people = customer_mentions(sentence)
    whens = sentence.of(When)
    if kinds:
        people = joined(people, sentence, context.language)
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
    ahead, topics = (
        context.language.words("text", "log_activity_ahead"),
        context.language.words("text", "log_activity_topics"),
    )
    words, start = sentence.words, mention.start
    if words[start] in topics or (start and words[start - 1] in topics):
        return True
    return any(word in ahead for word in words[:start])


def activity_text(
    sentence: Sentence,
    people: Iterable[Mention],
    kinds: Iterable[tuple[int, int]],
    when: Mention | None,
    language: Language,
) -> str | None:
    """What an activity was about: the words behind the person, the kind of activity and the date."""
    words, end = sentence.words, len(sentence.tokens)
    persons, verbs = {mention.start: mention.end for mention in people}, dict(kinds)
    before, between = language.words("text", "log_activity"), language.words("text", "log_activity_after")
    topics = language.words("text", "log_activity_topics")
    place, seen_person, seen_kind = 0, False, False
    while place < end:
        complete = seen_person and seen_kind
        if when and when.start <= place < when.end:
            place = when.end
        elif place in persons:
            place, seen_person = persons[place], True
        elif place in verbs and not complete:
            place, seen_kind = verbs[place], True
        elif words[place] in (between if complete else before) and words[place] not in topics:
            place += 1
        else:
            break
    return trimmed(sentence, place, end, language, [when] if when and when.start >= place else [])
