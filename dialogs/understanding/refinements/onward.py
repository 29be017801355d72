"""show_book: whether a question goes on from the list shown last ("only those who like gold", "and the others?")."""

from __future__ import annotations

from dialogs.refinement import NOTHING_MORE, Onward, Refinement
from dialogs.understanding.references import Context
from dialogs.understanding.sentence import Sentence


def onward(part: Sentence, context: Context) -> Refinement:
    for way in Onward:
        if context.language.phrases("onward", way).find(part.words):
            return Refinement(onward=way)
    if not context.language.words("onward", "elsewhere_first").isdisjoint(part.words[:1]):
        return Refinement(onward=Onward.ELSEWHERE)
    return NOTHING_MORE
