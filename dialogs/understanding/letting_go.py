"""Messages that let go of a question and say what is wanted instead."""

from __future__ import annotations

from dialogs.understanding.language import Language
from dialogs.understanding.tokens import tokenise


def behind_letting_go(text: str, language: Language) -> str:
    """What follows "never mind," and the like; empty where the message does not begin so, or ends there."""
    tokens = tokenise(text)
    words = [token.low for token in tokens]
    start, lets_go = 0, False
    while start < len(words):
        after = _end_of_letting_go(words, start, language)
        lets_go = lets_go or after > start
        opened = language.opening_at(words, start, len(words)) if after == start else 0
        if after + opened == start:
            break
        start = after + opened
    return text[tokens[start].start :].strip() if lets_go and start < len(words) else ""


def _end_of_letting_go(words: list[str], start: int, language: Language) -> int:
    """Where the words end that let go; `start` where none stand there."""
    hit = language.phrases("unfinished", "letting_go").at(words, start)
    if hit is None:
        return start
    after = start + hit[0]
    paused = after < len(words) and not words[after][0].isalnum()
    return after if hit[0] > 1 or paused else start
