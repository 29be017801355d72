"""undo: which of the earlier changes is meant ("undo the move of this morning", "take back the note for Maria")."""

from __future__ import annotations

from dialogs.frame import Intent
from dialogs.refinement import OfList, Refinement
from dialogs.understanding.dates.when import When
from dialogs.understanding.language import Language
from dialogs.understanding.references import Context, customers_slot, known_customers
from dialogs.understanding.sentence import Sentence

OF_BOOKS = (Intent.REASSIGN_CUSTOMERS, Intent.REMOVE_CUSTOMERS, Intent.ADD_CUSTOMERS)
"""What may have been done to "them": several customers at once."""

MOST_AT_ONCE = 9
"""Changes that are taken back by one word."""


def what_to_undo(part: Sentence, context: Context) -> Refinement:
    words, language = part.words, context.language
    named = language.data.words["undone"]
    kinds = [Intent(intent) for intent in named if language.phrases("undone", intent).find(words)]
    whens = [when.behind() for _, when in part.of(When)]
    period = (whens[0].start.isoformat(), whens[0].end.isoformat()) if whens else None
    about = customers_slot(part, known_customers(part), context).get("customers", ())
    if not kinds and about and language.phrases("everybody_listed", OfList.THEM).find(words):
        about, kinds = (), list(OF_BOOKS)  # "bring them back"
    several = None if kinds or period or about else _several(part, language)
    return Refinement.model_validate({"intents": kinds, "period": period, "customers": about, "changes": several})


def _several(part: Sentence, language: Language) -> int | None:
    """ "Both", "the last three": how many changes."""
    words = part.words
    for place, word in enumerate(words):
        if word in language.words("undo_several", "both"):
            return 2
        if word in language.words("undo_several", "last") and place + 1 < len(words):
            number = language.numbers.number_at(part.tokens, place + 1)
            if number and 2 <= number[1] <= MOST_AT_ONCE:
                return int(number[1])
    return None
