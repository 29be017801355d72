"""Whom the words of a sentence can mean: customers and associates, by exact name, nickname, sound or one slip.

Order does not count, nor do diacritics or a possessive s. People of the same standing are all returned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from dialogs.understanding.people.directory import Person, associates_of, customers_of
from dialogs.understanding.people.match import Match, Run, best_match
from dialogs.understanding.people.nicknames import Nicknames
from dialogs.understanding.people.spoken import EXACT, INITIAL, PHONETIC, STRONG, SpokenNames
from dialogs.understanding.tokens import Token
from dialogs.understanding.world import World
from storage.rules.names import SOUND, sound, spoken_forms

_LIKE, _LIKE_SHORT, _SHORT = 0.45, 0.6, 4
"""Least likeness of the spelling where only the sound agrees; more of it for names of up to four letters."""

Options = dict[int, list[tuple[int, int, str]]]
"""First token → end, standing and name word of what can be one person's word there."""


def find_people(
    tokens: Sequence[Token],
    world: World,
    nicknames: Nicknames,
    lexicon: frozenset[str],
    initials: frozenset[str],
    no_names: frozenset[int] = frozenset(),
) -> list[Match]:
    """The best match at every token where one begins; they may overlap. `no_names`: tokens that are none here."""
    spoken = SpokenNames(tokens, world, nicknames, lexicon, no_names)
    if not spoken.keys:
        return []
    said = frozenset(spoken.keys)
    by_place: dict[int, list[Run]] = {}
    for people, is_customer in ((customers_of(world, said), True), (associates_of(world, said), False)):
        for person in people:
            for run in _runs(person, is_customer, tokens, spoken, initials):
                by_place.setdefault(run.start, []).append(run)
    return [
        best_match(start, runs, tokens[max(run.end for run in runs) - 1].fold)
        for start, runs in sorted(by_place.items())
    ]


def _runs(
    person: Person, is_customer: bool, tokens: Sequence[Token], spoken: SpokenNames, initials: frozenset[str]
) -> Iterator[Run]:
    """Runs of neighbouring tokens that are this person's words."""
    options = _options(person, tokens, spoken)
    for start in options:
        end, standing, strong, used = start, 0, True, list[str]()
        while end < len(tokens):
            free = [option for option in options.get(end, ()) if option[2] not in used]
            if not free:
                if used and tokens[end].fold in initials and _is_initial(tokens[end].fold, person, used):
                    standing += INITIAL
                    end += 2 if end + 1 < len(tokens) and tokens[end + 1].text == "." else 1
                break
            following, score, word = max(free, key=lambda option: (option[0], option[1]))
            used.append(word)
            standing, strong, end = standing + score * (following - end), strong and score >= STRONG, following
        if used:
            yield Run(start, end, len(used), standing, strong, person, is_customer)


def _options(person: Person, tokens: Sequence[Token], spoken: SpokenNames) -> Options:
    options: Options = {}
    exact = {word for word in person.words if any(said.standing == EXACT for said in spoken.keys.get(word, ()))}
    for word in person.words:
        for key in (word, SOUND + sound(word)):
            for start, end, standing in spoken.keys.get(key, ()):
                by_sound = standing == PHONETIC
                if (key != word) == by_sound and (not by_sound or exact or _alike(tokens[start].fold, word)):
                    options.setdefault(start, []).append((end, standing, word))
    return options


def _is_initial(letter: str, person: Person, used: Sequence[str]) -> bool:
    """ "Maria L": the first letter of another name word."""
    return any(word.startswith(letter) for word in person.words if word not in used)


@lru_cache(maxsize=16384)
def _alike(said: str, name: str) -> bool:
    least = _LIKE if len(name) > _SHORT else _LIKE_SHORT
    return any(Levenshtein.normalized_similarity(form, name) >= least for form in spoken_forms(said))
