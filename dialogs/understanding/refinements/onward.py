"""show_book: whether a question goes on from the list shown last ("only those who like gold", "and the others?")."""

from __future__ import annotations

from dialogs.refinement import NOTHING_MORE, WHOLE_MESSAGES, Onward, Refinement
from dialogs.understanding.references import Context
from dialogs.understanding.sentence import Sentence


def onward(part: Sentence, context: Context) -> Refinement:
    for way in Onward:
        found = context.language.phrases("onward", way).find(part.words)
        if found and (way not in WHOLE_MESSAGES or found[0][:2] == (0, len(part.tokens))):
            return Refinement(onward=way)
    return NOTHING_MORE
