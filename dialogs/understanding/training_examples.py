"""The example sentences as the model sees them: other people in the places, mentions masked."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator

from dialogs.language.files import SENTENCES, LanguageFiles
from dialogs.language.phrases import LanguageData, language_data
from dialogs.understanding.facts.bare import bare
from dialogs.understanding.facts.composing import WRITTEN_COPIES, compositions, written
from dialogs.understanding.language import Language, language_of
from dialogs.understanding.masking import masked
from dialogs.understanding.preparing import prepare
from dialogs.understanding.world import World

SEED = 7


COPIES = 3
"""Versions of each sentence, with other people in its places."""
COMPOSED = 1500
"""Composed messages whose later facts are trained from."""
WEIGHT_OF_HERS = 3
"""How often each of the retailer's own sentences is counted."""


_PLACE = re.compile(r"\{(\w+)\}")


Facts = tuple[list[list[str]], list[str]]
"""The masked words of each fact, and its intent."""


def examples(files: LanguageFiles, world: World) -> Facts:
    """What the model is trained from. Hers do not change how ours are dealt: each added sentence changes little."""
    data = language_data(files.of_ours_alone)
    ours = dealt(_lines(data), data, language_of(files), world)
    sentences, intents = added_examples(files, world)
    return ours[0] + sentences * WEIGHT_OF_HERS, ours[1] + intents * WEIGHT_OF_HERS


def added_examples(files: LanguageFiles, world: World) -> Facts:
    """The retailer's own."""
    lines = ((line, intent, False, COPIES) for intent, line in added(files))
    return dealt(lines, language_data(files), language_of(files), world)


def added(files: LanguageFiles) -> Iterator[tuple[str, str]]:
    """Intent and words of each sentence of the retailer's own."""
    for intent in files.intents:
        yield from ((intent, line) for line in files.added_lines(f"{SENTENCES}/{intent}.txt"))


def dealt(lines: Iterable[tuple[str, str, bool, int]], data: LanguageData, language: Language, world: World) -> Facts:
    """Masked facts and their intents, the places filled by a seeded deal."""
    dice = random.Random(SEED)  # noqa: S311  # a repeatable deal, no secret
    sentences: list[list[str]] = []
    intents: list[str] = []
    for line, intent, later, copies in lines:
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
    for message in written(data, data.debriefs * WRITTEN_COPIES):
        yield from (
            (fact, intent, place > 0, 1)
            for place, (fact, intent) in enumerate(zip(message.facts, message.intents, strict=True))
        )
    for message in compositions(data)[:COMPOSED]:
        later = zip(message.facts[1:], message.intents[1:], strict=True)
        yield from ((fact, intent, True, 1) for fact, intent in later)
