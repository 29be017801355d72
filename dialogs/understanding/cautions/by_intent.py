"""What each intent is looked at for before it is believed."""

from __future__ import annotations

from collections.abc import Callable

from dialogs.frame import Filter, Intent
from dialogs.refinement import Onward
from dialogs.understanding.cautions.noting import offered_note
from dialogs.understanding.cautions.plainness import states_plainly
from dialogs.understanding.cautions.signs import (
    WORDS,
    denies,
    ends_sentence,
    is_question,
    is_refusal,
    names_month,
    names_relative,
    states_of_customer,
)
from dialogs.understanding.cautions.times import Read, reviewed_activity, reviewed_follow_up
from dialogs.understanding.conditions.reading import conditions_of
from dialogs.understanding.dates.when import When
from dialogs.understanding.intents import OUT
from dialogs.understanding.mentions.kinds import SELF, SUBJECT, Number, PersonMention, Pronoun
from dialogs.understanding.policy import asks_of_books
from dialogs.understanding.references import Context, Slots
from dialogs.understanding.refinements.each_associate import asks_each_associate
from dialogs.understanding.refinements.ranking import ranked
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.customer import describes, show_customer_slots
from dialogs.understanding.slots.text import mention_at
from storage.rules.further_fields import AGE, BORN, TURNING

OF_AGE = frozenset({AGE, TURNING, BORN})
"""What may be said of somebody's brother as well."""
DENIED_AT_START = 3
"""Tokens at the start in which a denial is one of what the speaker did."""
FEWEST_AROUND = 2
"""Words around the mentions of a mere name: "no, Sofia"."""


def asked(intent: str, part: Sentence, context: Context) -> Read:
    """A question about one customer shows her; any other is declined."""
    if part.words[0] in context.language.words(WORDS, "musing"):
        return OUT, {}
    slots = show_customer_slots(part, context)
    return (Intent.SHOW_CUSTOMER, slots) if slots.get("customers") else (OUT, {})


def _attribute(intent: str, slots: Slots, part: Sentence, context: Context) -> Read:
    if "value" not in slots and part.words[-1] in context.language.words("facts", "question_marks"):
        return asked(intent, part, context)  # "Maria's birthday?"
    if not states_plainly(part, slots, context):
        of_relative = names_relative(part, context.language) is not None
        return beyond(part, context) if of_relative else offered_note(part, context)
    pronouns = [reference for reference in slots.get("customers", ()) if reference.get("focus")]
    if pronouns and context.relatives:
        context.doubts.append(part.source)  # "with her daughter, her birthday is …": whose?
    return intent, slots


def _shown(intent: str, slots: Slots, part: Sentence, context: Context) -> Read:
    """ "her husband is John" is told of her, and shows nobody."""
    relative = names_relative(part, context.language)
    first = mention_at(part, 0)
    verb = part.words[first.end] if first and first.end < len(part.tokens) else ""
    told = verb in context.language.words(WORDS, "tells") and states_of_customer(part, context.language)
    if told:
        return offered_note(part, context)
    if _tells_of_failure(part, context):
        return offered_note(part, context)
    if relative is not None and _begins_with_customer(part) and not is_question(part, context.language):
        return offered_note(part, context)
    return intent, slots


def _tells_of_failure(part: Sentence, context: Context) -> bool:
    """ "Was unable to reach Sofia": a denial at the start, and more words than a name."""
    language = context.language
    denied = denies(part, language, 0, DENIED_AT_START) and bool(part.of(PersonMention))
    around = len(part.tokens) - len(part.covered_by(lambda _: True))
    return denied and around > FEWEST_AROUND and not (is_refusal(part, language) or is_question(part, language))


def _found(intent: str, slots: Slots, part: Sentence, context: Context) -> Read:
    """ "she is allergic to nickel" is told of her, and nobody is searched."""
    states = states_of_customer(part, context.language)
    told = states or names_relative(part, context.language) is not None
    asked = is_question(part, context.language) or (describes(part, context.language) and not states)
    if told and _begins_with_customer(part) and not asked:
        return offered_note(part, context)
    return intent, slots


def _begins_with_customer(part: Sentence) -> bool:
    """Whether somebody who is no colleague stands at the start: a name, "she", "her"."""
    first = mention_at(part, 0)
    value = first.value if first else None
    if isinstance(value, PersonMention):
        return bool(value.customers) and not value.associates
    return isinstance(value, Pronoun) and value.kind != SELF


def _book(intent: str, slots: Slots, part: Sentence, context: Context) -> Read:
    """A condition that was not understood never vanishes so that the whole book is the answer."""
    language = context.language
    if asks_of_books(part, context):
        return intent, {}
    if _begins_with_customer(part) and len(part.tokens) > 1 and "?" not in part.words:
        return offered_note(part, context)
    if any(_is_long_past(item, context) for item in slots.get("filters", ())) or _leaves_time_out(slots, part, context):
        return OUT, {}
    if asks_each_associate(part, context) and not slots.get("filters"):
        return intent, slots
    conditions = conditions_of(part, context)
    aged = any(one.field in OF_AGE for one in conditions.further)
    if aged and names_relative(part, language) is not None:
        return OUT, {}
    if slots.get("filters") or conditions.further:
        return intent, slots
    covered = part.covered_by(lambda mention: not isinstance(mention.value, tuple | Number | When))
    covered |= {
        place
        for table, way in (*(("onward", way) for way in Onward), ("paging", "next"), ("paging", "previous"))
        for start, end, _ in language.phrases(table, way).find(part.words)
        for place in range(start, end)
    }
    order = ranked(part, language)
    covered |= order.places if order else frozenset()
    covered |= {place for mention, _ in part.named("measure") for place in range(mention.start, mention.end)}
    plain = language.words(WORDS, "plain_book")
    left = [word for place, word in enumerate(part.words) if place not in covered and word not in plain]
    who = not slots.get("associate") and any(pronoun.kind == SUBJECT for _, pronoun in part.of(Pronoun))
    return (OUT, {}) if left or who else (intent, slots)


def _leaves_time_out(slots: Slots, part: Sentence, context: Context) -> bool:
    """ "who have I not called since the launch": conditions without the time that was said."""
    unread = context.language.phrases(WORDS, "unread_times").find(part.words)
    return bool(slots.get("filters")) and not part.of(When) and bool(unread or names_month(part, context.language))


def _is_long_past(condition: Filter, context: Context) -> bool:
    """A birthday of years ago is a year of birth, which nobody can be asked for by the day that returns."""
    value = condition.value
    dated = condition.field == "birthday" and condition.op == "between" and isinstance(value, list | tuple)
    return dated and str(value[1])[:4] < str(context.world.now.year - 1)


def _declined(intent: str, slots: Slots, part: Sentence, context: Context) -> Read:
    """A fact about a customer that is nothing else may be worth a note."""
    language = context.language
    of_hers = names_relative(part, language) is not None and _begins_with_customer(part)
    told = states_of_customer(part, language) or (of_hers and not is_question(part, language))
    return beyond(part, context) if told and ends_sentence(part) else (intent, slots)


def beyond(part: Sentence, context: Context) -> Read:
    """The note of what is no wish; where nobody is named there is none."""
    if not (part.of(PersonMention) or any(pronoun.kind != SELF for _, pronoun in part.of(Pronoun))):
        return OUT, {}
    context.beyond = True
    return offered_note(part, context)


LOOKS: dict[str, Callable[[str, Slots, Sentence, Context], Read]] = {
    Intent.SET_ATTRIBUTE: _attribute,
    Intent.LOG_ACTIVITY: reviewed_activity,
    Intent.SET_FOLLOW_UP: reviewed_follow_up,
    Intent.CHOOSE: _declined,
    Intent.SHOW_CUSTOMER: _shown,
    Intent.FIND_CUSTOMER: _found,
    Intent.SHOW_BOOK: _book,
    OUT: _declined,
}
