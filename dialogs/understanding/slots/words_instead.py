"""Other words in the place of some that were kept: "not peonies, tulips", "tulips, not peonies"."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.understanding.language import Language
from dialogs.understanding.sentence import Sentence

MOST_WORDS = 6
"""On either side."""


@dataclass(frozen=True)
class WordsInstead:
    old: str
    new: str


def words_instead(sentence: Sentence, language: Language) -> WordsInstead | None:
    """The words that were wrong and those that are right; None where the sentence does not oppose two."""
    words, no = sentence.words, language.words("speech", "denying")
    breaks = language.words("speech", "pauses") | language.words("conditions", "but")
    denied = next((place for place, word in enumerate(words) if word in no), None)
    if denied is None:
        return None
    if denied == 0:
        middle = next((place for place in range(2, len(words) - 1) if words[place] in breaks), 0)
        old, new = (1, middle), (middle + 1, len(words))
    else:
        old, new = (denied + 1, len(words)), (0, denied - 1 if words[denied - 1] in breaks else denied)
    if not all(0 < stop - start <= MOST_WORDS for start, stop in (old, new)):
        return None
    return WordsInstead(sentence.said(*old), sentence.said(*new))
