"""Which trained weights a language is read with: those that were made from the sentences as they are now."""

from __future__ import annotations

import hashlib
from pathlib import Path

from dialogs.language.files import TEXTS, LanguageFiles
from storage.text_files import TextFiles

WEIGHTS, ASIDES, BOUNDARIES = "weights.tsv", "asides.tsv", "boundaries.tsv"
"""Of the intents, of what is said beside the facts, and of the places at which a new fact begins."""
TRAINED = (WEIGHTS, ASIDES, BOUNDARIES)
CODE = (
    "training", "training_fit", "training_examples", "training_boundaries", "training_asides", "intent", "masking",
    "facts/bare", "facts/boundaries", "facts/composing",
)  # fmt: skip
"""Modules that the weights depend on."""


def in_use(files: LanguageFiles) -> TextFiles:
    """The folder whose weights the language is read with: hers where they fit, else ours."""
    return files.hers if files.hers and is_added_to(files) and is_trained(files) else files.ours


def is_added_to(files: LanguageFiles) -> bool:
    """Whether she has sentences or words of her own, so that weights of her own are needed."""
    return files.hers is not None and bool(_trained_from(files.hers))


def is_trained(files: LanguageFiles) -> bool:
    """Whether the weights were trained from the sentences and words as they are now."""
    layer = files.hers if files.hers and is_added_to(files) else files.ours
    first_line = f"# {fingerprint(files)}"
    return all(layer.get(name).partition("\n")[0] == first_line for name in TRAINED)


def fingerprint(files: LanguageFiles) -> str:
    """The hash of all that the weights depend on."""
    digest = hashlib.sha256()
    for layer in files.layers:
        if names := _trained_from(layer):
            digest.update(layer.hash_of(names).encode())
    for name in CODE:
        digest.update((Path(__file__).parent / f"{name}.py").read_bytes())
    return digest.hexdigest()[:16]


def _trained_from(layer: TextFiles) -> list[str]:
    return [name for name in layer.contents if name not in TRAINED and not name.startswith(f"{TEXTS}/")]
