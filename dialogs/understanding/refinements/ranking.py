"""show_book: in the order of which measure ("sort my book by lifetime value", "who has the lowest churn risk")."""

from __future__ import annotations

from dialogs.refinement import Ranking
from dialogs.understanding.conditions.reading import read_conditions
from dialogs.understanding.references import Context
from dialogs.understanding.sentence import Sentence

WORDS = "ranking"


def ranking(part: Sentence, context: Context) -> Ranking | None:
    """As asked; a measure alone, "who is likely to leave", asks for the highest first."""
    measures = part.named("measure")
    if not measures or (not _words_of_order(part, context) and _is_condition(measures[0][1].id, part, context)):
        return None
    lowest = bool(context.language.phrases(WORDS, "lowest").find(part.words))
    return Ranking(field=measures[0][1].id, lowest_first=lowest)


def places_of_ranking(part: Sentence, context: Context) -> set[int]:
    """Of the measure, and of the words beside it that ask for an order; none where no measure is named."""
    measured = {place for mention, _ in part.named("measure") for place in range(mention.start, mention.end)}
    return _words_of_order(part, context) | measured if measured else set()


def _words_of_order(part: Sentence, context: Context) -> set[int]:
    return {
        place
        for key in ("highest", "lowest", "by")
        for start, end, _ in context.language.phrases(WORDS, key).find(part.words)
        for place in range(start, end)
    }


def _is_condition(measure: str, part: Sentence, context: Context) -> bool:
    conditions = read_conditions(part, context.world, context.language)
    return any(measure in (one.field, *(other.field for other in one.any_of or ())) for one in conditions)
