"""show_book: the words of a question that say something which its answer would leave out."""

from __future__ import annotations

from dialogs.frame import Filter
from dialogs.understanding.conditions.reading import conditions_of
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import Number
from dialogs.understanding.references import COMMA, Context
from dialogs.understanding.refinements.ranking import ranked
from dialogs.understanding.sentence import Sentence

REACH = 3
"""Tokens between the word with which a condition begins and what it says."""
PHRASES = (("onward", "narrow"), ("onward", "others"), ("books", "store"), ("books", "count"))


def unread(part: Sentence, context: Context) -> str:
    """A number that no condition has and that counts nothing; empty where all of them were read."""
    language = context.language
    conditions = conditions_of(part, context)
    order = ranked(part, language)
    read = {number for one in (*conditions.filters, *conditions.further) for number in _numbers(one)}
    done = conditions.claimed | (order.places if order else frozenset())
    for mention, number in part.of(Number):
        if number.value == 1 and not part.words[mention.start][0].isdigit():
            continue  # "a cashmere one"
        inside = done.issuperset(range(mention.start, mention.end))
        if not inside and read.isdisjoint({number.value, round(number.value / 100, 6)}):
            return part.said(mention.start, mention.end)
    return ""


def left_out(part: Sentence, context: Context) -> str:
    """The first words of a question with conditions that say nothing to the reader: "who likes gold and plays golf"."""
    language = context.language
    conditions = conditions_of(part, context)
    if not (conditions.filters or conditions.further):
        return ""
    order = ranked(part, language)
    read = part.covered_by(lambda mention: True) | conditions.claimed | (order.places if order else frozenset())
    for table, key in PHRASES:
        read |= {
            place for start, end, _ in language.phrases(table, key).find(part.words) for place in range(start, end)
        }
    read |= {place for start, end, _ in language.fields.find(part.words) for place in range(start, end)}
    strange = (place for place, word in enumerate(part.words) if place not in read and _says(word, language))
    start = next((place for place in strange if _is_opened(part, place, language)), None)
    if start is None:
        return ""
    end = start + 1
    while end < len(part.words) and end not in read and part.words[end][0].isalnum():
        end += 1
    return part.said(start, end)


def _is_opened(part: Sentence, place: int, language: Language) -> bool:
    """Whether it is a condition: mere talk follows behind a comma, or nothing."""
    near = part.words[max(0, place - REACH) : place]
    return COMMA not in near and not language.words("asides", "openings").isdisjoint(near)


def _says(word: str, language: Language) -> bool:
    return word[0].isalnum() and not any(word in words for words in (language.asking_words, language.function_words))


def _numbers(condition: Filter) -> set[float]:
    if condition.any_of:
        return {number for one in condition.any_of for number in _numbers(one)}
    values = condition.value if isinstance(condition.value, list | tuple) else [condition.value]
    return {float(value) for value in values if isinstance(value, int | float)}
