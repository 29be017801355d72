"""Whom the words of a sentence can mean: customers and associates, by exact name, nickname, sound or one slip.

Order does not count, nor do diacritics or a possessive s. People of the same standing are all returned.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA, Levenshtein

from dialogs.understanding.tokens import Token
from dialogs.understanding.world import World
from storage.rules.names import SOUND, fold, name_keys, name_words, sound, spoken_forms

EXACT, NICKNAME, PHONETIC, SLIP, INITIAL = 8, 7, 4, 3, 2
"""Standing of one matched word; the sum over the words decides between people."""
STRONG = NICKNAME
MOST = 20
"""Ids in one reference: more cannot be asked about."""
_LIKE, _LIKE_SHORT, _SHORT = 0.45, 0.6, 4
"""Least likeness of the spelling where only the sound agrees; more of it for names of up to four letters."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the world."""

    id: str
    words: tuple[str, ...]
    own: bool
    near: bool


@dataclass(frozen=True, slots=True)
class Match:
    """The people that a run of tokens can mean."""

    start: int
    end: int
    customers: tuple[str, ...]
    associates: tuple[str, ...]
    words: int
    """Tokens matched by name words."""
    strong: bool
    """Every word exact or a nickname."""
    possessive: bool = False
    """The last word was said with a possessive s that is no part of the name."""


@lru_cache(maxsize=65536)
def _words(first_name: str, last_name: str) -> tuple[str, ...]:
    return name_words(first_name, last_name)


@lru_cache(maxsize=65536)
def _keys(first_name: str, last_name: str) -> frozenset[str]:
    return name_keys(first_name, last_name)


_NAMES: dict[int, tuple[World, frozenset[str]]] = {}


def name_words_of(world: World) -> frozenset[str]:
    """The folded name words of the world's people, kept while the same world is read."""
    kept = _NAMES.get(id(world))
    if kept is not None and kept[0] is world:
        return kept[1]
    names: set[str] = set()
    for item in world.candidates:
        names.update(_words(item.first_name, item.last_name))
    for associate in world.associates:
        names.update(_words(associate.name, ""))
    _NAMES.clear()
    _NAMES[id(world)] = (world, frozenset(names))
    return frozenset(names)


class Nicknames:
    """Said form → given names it may stand for."""

    def __init__(self, table: Mapping[str, Iterable[str]]) -> None:
        self._names: dict[str, set[str]] = {}
        for name, said_forms in table.items():
            for said in said_forms:
                self._names.setdefault(fold(said), set()).add(fold(name))
        self.all = frozenset({fold(name) for name in table} | set(self._names))
        """Given names and nicknames, folded."""

    def names_of(self, said: str) -> frozenset[str]:
        return frozenset(self._names.get(said, ()))

    def __contains__(self, said: str) -> bool:
        return said in self._names


class People:
    """Finds people among the tokens of one sentence."""

    def __init__(self, world: World, nicknames: Nicknames, lexicon: frozenset[str]) -> None:
        self._world = world
        self._nicknames = nicknames
        self._lexicon = lexicon
        self._slips: list[str] | None = None
        self._tokens: Sequence[Token] = ()

    def find(self, tokens: Sequence[Token]) -> list[Match]:
        """The best match at every token where one begins; they may overlap."""
        self._tokens = tokens
        spoken = self._spoken(tokens)
        if not spoken:
            return []
        said = frozenset(spoken)
        customers = [
            Person(item.account_number, _words(item.first_name, item.last_name), item.in_own_book, item.in_own_store)
            for item in self._world.candidates
            if not said.isdisjoint(_keys(item.first_name, item.last_name))
        ]
        associates = [
            Person(item.personnel_number, _words(item.name, ""), False, item.active)
            for item in self._world.associates
            if not said.isdisjoint(_keys(item.name, ""))
        ]
        by_place: dict[int, list[tuple[int, int, int, bool, Person, bool]]] = {}
        for people, are_customers in ((customers, True), (associates, False)):
            for person in people:
                for start, end, count, standing, strong in self._runs(person, tokens, spoken):
                    by_place.setdefault(start, []).append((end, count, standing, strong, person, are_customers))
        return [self._best(start, found) for start, found in sorted(by_place.items())]

    def _spoken(self, tokens: Sequence[Token]) -> dict[str, list[tuple[int, int, int]]]:
        """Key → (first token, end, standing) of the words that may be a name."""
        spoken: dict[str, list[tuple[int, int, int]]] = {}

        def say(key: str, start: int, end: int, standing: int) -> None:
            spoken.setdefault(key, []).append((start, end, standing))

        unknown: list[tuple[int, str]] = []
        for place, token in enumerate(tokens):
            if not token.fold or token.fold[0].isdigit():
                continue
            plain = token.low in self._lexicon or token.fold in self._lexicon
            for form in spoken_forms(token.fold):
                say(form, place, place + 1, EXACT)
                if form in self._lexicon and form not in self._nicknames:
                    continue
                for name in self._nicknames.names_of(form):
                    say(name, place, place + 1, NICKNAME)
                if not plain:
                    say(SOUND + sound(form), place, place + 1, PHONETIC)
            if not plain and len(token.fold) > 3:
                unknown.append((place, token.fold))
            if place + 1 < len(tokens) and tokens[place + 1].fold and not plain:
                for form in spoken_forms(token.fold + tokens[place + 1].fold):
                    if len(form) > 4:
                        say(form, place, place + 2, EXACT)
        for place, word in unknown:
            for near in self._one_slip_from(word):
                say(near, place, place + 1, SLIP)
        return spoken

    def _one_slip_from(self, word: str) -> list[str]:
        """Name words of the speaker's own customers and of associates that differ in one letter or a swap."""
        if self._slips is None:
            self._slips = [name for name in name_words_of(self._world) if len(name) > 3]
        forms = set(spoken_forms(word))
        found = []
        for form in forms:
            hits = process.extract(form, self._slips, scorer=OSA.distance, score_cutoff=1, limit=5)
            found += [name for name, distance, _ in hits if distance == 1 and len(form) > 3]
        return found

    def _runs(
        self, person: Person, tokens: Sequence[Token], spoken: Mapping[str, list[tuple[int, int, int]]]
    ) -> Iterable[tuple[int, int, int, int, bool]]:
        """Runs of neighbouring tokens that are this person's words: start, end, words, standing, strong."""
        at: dict[int, list[tuple[int, int, str]]] = {}
        for word in person.words:
            for key in (word, SOUND + sound(word)):
                for start, end, standing in spoken.get(key, ()):
                    if standing == PHONETIC and not _alike(tokens[start].fold, word):
                        continue
                    if (key == word) != (standing == PHONETIC):
                        at.setdefault(start, []).append((end, standing, word))
        for start in at:
            end, standing, strong, used = start, 0, True, list[str]()
            while end < len(tokens):
                options = [option for option in at.get(end, ()) if option[2] not in used]
                if not options:
                    if used and self._is_initial(tokens, end, person, used):
                        end, standing, strong = end + 1, standing + INITIAL, strong
                        if end < len(tokens) and tokens[end].text == ".":
                            end += 1
                    break
                following, score, word = max(options, key=lambda option: (option[0], option[1]))
                used.append(word)
                standing, strong, end = standing + score * (following - end), strong and score >= STRONG, following
            if used:
                yield start, end, len(used), standing, strong

    def _is_initial(self, tokens: Sequence[Token], place: int, person: Person, used: Sequence[str]) -> bool:
        letter = tokens[place].fold
        if len(letter) != 1 or letter not in "bcdefghjklmnopqrtuvwxyz":
            return False
        return any(word.startswith(letter) for word in person.words if word not in used)

    def _best(self, start: int, found: list[tuple[int, int, int, bool, Person, bool]]) -> Match:
        """The longest run; of those the best standing; among customers the speaker's own before all others."""
        longest = max(end for end, *_ in found)
        runs = [entry for entry in found if entry[0] == longest]
        groups: dict[bool, list[tuple[int, bool, Person]]] = {True: [], False: []}
        for _, _, standing, strong, person, is_customer in runs:
            groups[is_customer].append((standing, strong, person))
        customers, strong_customers = _first_group(groups[True])
        associates, strong_associates = _first_group(groups[False])
        if strong_customers and not strong_associates:
            associates = ()
        if strong_associates and not strong_customers:
            customers = ()
        words = max(count for _, count, *_ in runs)
        strong = strong_customers or strong_associates
        return Match(start, longest, customers, associates, words, strong, self._has_possessive(longest, runs))

    def _has_possessive(self, end: int, runs: Sequence[tuple[int, int, int, bool, Person, bool]]) -> bool:
        last = self._tokens[end - 1].fold
        if not last.endswith("s"):
            return False
        words = {word for *_, person, _ in runs for word in person.words}
        return not any(word == last or (word.endswith("s") and word[0] == last[0]) for word in words)


def _first_group(people: list[tuple[int, bool, Person]]) -> tuple[tuple[str, ...], bool]:
    """Own and strong, else strong, else own, else all; in each the best standing alone."""
    for strong in (True, False):
        rank = [entry for entry in people if entry[1] is strong]
        if strong and rank:
            best = max(standing for standing, _, _ in rank)
            rank = [entry for entry in rank if entry[0] == best]
        own = [entry for entry in rank if entry[2].own]
        chosen = own or rank
        if chosen:
            best = max(standing for standing, _, _ in chosen)
            ids = [(not person.near, person.id) for standing, _, person in chosen if standing == best]
            return tuple(person_id for _, person_id in sorted(ids)[:MOST]), strong
    return (), False


@lru_cache(maxsize=16384)
def _alike(said: str, name: str) -> bool:
    least = _LIKE if len(name) > _SHORT else _LIKE_SHORT
    return any(Levenshtein.normalized_similarity(form, name) >= least for form in spoken_forms(said))
