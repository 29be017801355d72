"""show_book: in the order of which measure ("sort my book by lifetime value", "who has the lowest churn risk")."""

from __future__ import annotations

from dialogs.refinement import Ranking
from dialogs.understanding.references import Context
from dialogs.understanding.sentence import Sentence

WORDS = "ranking"


def ranking(part: Sentence, context: Context) -> Ranking | None:
    measures = part.named("measure")
    if not measures or not places_of_ranking(part, context):
        return None
    lowest = bool(context.language.phrases(WORDS, "lowest").find(part.words))
    return Ranking(field=measures[0][1].id, lowest_first=lowest)


def places_of_ranking(part: Sentence, context: Context) -> set[int]:
    """Of the words that ask for an order, and of the measure beside them; none where nothing is asked."""
    said = {
        place
        for key in ("highest", "lowest", "by")
        for start, end, _ in context.language.phrases(WORDS, key).find(part.words)
        for place in range(start, end)
    }
    measured = {place for mention, _ in part.named("measure") for place in range(mention.start, mention.end)}
    return said | measured if said and measured else set()
