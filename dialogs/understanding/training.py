"""Trains the intent model from the example sentences: `python -m dialogs.understanding.training`.

Seeded and repeatable; the weights file names the hash of what it was trained from.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import random
import re
import sys
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from dialogs.language.phrases import LanguageData, folder_of, language_data, weights_file
from dialogs.understanding.intent import SCALE, features
from dialogs.understanding.language import Language
from dialogs.understanding.preparing import prepare
from dialogs.understanding.sentence import masked
from dialogs.understanding.world import World
from storage.records import Associate, Candidate, Store
from storage.settings import DomainSettings

SEED = 7
SAMPLE = Path(__file__).parents[2] / "storage" / "sample_retailer"
NOW = datetime(2026, 11, 21, 10, tzinfo=ZoneInfo("Europe/Oslo"))
STRENGTH = 60.0
"""Inverse of the regularisation (scikit-learn's C)."""
LEAST = 0.08
"""Weights nearer to nothing than this are not shipped."""
COPIES = 3
"""Versions of each sentence, with other people in its places."""
_PLACE = re.compile(r"\{(\w+)\}")
_DEAL: dict[str, tuple[str, ...]] = {
    "customer": ("maria lopez", "Sofia Rossi", "jon", "C00012", "Otto Friday", "priya patel", "Magnus",
                 "beatrix dahlberg"),
    "first": ("Maria", "priya", "wei", "nadia", "Magnus", "otto"),
    "associate": ("Carla", "bo", "Saga Nilsson", "tobias", "Rikke", "Linnea"),
    "store": ("Oslo", "stockholm", "Copenhagen"),
    "choice": ("handbags", "shoes", "gold", "silver", "jewellery", "perfume"),
    "brand": ("Tveit", "aurelle", "Northlight", "Kestrel & Co"),
    "measure": ("churn risk", "lifetime value", "LTV", "next best action"),
    "unknown": ("berggren", "Hoffman", "thorvaldsen", "Nordahl", "wikstrom", "Fairweather"),
    "email": ("per@mail.example", "lena.b@example.com", "anna@shop.example"),
    "date": ("tomorrow", "next week", "on friday", "5 december", "next month"),
}  # fmt: skip


def training_world() -> World:
    """The sample retailer, as its first associate sees it."""
    raw = json.loads((SAMPLE / "config.json").read_text(encoding="utf-8"))
    settings = DomainSettings.model_validate({key: raw[key] for key in ("roles", "legal_entities")})
    entity, known = settings.legal_entities["AURE"], dict[str, list[str]]()
    own = {row["account_number"] for row in _rows("books.csv") if row["personnel_number"] == "000110"}
    for row in _rows("attributes.csv"):
        definition = entity.attribute(row["attribute"])
        if definition and definition.type == "text":
            known.setdefault(row["attribute"], []).append(row["value"])
    associates = tuple(
        Associate(
            "AURE",
            row["personnel_number"],
            row["name"],
            tuple(row["stores"].split(";")),
            active=row["active"] == "true",
        )
        for row in _rows("associates.csv")
    )
    return World(
        settings=entity,
        speaker=next(item for item in associates if item.personnel_number == "000110"),
        now=NOW,
        associates=associates,
        stores=tuple(Store(row["store_id"], row["name"], row["timezone"]) for row in _rows("stores.csv")),
        candidates=tuple(
            Candidate(row["account_number"], row["first_name"], row["last_name"], row["account_number"] in own)
            for row in _rows("customers.csv")
        ),
        focus=("C00021",),
        known_values={key: tuple(dict.fromkeys(values)) for key, values in known.items()},
    )


def _rows(name: str) -> list[dict[str, str]]:
    with (SAMPLE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


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
                said = _PLACE.sub(lambda place: dice.choice(_DEAL[place.group(1)]), line)
                sentence = prepare(said, world, language)
                versions[tuple(masked(sentence, world.now.date()))] = None
            for version in versions:
                sentences.append(list(version))
                intents.append(intent)
    return sentences, intents


def fingerprint(locale: str) -> str:
    """The hash of every file that the weights depend on."""
    digest = hashlib.sha256()
    folder = folder_of(locale)
    code = [Path(__file__).with_name(f"{name}.py") for name in ("training", "intent", "sentence")]
    for path in (
        *sorted(folder.glob("*.toml")),
        folder / "nicknames.txt",
        *sorted((folder / "sentences").glob("*.txt")),
        *code,
    ):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


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
    intents, bias, weights = fit(*examples(language_data(locale), training_world()))
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
