"""Messages as the boundary model sees them: every place between two words, and whether a new fact begins there."""

from __future__ import annotations

import random
import re

from dialogs.language.files import LanguageFiles
from dialogs.language.phrases import language_data
from dialogs.understanding.facts.boundaries import boundary_features, possible_starts, units_of
from dialogs.understanding.facts.composing import WRITTEN_COPIES, Composed, compositions, written
from dialogs.understanding.language import Language, language_of
from dialogs.understanding.preparing import prepare
from dialogs.understanding.training_examples import added
from dialogs.understanding.world import World

SEED = 13

_PLACE = re.compile(r"\{(\w+)\}")

Rows = tuple[list[list[str]], list[bool]]


def boundary_examples(files: LanguageFiles, world: World) -> Rows:
    """Features of each place, and whether a fact begins there; single sentences say one thing."""
    dice = random.Random(SEED)  # noqa: S311  # a repeatable deal, no secret
    data, language = language_data(files.of_ours_alone), language_of(files)
    messages = [Composed((intent,), (line,), ()) for intent, lines in data.sentences.items() for line in lines]
    messages += compositions(data)
    messages += written(data, data.debriefs * WRITTEN_COPIES)
    messages += [Composed((intent,), (line,), ()) for intent, line in added(files)]
    rows: list[list[str]] = []
    begins: list[bool] = []
    for message in messages:
        filled = [_PLACE.sub(lambda place: dice.choice(data.places[place.group(1)]), fact) for fact in message.facts]
        for features, is_start in _places(filled, message.joints, world, language):
            rows.append(features)
            begins.append(is_start)
    return rows, begins


def _places(
    facts: list[str], joints: tuple[str, ...], world: World, language: Language
) -> list[tuple[list[str], bool]]:
    text, offsets = facts[0], []
    for joint, fact in zip(joints, facts[1:], strict=True):
        text += joint
        offsets.append(len(text))
        text += fact
    sentence = prepare(text, world, language)
    units = units_of(sentence, language)
    starts = set()
    for offset in offsets:
        begin = next(
            (
                place
                for place, token in enumerate(units.starts)
                if sentence.tokens[token].start >= offset and units.symbols[place] not in units.joints
            ),
            None,
        )
        starts.add(begin)
    return [(boundary_features(units, place), place in starts) for place in possible_starts(units, language)]
