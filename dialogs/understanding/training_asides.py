"""What the model of asides is trained from: the parts of marked messages, and single sentences."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.language.files import LanguageFiles
from dialogs.language.phrases import LanguageData, language_data
from dialogs.understanding.facts.composing import written
from dialogs.understanding.intents import ASIDE
from dialogs.understanding.language import language_of
from dialogs.understanding.training_examples import Facts, dealt
from dialogs.understanding.world import World

FACT = "fact"
"""The other class: what is no aside."""


def aside_examples(files: LanguageFiles, world: World) -> Facts:
    """Masked words and their class."""
    return dealt(_lines(language_data(files.of_ours_alone)), language_data(files), language_of(files), world)


def _lines(data: LanguageData) -> Iterator[tuple[str, str, bool, int]]:
    for intent, lines in data.sentences.items():
        yield from ((line, ASIDE if intent == ASIDE else FACT, False, 1) for line in lines)
    for message in written(data, data.debriefs + data.dictations):
        for fact, intent in zip(message.facts, message.intents, strict=True):
            yield fact, ASIDE if intent == ASIDE else FACT, False, 1
