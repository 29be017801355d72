"""The person's own words: a stretch of the sentence without loose signs, closings and dropped mentions."""

from __future__ import annotations

from collections.abc import Collection

from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import Mention
from dialogs.understanding.sentence import Sentence

LONGEST_CLOSING = 5
"""Words of "that's all for now", its 's being one."""


def trimmed(
    sentence: Sentence, start: int, end: int, language: Language, dropped: Collection[Mention] = ()
) -> str | None:
    """The words from start to end without loose signs and closings at either edge, and without the dropped mentions."""
    signs, closings = language.words("text", "end_marks"), language.phrases("text", "end_words")
    words = sentence.words
    openings = language.phrases("text", "start_words")
    while start < end and (words[start] in signs or openings.at(words, start)):
        start += (openings.at(words, start) or (1, True))[0]
    changed = True
    while changed and start < end:
        changed = False
        for width in range(LONGEST_CLOSING, 0, -1):
            place = end - width
            hit = closings.at(words, place) if place >= start else None
            if hit and hit[0] == width and not (place == start and width == 1 and end - start == 1):
                end, changed = place, True
                break
        if start < end and words[end - 1] in signs and not (words[end - 1] in '")' and _opens(words, start, end)):
            end, changed = end - 1, True
        for mention in dropped:
            if start < end and mention.end == end and mention.start >= start:
                end, changed = mention.start, True
    pieces, place = [], start
    for mention in sorted(dropped, key=lambda item: item.start):
        if place < mention.start < end:
            pieces.append(sentence.said(place, mention.start))
            place = mention.end
        elif mention.start <= place < mention.end <= end:
            place = mention.end
    pieces.append(sentence.said(place, end))
    text = " ".join(piece.strip() for piece in pieces if piece.strip())
    return text or None


def _opens(words: list[str], start: int, end: int) -> bool:
    return words[end - 1] == ")" and "(" in words[start:end]


def mention_at(sentence: Sentence, place: int) -> Mention | None:
    return next((mention for mention in sentence.mentions if mention.start == place), None)


def without_command(
    sentence: Sentence, command: Collection[str], language: Language, *, with_article: bool = False
) -> str | None:
    """What is left of a sentence without the command's words at either end; "the" may stay before its noun."""
    words = sentence.words
    start, end = 0, len(words)
    while start < end and words[start] in command:
        start += 1
    if with_article and start and words[start - 1] in language.words("strangers", "articles"):
        start -= 1
    while end > start and words[end - 1] in command:
        end -= 1
    return trimmed(sentence, start, end, language)
