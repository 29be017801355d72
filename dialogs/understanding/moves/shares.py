"""How many of the customers are to move: "half of Carla's book", "her five best", "ten to Bo and the rest to Anna"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dialogs.move_said import Share, Which
from dialogs.understanding.dates.when import When
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import Number, PersonMention
from dialogs.understanding.sentence import Sentence

TABLE = "shares"
MOST_BETWEEN = 3
"""Tokens in which "five of Ingrid's best" says which."""


@dataclass(frozen=True)
class Amount:
    """Tokens start to end; no share where the words do not say how many."""

    start: int
    end: int
    share: Share | None
    says_which: bool = False
    """ "The best", of whom nobody said how many."""


def amounts_in(sentence: Sentence, language: Language) -> list[Amount]:
    """In the order in which they were said; not the numbers of dates, names and conditions."""
    names = sentence.covered_by(lambda mention: isinstance(mention.value, PersonMention))
    found, place = [], 0
    while place < len(sentence.tokens):
        amount = None if place in names else _amount_at(sentence, place, language)
        if amount is not None:
            found.append(amount)
        place = amount.end if amount else place + 1
    each = not language.words(TABLE, "each").isdisjoint(sentence.words)
    return [_each(one) if each else one for one in _without_doubles(found)]


def _each(amount: Amount) -> Amount:
    """So many for each receiver."""
    return replace(amount, share=amount.share.model_copy(update={"each": True})) if amount.share else amount


def _without_doubles(found: list[Amount]) -> list[Amount]:
    """ "Ten of her best" is one amount, said twice."""
    kept: list[Amount] = []
    for amount in found:
        before = kept[-1] if kept else None
        near = before is not None and amount.start - before.end <= MOST_BETWEEN
        if before and before.share and near and amount.says_which:
            kept[-1] = Amount(before.start, amount.end, before.share.model_copy(update={"which": Which.BEST}))
        else:
            kept.append(amount)
    return kept


def _amount_at(sentence: Sentence, place: int, language: Language) -> Amount | None:
    words = sentence.words
    if first := _first_at(sentence, place, language):
        return first
    if any(mention.start <= place < mention.end for mention, _ in sentence.of(When)):
        return _part_at(sentence, place, language)  # "a third", which is no third of the month
    if hit := language.phrases(TABLE, "rest").at(words, place):
        return Amount(place, place + hit[0], Share(rest=True))
    if hit := language.phrases(TABLE, "half").at(words, place):
        return Amount(place, place + hit[0], Share(fraction=0.5))
    if hit := language.phrases(TABLE, "vague").at(words, place):
        return Amount(place, place + hit[0], None)
    if hit := language.phrases(TABLE, "best").at(words, place):
        return _best_of(sentence, place, place + hit[0], language)
    return _part_at(sentence, place, language) or _counted_at(sentence, place, language)


def _first_at(sentence: Sentence, place: int, language: Language) -> Amount | None:
    """ "The first five", which is no first of the month."""
    hit = language.phrases(TABLE, "first").at(sentence.words, place)
    end = place + hit[0] if hit else len(sentence.tokens)
    number = language.numbers.number_at(sentence.tokens, end) if end < len(sentence.tokens) else None
    return Amount(place, end + number[0], Share(number=int(number[1]), which=Which.LISTED)) if number else None


def _best_of(sentence: Sentence, start: int, end: int, language: Language) -> Amount | None:
    """ "Top five"; "best" alone says nothing of how many, and in "best wishes" nothing at all."""
    number = language.numbers.number_at(sentence.tokens, end) if end < len(sentence.tokens) else None
    if number:
        return Amount(start, end + number[0], Share(number=int(number[1]), which=Which.BEST))
    told = end == len(sentence.tokens) or _names_customers(sentence, end, language)
    return Amount(start, end, None, says_which=True) if told else None


def _part_at(sentence: Sentence, place: int, language: Language) -> Amount | None:
    """ "A third", "two thirds", "20 percent"."""
    words = sentence.words
    number = language.numbers.number_at(sentence.tokens, place)
    width, value = number or ((1, 1.0) if words[place] in language.words(TABLE, "one") else (0, 0.0))
    following = place + width
    if not width or following >= len(words):
        return None
    for divisor, *said in language.data.words[TABLE]["parts"]:
        if words[following] in said and 0 < value < divisor:
            return Amount(place, _behind_of(words, following + 1, language), Share(fraction=value / divisor))
    percent = language.phrases(TABLE, "percent").at(words, following)
    if percent and number and 0 < value < 100:
        return Amount(place, _behind_of(words, following + percent[0], language), Share(fraction=value / 100))
    return None


def _behind_of(words: list[str], place: int, language: Language) -> int:
    return place + 1 if place < len(words) and words[place] in language.words("books", "of") else place


def _counted_at(sentence: Sentence, place: int, language: Language) -> Amount | None:
    """ "Ten of", "20 clients", "five best"; a number that says nothing else is not left out."""
    words = sentence.words
    number = language.numbers.number_at(sentence.tokens, place)
    mentioned = any(m.start <= place < m.end for m, _ in sentence.of(Number))
    if not number or not mentioned:
        return None
    end, value = place + number[0], int(number[1])
    best = language.phrases(TABLE, "best").at(words, end) if end < len(words) else None
    lapsed = language.phrases(TABLE, "lapsed").at(words, end) if end < len(words) else None
    if best:
        return Amount(place, end + best[0], Share(number=value, which=Which.BEST))
    if lapsed:
        return Amount(place, end + lapsed[0], Share(number=value))
    if place and words[place - 1] in language.words(TABLE, "given"):
        return None  # "the two of them"
    if value == 1 and (end == len(words) or words[end] not in language.words("books", "of")):
        return None  # "that one"
    return Amount(place, end, Share(number=value))


def _names_customers(sentence: Sentence, place: int, language: Language) -> bool:
    return any(word in language.words("books", "words") for word in sentence.words[place : place + 2])
