"""Where a new fact begins: a linear model over the masked words around each place, its weights in a file."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dialogs.understanding.dates.when import When
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import SELF, SUBJECT, Mention, Number, PersonMention, Pronoun
from dialogs.understanding.sentence import Sentence

SCALE = 100
"""Weights in the file are whole hundredths."""
AHEAD = 8
"""Words behind a place whose kinds are looked at."""
PEOPLE = frozenset({"<c>", "<she>", "<her>"})


@dataclass(frozen=True)
class Units:
    """A sentence with one symbol for each mention and each word outside."""

    symbols: tuple[str, ...]
    words: tuple[str, ...]
    """The first word of each unit, the sign of it where it is one."""
    starts: tuple[int, ...]
    """The token at which each unit begins."""
    joints: frozenset[str]
    """Words and signs that join facts."""
    kinds: tuple[str, ...]
    """What each unit says of the kind of fact: a command word's group, a mention's symbol, or nothing."""


def units_of(sentence: Sentence, language: Language) -> Units:
    words, starts, symbols = sentence.words, list[int](), list[str]()
    at = {mention.start: mention for mention in sentence.mentions}
    place = 0
    while place < len(words):
        mention = at.get(place)
        symbol = _symbol(mention) if mention else ""
        starts.append(place)
        symbols.append(symbol or words[place])
        place = mention.end if mention and symbol else place + 1
    commands = _commands(language)
    return Units(
        tuple(symbols),
        tuple(words[start] for start in starts),
        tuple(starts),
        language.words("facts", "joints"),
        tuple(symbol if symbol[0] == "<" else commands.get(symbol, "") for symbol in symbols),
    )


def possible_starts(units: Units, language: Language) -> list[int]:
    """Units at which a fact can begin: behind a joint, or with a word that facts begin with."""
    starters = language.words("facts", "starters")
    symbols, joints = units.symbols, units.joints
    return [
        place
        for place in range(1, len(symbols))
        if symbols[place] not in joints and (symbols[place - 1] in joints or symbols[place] in starters)
    ]


def _symbol(mention: Mention) -> str:
    """The symbol of a mention; none for the speaker, whose words say more."""
    value = mention.value
    if isinstance(value, PersonMention):
        return "<c>" if value.customers or not value.associates else "<a>"
    if isinstance(value, Pronoun):
        return "" if value.kind == SELF else "<she>" if value.kind == SUBJECT else "<her>"
    if isinstance(value, When):
        return "<when>"
    if isinstance(value, Number):
        return "<num>"
    if isinstance(value, tuple):
        return {"activity": "<act>", "attribute": "<attr>", "measure": "<measure>"}.get(value[0].kind, "<val>")
    return "<store>"


def _commands(language: Language) -> dict[str, str]:
    return {word: group for group in ("note", "remind", "book") for word in language.words("facts", group)}


def boundary_features(units: Units, place: int) -> list[str]:
    """The features of a new fact that begins at this unit; place > 0."""
    symbols, words = units.symbols, units.words
    behind = [*symbols[place : place + 4], "$", "$", "$", "$"][:4]
    left = place
    while left > 0 and symbols[left - 1] in units.joints:
        left -= 1
    joint = " ".join(symbols[left:place])
    before = ["^", "^", *symbols[:left]]
    one, two, three, four = behind
    found = {
        f"r {one}", f"r {one} {two}", f"r {one} {two} {three}", f"r1 {two}", f"r1 {two} {three}", f"r2 {three}",
        f"r3 {four}", f"r03 {one} {two} {three} {four}", f"w {words[place]}", f"w {words[place]} {two}",
        f"l {before[-1]}", f"l {before[-2]} {before[-1]}", f"lr {before[-1]} {one}", f"lr {before[-1]} {one} {two}",
        f"j {joint}", f"j {joint} {one}", f"j {joint} {one} {two}", f"n {min(left, 6)}",
        f"m {min(len(symbols) - place, 6)}",
    }  # fmt: skip
    head = _without_joints(symbols[:left], units.joints)
    for first, second in pairwise([*head[:2], "$", "$"][:3]):
        found.add(f"h {first} {second}")
        found.add(f"h {first} r {one} {two}")
        found.add(f"h {first} j {joint} r {one}")
    for kind in _kinds(units.kinds[:left]):
        found |= {f"k {kind}", f"k {kind} r {one}", f"k {kind} r {one} {two}", f"k {kind} j {joint}"}
    for kind in _kinds(units.kinds[place : place + AHEAD]):
        found |= {f"a {kind}", f"a {kind} r {one}", f"a {kind} j {joint}"}
    return sorted(found)


def _kinds(kinds: Sequence[str]) -> Collection[str]:
    return {kind for kind in kinds if kind}


def _without_joints(symbols: Sequence[str], joints: Collection[str]) -> list[str]:
    return [symbol for symbol in symbols if symbol not in joints]


class BoundaryModel:
    """Weights of every feature."""

    def __init__(self, bias: float, weights: dict[str, float]) -> None:
        self._bias = bias
        self._weights = weights

    @classmethod
    def read(cls, written: str) -> BoundaryModel:
        """What `training` writes: a comment, the bias, then one feature a line."""
        lines = (line.rpartition("\t") for line in written.rstrip("\n").split("\n")[1:])
        weights = {feature: int(number) / SCALE for feature, _, number in lines}
        return cls(weights.pop("bias"), weights)

    def odds(self, units: Units, place: int) -> float:
        """The logarithm of the odds that a new fact begins at this unit."""
        found = boundary_features(units, place)
        return sum(self._weights.get(feature, 0.0) for feature in found) / math.sqrt(len(found)) + self._bias
