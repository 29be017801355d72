"""Whether all customers of the list shown last are meant: "remove them all", "give those to Anna"."""

from __future__ import annotations

from dialogs.refinement import NOTHING_MORE, OfList, Refinement
from dialogs.understanding.references import Context
from dialogs.understanding.sentence import Sentence

TABLE = "everybody_listed"


def all_of_list(part: Sentence, context: Context) -> Refinement:
    """ "Those who moved away" are not everybody on the list."""
    language, words = context.language, part.words
    if any(word in language.words(TABLE, "narrowing") for word in words):
        return NOTHING_MORE
    followers = language.phrases(TABLE, "followers")
    for way in OfList:
        for _, end, _ in language.phrases(TABLE, way).find(words):
            if end == len(words) or not words[end][0].isalnum() or followers.at(words, end):
                return Refinement(of_list=way)
    return NOTHING_MORE


def note_on_list(part: Sentence, context: Context) -> Refinement:
    """ "Put a note on all of them: …"; in the note's own words "all of them" may be anything."""
    language, words = context.language, part.words
    for way in OfList:
        for start, end, _ in language.phrases(TABLE, way).find(words):
            leads = start and words[start - 1] in language.words(TABLE, "noted_on")
            if leads and words[0] in language.words("text", "note_core") and end < len(words):
                return Refinement(of_list=way)
    return NOTHING_MORE
