"""show_book: whether every associate's book is asked about, one by one: "how many does everyone have"."""

from __future__ import annotations

from dialogs.understanding.references import Context
from dialogs.understanding.sentence import Sentence

WORDS = "each_associate"


def asks_each_associate(part: Sentence, context: Context) -> bool:
    return bool(context.language.phrases(WORDS, "asked").find(part.words)) or asks_only_that(part, context)


def asks_only_that(part: Sentence, context: Context) -> bool:
    """The whole message is one that sounds like small talk otherwise: "how is my team doing"."""
    hit = context.language.phrases(WORDS, "whole").at(part.words, 0) if part.words else None
    return hit is not None and not any(word[0].isalnum() for word in part.words[hit[0] :])
