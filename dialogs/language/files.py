"""The files of a language: ours beside this one, and over them those of the retailer."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from storage.text_files import TextFiles

OURS = Path(__file__).parent
DEFAULT_LANGUAGE = "en"
SENTENCES, TEXTS = "sentences", "texts"
MOST_KEPT = 16
"""Languages, each with the words of one retailer, that are kept prepared."""

Table = dict[str, Any]


@dataclass(frozen=True)
class LanguageFiles:
    """The files of one language; what she adds stands behind ours."""

    language: str
    ours: TextFiles
    hers: TextFiles | None = None

    @property
    def layers(self) -> tuple[TextFiles, ...]:
        return (self.ours, self.hers) if self.hers else (self.ours,)

    @property
    def of_ours_alone(self) -> LanguageFiles:
        return replace(self, hers=None)

    def lines(self, name: str) -> tuple[str, ...]:
        """The lines of one data file."""
        return (*lines(self.ours.get(name)), *self.added_lines(name))

    def added_lines(self, name: str) -> tuple[str, ...]:
        """Those of hers that ours has not."""
        ours = frozenset(lines(self.ours.get(name)))
        return tuple(line for line in lines(self.hers.get(name)) if line not in ours) if self.hers else ()

    def table(self, name: str) -> Table:
        """A TOML file: lists are joined, words mean what she says."""
        table: Table = {}
        for layer in self.layers:
            table = joined(table, tomllib.loads(layer.get(name)))
        return table

    @property
    def intents(self) -> tuple[str, ...]:
        """Those that there are example sentences of."""
        return tuple(Path(name).stem for name in self.ours.below(SENTENCES).contents)

    def texts(self) -> tuple[str, ...]:
        """The Fluent files, hers last."""
        return tuple(text for layer in self.layers for text in layer.below(TEXTS).contents.values())


def lines(text: str) -> tuple[str, ...]:
    """The lines of a data file without comments and empty ones."""
    return tuple(line.strip() for line in text.split("\n") if line.strip() and not line.startswith("#"))


def joined(ours: Any, hers: Any) -> Any:
    """Tables by key, lists one behind the other; of anything else hers."""
    if isinstance(ours, dict) and isinstance(hers, dict):
        return ours | {key: joined(ours.get(key), value) for key, value in hers.items()}
    if isinstance(ours, list) and isinstance(hers, list):
        return [*ours, *(item for item in hers if item not in ours)]
    return hers


def is_language(locale: str) -> bool:
    """Whether there is a folder for the locale's language."""
    language = _language(locale)
    return language.isalpha() and (OURS / language / "words.toml").is_file()


@lru_cache(MOST_KEPT)
def files_of(locale: str, hers: TextFiles | None = None) -> LanguageFiles:
    """The files of the locale's language, or of English where there is none. `hers`: her folders of languages."""
    language = _language(locale) if is_language(locale) else DEFAULT_LANGUAGE
    return LanguageFiles(language, _ours(language), hers.below(language) if hers else None)


def _language(locale: str) -> str:
    return locale.partition("-")[0].lower()


@lru_cache
def _ours(language: str) -> TextFiles:
    return TextFiles.read(OURS / language)
