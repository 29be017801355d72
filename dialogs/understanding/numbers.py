"""Numbers in digits and in words: "38", "100,000", "50k", "thirty six and a half", "a hundred thousand"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dialogs.language.phrases import LanguageData
from dialogs.understanding.tokens import Token, key_of

_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_PLAIN = re.compile(r"\d+(?:[.,]\d{1,2})?")


class NumberWords:
    """Reads the number that begins at a token."""

    def __init__(self, data: LanguageData) -> None:
        self.cardinals: dict[str, int] = dict(data.numbers["cardinals"])
        self.scales: dict[str, int] = dict(data.numbers["scales"])
        self.ordinals: dict[str, int] = dict(data.numbers["ordinals"])
        marks = data.numbers["marks"]
        self._ordinal_marks = frozenset(marks["ordinal"])
        self._and = frozenset(marks["and"])
        self._halves = tuple(key_of(phrase) for phrase in marks["half"])
        self._point = frozenset(marks["point"])
        self._article = frozenset(data.dates["words"]["a"])

    def words(self) -> set[str]:
        return {*self.cardinals, *self.scales, *self.ordinals}

    def number_at(self, tokens: Sequence[Token], place: int) -> tuple[int, float] | None:
        """How many tokens the number covers, and its value."""
        low = tokens[place].low
        if low[0].isdigit():
            value = _digits(low)
            if value is None:
                return None
            following = tokens[place + 1].low if place + 1 < len(tokens) else ""
            if len(low) <= 3 and low.isdecimal() and len(following) == 3 and following.isdecimal():
                return self._scaled(tokens, place + 2, value * 1000 + int(following), place)
            return self._scaled(tokens, place + 1, value, place)
        if low in self.cardinals or (low in self._article and self._is_scale(tokens, place + 1)):
            return self._spoken(tokens, place)
        return None

    def ordinal_at(self, tokens: Sequence[Token], place: int) -> tuple[int, int] | None:
        """ "14th", "fourteenth", "twenty first": tokens covered and the number (1-31)."""
        low = tokens[place].low
        following = tokens[place + 1].low if place + 1 < len(tokens) else ""
        if low.isdecimal() and following in self._ordinal_marks and tokens[place].end == tokens[place + 1].start:
            return 2, int(low)
        if low in self.ordinals:
            return 1, self.ordinals[low]
        if self.cardinals.get(low, 0) in (20, 30):
            skip = 2 if following == "-" else 1
            last = tokens[place + skip].low if place + skip < len(tokens) else ""
            if 0 < self.ordinals.get(last, 0) < 10:
                return skip + 1, self.cardinals[low] + self.ordinals[last]
        return None

    def _is_scale(self, tokens: Sequence[Token], place: int) -> bool:
        return place < len(tokens) and tokens[place].low in self.scales and len(tokens[place].low) > 1

    def _scaled(self, tokens: Sequence[Token], place: int, value: float, start: int) -> tuple[int, float]:
        while place < len(tokens) and tokens[place].low in self.scales:
            value *= self.scales[tokens[place].low]
            place += 1
        return self._with_half(tokens, place, value, start)

    def _with_half(self, tokens: Sequence[Token], place: int, value: float, start: int) -> tuple[int, float]:
        for half in self._halves:
            if tuple(token.low for token in tokens[place : place + len(half)]) == half:
                return place + len(half) - start, value + 0.5
        if place + 1 < len(tokens) and tokens[place].low in self._point and tokens[place + 1].low in self.cardinals:
            return place + 2 - start, value + self.cardinals[tokens[place + 1].low] / 10
        return place - start, value

    def _spoken(self, tokens: Sequence[Token], start: int) -> tuple[int, float]:
        total, current, place, unit_said = 0, 0, start, False
        while place < len(tokens):
            low = tokens[place].low
            if low in self.cardinals:
                value = self.cardinals[low]
                if place > start and (unit_said or (current % 100 and value >= 10) or (current % 10 and value < 10)):
                    break
                unit_said = value < 20
                current += value
            elif low in self.scales:
                unit_said = False
                if self.scales[low] == 100:
                    current = max(current, 1) * 100
                else:
                    total, current = total + max(current, 1) * self.scales[low], 0
            elif low in self._article and place == start:
                current = 0
            elif not self._joins(tokens, place, current or total):
                break
            place += 1
        return self._with_half(tokens, place, total + current, start)

    def _joins(self, tokens: Sequence[Token], place: int, so_far: int) -> bool:
        """ "and" in "two hundred and fifty", the hyphen in "thirty-eight"."""
        if place + 1 >= len(tokens):
            return False
        low, following = tokens[place].low, tokens[place + 1].low
        value = self.cardinals.get(following)
        if value is None:
            return False
        if low == "-":
            return so_far % 10 == 0 and value < 10
        return low in self._and and so_far >= 100 and so_far % 100 == 0 and value > 0


def _digits(low: str) -> float | None:
    if low.isdecimal():
        return float(low)
    if _GROUPED.fullmatch(low):
        return float(low.replace(",", "").replace(".", ""))
    if _PLAIN.fullmatch(low):
        return float(low.replace(",", "."))
    return None


def plain(value: float) -> int | float:
    """38 rather than 38.0, as frames write numbers."""
    return int(value) if value == int(value) else value
