"""Trains the intent and the boundary model from the example sentences: seeded and repeatable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dialogs.language.files import LanguageFiles, files_of
from dialogs.language.phrases import language_data
from dialogs.understanding.facts.bare import bare
from dialogs.understanding.intent import SCALE, IntentModel
from dialogs.understanding.language import PLACE, language_of
from dialogs.understanding.masking import masked
from dialogs.understanding.preparing import prepare
from dialogs.understanding.reader import Reader
from dialogs.understanding.sample_world import sample_world
from dialogs.understanding.training_asides import aside_examples
from dialogs.understanding.training_boundaries import boundary_examples
from dialogs.understanding.training_examples import Facts, added, examples
from dialogs.understanding.training_fit import fit, fit_boundaries, kept_words
from dialogs.understanding.weights import ASIDES, BOUNDARIES, WEIGHTS, fingerprint

LEAST = 0.12
"""Weights nearer to nothing than this are not shipped."""
LEAST_BOUNDARY = 0.25
"""The same of the boundaries."""


def held_out_model(locale: str, sentences: Sequence[Mapping[str, Any]]) -> IntentModel:
    """The intent model trained from checked sentences too, those that say one thing."""
    files, world = files_of(locale), sample_world()
    language = language_of(files)
    facts, intents = examples(files, world)
    for sentence in sentences:
        if len(sentence["frames"]) == 1:
            part = bare(prepare(sentence["text"], world, language), language)
            facts.append(masked(part, world.now.date()))
            intents.append(sentence["frames"][0]["intent"])
    kept = kept_words(language_data(files))
    names, bias, weights = fit(facts, intents, kept)
    return IntentModel(names, bias, {name: tuple(enumerate(row)) for name, row in weights.items()}, kept)


@dataclass(frozen=True)
class Trained:
    """What training leads to."""

    contents: Mapping[str, str]
    """Name → content of the files of weights."""
    features: Mapping[str, int]
    """Name → how many weights it holds."""
    misread: Sequence[str]
    """Those of the retailer's own sentences that are still read as something else."""


def train(files: LanguageFiles) -> Trained:
    """Writes nothing; takes a minute for the whole of a language. ImportError without scikit-learn."""
    mark = f"# {fingerprint(files)}"
    kept, world = kept_words(language_data(files)), sample_world()
    written = {
        WEIGHTS: [mark, *_intent_weights(examples(files, world), kept)],
        ASIDES: [mark, *_intent_weights(aside_examples(files, world), kept)],
        BOUNDARIES: [mark, *_boundary_weights(files)],
    }
    contents = {name: "\n".join(lines) + "\n" for name, lines in written.items()}
    features = {
        name: sum(not line.startswith(("#", "intents", "bias", "kept")) for line in written[name]) for name in written
    }
    return Trained(contents, features, _misread(files, contents))


def _misread(files: LanguageFiles, contents: Mapping[str, str]) -> list[str]:
    if files.hers is None:
        return []
    for name, content in contents.items():
        files = replace(files, hers=files.hers.having(name, content))
    reader, world, places = Reader(files), sample_world(), language_data(files).places
    said = ((intent, line, PLACE.sub(lambda place: places[place.group(1)][0], line)) for intent, line in added(files))
    return [
        line for intent, line, words in said if all(one.frame.intent != intent for one in reader.read(words, world))
    ]


def _intent_weights(facts: Facts, kept: list[str]) -> list[str]:
    intents, bias, weights = fit(*facts, kept)
    lines = ["\t".join(["intents", *intents]), "\t".join(["bias", *(str(round(b * SCALE)) for b in bias)])]
    lines.append("\t".join(["kept", *kept]))
    for feature in sorted(weights):
        pairs = [
            f"{place}:{round(weight * SCALE)}" for place, weight in enumerate(weights[feature]) if abs(weight) >= LEAST
        ]
        if pairs:
            lines.append(f"{feature}\t{' '.join(pairs)}")
    return lines


def _boundary_weights(files: LanguageFiles) -> list[str]:
    bias, weights = fit_boundaries(*boundary_examples(files, sample_world()))
    kept = {name: weight for name, weight in sorted(weights.items()) if abs(weight) >= LEAST_BOUNDARY}
    return [f"bias\t{round(bias * SCALE)}", *(f"{name}\t{round(weight * SCALE)}" for name, weight in kept.items())]
