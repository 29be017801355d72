"""Choices and known values that were misspelt or misheard: "jewlery", "Kartier", "Louis Viton"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA

from dialogs.understanding.catalogue import Named, catalogue_of, values_of
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import Mention
from dialogs.understanding.people.directory import name_words_of
from dialogs.understanding.tokens import Token
from dialogs.understanding.world import World
from storage.rules.names import fold, sound

REACH = 5
"""Tokens behind "likes", "brand" or "bought" in which a value is due."""
SHORTEST, SHORTEST_OF_TWO = 5, 7
"""Letters of a word that may be one or two slips away."""
LONGEST = 3
"""Words that may be one value."""
LIKE, ALIKE = 0.4, 0.8
"""Least likeness of the spelling where the sound agrees; likeness of one slip and of what is as good."""
VOWELS = frozenset("aeiouy")
"""Heard for one another at the start: "orelle" for "Aurelle"."""
RANK = 59
"""Below a person's name of one unknown word."""


def misheard_values(
    tokens: Sequence[Token], taken: Sequence[Mention], world: World, language: Language
) -> list[Mention]:
    """Where a value is due and unknown words stand: the one value that they are nearest to; none among equals."""
    covered = {place for mention in taken for place in range(mention.start, mention.end)}
    unknown = [place for place, token in enumerate(tokens) if _is_unknown(token, world, language)]
    found: list[Mention] = []
    for place in unknown:
        if place in covered or not _is_due(tokens, place, language):
            continue
        for width in range(LONGEST, 0, -1):
            places = range(place, place + width)
            if places.stop > len(tokens) or not covered.isdisjoint(places) or not _are_words(tokens, places, language):
                continue
            near = _nearest("".join(tokens[at].fold for at in places), world)
            if near:
                found.append(Mention(place, places.stop, (near,), RANK))
                covered.update(places)
                break
    return found


def _is_unknown(token: Token, world: World, language: Language) -> bool:
    known = token.low in language.lexicon or token.fold in language.lexicon or token.fold in language.nicknames
    return token.fold.isalpha() and not known and token.fold not in name_words_of(world)


def _are_words(tokens: Sequence[Token], places: range, language: Language) -> bool:
    said = [tokens[place] for place in places]
    return all(token.fold.isalpha() and token.low not in language.function_words for token in said)


def _is_due(tokens: Sequence[Token], place: int, language: Language) -> bool:
    """Whether a word that asks for a value stands closely before."""
    asking = language.words("conditions", "value_due") | language.words("fields", "category")
    return any(token.low in asking for token in tokens[max(0, place - REACH) : place])


def _nearest(said: str, world: World) -> Named | None:
    """The value most like what was said; None where nothing is like it, or different values are equally like it."""
    scores: dict[Named, float] = {}
    for spelling, named in _spellings(world):
        scores[named] = max(scores.get(named, 0.0), _likeness(said, spelling))
    best = max(scores.values(), default=0.0)
    nearest = [named for named, score in scores.items() if score == best]
    return replace(nearest[0], sure=False) if best and len(nearest) == 1 else None


def _spellings(world: World) -> Iterator[tuple[str, Named]]:
    for index in (catalogue_of(world.settings).index, values_of(world.known_values)):
        for phrase, meanings in index.entries():
            for named in meanings:
                if named.kind in ("choice", "category"):
                    yield "".join(fold(word) for word in phrase), named


def _likeness(said: str, spelling: str) -> float:
    """From 0 to 1: one slip, two in a long word, or the same sound; the first sound must agree."""
    if sound(said)[:1] != sound(spelling)[:1] and not {said[:1], spelling[:1]} <= VOWELS:
        return 0.0
    slips, longest = OSA.distance(said, spelling), max(len(said), len(spelling))
    like = 1 - slips / longest
    if (slips <= 1 and longest >= SHORTEST) or (slips == 2 and longest >= SHORTEST_OF_TWO):
        return max(like, ALIKE) if slips <= 1 else like
    return like if sound(said) == sound(spelling) and like >= LIKE else 0.0
