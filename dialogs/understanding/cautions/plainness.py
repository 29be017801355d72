"""Whether an attribute is stated plainly: nothing but the customer, the attribute, one value and words between them."""

from __future__ import annotations

from typing import Any

from dialogs.understanding.catalogue import catalogue_of
from dialogs.understanding.cautions.signs import WORDS, denies, names_relative
from dialogs.understanding.dates.when import When
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import Mention, Number, PersonMention, Pronoun
from dialogs.understanding.references import Context, Slots, customer_mentions, joined
from dialogs.understanding.sentence import Sentence


def states_plainly(part: Sentence, slots: Slots, context: Context) -> bool:
    """False where a word is left over that may carry meaning, or where two values are said for one attribute."""
    language, attribute = context.language, slots.get("attribute")
    if denies(part, language):
        return False
    definition = catalogue_of(context.world.settings).attribute(attribute or "")
    of_date = attribute == "birthday" or (definition is not None and "date" in definition.type)
    if names_relative(part, language) is not None and attribute != _shared_date(context):
        return False
    plain = language.words(WORDS, "plain_attribute") | (language.words(WORDS, "plain_date") if of_date else frozenset())
    first = joined(customer_mentions(part), part, language)
    covered = part.covered_by(lambda mention: mention in first or _is_of_statement(mention, of_date=of_date))
    covered = covered | _wrapping(part, language)
    left = [word for place, word in enumerate(part.words) if place not in covered and word not in plain]
    free = str(slots.get("value", "")).lower().split()
    return not [word for word in left if word not in free] and not _says_several(part, slots, context)


def _wrapping(part: Sentence, language: Language) -> set[int]:
    """The tokens of what only opens or closes what is said: "by the way", "thank you"."""
    found = [
        hit
        for key in ("closings", "trailers", "later_openings")
        for hit in language.phrases("speech", key).find(part.words)
    ]
    return {place for start, end, _ in found for place in range(start, end)}


def _shared_date(context: Context) -> str | None:
    """The yearly date that is a couple's: a wife or a husband may be named with it."""
    return next((item.id for item in context.world.settings.attributes if item.type == "yearly_date"), None)


def _is_of_statement(mention: Mention, *, of_date: bool) -> bool:
    value = mention.value
    if isinstance(value, tuple):
        return any(named.kind in ("attribute", "choice", "category") for named in value)
    if isinstance(value, When):
        return of_date or value.is_day
    return isinstance(value, Number | Pronoun) and not isinstance(value, PersonMention)


def _says_several(part: Sentence, slots: Slots, context: Context) -> bool:
    """Two values for the one attribute, where no change from one to the other is told."""
    if context.language.phrases(WORDS, "changes").find(part.words):
        return False
    values: set[Any] = {n.value for _, n in part.named("choice") if n.id == slots.get("attribute")}
    numbers = {number.value for _, number in part.of(Number)}
    of_choice = isinstance(slots.get("value"), str) and bool(values) and bool(numbers)  # "size 38 in shoes"
    return len(values) > 1 or of_choice or (isinstance(slots.get("value"), int | float) and len(numbers) > 1)
