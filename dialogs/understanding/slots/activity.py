"""log_activity: with whom, what kind, when, and what it was about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

from dialogs.understanding.cautions.signs import denies
from dialogs.understanding.dates.when import When
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import SUBJECT, Mention, PersonMention, Pronoun, StoreMention
from dialogs.understanding.references import (
    Context,
    Slots,
    customer_mentions,
    customers_slot,
    joined,
    moment_of,
)
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.activity_types import activity_spans, unanswered_calls
from dialogs.understanding.slots.text import mention_at, trimmed

LONG_AGO = timedelta(days=31)
"""So long ago, a day behind "she …" is rather the next one of its date: "met her, she marries on 12 June"."""
_FAR = 8
"""Tokens that may stand before a customer or an activity as a mere opening ("it's Carla speaking, …")."""


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
    commanded = context.language.phrases("unmeant", "commands").at(sentence.words, 0)
    if kinds and not commanded and kinds[0][:2] in unanswered_calls(sentence, context):
        nobody_answered = denies(sentence, context.language, *kinds[0][:2])
        text = _all_words(sentence, when and when[0], context.language) if nobody_answered or not text else text
    return slots | ({"text": text} if text else {})


def _all_words(sentence: Sentence, when: Mention | None, language: Language) -> str | None:
    """What is said of a call that nobody took says who and how in the same breath."""
    return trimmed(sentence, 0, len(sentence.tokens), language, [when] if when else [])


def _lies_ahead(sentence: Sentence, mention: Mention, context: Context) -> bool:
    """ "she'll collect it on Friday": a date behind such a word is no part of what has happened."""
    ahead, topics = (
        context.language.words("text", "log_activity_ahead"),
        context.language.words("text", "log_activity_topics"),
    )
    words, start, today = sentence.words, mention.start, context.world.now.date()
    if isinstance(mention.value, When):
        told = any(pronoun.kind == SUBJECT and at.start < start for at, pronoun in sentence.of(Pronoun))
        if told and mention.value.start > today and today - mention.value.behind().end > LONG_AGO:
            return True
    if isinstance(mention.value, When) and mention.value.end <= today:
        ahead = frozenset()
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
    place, complete = _behind_opening(sentence, persons, verbs, language)
    before, between = language.words("text", "log_activity"), language.words("text", "log_activity_after")
    topics = language.words("text", "log_activity_topics")
    while place < end:
        if when and when.start <= place < when.end:
            place = when.end
        elif place in persons:
            place = persons[place]
        elif place in verbs and not complete:
            place = verbs[place]
        elif complete and (thing := _kind_as_thing(sentence, place, verbs, language)):
            place = thing
        elif complete and _names_object(sentence, place, language):
            break
        elif words[place] in (between if complete else before) and words[place] not in topics:
            place += 1
        else:
            break
    return trimmed(sentence, place, end, language, [when] if when and when.start >= place else [])


def _behind_opening(
    sentence: Sentence, persons: Mapping[int, int], verbs: Mapping[int, int], language: Language
) -> tuple[int, bool]:
    """Where the words that say who and how end, whatever stands before them, and whether both were said."""
    if not persons or not verbs:
        return 0, False
    who, how = min(persons), min(verbs)
    for other in sorted(verbs):
        if abs(other - who) < abs(how - who) and other < who:
            how = other
    first, last = sorted((who, how))
    stores = sentence.covered_by(lambda mention: isinstance(mention.value, StoreMention | PersonMention))
    gap = range(persons.get(first, verbs.get(first, first)), last)
    between = [sentence.words[place] for place in gap if place not in stores]
    plain = language.words("text", "log_activity") | language.words("text", "log_activity_between")
    if any(word not in plain for word in between) or first > _FAR:
        return 0, False
    return max(persons[who], verbs[how]), True


def _kind_as_thing(sentence: Sentence, place: int, verbs: Mapping[int, int], language: Language) -> int | None:
    """Where "for a visit", "for her fitting" ends, said of what the verb before has told."""
    words = sentence.words
    if words[place] not in language.words("text", "log_activity_for"):
        return None
    for kind in (place + 1, place + 2):
        if kind in verbs and (kind == place + 1 or words[kind - 1] in language.words("text", "log_activity_whose")):
            behind = words[verbs[kind]] if verbs[kind] < len(words) else ""
            at_end = not behind or not behind[0].isalpha() or mention_at(sentence, verbs[kind]) is not None
            return verbs[kind] if at_end or behind in language.words("text", "log_activity_topics") else None
    return None


def _names_object(sentence: Sentence, place: int, language: Language) -> bool:
    """ "emailed her the invoice": an article whose word is no place and no kind of activity."""
    words = sentence.words
    if words[place] not in language.words("strangers", "articles") or place + 1 >= len(words):
        return False
    return words[place + 1] not in language.words("text", "log_activity_after") | language.words("text", "log_activity")
