"""Whether one value is said for an attribute, firmly: none that has ended, none among several, none that is guessed."""

from __future__ import annotations

from dialogs.understanding.catalogue import catalogue_of
from dialogs.understanding.cautions.remarks import denials_meant
from dialogs.understanding.dates.when import When
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import Mention
from dialogs.understanding.references import Context, Slots
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.attribute_named import BIRTHDAY
from dialogs.understanding.slots.attribute_value import is_superseded, standing, values_said

STATEMENTS = "statements"
NEAR = 4
"""Tokens between a denial, or a word that makes a guess of it, and the value."""


def says_one_value(part: Sentence, values: list[Mention], slots: Slots, context: Context) -> bool:
    """`values`: all that are said for the attribute, those that do not stand among them."""
    language = context.language
    if _has_ended(part, values, language) or _is_unread(part, slots, context):
        return False
    guessed = any(_is_guessed(mention, part, language) for mention in standing(values, part, language))
    return (
        not guessed and not _says_several(part, values, slots, context) and _denies_only_values(part, values, language)
    )


def is_of_date(attribute: str, context: Context) -> bool:
    """A birthday or another date."""
    definition = catalogue_of(context.world.settings).attribute(attribute)
    return attribute == BIRTHDAY or (definition is not None and "date" in definition.type)


def _denies_only_values(part: Sentence, values: list[Mention], language: Language) -> bool:
    """Whether each denial is of a value beside which another stands: "not gold but silver"."""
    denied = [mention for mention in values if is_superseded(mention, values, part, language)]
    if len(denied) == len(values):
        denied = []
    return all(
        any(start <= mention.end + NEAR and mention.start - NEAR <= end for mention in denied)
        for start, end in denials_meant(part, language)
    )


def _has_ended(part: Sentence, values: list[Mention], language: Language) -> bool:
    """ "Her brand used to be Tveit", and no other is said."""
    return bool(values and language.phrases(STATEMENTS, "ended").find(part.words)) and all(
        is_superseded(mention, values, part, language) for mention in values
    )


def _is_unread(part: Sentence, slots: Slots, context: Context) -> bool:
    """ "Turns 40 on Friday": a number, and no day that was understood."""
    of_date = is_of_date(slots.get("attribute", ""), context)
    return of_date and slots.get("value") is None and bool(values_said(part, "", context))


def _is_guessed(value: Mention, part: Sentence, language: Language) -> bool:
    """ "About a 38"."""
    before = part.words[max(0, value.start - NEAR) : value.start]
    articles = language.words("strangers", "articles")
    return any(articles.issuperset(before[end:]) for _, end, _ in language.phrases(STATEMENTS, "nearly").find(before))


def _says_several(part: Sentence, values: list[Mention], slots: Slots, context: Context) -> bool:
    """Two values for the one attribute, where no change from one to the other is told."""
    if context.language.phrases("cautions", "changes").find(part.words):
        return False
    stand = {str(_value_of(mention, slots)) for mention in standing(values, part, context.language)}
    of_choice = isinstance(slots.get("value"), str) and any(_is_choice(mention) for mention in values)
    return len(stand) > 1 or (of_choice and bool(values_said(part, "", context)))  # "size 38 in shoes"


def _is_choice(mention: Mention) -> bool:
    return isinstance(mention.value, tuple)


def _value_of(mention: Mention, slots: Slots) -> object:
    value = mention.value
    if isinstance(value, tuple):
        return next((named.value for named in value if named.id == slots.get("attribute")), "")
    if isinstance(value, When):
        return value.month_day or value.start
    return value
