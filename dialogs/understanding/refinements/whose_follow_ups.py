"""show_follow_ups: a colleague's ("Olaf's follow-ups"), or those about a customer ("what's overdue for Maria")."""

from __future__ import annotations

from dialogs.frame import Reference
from dialogs.refinement import NOTHING_MORE, Refinement
from dialogs.understanding.mentions.kinds import OBJECT, POSSESSIVE, PersonMention, Pronoun
from dialogs.understanding.references import Context, associate_reference, customers_slot
from dialogs.understanding.sentence import Sentence


def whose_follow_ups(part: Sentence, context: Context) -> Refinement:
    for mention, person in part.of(PersonMention):
        if person.associates:
            return Refinement(reminded=Reference.model_validate(associate_reference(part, mention)))
        slot = customers_slot(part, [mention], context)
        return Refinement(customers=tuple(map(Reference.model_validate, slot["customers"])))
    for mention, pronoun in part.of(Pronoun):
        if pronoun.kind in (OBJECT, POSSESSIVE):
            slot = customers_slot(part, [mention], context)
            return Refinement(customers=tuple(map(Reference.model_validate, slot["customers"])))
    return NOTHING_MORE
