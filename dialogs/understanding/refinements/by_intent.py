"""What each intent reads beyond its frame."""

from __future__ import annotations

from collections.abc import Callable

from dialogs.frame import Filter, Intent
from dialogs.refinement import NOTHING_MORE, Ranking, Refinement
from dialogs.understanding.conditions.reading import Conditions, conditions_of
from dialogs.understanding.references import Context
from dialogs.understanding.refinements.asked import asked_of_customer
from dialogs.understanding.refinements.each_associate import asks_each_associate
from dialogs.understanding.refinements.follow_up import change_of_follow_up, completed_by_place
from dialogs.understanding.refinements.journal import journal
from dialogs.understanding.refinements.listed import note_on_list
from dialogs.understanding.refinements.loans import loans
from dialogs.understanding.refinements.moving import how_to_add, how_to_move, how_to_remove, who_stays
from dialogs.understanding.refinements.not_understood import what_it_may_be
from dialogs.understanding.refinements.onward import onward
from dialogs.understanding.refinements.ranking import ranked
from dialogs.understanding.refinements.reminding import who_is_reminded
from dialogs.understanding.refinements.undoing import what_to_undo
from dialogs.understanding.refinements.unread import left_out, unread
from dialogs.understanding.refinements.whose_follow_ups import whose_follow_ups
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.correction import is_denied, is_only_when
from dialogs.understanding.slots.words_instead import words_instead


def how_to_list(part: Sentence, context: Context) -> Refinement:
    lent, work = loans(part, context), journal(part, context)
    if lent or work:
        return Refinement(loans=lent, journal=None if lent else work)
    order = ranked(part, context.language)
    conditions = conditions_of(part, context)
    asked = {
        "each_associate": asks_each_associate(part, context),
        "ranking": order.ranking if order else _by_measure_alone(part, conditions),
        "further": conditions.further,
        "unread": unread(part, context),
        "left_out": left_out(part, context),
    }
    return onward(part, context).model_copy(update=asked)


def _by_measure_alone(part: Sentence, conditions: Conditions) -> Ranking | None:
    """ "Who is likely to leave": a measure without a condition asks for the highest first."""
    asked = {field for one in (*conditions.filters, *conditions.further) for field in _fields(one)}
    named = [named.id for _, named in part.named("measure") if named.id not in asked]
    return Ranking(field=named[0]) if named and len(named) == len(part.named("measure")) else None


def _fields(condition: Filter) -> set[str | None]:
    return {condition.field, *(one.field for one in condition.any_of or ())}


def what_to_correct(part: Sentence, context: Context) -> Refinement:
    words = words_instead(part, context.language)
    values = [
        part.said(mention.start, mention.end)
        for mention, _ in part.named("choice")
        if not is_denied(part, mention, context)
    ]
    said = {
        "only_when": is_only_when(part),
        "words_instead_of": words.old if words else None,
        "value_said": values[-1] if values else None,
        "move": who_stays(part, context),
    }
    return change_of_follow_up(part, context).model_copy(update=said)


REFINEMENTS: dict[Intent, Callable[[Sentence, Context], Refinement]] = {
    Intent.SHOW_BOOK: how_to_list,
    Intent.SHOW_CUSTOMER: asked_of_customer,
    Intent.ADD_CUSTOMERS: how_to_add,
    Intent.REMOVE_CUSTOMERS: how_to_remove,
    Intent.REASSIGN_CUSTOMERS: how_to_move,
    Intent.SET_FOLLOW_UP: who_is_reminded,
    Intent.TAKE_NOTE: note_on_list,
    Intent.SHOW_FOLLOW_UPS: whose_follow_ups,
    Intent.UNDO: what_to_undo,
    Intent.COMPLETE_FOLLOW_UP: completed_by_place,
    Intent.CORRECT: what_to_correct,
    Intent.OUT_OF_SCOPE: what_it_may_be,
}


def refinement_of(intent: Intent, part: Sentence, context: Context) -> Refinement:
    read = REFINEMENTS.get(intent)
    return read(part, context) if read else NOTHING_MORE
