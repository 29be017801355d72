"""Self-corrections: "for Maria, no, sorry, for Sofia" means Sofia."""

from __future__ import annotations

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
        if not hit or not pair or pair[0].start >= own_words or _merely_denies(sentence, place, hit[0], language):
            place += 1
            continue
        sentence = _taken_back(sentence, *pair, marker=place)
    return sentence


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
    moved = sentence.part(after.start, after.end)
    between = sentence.part(before.end, marker)
    if any(_kind(mention) for mention in between.mentions) or len(between.tokens) > 2:
        rest = sentence.without(marker, after.end)
        head, tail = rest.part(0, before.start), rest.part(before.end, len(rest.tokens))
        return _concatenated(head, moved, tail)
    return sentence.without(before.start, after.start)


def _concatenated(*parts: Sentence) -> Sentence:
    tokens: tuple[Token, ...] = ()
    mentions: list[Mention] = []
    for part in parts:
        shift = len(tokens)
        mentions += [Mention(m.start + shift, m.end + shift, m.value, m.rank) for m in part.mentions]
        tokens += part.tokens
    return Sentence(parts[0].source, tokens, tuple(mentions))
