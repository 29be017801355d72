"""Trains the intent and the boundary model from the example sentences: `python -m dialogs.understanding.training`.

Seeded and repeatable; the weights file names the hash of what it was trained from.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dialogs.language.phrases import boundaries_file, folder_of, language_data, weights_file
from dialogs.understanding.facts.bare import bare
from dialogs.understanding.intent import SCALE, IntentModel, features
from dialogs.understanding.language import Language
from dialogs.understanding.masking import masked
from dialogs.understanding.preparing import prepare
from dialogs.understanding.sample_world import sample_world
from dialogs.understanding.training_boundaries import boundary_examples
from dialogs.understanding.training_examples import SEED, examples

STRENGTH = 60.0
"""Inverse of the regularisation (scikit-learn's C)."""
BOUNDARY_STRENGTH = 30.0
"""The same for the boundaries."""


BOUNDARY_WEIGHT = 2.5
"""What a place where a fact begins weighs against one where none does: real messages have more facts than examples."""
CODE = (
    "training", "training_examples", "training_boundaries", "intent", "masking", "facts/bare", "facts/boundaries",
    "facts/composing",
)  # fmt: skip
"""Modules that the weights depend on."""
LEAST = 0.12
"""Weights nearer to nothing than this are not shipped."""
LEAST_BOUNDARY = 0.25
"""The same of the boundaries."""


def fit(sentences: list[list[str]], intents: list[str]) -> tuple[list[str], list[float], dict[str, list[float]]]:
    """Intents in order, their biases, and feature → one weight an intent."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    rows = []
    for words in sentences:
        found = features(words)
        rows.append(dict.fromkeys(found, 1.0 / len(found) ** 0.5))
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows)
    frequent = (matrix > 0).sum(axis=0).A1 >= 2
    matrix = matrix[:, frequent]
    names = [name for name, keep in zip(vectorizer.feature_names_, frequent, strict=True) if keep]
    model: Any = LogisticRegression(C=STRENGTH, max_iter=400, class_weight="balanced", random_state=SEED)
    model.fit(matrix, intents)
    weights = {name: [float(row[place]) for row in model.coef_] for place, name in enumerate(names)}
    return [str(name) for name in model.classes_], [float(number) for number in model.intercept_], weights


def held_out_model(locale: str, sentences: Sequence[Mapping[str, Any]]) -> IntentModel:
    """The intent model trained from checked sentences too, those that say one thing."""
    world, language = sample_world(), Language(language_data(locale))
    facts, intents = examples(language_data(locale), world)
    for sentence in sentences:
        if len(sentence["frames"]) == 1:
            part = bare(prepare(sentence["text"], world, language), language)
            facts.append(masked(part, world.now.date()))
            intents.append(sentence["frames"][0]["intent"])
    names, bias, weights = fit(facts, intents)
    return IntentModel(names, bias, {name: tuple(enumerate(row)) for name, row in weights.items()})


def fit_boundaries(rows: list[list[str]], begins: list[bool]) -> tuple[float, dict[str, float]]:
    """The bias and feature → weight."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(found, 1.0 / len(found) ** 0.5) for found in rows])
    frequent = (matrix > 0).sum(axis=0).A1 >= 2
    names = [name for name, keep in zip(vectorizer.feature_names_, frequent, strict=True) if keep]
    weights = {True: BOUNDARY_WEIGHT, False: 1.0}
    model: Any = LogisticRegression(C=BOUNDARY_STRENGTH, max_iter=200, class_weight=weights, random_state=SEED)
    model.fit(matrix[:, frequent], begins)
    return float(model.intercept_[0]), dict(zip(names, map(float, model.coef_[0]), strict=True))


def write_boundaries(path: Path, locale: str) -> int:
    """Trains and writes the weights of the boundaries; the number of features."""
    bias, weights = fit_boundaries(*boundary_examples(language_data(locale), sample_world()))
    kept = {name: weight for name, weight in sorted(weights.items()) if abs(weight) >= LEAST_BOUNDARY}
    lines = [f"# {fingerprint(locale)}", f"bias\t{round(bias * SCALE)}"]
    lines += [f"{name}\t{round(weight * SCALE)}" for name, weight in kept.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(kept)


def write(path: Path, locale: str) -> int:
    """Trains and writes the weights file; the number of features."""
    intents, bias, weights = fit(*examples(language_data(locale), sample_world()))
    out = [
        f"# {fingerprint(locale)}",
        "\t".join(["intents", *intents]),
        "\t".join(["bias", *(str(round(b * SCALE)) for b in bias)]),
    ]
    kept = 0
    for feature in sorted(weights):
        pairs = [
            f"{place}:{round(weight * SCALE)}" for place, weight in enumerate(weights[feature]) if abs(weight) >= LEAST
        ]
        if pairs:
            kept += 1
            out.append(f"{feature}\t{' '.join(pairs)}")
    path.write_text("\n".join(out) + "\n", encoding="utf-8")
    return kept


def fingerprint(locale: str) -> str:
    """The hash of every file that the weights depend on."""
    digest = hashlib.sha256()
    folder = folder_of(locale)
    code = [Path(__file__).parent / f"{name}.py" for name in CODE]
    for path in (
        *sorted(folder.glob("*.toml")),
        folder / "nicknames.txt",
        folder / "debriefs.txt",
        *sorted((folder / "sentences").glob("*.txt")),
        *code,
    ):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--locale", default="en")
    arguments = parser.parse_args()
    for path, train in ((weights_file(arguments.locale), write), (boundaries_file(arguments.locale), write_boundaries)):
        kept = train(path, arguments.locale)
        sys.stdout.write(f"{path.name}: {kept} features, {path.stat().st_size // 1024} kB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
