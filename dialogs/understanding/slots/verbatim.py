"""A note’s own words with the signs that belong to them, which are trimmed off elsewhere: ".5 carat", "in May?"."""

from __future__ import annotations

from dialogs.understanding.language import Language
from dialogs.understanding.sentence import Sentence

BRACKETS = {"(": ")", "“": "”", "„": "“", "«": "»", "‘": "’"}
"""An opening sign → the one that closes it; a straight quote closes itself."""


def verbatim(sentence: Sentence, text: str | None, language: Language) -> str | None:
    """The words of a note in the source, with the signs right before the first and right behind the last."""
    start = sentence.source.find(text, sentence.tokens[0].start) if text else -1
    if text is None or start < 0:
        return text
    signs = language.words("verbatim", "number")
    before = sentence.source[start - 1 : start]
    if before in signs and text[0].isdigit() and sentence.source[start - 2 : start - 1].isspace():
        text = before + text
    behind = _signs_at(sentence.source, start + len(text.removeprefix(before)), language)
    if language.phrases("text", "note_polite").at(sentence.words, 0):
        behind = behind.replace("?", "")  # "could you note that …?" asks for the note
    closing = BRACKETS.get(before, before)
    if before in language.words("verbatim", "opening") and closing in text:
        text = before + text
    return text + "".join(sign for sign in behind if sign not in "\"'" or sign in text)


def _signs_at(source: str, place: int, language: Language) -> str:
    """The signs from this place on; a full stop alone only ends the sentence."""
    signs, end = language.words("verbatim", "closing"), place
    while end < len(source) and (source[end] in signs or source[end] == "."):
        end += 1
    return "" if source[place:end] == "." else source[place:end]
