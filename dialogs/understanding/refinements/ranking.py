"""show_book: in which order, and how many of the first ones: "sort it by birthday", "my top ten"."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.refinement import OrderField, Ranking
from dialogs.understanding.dates.when import When
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import Number
from dialogs.understanding.sentence import Sentence

WORDS = "ranking"
LOWEST = "lowest"
OF_PURCHASES = (OrderField.SPENT, OrderField.WORTH)
MOST = 200
"""Of the first ones; more are no top."""


@dataclass(frozen=True)
class Ranked:
    ranking: Ranking
    places: frozenset[int]
    """Tokens that ask for the order."""
    claimed: frozenset[int]
    """Those of them that are no condition besides."""


def ranked(part: Sentence, language: Language) -> Ranked | None:
    by = _by_measure(part, language) or _by_field(part, language) or _at_the_top(part, language)
    return _in_period(by, part) if by else _turned(part, language)


def _turned(part: Sentence, language: Language) -> Ranked | None:
    """ "The other way round"."""
    places = frozenset(_places(part, language, "reversed"))
    return Ranked(Ranking(field=OrderField.REVERSED), places, places) if places else None


def _in_period(by: Ranked, part: Sentence) -> Ranked:
    """ "The biggest spenders last year": the time right behind is that of the purchases."""
    if by.ranking.field not in OF_PURCHASES:
        return by
    for mention, when in part.of(When):
        if mention.start - 1 in by.places or mention.start - 2 in by.places:
            past = when.behind()
            period = (past.start.isoformat(), past.end.isoformat())
            said = frozenset(range(mention.start, mention.end))
            ranking = by.ranking.model_copy(update={"period": period, "field": OrderField.SPENT})
            return Ranked(ranking, by.places | said, by.claimed | said)
    return by


def _by_measure(part: Sentence, language: Language) -> Ranked | None:
    """ "sort my book by lifetime value", "top 5 by lifetime value"."""
    measures = part.named("measure")
    said = _places(part, language, "highest", "lowest", "by")
    if not measures or not said:
        return None
    lowest = bool(language.phrases(WORDS, LOWEST).find(part.words))
    most, counted = _most(part, said, _places(part, language, "top"))
    measured = {place for mention, _ in measures for place in range(mention.start, mention.end)}
    ranking = Ranking(field=measures[0][1].id, lowest_first=lowest, most=most)
    return Ranked(ranking, frozenset(said | measured | counted), frozenset(counted))


def _by_field(part: Sentence, language: Language) -> Ranked | None:
    """ "by name", "longest not contacted first", "the biggest spenders", "vips I have neglected"."""
    said = language.orders.find(part.words)
    best = [hit for hit in said if hit[2][0] == OrderField.WORTH]
    others = [hit for hit in said if hit not in best]
    if not said:
        return None
    _, _, (field, lowest, few) = (others or best)[0]
    top, turned = _places(part, language, "top"), _places(part, language, "turned")
    orders = {place for hit in said for place in range(hit[0], hit[1])}
    most, counted = _most(part, orders, top)
    places = frozenset(orders | counted | turned | _places(part, language, "sort") | (top if counted else set()))
    of_best = best[0][2][2] if best and others else 0
    ranking = Ranking(
        field=field,
        lowest_first=lowest != bool(turned),
        most=None if of_best else most or few or None,
        among_best=(most or of_best) if of_best else None,
    )
    return Ranked(ranking, places, places)


def _at_the_top(part: Sentence, language: Language) -> Ranked | None:
    """ "my top ten", "top 5 clients": by nothing that was said."""
    said = _places(part, language, "top")
    most, counted = _most(part, said, said)
    if not counted:
        return None
    among = _places(part, language, "among")
    places = frozenset(said | counted | among)
    is_among = any(place - 1 in among for place in said)
    ranking = (
        Ranking(field=OrderField.WORTH, among_best=most) if is_among else Ranking(field=OrderField.WORTH, most=most)
    )
    return Ranked(ranking, places, places)


def _places(part: Sentence, language: Language, *keys: str) -> set[int]:
    """Without those of a comparison: "at least" asks for no order."""
    comparisons = {at for start, end, _ in language.comparisons.find(part.words) for at in range(start, end)}
    found = (hit for key in keys for hit in language.phrases(WORDS, key).find(part.words))
    return {place for start, end, _ in found for place in range(start, end)} - comparisons


def _most(part: Sentence, ordered: set[int], top: set[int]) -> tuple[int | None, set[int]]:
    """The number before the words of the order, or behind a "top": "10 biggest", "top ten"; none of "at least 10"."""
    for mention, number in part.of(Number):
        whole = number.value == int(number.value) and 0 < number.value <= MOST
        if whole and (mention.end in ordered or mention.start - 1 in top):
            return int(number.value), set(range(mention.start, mention.end))
    return None, set()
