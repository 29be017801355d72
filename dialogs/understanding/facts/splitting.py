"""A message as its facts: the cuts at which boundaries and intents are together most probable."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from dialogs.understanding import thresholds
from dialogs.understanding.dates.when import When
from dialogs.understanding.facts.bare import bare
from dialogs.understanding.facts.boundaries import BoundaryModel, possible_starts, units_of
from dialogs.understanding.facts.new_fact import begins_fact
from dialogs.understanding.intent import Guess, IntentModel
from dialogs.understanding.intents import (
    SHARED_OUT,
)
from dialogs.understanding.language import Language
from dialogs.understanding.masking import masked
from dialogs.understanding.mentions.kinds import PersonMention
from dialogs.understanding.sentence import Sentence

Facts = list[tuple[Sentence, Guess]]


def facts_of(
    sentence: Sentence, model: IntentModel, boundaries: BoundaryModel, language: Language, today: date
) -> Facts:
    """The parts of the message that state one fact each, with their intents."""
    end = len(sentence.tokens)
    read: dict[tuple[int, int], tuple[Sentence, Guess]] = {}

    def fact(start: int, stop: int) -> tuple[Sentence, Guess]:
        if (start, stop) not in read:
            part = bare(sentence, language, start, stop)
            read[start, stop] = part, model.guess(masked(part, today, later=start > 0))
        return read[start, stop]

    likely = _likely_starts(sentence, boundaries, language)
    starts = [0]
    for place, stop in pairwise([*_best_starts(likely, end, fact), end]):
        if not place or begins_fact(fact(starts[-1], place), fact(place, stop), language):
            starts.append(place)
    starts = [
        cut
        for start, stop in pairwise([*dict.fromkeys(starts), end])
        for cut in _shared_out(start, fact(start, stop), sentence, stop)
    ]
    return [fact(start, stop) for start, stop in pairwise([*dict.fromkeys(starts), end])]


def _shared_out(start: int, fact: tuple[Sentence, Guess], sentence: Sentence, stop: int) -> list[int]:
    """Where the pairs of "Rosa to Anna and Ivan to Rikke" begin: a customer between two who get one."""
    people = [(m, person) for m, person in sentence.of(PersonMention) if start <= m.start < stop]
    if fact[1].intent not in SHARED_OUT or not people or people[0][1].associates:
        return [start]
    cuts, target, customer = [start], False, None
    for mention, person in people:
        if person.customers and not person.associates:
            customer = mention.start if target else None
        elif person.associates and customer is not None:
            cuts.append(customer)
            customer = None
        target = target or bool(person.associates)
    return cuts


def _likely_starts(sentence: Sentence, boundaries: BoundaryModel, language: Language) -> dict[int, float]:
    """Tokens at which a new fact may begin, and the logarithm of the odds that one does."""
    units = units_of(sentence, language)
    odds = {units.starts[place]: boundaries.odds(units, place) for place in possible_starts(units, language)}
    days = {mention.end: mention.start for mention, _ in sentence.of(When)}
    for place in _commands(sentence, language):
        if odds.get(days.get(place, -1), thresholds.NEW_FACT) <= thresholds.NEW_FACT:
            odds[place] = max(odds.get(place, 0.0), thresholds.COMMANDED)  # not "… | next Thursday remind me"
    likely = sorted((place for place in odds if odds[place] >= thresholds.NEW_FACT), key=lambda place: -odds[place])
    return {place: odds[place] for place in sorted(likely[: thresholds.MOST_FACTS])}


def _commands(sentence: Sentence, language: Language) -> list[int]:
    """Tokens with which a command begins in the middle of a message: "… the jacket sleeves | note left arm longer"."""
    before = language.words("facts", "before_no_command")
    found = language.phrases("facts", "plain_commands").find(sentence.words)
    return [start for start, _, _ in found if start and sentence.words[start - 1] not in before]


def _best_starts(
    likely: Mapping[int, float], end: int, fact: Callable[[int, int], tuple[Sentence, Guess]]
) -> Sequence[int]:
    """The tokens at which facts begin so that boundaries and intents are together most probable."""
    if not likely:
        return [0]
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [0])}
    for stop in [*likely, end]:
        options = [
            (score + math.log(fact(start, stop)[1].probability) + likely.get(stop, 0.0), starts)
            for start, (score, starts) in best.items()
        ]
        score, starts = max(options, key=lambda option: option[0])
        best[stop] = score, [*starts, stop]
    return best[end][1][:-1]
