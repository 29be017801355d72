"""The understanding data of one language: words, dates, numbers, nicknames and sentences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dialogs.language.files import MOST_KEPT, SENTENCES, LanguageFiles, Table

OF_WORDS = ("words.toml", "cautions.toml", "refinements.toml", "moves.toml", "statements.toml")


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
    dictations: tuple[str, ...]
    """The same, from which only what is said beside the facts is learnt."""
    places: dict[str, tuple[str, ...]]
    """What may stand in a place of the example sentences."""

    def phrases(self, table: str, key: str) -> tuple[str, ...]:
        return tuple(self.words[table][key])


@lru_cache(MOST_KEPT)
def language_data(files: LanguageFiles) -> LanguageData:
    """Reads the files."""
    words: dict[str, Table] = {}
    for name in OF_WORDS:
        words |= files.table(name)
    return LanguageData(
        language=files.language,
        words=words,
        dates=files.table("dates.toml"),
        numbers=files.table("numbers.toml"),
        nicknames=_nicknames(files.lines("nicknames.txt")),
        administration={task: tuple(said) for task, said in files.table("administration.toml").items()},
        debriefs=files.lines("debriefs.txt"),
        dictations=files.lines("dictations.txt"),
        places={name: tuple(words) for name, words in files.table("places.toml").items()},
        sentences={intent: files.lines(f"{SENTENCES}/{intent}.txt") for intent in files.intents},
    )


def _nicknames(lines: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in lines:
        name, _, said = line.partition(":")
        found[name.strip()] = (*found.get(name.strip(), ()), *(word.strip() for word in said.split(",")))
    return found
