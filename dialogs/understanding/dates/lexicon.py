"""The date lexicon of one language: every word of a sentence gets a class of one character."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dialogs.language.phrases import LanguageData
from dialogs.understanding.dates.items import BACK, PAST, TO, Item
from dialogs.understanding.numbers import NumberWords
from dialogs.understanding.tokens import PhraseIndex, Token, key_of

TABLES = {
    "D": "days",
    "W": "weekdays",
    "M": "months",
    "U": "units",
    "P": "parts",
    "F": "few",
    "Z": "seasons",
}
"""Class → table of the data whose words carry a value."""
WORDS = {
    "x": "next", "t": "this", "l": "last", "i": "in", "w": "within", "g": "ago", "f": "from_now", "h": "the",
    "o": "of", "n": "on", "j": "a", "s": "since", "b": "before", "A": "after", "y": "by",
    "u": "until", "e": "between", "r": "from", "d": "and", "v": "start", "V": "end", "m": "middle",
    "E": "weekend", "K": "soon", "R": "rest", "J": "later", "G": "more_than", "4": "for", "Y": "or",
    "T": "tonight", "B": "first_thing", "Q": "close",
}  # fmt: skip
"""Class → list of the data, for words that say how dates hang together."""
CLOCK = {"a": "at", "N": "noon", "X": "midnight", "q": "quarter", "k": "half", "c": "oclock"}
HALVES = {"am": 0, "pm": 12}
"""Half of the day → hours that its clock times fall after."""
FEAST = "H"
OTHER = "."
"""Class of a word that has nothing to do with dates."""
SIGNS = {",": ",", ".": ";"}
"""Sign → its class."""
HALF = 0.5


class DateWords:
    """Classifies tokens."""

    def __init__(self, data: LanguageData, numbers: NumberWords) -> None:
        self._numbers = numbers
        feasts: PhraseIndex[tuple[str, object]] = PhraseIndex(_feasts(data))
        self._index: PhraseIndex[tuple[str, object]] = PhraseIndex(_entries(data))
        self._words = self._index.words() | (feasts.words() - _possessors(data))
        for name, value in _feasts(data):
            self._index.add(name, value)
        clock = data.dates["clock"]
        self._turns = dict.fromkeys(clock["to"], TO) | dict.fromkeys(clock["past"], PAST)
        self._doubtful = frozenset(data.dates["words"]["doubtful"])
        self._things = frozenset(data.dates["words"]["things"])
        self._feast_things = frozenset(data.dates["words"]["feast_things"])
        self._articles = frozenset(data.words["strangers"]["articles"])

    def words(self) -> set[str]:
        """The words of dates, without the people in the names of feasts ("Saint Patrick's day")."""
        return self._words

    def is_doubtful(self, word: str) -> bool:
        return word in self._doubtful

    def classify(self, tokens: Sequence[Token]) -> list[Item]:
        """Every token in exactly one item."""
        words = [token.low for token in tokens]
        items: list[Item] = []
        place = 0
        while place < len(tokens):
            item = self._item_at(tokens, words, place)
            items.append(item)
            place = item.end
        return items

    def _item_at(self, tokens: Sequence[Token], words: list[str], place: int) -> Item:
        low = words[place]
        turn = self._turns.get(low, "")
        if low[0].isdigit() and not low.isdigit():
            return Item(":" if ":" in low else "S", low, place, place + 1)
        if low in self._things and place and words[place - 1] in self._articles:
            return Item(OTHER, low, place, place + 1)  # "count the till on Monday"
        hit = self._index.at(words, place)
        if hit and hit[1][0] == FEAST and self._feast_things.intersection(words[place + hit[0] : place + hit[0] + 1]):
            return Item(OTHER, low, place, place + hit[0])
        ordinal = self._numbers.ordinal_at(tokens, place)
        if ordinal and 1 <= ordinal[1] <= 31 and not (hit and hit[0] > ordinal[0]):
            return Item("O", ordinal[1], place, place + ordinal[0])
        if hit and not self._is_counted(hit[1][0], words, place):
            return Item(*hit[1], place, place + hit[0], turn)
        number = self._numbers.number_at(tokens, place)
        if number and number[1] == int(number[1]):
            return Item("#", int(number[1]), place, place + number[0])
        if number and number[1] == int(number[1]) + HALF:
            return Item("I", number[1], place, place + number[0])
        return Item("~" if turn else SIGNS.get(low, OTHER), low, place, place + 1, turn)

    def _is_counted(self, symbol: str, words: list[str], place: int) -> bool:
        """An article that is also a number ("one") is the number unless a unit follows."""
        if symbol != "j" or words[place] not in self._numbers.cardinals:
            return False
        following = self._index.at(words, place + 1) if place + 1 < len(words) else None
        return following is None or following[1][0] != "U"


def _feasts(data: LanguageData) -> Iterator[tuple[str, tuple[str, object]]]:
    for feast in data.dates["feasts"]:
        for name in feast["names"]:
            yield name, (FEAST, feast)


def _possessors(data: LanguageData) -> set[str]:
    """The words before a possessive s in the names of feasts."""
    marks = set(data.words["speech"]["possessive"])
    keys = [key_of(name) for name, _ in _feasts(data)]
    return {word for key in keys for word, mark in pairwise(key) if mark in marks}


def _entries(data: LanguageData) -> Iterator[tuple[str, tuple[str, object]]]:
    """Phrases with their class and value; of two entries for one phrase the first counts."""
    words, clock = data.dates["words"], data.dates["clock"]
    counting_back = frozenset(words["past_span"])
    for symbol, table in TABLES.items():
        for phrase, value in data.dates[table].items():
            yield phrase, (symbol, value)
    for symbol, key in WORDS.items():
        for phrase in words[key]:
            yield phrase, (symbol, BACK if phrase in counting_back else phrase)
    for symbol, key in CLOCK.items():
        for phrase in clock[key]:
            yield phrase, (symbol, phrase)
    for key, hours in HALVES.items():
        for phrase in clock[key]:
            yield phrase, ("p", hours)
