"""The words of a text as stems, so that "daughters" finds "daughter"; of no particular language."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import snowballstemmer

from storage.rules.names import LONGEST, fold

LANGUAGES = ("english", "swedish", "danish")
"""Notes are written in any of them: a word is found by its stem in each."""
SHORTEST = 2
"""Letters of a word that is looked for."""

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def word_spans(text: str) -> list[tuple[int, int]]:
    """Where each word of a text begins and ends."""
    return [found.span() for found in WORD.finditer(text)]


def stems(text: str) -> frozenset[str]:
    """The stems of all words of a text, each at most 64 characters."""
    return frozenset(stem for start, end in word_spans(text) for stem in stems_of(text[start:end]))


@lru_cache(maxsize=65536)
def stems_of(word: str) -> frozenset[str]:
    """The stems of one word, one for each language where they differ; none of a single letter."""
    plain = word.casefold().replace("’", "'").partition("'")[0]
    if len(plain) < SHORTEST:
        return frozenset()
    return frozenset(fold(stemmer.stemWord(plain)).replace(" ", "")[:LONGEST] for stemmer in _stemmers()) - {""}


@cache
def _stemmers() -> tuple[snowballstemmer.stemmer, ...]:
    return tuple(snowballstemmer.stemmer(language) for language in LANGUAGES)
