"""The example sentences as the model sees them: other people in the places, mentions masked."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from dialogs.language.phrases import LanguageData
from dialogs.understanding.facts.bare import bare
from dialogs.understanding.facts.composing import compositions, written
from dialogs.understanding.language import Language
from dialogs.understanding.masking import masked
from dialogs.understanding.preparing import prepare
from dialogs.understanding.world import World

SEED = 7


COPIES = 3
"""Versions of each sentence, with other people in its places."""
COMPOSED = 1500
"""Composed messages whose later facts are trained from."""


_PLACE = re.compile(r"\{(\w+)\}")


def examples(data: LanguageData, world: World) -> tuple[list[list[str]], list[str]]:
    """Masked facts and their intents, the places filled by a seeded deal."""
    dice = random.Random(SEED)  # noqa: S311  # a repeatable deal, no secret
    language = Language(data)
    sentences: list[list[str]] = []
    intents: list[str] = []
    for line, intent, later, copies in _lines(data):
        versions: dict[tuple[str, ...], None] = {}
        for _ in range(copies):
            said = _PLACE.sub(lambda place: dice.choice(data.places[place.group(1)]), line)
            sentence = bare(prepare(said, world, language), language)
            versions[tuple(masked(sentence, world.now.date(), later=later))] = None
        for version in versions:
            sentences.append(list(version))
            intents.append(intent)
    return sentences, intents


def _lines(data: LanguageData) -> Iterator[tuple[str, str, bool, int]]:
    """Every fact: its words, its intent, whether another stood before it, and how many versions of it are dealt."""
    for intent, lines in data.sentences.items():
        yield from ((line, intent, False, COPIES) for line in lines)
    for message in written(data):
        yield from (
            (fact, intent, place > 0, 1)
            for place, (fact, intent) in enumerate(zip(message.facts, message.intents, strict=True))
        )
    for message in compositions(data)[:COMPOSED]:
        later = zip(message.facts[1:], message.intents[1:], strict=True)
        yield from ((fact, intent, True, 1) for fact, intent in later)
