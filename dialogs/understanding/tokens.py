"""A sentence as tokens, and phrases found among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from storage.rules.names import fold

LONGEST = 1500
"""Characters of a message that are read; what a person says to an assistant is far shorter."""

_TOKEN = re.compile(
    r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+"  # an e-mail address
    r"|\d+(?:-\d+){2,}"  # 2026-12-01, but 37-39 is two numbers
    r"|\d+(?:[.,:/]\d+)*"  # 38, 38.5, 100,000, 5/6, 15:30
    r"|->|=>|→"
    r"|['’]s\b"
    r"|[^\W\d_](?:\w|['’](?!s\b)(?=\w))*"  # words, O'Brien, don't, C00037
    r"|[^\w\s]|_",
    re.IGNORECASE,
)
_APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Token:
    text: str
    start: int
    end: int
    low: str
    """Lower case, apostrophes straight; a misspelt command word in its right spelling."""
    fold: str
    """As `names.fold` writes it: '' for a sign."""

    @property
    def is_word(self) -> bool:
        return bool(self.fold)


def tokenise(text: str) -> list[Token]:
    """The tokens of the first `LONGEST` characters."""
    found = []
    for match in _TOKEN.finditer(text[:LONGEST]):
        said = match.group()
        low = said.lower().translate(_APOSTROPHES)
        found.append(Token(said, match.start(), match.end(), low, fold(low)))
    return found


def key_of(phrase: str) -> tuple[str, ...]:
    """A phrase of the data as the tokens' lower-case words."""
    return tuple(token.low for token in tokenise(phrase))


class PhraseIndex(Generic[T]):
    """Phrases by their first word; the longest wins."""

    def __init__(self, entries: Iterable[tuple[str, T]] = ()) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in entries:
            self.add(phrase, value)

    def add(self, phrase: str, value: T) -> None:
        key = key_of(phrase)
        if key:
            entries = self._by_first.setdefault(key[0], [])
            entries.append((key, value))
            entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, words: Sequence[str], place: int) -> tuple[int, T] | None:
        """How many words the longest phrase at this place covers, and what it stands for."""
        for key, value in self._by_first.get(words[place], ()):
            if len(key) == 1 or tuple(words[place : place + len(key)]) == key:
                return len(key), value
        return None

    def find(self, words: Sequence[str]) -> list[tuple[int, int, T]]:
        """Non-overlapping phrases from left to right: start, end, value."""
        found, place = [], 0
        while place < len(words):
            hit = self.at(words, place)
            if hit:
                found.append((place, place + hit[0], hit[1]))
                place += hit[0]
            else:
                place += 1
        return found

    def entries(self) -> Iterator[tuple[tuple[str, ...], T]]:
        """Every phrase as its words, with what it stands for."""
        return (entry for entries in self._by_first.values() for entry in entries)

    def words(self) -> set[str]:
        return {word for entries in self._by_first.values() for key, _ in entries for word in key}


def phrase_set(phrases: Iterable[str]) -> PhraseIndex[bool]:
    return PhraseIndex((phrase, True) for phrase in phrases)
