"""Self-corrections: "for Maria, no, sorry, for Sofia" means Sofia."""

from __future__ import annotations

from dataclasses import replace

from dialogs.understanding.dates.calendar import last_of_month
from dialogs.understanding.dates.when import When
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import Mention, Number, PersonMention
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.note import own_words_at
from dialogs.understanding.tokens import Token

NEAR = 8
"""Tokens around the words of a correction in which its two sides lie."""


def corrected(sentence: Sentence, language: Language) -> Sentence:
    """ "for Maria, no sorry, for Sofia": the later mention takes the place of the earlier one of its kind."""
    index = language.phrases("speech", "corrections")
    place, own_words = 1, _own_words_at(sentence, language)
    while place < len(sentence.tokens):
        hit = index.at(sentence.words, place)
        pair = _sides(sentence, place, place + hit[0]) if hit else None
        if (
            not hit
            or not pair
            or pair[0].start >= own_words
            or _merely_denies(sentence, place, hit[0], language)
            or not _leads_there(sentence, place + hit[0], hit[0], pair[1], language)
        ):
            place += 1
            continue
        sentence = _taken_back(sentence, *pair, marker=place)
    return _without_denied(sentence, language)


def _without_denied(sentence: Sentence, language: Language) -> Sentence:
    """ "1988, not 1989": what is denied right behind another of its kind is dropped."""
    words, place = sentence.words, 1
    own_words = _own_words_at(sentence, language)
    while place < min(len(words) - 1, own_words):
        before = next((m for m in sentence.mentions if 0 <= place - m.end <= 1), None)
        after = next((m for m in sentence.mentions if 0 < m.start - place <= 2), None)
        said = words[place] in language.words("speech", "denying") and before and after
        opposed = words[place - 1] in language.words("conditions", "but")  # "bags but not shoes" are two conditions
        if said and not opposed and before and after and _kind(before) and _are_alike(before, after):
            sentence = sentence.without(place, after.end)
            words = sentence.words
        place += 1
    return sentence


def _are_alike(before: Mention, after: Mention) -> bool:
    """Of one kind; not so "… to Bo, not Maria Lopez": a colleague, and a customer who is left out."""
    one, other = before.value, after.value
    if isinstance(one, PersonMention) and isinstance(other, PersonMention) and one.associates and not other.associates:
        return False
    return _kind(before) == _kind(after)


def _own_words_at(sentence: Sentence, language: Language) -> int:
    """Where the own words of a note begin, in which nothing is corrected; behind the end where there is no note."""
    people = [mention for mention, person in sentence.of(PersonMention) if person.customers]
    place, is_note = own_words_at(sentence, people[0] if people else None, language)
    begins = is_note and not (people and place <= people[0].start)
    return place if begins else len(sentence.tokens)


def _merely_denies(sentence: Sentence, place: int, width: int, language: Language) -> bool:
    """ "no silver": a bare "no" before what somebody does not want."""
    if sentence.words[place : place + width] != [*language.words("speech", "no")]:
        return False
    return any(mention.start == place + width for mention, _ in sentence.named("choice", "category"))


def _leads_there(sentence: Sentence, behind: int, width: int, after: Mention, language: Language) -> bool:
    """Whether nothing but light words stand between a marker of one word and what is said instead: "no answer …"."""
    if width > 1 or isinstance(after.value, PersonMention):
        links = language.words("speech", "correction_links")
        return width > 1 or links.issuperset(sentence.words[behind : after.start])
    between = [
        word
        for word in sentence.words[behind : after.start]
        if word not in language.words("speech", "correction_links")
    ]
    return not between or (len(between) == 1 and between[0] not in language.lexicon)


def _sides(sentence: Sentence, start: int, end: int) -> tuple[Mention, Mention] | None:
    after = _replacement(sentence, start, end)
    if not after or after.start - end > NEAR:
        return None
    before = [m for m in sentence.mentions if m.end <= start and _kind(m) == _kind(after) and start - m.end <= NEAR]
    return (before[-1], after) if before else None


def _replacement(sentence: Sentence, start: int, end: int) -> Mention | None:
    """What is said instead: not what is merely said again ("Clara, no, not Clara, Astrid")."""
    said = [mention.value for mention in sentence.mentions if mention.end <= start]
    return next((m for m in sentence.mentions if m.start >= end and _kind(m) and m.value not in said), None)


def _kind(mention: Mention) -> str:
    value = mention.value
    if isinstance(value, tuple):
        return value[0].kind + value[0].id if value[0].kind != "activity" else "activity"
    return {PersonMention: "person", When: "when", Number: "number"}.get(type(value), "")


def _taken_back(sentence: Sentence, before: Mention, after: Mention, marker: int) -> Sentence:
    """Drops the earlier mention and all up to the later one where they are close, else moves the later one there."""
    moved = sentence.part(after.start, after.end).with_mentions([_in_month_of(before, after)])
    between = sentence.part(before.end, marker)
    if any(_kind(mention) for mention in between.mentions) or len(between.tokens) > 2:
        rest = sentence.without(marker, after.end)
        head, tail = rest.part(0, before.start), rest.part(before.end, len(rest.tokens))
        return _concatenated(head, moved, tail)
    rest = sentence.without(before.start, after.start)
    return rest.with_mentions(
        _in_month_of(before, m, at=before.start) if m.start == before.start else m for m in rest.mentions
    )


def _in_month_of(before: Mention, after: Mention, at: int = 0) -> Mention:
    """ "the 12th of January, no, the 13th": a mere day of the month is of the month said before."""
    earlier, when = before.value, after.value
    width = after.end - after.start
    if isinstance(earlier, When) and isinstance(when, When) and when.day_only and earlier.is_day:
        day = when.start.day
        if day <= last_of_month(earlier.start.year, earlier.start.month):
            moved = earlier.start.replace(day=day)
            when = replace(earlier, start=moved, end=moved, past=None, month_day=(moved.month, day))
    return Mention(at, at + width, when, after.rank)


def _concatenated(*parts: Sentence) -> Sentence:
    tokens: tuple[Token, ...] = ()
    mentions: list[Mention] = []
    for part in parts:
        shift = len(tokens)
        mentions += [Mention(m.start + shift, m.end + shift, m.value, m.rank) for m in part.mentions]
        tokens += part.tokens
    return Sentence(parts[0].source, tokens, tuple(mentions))
