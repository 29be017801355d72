"""Conditions of a move that nobody can see to: "if she agrees", "as soon as he is back"."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.understanding.language import Language
from dialogs.understanding.references import COMMA
from dialogs.understanding.sentence import Sentence

TABLE = "limits"


def limits_in(sentence: Sentence, language: Language) -> Iterator[str]:
    """The words from "if" to the comma or the end; mere politeness ("if you can") is none."""
    words, place = sentence.words, 0
    while place < len(words):
        polite = language.phrases(TABLE, "polite").at(words, place)
        if not polite and language.phrases(TABLE, "words").at(words, place):
            end = next((at for at in range(place, len(words)) if words[at] == COMMA), len(words))
            yield sentence.said(place, end)
            place = end
        else:
            place += polite[0] if polite else 1
