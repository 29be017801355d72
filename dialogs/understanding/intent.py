"""The intent of a masked sentence: a linear model over word and character n-grams, its weights in a file."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

READ_WORDS = 24
"""Words from the start that decide; what follows is the person's own text."""
READ_SHAPE = 20
"""Words from the start whose shape is looked at."""
OPEN = "·"
"""Stands in a shape for a word that carries a subject."""
SCALE = 100
"""Weights in the file are whole hundredths."""


@dataclass(frozen=True, slots=True)
class Guess:
    intent: str
    probability: float
    second: str
    probabilities: Mapping[str, float]


def shape(words: Sequence[str], kept: Collection[str]) -> list[str]:
    """Runs of words and symbols with the words that carry a subject left open: how a thing is said, not of what."""
    open_words = (word if word[0] == "<" or word in kept else OPEN for word in words[:READ_SHAPE])
    framed = ["^", *open_words, "$"]
    runs = (framed[at : at + size] for size in (2, 3, 4) for at in range(len(framed) - size + 1))
    return [f"h {' '.join(run)}" for run in runs]


def features(words: Sequence[str], kept: Collection[str]) -> list[str]:
    """The features of a masked sentence, each once; `kept` are the words that its shape keeps."""
    read = [word for word in words[:READ_WORDS] if word[0].isalnum() or word[0] == "<" or word in "?'"]
    framed = ["^", *read, "$"]
    found = dict.fromkeys(f"1 {word}" for word in read)
    found.update(dict.fromkeys(f"2 {one} {two}" for one, two in pairwise(framed)))
    found.update(
        dict.fromkeys(f"3 {one} {two} {three}" for one, two, three in zip(framed, framed[1:], framed[2:], strict=False))
    )
    found.update(dict.fromkeys(f"s {one} {two}" for one, two in zip(read, read[2:], strict=False)))
    for place, word in enumerate(read[:3]):
        found[f"b{place} {word}"] = None
    for word in read:
        if word[0] != "<" and len(word) > 3:
            inside = f" {word} "
            for size in (3, 4):
                found.update(dict.fromkeys(f"c{inside[at : at + size]}" for at in range(len(inside) - size + 1)))
    found[f"n {min(len(read), 8)}"] = None
    if not any(word[0] == "<" for word in read):
        found["none"] = None
    found.update(dict.fromkeys(shape(words, kept)))
    return list(found)


class IntentModel:
    """Weights of every feature for every intent."""

    def __init__(
        self,
        intents: Sequence[str],
        bias: Sequence[float],
        weights: dict[str, tuple[tuple[int, float], ...]],
        kept: Collection[str],
    ) -> None:
        self.intents = tuple(intents)
        self._bias = tuple(bias)
        self._weights = weights
        self._kept = frozenset(kept)

    @classmethod
    def read(cls, written: str) -> IntentModel:
        """What `training` writes: a comment, intents, biases, the words kept, then one feature a line."""
        _, intents, bias, kept, *features = written.rstrip("\n").split("\n")
        weights: dict[str, tuple[tuple[int, float], ...]] = {}
        for line in features:
            feature, _, numbers = line.partition("\t")
            pairs = (entry.split(":") for entry in numbers.split(" "))
            weights[feature] = tuple((int(place), int(weight) / SCALE) for place, weight in pairs)
        biases = [int(number) / SCALE for number in bias.split("\t")[1:]]
        return cls(intents.split("\t")[1:], biases, weights, kept.split("\t")[1:])

    def probabilities(self, words: Sequence[str]) -> dict[str, float]:
        """Intent → probability."""
        found = features(words, self._kept)
        scores = [0.0] * len(self.intents)
        for feature in found:
            for place, weight in self._weights.get(feature, ()):
                scores[place] += weight
        size = math.sqrt(len(found)) or 1.0
        totals = [score / size + bias for score, bias in zip(scores, self._bias, strict=True)]
        top = max(totals)
        powers = [math.exp(total - top) for total in totals]
        whole = sum(powers)
        return {intent: power / whole for intent, power in zip(self.intents, powers, strict=True)}

    def guess(self, words: Sequence[str]) -> Guess:
        probabilities = self.probabilities(words)
        first, second = sorted(probabilities, key=lambda intent: -probabilities[intent])[:2]
        return Guess(first, probabilities[first], second, probabilities)
