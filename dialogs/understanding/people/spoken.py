"""What was said, as keys: each word itself, its nickname, its sound, one slip away, and two words as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dialogs.understanding.people.directory import name_words_of
from dialogs.understanding.people.nicknames import Nicknames
from dialogs.understanding.tokens import Token
from dialogs.understanding.world import World
from storage.rules.names import SOUND, sound, spoken_forms

EXACT, NICKNAME, PHONETIC, SLIP, INITIAL = 8, 7, 4, 3, 2
"""Standing of one matched word; the sum over the words decides between people."""


STRONG = NICKNAME
"""Least standing of a word that leaves no doubt."""


SHORTEST_SLIP = 4
"""Letters of a word that may be a slip of a name."""


class Spoken(NamedTuple):
    """Tokens start to end under one key."""

    start: int
    end: int
    standing: int


class SpokenNames:
    """The words of one sentence as keys under which a name may be found."""

    def __init__(
        self,
        tokens: Sequence[Token],
        world: World,
        nicknames: Nicknames,
        lexicon: frozenset[str],
        no_names: frozenset[int] = frozenset(),
    ) -> None:
        """`no_names`: the tokens that are no names here."""
        self._world = world
        self._nicknames = nicknames
        self._lexicon = lexicon
        self._slips: list[str] | None = None
        self.keys: dict[str, list[Spoken]] = {}
        """Key → where it was said, how many tokens it covers and how well it fits."""
        for place, token in enumerate(tokens):
            if token.fold and not token.fold[0].isdigit() and place not in no_names:
                self._add_word(tokens, place)

    def _say(self, key: str, start: int, end: int, standing: int) -> None:
        self.keys.setdefault(key, []).append(Spoken(start, end, standing))

    def _add_word(self, tokens: Sequence[Token], place: int) -> None:
        token = tokens[place]
        plain = token.low in self._lexicon or token.fold in self._lexicon
        for form in spoken_forms(token.fold):
            self._say(form, place, place + 1, EXACT)
            if form in self._lexicon and form not in self._nicknames:
                continue
            for name in self._nicknames.names_of(form):
                self._say(name, place, place + 1, NICKNAME)
            if not plain:
                self._say(SOUND + sound(form), place, place + 1, PHONETIC)
        if plain:
            return
        if place + 1 < len(tokens) and tokens[place + 1].fold and tokens[place + 1].low not in self._lexicon:
            for form in spoken_forms(token.fold + tokens[place + 1].fold):
                if len(form) > SHORTEST_SLIP:
                    self._say(form, place, place + 2, EXACT)
        if len(token.fold) >= SHORTEST_SLIP:
            for near in self._one_slip_from(token.fold):
                self._say(near, place, place + 1, SLIP)

    def _one_slip_from(self, word: str) -> list[str]:
        if self._slips is None:
            self._slips = long_enough(name_words_of(self._world))
        return one_slip_from(word, self._slips)


def long_enough(names: Iterable[str]) -> list[str]:
    """The name words that a misspelt word may stand for."""
    return [name for name in names if len(name) >= SHORTEST_SLIP]


def one_slip_from(word: str, names: Sequence[str]) -> list[str]:
    """Of the name words those that differ from a folded word in one letter or a swap."""
    found = []
    for form in spoken_forms(word):
        hits = process.extract(form, names, scorer=OSA.distance, score_cutoff=1, limit=5)
        found += [name for name, distance, _ in hits if distance == 1 and len(form) >= SHORTEST_SLIP]
    return found
