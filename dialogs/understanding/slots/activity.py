"""log_activity: with whom, what kind, when, and what it was about."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dialogs.understanding.dates.when import When
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import Mention
from dialogs.understanding.references import (
    Context,
    Slots,
    customer_mentions,
    customers_slot,
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


def activity_text(
    sentence: Sentence,
    people: Iterable[Mention],
    kinds: Iterable[tuple[int, int]],
    when: Mention | None,
    language: Language,
) -> str | None:
    """What an activity was about: the words behind the person, the kind of activity and the date."""
    words, end = sentence.words, len(sentence.tokens)
    spans = {mention.start: mention.end for mention in people}
    spans_kind = dict(kinds)
    before, after = language.words("text", "log_activity"), language.words("text", "log_activity_after")
    starts = language.words("text", "log_activity_starts")
    place, seen_person, seen_kind = 0, False, False
    while place < end:
        if when and when.start <= place < when.end:
            place = when.end
        elif place in spans:
            place, seen_person = spans[place], True
        elif place in spans_kind and not (seen_kind and seen_person):
            place, seen_kind = spans_kind[place], True
        elif seen_person and seen_kind:
            following = place + 1
            leads = following in spans or (when is not None and following == when.start)
            if (words[place] in starts and not leads and words[place] not in after) or words[place] not in after:
                break
            if words[place] in starts and not leads and not _runs_out(sentence, place, spans, when, after):
                if words[place] not in ("and", "on"):
                    break
                place += 1
            else:
                place += 1
        elif words[place] in before:
            if words[place] == "about" or (words[place] in starts and seen_person and seen_kind):
                break
            place += 1
        else:
            break
    if place >= end:
        return None
    return trimmed(sentence, place, end, language, [when] if when and when.start >= place else [])


def _runs_out(
    sentence: Sentence, place: int, spans: dict[int, int], when: Mention | None, after: Collection[str]
) -> bool:
    """Whether only words of the command, people and the date are left."""
    while place < len(sentence.tokens):
        if place in spans:
            place = spans[place]
        elif when and place == when.start:
            place = when.end
        elif sentence.words[place] in after:
            place += 1
        else:
            return False
    return True
