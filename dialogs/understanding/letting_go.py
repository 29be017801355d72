"""Messages that let go of a question, or agree, and say what else is wanted."""

from __future__ import annotations

from dialogs.understanding.language import Language
from dialogs.understanding.tokens import tokenise


def behind(said: str, text: str, language: Language) -> str:
    """What follows "never mind," and the like; empty where the message does not begin so, or ends there.

    `said`: "letting_go" or "agreeing".
    """
    tokens = tokenise(text)
    words = [token.low for token in tokens]
    start, begins_so = 0, False
    while start < len(words):
        after = _end_of(said, words, start, language)
        begins_so = begins_so or after > start
        opened = language.opening_at(words, start, len(words)) if after == start else 0
        if after + opened == start:
            break
        start = after + opened
    return text[tokens[start].start :].strip() if begins_so and start < len(words) else ""


def _end_of(said: str, words: list[str], start: int, language: Language) -> int:
    """Where the words end that let go or agree; `start` where none stand there."""
    hit = language.phrases("unfinished", said).at(words, start)
    if hit is None:
        return start
    after = start + hit[0]
    paused = after < len(words) and (
        not words[after][0].isalnum() or words[after] in language.words("exceptions", "but")
    )
    return after if hit[0] > 1 or paused else start
