"""What each intent reads beyond its frame."""

from __future__ import annotations

from collections.abc import Callable

from dialogs.frame import Intent
from dialogs.refinement import NOTHING_MORE, Refinement
from dialogs.understanding.references import Context
from dialogs.understanding.refinements.asked import asked_of_customer
from dialogs.understanding.refinements.follow_up import change_of_follow_up, completed_by_place
from dialogs.understanding.refinements.moving import how_to_add, how_to_move, how_to_remove, who_stays
from dialogs.understanding.refinements.onward import onward
from dialogs.understanding.refinements.ranking import ranking
from dialogs.understanding.refinements.reminding import who_is_reminded
from dialogs.understanding.refinements.undoing import what_to_undo
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.words_instead import words_instead


def how_to_list(part: Sentence, context: Context) -> Refinement:
    each = bool(context.language.phrases("each_associate", "asked").find(part.words))
    return onward(part, context).model_copy(update={"ranking": ranking(part, context), "each_associate": each})


def what_to_correct(part: Sentence, context: Context) -> Refinement:
    words = words_instead(part, context.language)
    old = words.old if words else None
    return change_of_follow_up(part, context).model_copy(
        update={"words_instead_of": old, "move": who_stays(part, context)}
    )


REFINEMENTS: dict[Intent, Callable[[Sentence, Context], Refinement]] = {
    Intent.SHOW_BOOK: how_to_list,
    Intent.SHOW_CUSTOMER: asked_of_customer,
    Intent.ADD_CUSTOMERS: how_to_add,
    Intent.REMOVE_CUSTOMERS: how_to_remove,
    Intent.REASSIGN_CUSTOMERS: how_to_move,
    Intent.SET_FOLLOW_UP: who_is_reminded,
    Intent.UNDO: what_to_undo,
    Intent.COMPLETE_FOLLOW_UP: completed_by_place,
    Intent.CORRECT: what_to_correct,
}


def refinement_of(intent: Intent, part: Sentence, context: Context) -> Refinement:
    read = REFINEMENTS.get(intent)
    return read(part, context) if read else NOTHING_MORE
