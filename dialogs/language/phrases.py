"""The understanding data of one language: words, dates, numbers, nicknames, sentences and the trained weights."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
DEFAULT_LANGUAGE = "en"
WEIGHTS = "weights.tsv"
BOUNDARIES = "boundaries.tsv"

Table = dict[str, Any]


@dataclass(frozen=True)
class LanguageData:
    """The data files as they are written, read once."""

    language: str
    words: dict[str, Table]
    dates: Table
    numbers: dict[str, Table]
    nicknames: dict[str, tuple[str, ...]]
    sentences: dict[str, tuple[str, ...]]
    """Intent → example sentences, `{customer}` and the like standing for people and stores."""
    administration: dict[str, tuple[str, ...]]
    """What an administrator may ask for → how it is said, in these words only."""
    debriefs: tuple[str, ...]
    """Messages that say several things, a mark before each that is not the first."""
    places: dict[str, tuple[str, ...]]
    """What may stand in a place of the example sentences."""

    def phrases(self, table: str, key: str) -> tuple[str, ...]:
        return tuple(self.words[table][key])


def lines(path: Path) -> tuple[str, ...]:
    """The lines of a data file without comments and empty ones."""
    text = path.read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def folder_of(locale: str) -> Path:
    """The folder of the locale's language, or of English where there is none."""
    return FOLDER / (locale.partition("-")[0].lower() if is_language(locale) else DEFAULT_LANGUAGE)


def is_language(locale: str) -> bool:
    """Whether there is a folder for the locale's language."""
    language = locale.partition("-")[0].lower()
    return language.isalpha() and (FOLDER / language / "words.toml").is_file()


def weights_file(locale: str) -> Path:
    return folder_of(locale) / WEIGHTS


def boundaries_file(locale: str) -> Path:
    return folder_of(locale) / BOUNDARIES


@cache
def language_data(locale: str) -> LanguageData:
    """Reads the files of the locale's language."""
    folder = folder_of(locale)

    def table(name: str) -> Table:
        return tomllib.loads((folder / name).read_text(encoding="utf-8"))

    nicknames = {}
    for line in lines(folder / "nicknames.txt"):
        name, _, said = line.partition(":")
        nicknames[name.strip()] = tuple(word.strip() for word in said.split(","))
    return LanguageData(
        language=folder.name,
        words=table("words.toml") | table("cautions.toml") | table("refinements.toml"),
        dates=table("dates.toml"),
        numbers=table("numbers.toml"),
        nicknames=nicknames,
        administration={task: tuple(said) for task, said in table("administration.toml").items()},
        debriefs=lines(folder / "debriefs.txt"),
        places={name: tuple(words) for name, words in table("places.toml").items()},
        sentences={path.stem: lines(path) for path in sorted((folder / "sentences").glob("*.txt"))},
    )
