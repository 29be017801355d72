"""The piece of a text in which words were found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from storage.rules.words import stems_of, word_spans

WORDS_BEFORE = 6
MOST_WORDS = 20


@dataclass(frozen=True, slots=True)
class Snippet:
    text: str
    marked: tuple[str, ...]
    """The words that were found, as they stand in the text."""


def snippet(text: str, sought: Sequence[str]) -> Snippet:
    """The words around the first that shares a stem with a word sought; "…" where something was left out."""
    stems = {stem for word in sought for stem in stems_of(word)}
    spans = word_spans(text)
    hits = [place for place, (start, end) in enumerate(spans) if stems & stems_of(text[start:end])]
    if not hits:
        return Snippet(text, ())
    first = max(0, hits[0] - WORDS_BEFORE) if len(spans) > MOST_WORDS else 0
    last = min(len(spans), first + MOST_WORDS)
    begin, end = spans[first][0] if first else 0, spans[last - 1][1] if last < len(spans) else len(text)
    shown = " ".join(text[begin:end].split())
    marked = dict.fromkeys(text[start:stop] for start, stop in (spans[hit] for hit in hits if hit < last))
    return Snippet(f"{'…' if first else ''}{shown}{'…' if last < len(spans) else ''}", tuple(marked))
