"""A configured word that only says what a number is the size of: "a 38 in shoes", "a size 42 shoe"."""

from __future__ import annotations

from dialogs.understanding.mentions.kinds import Mention, Number
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.world import World

NEAR = 2
"""Tokens between the number and the word."""


def tells_of_size(sentence: Sentence, mention: Mention, world: World) -> bool:
    """Whether the mention is a word of an attribute that is a number, close behind such a number."""
    of_sizes = {
        word
        for item in world.settings.attributes
        if item.type == "number"
        for phrase in (item.label, *item.words)
        for word in phrase.lower().split()
    }
    said = {form for word in sentence.words[mention.start : mention.end] for form in (word, word.removesuffix("s"))}
    behind = [number for number, _ in sentence.of(Number) if 0 <= mention.start - number.end < NEAR]
    return bool(behind) and not said.isdisjoint(of_sizes)
