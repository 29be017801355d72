"""A fact without what only opens or joins it."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import PersonMention
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.text import mention_at


def bare(sentence: Sentence, language: Language, start: int = 0, end: int | None = None) -> Sentence:
    """Tokens from start to end without openings ("okay so", "and also") and joints at the edges."""
    words, later = sentence.words, start > 0
    end = len(words) if end is None else end
    joints = language.words("facts", "joints") - language.words("facts", "question_marks")
    while end - 1 > start and words[end - 1] in joints:
        end -= 1
    while start < end - 1 and (width := _opening(words, start, end, language, later=later)):
        start += width
    if introduced := _speaker_named(sentence, start, end, language):
        return bare(sentence, language, introduced, end)
    while later and end > start and (width := _trailer(words, start, end, language)):
        end -= width
    return sentence.part(start, end)


def _speaker_named(sentence: Sentence, start: int, end: int, language: Language) -> int:
    """Where the speaker has said who she is: "Henrik here, move …"; 0 where she does not."""
    first = mention_at(sentence, start)
    if first is None or not isinstance(first.value, PersonMention) or first.end + 1 >= end:
        return 0
    behind = mention_at(sentence, first.end + 1)
    tells = sentence.words[first.end] in language.words("speech", "naming_herself") and behind is None
    return first.end + 1 if tells and first.value.associates and not first.value.customers else 0


def _opening(words: Sequence[str], start: int, end: int, language: Language, *, later: bool) -> int:
    hit = language.phrases("speech", "later_openings").at(words, start) if later else None
    return hit[0] if hit and start + hit[0] < end else language.opening_at(words, start, end)


def _trailer(words: Sequence[str], start: int, end: int, language: Language) -> int:
    """How many tokens at the end say nothing ("by the way"); 0 for none."""
    for width in (3, 2, 1):
        hit = language.phrases("speech", "trailers").at(words, end - width) if end - width > start else None
        if hit and hit[0] == width:
            return width
    return 0
