"""A sentence as the intent model sees it: a symbol in place of every mention."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dialogs.understanding.dates.when import BEHIND, When
from dialogs.understanding.mentions.kinds import Mention, Number, PersonMention, Pronoun
from dialogs.understanding.sentence import Sentence


def _symbol_of(mention: Mention, words: Sequence[str], today: date) -> tuple[str, ...]:
    """What stands for a mention in the masked sentence; a verb of an activity or an attribute stays readable."""
    value = mention.value
    if isinstance(value, PersonMention):
        if value.associates and not value.customers:
            return ("<a>",)
        return ("<c>",) if not value.associates else ("<p>",)
    if isinstance(value, Pronoun):
        if value.kind == "self":
            return tuple(words[mention.start : mention.end])
        return ("<she>",) if value.kind == "subject" else ("<her>",)
    if isinstance(value, When):
        return (_when_symbol(value, today),)
    if isinstance(value, Number):
        return ("<num>",)
    if isinstance(value, tuple):
        kinds = {named.kind for named in value}
        if "choice" in kinds or "category" in kinds:
            return ("<val>",)
        if "measure" in kinds:
            return ("<measure>",)
        if "attribute" in kinds:
            return ("<attr>",)
        return ("<act>", *words[mention.start : mention.end])
    return ("<store>",)


def _when_symbol(when: When, today: date) -> str:
    if is_over(when, today):
        return "<ago>"
    if when.past is not None:
        return "<date>" if when.is_day else "<range>"
    if when.start <= today <= when.end:
        return "<now>"
    return "<ahead>"


def is_over(when: When, today: date) -> bool:
    """Whether it is spoken of as past."""
    return when.preposition in BEHIND or when.end < today


LATER = "<also>"
"""Stands before a fact that is not the first of its message: there a mere statement is worth keeping."""


def masked(sentence: Sentence, today: date, *, later: bool = False) -> list[str]:
    """The words with a symbol in place of each mention, in lower case."""
    out = [LATER] if later else []
    words = sentence.words
    place = 0
    for mention in sentence.mentions:
        out.extend(word for word in words[place : mention.start] if word != "-")
        out.extend(_symbol_of(mention, words, today))
        place = mention.end
    out.extend(word for word in words[place:] if word != "-")
    return out
