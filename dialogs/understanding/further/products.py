"""Conditions on a product by its name: "who bought the chronograph", "everyone who owns a trench coat"."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.understanding.conditions.clause import Clause, Question, clause
from dialogs.understanding.conditions.dates import time_of
from dialogs.understanding.dates.when import When
from dialogs.understanding.further.claim import Claim
from dialogs.understanding.mentions.kinds import Mention, Number, PersonMention, StoreMention
from storage.rules.further_fields import BOUGHT_WHEN, PRODUCT

WORDS = "products"
LONGEST = 4
"""Words of a product's name."""
SHORTEST = 3
"""Letters of one."""


def product_claims(question: Question) -> Iterator[Claim]:
    for start, end, _ in question.language.phrases(WORDS, "bought").find(question.words):
        negated = question.is_negated(start)
        claimed = False
        for places in _names(question, end):
            words, kept = _wanted(question, places)
            if not words:
                continue
            denied = negated or question.is_negated(places[0])
            op = "not_equals" if denied else "contains"
            verb = frozenset(range(start, end)) if negated and not claimed else frozenset[int]()
            yield Claim(clause(places[0], PRODUCT, op, words), verb | frozenset(kept))
            claimed = True
        if claimed and negated:
            yield from _time(question, start)


def _names(question: Question, start: int) -> Iterator[list[int]]:
    """ "a tote and a pendant": the things one after the other, each but the first with its article."""
    places = _name(question, start)
    while places:
        yield places
        behind = places[-1] + 1
        while behind < len(question.words) and (
            question.is_joint(question.words[behind])
            or question.words[behind] in question.language.words(WORDS, "links")
        ):
            behind += 1
        is_thing = question.words[behind : behind + 1]
        if behind == places[-1] + 1 or not question.language.words(WORDS, "articles").issuperset(is_thing):
            return
        places = _name(question, behind)


def _name(question: Question, start: int) -> list[int]:
    """Where the words behind the verb stand that may name a product: up to a date, a joint, or another clause."""
    language = question.language
    others = question.sentence.covered_by(
        lambda one: isinstance(one.value, When | Number | PersonMention | StoreMention)
    )
    places: list[int] = []
    for place in range(start, len(question.words)):
        word = question.words[place]
        ends = word in language.words(WORDS, "ends") or not word[0].isalnum() or question.is_joint(word)
        if place in others or ends or len(places) > LONGEST:
            break
        if word not in language.words(WORDS, "around"):
            places.append(place)
    return places if len(places) <= LONGEST else []


def _wanted(question: Question, places: list[int]) -> tuple[str, list[int]]:
    """The name as it is looked for; a category, or a thing liked, alone is none, but in "the wrap dress" it belongs."""
    known = question.sentence.covered_by(lambda one: isinstance(one.value, tuple))
    unknown = [place for place in places if place not in known]
    if not unknown or not any(len(question.words[place]) >= SHORTEST for place in unknown):
        return "", []
    definite = question.words[places[0] - 1] in question.language.words(WORDS, "definite")
    named = places if definite else unknown
    said = question.sentence.said(named[0], named[-1] + 1)
    return _singular(said), list(range(named[0], named[-1] + 1))


def _singular(name: str) -> str:
    """ "totes" are found as "tote", and "dresses" as "dress", of which they hold the beginning."""
    for ending, rest in (("sses", 2), ("xes", 2), ("ches", 2), ("shes", 2)):
        if name.endswith(ending):
            return name[:-rest]
    return name[:-1] if name.endswith("s") and not name.endswith("ss") and len(name) > SHORTEST else name


def _time(question: Question, verb: int) -> Iterator[Claim]:
    """Of purchases that were not made: "hasn't bought a tote this year" says nothing of other purchases."""
    for mention, when in question.sentence.of(When):
        if mention.start > verb:
            yield Claim(_made_when(mention, when), frozenset(range(mention.start, mention.end)))
            return


def _made_when(mention: Mention, when: When) -> Clause:
    op, value = time_of(when)
    return clause(mention.start, BOUGHT_WHEN, op, value)
