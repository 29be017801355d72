"""Which of the values that are said for an attribute stands: not one that is denied, or was so before."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.understanding.catalogue import catalogue_of
from dialogs.understanding.dates.when import When
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import Mention, Number, Pronoun
from dialogs.understanding.references import Context
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.attribute_named import BIRTHDAY, attributes_named, tells_number

WORDS = "statements"
BEFORE, BEHIND = 4, 4
"""Tokens on either side of a value in which it is said that it does not stand."""


def values_said(part: Sentence, attribute: str, context: Context) -> list[Mention]:
    """Every mention that can be a value of the attribute; of none named: the numbers."""
    definition = catalogue_of(context.world.settings).attribute(attribute)
    if attribute == BIRTHDAY or (definition and "date" in definition.type):
        days = part.of(When)
        of_calendar = [mention for mention, when in days if when.month_day or when.year_said]
        return of_calendar or [mention for mention, _ in days]
    if definition is None or definition.type == "number":
        return [mention for mention, _ in part.of(Number) if tells_number(part, mention.start, context.language)]
    return [
        mention
        for mention in choices_said(part, context)
        if isinstance(mention.value, tuple)
        for named in mention.value
        if named.id == attribute
    ]


def choices_said(part: Sentence, context: Context) -> list[Mention]:
    """Mentions of choices and known values that do not only say what a number is the size of."""
    sizes = {start for start, _, attribute in attributes_named(part, context) if _is_number(attribute, context)}
    return [mention for mention, _ in part.named("choice") if mention.start not in sizes]


def _is_number(attribute: str, context: Context) -> bool:
    definition = catalogue_of(context.world.settings).attribute(attribute)
    return definition is not None and definition.type == "number"


def standing(values: Sequence[Mention], part: Sentence, language: Language) -> list[Mention]:
    """The values that stand, from left to right; all of them where none does."""
    left = [mention for mention in values if not is_superseded(mention, values, part, language)]
    settled = bool(left) and _settles(left[-1], part, language)
    return left[-1:] if settled else left or list(values)


def is_superseded(mention: Mention, values: Sequence[Mention], part: Sentence, language: Language) -> bool:
    """ "not gold", "no longer a 38", "gold used to be her metal", "from gold", "instead of gold"."""
    words = part.words
    closed = {place for other in values if other is not mention for place in range(other.start, other.end)}
    closed |= part.covered_by(lambda one: isinstance(one.value, Pronoun))
    ends = language.words(WORDS, "clause_starts") | language.words("cautions", "clause_ends")
    start, end = mention.start, mention.end
    while start > max(0, mention.start - BEFORE) and start - 1 not in closed and words[start - 1] not in ends:
        start -= 1
    if language.phrases(WORDS, "superseded_before").find(words[start : mention.start]):
        return True
    if end >= len(words):
        return False
    behind = language.phrases(WORDS, "superseded_behind").at(words, end)
    others = [other.start for other in values if other is not mention]
    return behind is not None and any(other >= end for other in others)


def _settles(mention: Mention, part: Sentence, language: Language) -> bool:
    """ "… so make it 38": what is said last after all."""
    before = part.words[max(0, mention.start - BEFORE) : mention.start]
    articles = language.words("strangers", "articles")
    return any(articles.issuperset(before[end:]) for _, end, _ in language.phrases(WORDS, "settles").find(before))
