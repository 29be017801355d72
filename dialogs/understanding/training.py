"""Trains the intent model from the example sentences: `python -m dialogs.understanding.training`.

Seeded and repeatable; the weights file names the hash of what it was trained from.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path
from typing import Any

from dialogs.language.phrases import folder_of, language_data, weights_file
from dialogs.understanding.intent import SCALE, features
from dialogs.understanding.sample_world import sample_world
from dialogs.understanding.training_examples import SEED, examples

STRENGTH = 60.0
"""Inverse of the regularisation (scikit-learn's C)."""


LEAST = 0.08
"""Weights nearer to nothing than this are not shipped."""


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
    code = [Path(__file__).with_name(f"{name}.py") for name in ("training", "training_examples", "intent", "masking")]
    for path in (
        *sorted(folder.glob("*.toml")),
        folder / "nicknames.txt",
        *sorted((folder / "sentences").glob("*.txt")),
        *code,
    ):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--locale", default="en")
    parser.add_argument("--output", type=Path, default=None)
    arguments = parser.parse_args()
    path = arguments.output or weights_file(arguments.locale)
    kept = write(path, arguments.locale)
    sys.stdout.write(f"{path.name}: {kept} features, {path.stat().st_size // 1024} kB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
