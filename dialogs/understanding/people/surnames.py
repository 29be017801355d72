"""A surname that was misheard behind a first name that was not: "Isolde Dubwah", "Carl van den Berg"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from dialogs.understanding.people.directory import last_names_of
from dialogs.understanding.people.match import Match
from dialogs.understanding.tokens import Token
from dialogs.understanding.world import World
from storage.rules.names import sound

SHORTEST = 3
LIKE, LIKE_PLAIN_WORD, LIKE_JOINED = 0.5, 0.6, 0.8
"""Least likeness of the spelling: for an unknown word, for a word of the language, for several words as one."""
LONGEST = 3
"""Words that may be one surname."""


def with_surname(match: Match, tokens: Sequence[Token], world: World, plain: frozenset[str]) -> Match:
    """The match with the words behind it, if they sound like a surname of somebody whose first name it is."""
    if match.words > LONGEST or not match.customers or _is_whole(match, tokens, world):
        return match
    for width in range(LONGEST, match.words - 1, -1):
        said = tokens[match.start + 1 : match.start + 1 + width]
        if len(said) < width or not all(token.fold.isalpha() for token in said):
            continue
        people = _alike("".join(token.fold for token in said), match, world, _least(said, plain))
        if people:
            end = match.start + 1 + width
            return replace(match, end=end, customers=people, associates=(), words=2, strong=False)
    return match


def _is_whole(match: Match, tokens: Sequence[Token], world: World) -> bool:
    """Whether a surname was said already."""
    said = "".join(token.fold for token in tokens[match.start + 1 : match.end])
    return any(said.startswith(last_names_of(world).get(one, ("?",))[0]) for one in match.customers)


def _least(said: Sequence[Token], plain: frozenset[str]) -> float:
    if len(said) > 1:
        return LIKE_JOINED
    return LIKE_PLAIN_WORD if said[0].low in plain else LIKE


def _alike(heard: str, match: Match, world: World, least: float) -> tuple[str, ...]:
    """The matched customers with the surname that is most like what was heard, in their order."""
    if len(heard) < SHORTEST:
        return ()
    last_names = last_names_of(world)
    likeness = {
        one: max((_like(heard, name) for name in last_names.get(one, ())), default=0.0) for one in match.customers
    }
    best = max(likeness.values(), default=0.0)
    return tuple(one for one in match.customers if likeness.get(one) == best) if best >= least else ()


def _like(heard: str, name: str) -> float:
    if not name or sound(heard)[:1] != sound(name)[:1]:
        return 0.0
    return float(Levenshtein.normalized_similarity(heard, name))
