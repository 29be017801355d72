"""Conditions on the year of birth: "born in 1980", "born before 1970", "born in the eighties"."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.understanding.conditions.clause import Question, clause
from dialogs.understanding.further.claim import Claim, before
from storage.rules.further_fields import BORN

WORDS = "ages"
FIRST, LAST = 1900, 2030
REACH = 5


def birth_claims(question: Question) -> Iterator[Claim]:
    """Before the decades of an age: "born in the sixties" is told by its verb."""
    language = question.language
    for start, end, decade in language.decades.find(question.words):
        if language.words(WORDS, "born").intersection(before(question, start, REACH)):
            years = [FIRST + decade, FIRST + decade + 9]
            yield Claim(clause(start, BORN, "between", years), frozenset(range(start, end)))
    for place, word in enumerate(question.words):
        said = before(question, place, REACH)
        if not (len(word) == 4 and word.isdecimal() and FIRST <= int(word) <= LAST):
            continue
        if not language.words(WORDS, "born").intersection(said):
            continue
        year = int(word)
        links = said[-1:]
        years = [year, year]
        if language.words(WORDS, "before").intersection(links):
            years = [FIRST, year - 1]
        elif language.words(WORDS, "after").intersection(links):
            years = [year + 1, LAST]
        elif language.words(WORDS, "since").intersection(links):
            years = [year, LAST]
        yield Claim(clause(place, BORN, "between", years), frozenset({place}))
