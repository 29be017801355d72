"""The example sentences as the model sees them: other people in the places, mentions masked."""

from __future__ import annotations

import random
import re

from dialogs.language.phrases import LanguageData
from dialogs.understanding.language import Language
from dialogs.understanding.masking import masked
from dialogs.understanding.preparing import prepare
from dialogs.understanding.world import World

SEED = 7


COPIES = 3
"""Versions of each sentence, with other people in its places."""


_PLACE = re.compile(r"\{(\w+)\}")


def examples(data: LanguageData, world: World) -> tuple[list[list[str]], list[str]]:
    """Masked sentences and their intents, the places filled by a seeded deal."""
    dice = random.Random(SEED)  # noqa: S311  # a repeatable deal, no secret
    language = Language(data)
    sentences: list[list[str]] = []
    intents: list[str] = []
    for intent, lines in data.sentences.items():
        for line in lines:
            versions: dict[tuple[str, ...], None] = {}
            for _ in range(COPIES):
                said = _PLACE.sub(lambda place: dice.choice(data.places[place.group(1)]), line)
                sentence = prepare(said, world, language)
                versions[tuple(masked(sentence, world.now.date()))] = None
            for version in versions:
                sentences.append(list(version))
                intents.append(intent)
    return sentences, intents
