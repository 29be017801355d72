"""show_book: whether a question goes on from the list shown last ("only those who like gold", "and the others?")."""

from __future__ import annotations

from dialogs.refinement import NOTHING_MORE, Onward, Refinement
from dialogs.understanding.references import Context
from dialogs.understanding.refinements.ranking import ranked
from dialogs.understanding.sentence import Sentence


def onward(part: Sentence, context: Context) -> Refinement:
    if only_orders(part, context):
        return Refinement(onward=Onward.SORTED)
    for way in Onward:
        if context.language.phrases("onward", way).find(part.words):
            return Refinement(onward=way)
    if not context.language.words("onward", "elsewhere_first").isdisjoint(part.words[:1]):
        return Refinement(onward=Onward.ELSEWHERE)
    return NOTHING_MORE


def only_orders(part: Sentence, context: Context) -> bool:
    """ "biggest spenders first", "sort it by birthday": nothing but an order."""
    order = ranked(part, context.language)
    around = context.language.words("ranking", "around")
    if order is None or context.language.words("ranking", "signs").isdisjoint(part.words):
        return False
    return all(place in order.places or word in around for place, word in enumerate(part.words))
