"""Finds dates, ranges and times of day among the tokens.

The lexicon gives every word a class of one character, so that a pattern is a regular expression over a string as long
as the sentence. What the patterns read is then joined: a day with its time, two days to a range, a preposition.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import time, timedelta
from typing import NamedTuple

from dialogs.understanding.dates.anchors import ANCHORED, anchored
from dialogs.understanding.dates.clock import half_of_day
from dialogs.understanding.dates.items import Item
from dialogs.understanding.dates.joining import Atom, day_with_time, joined_range
from dialogs.understanding.dates.lexicon import DateWords
from dialogs.understanding.dates.patterns import PATTERNS
from dialogs.understanding.dates.reference import ReferenceTime
from dialogs.understanding.dates.times import TIMES
from dialogs.understanding.dates.when import Preposition, When
from dialogs.understanding.tokens import Token

DATELIKE = re.compile("[DWMUHEKS:POpcNX#kqVZTQ]")
"""Without any of these classes there is no date."""
COMPLETE = frozenset("WOMDTQHEKS#NX:Z")
"""Classes that may be a date by themselves."""
LEADING = frozenset("nhiaertlxwjFIkqRJVvmUG4B")
"""Classes with which a date of several words may begin."""
NOTHING = frozenset({"", ".", ";"})
"""What may stand behind these where they begin no date."""
PREPOSITIONS = frozenset("sbAyu4")
"""Classes of words that may stand before a date and belong to it."""


class Found(NamedTuple):
    start: int
    end: int
    when: When
    core: int
    """Where the date begins without the preposition before it."""


def find_dates(tokens: Sequence[Token], now: ReferenceTime, words: DateWords) -> list[Found]:
    """Dates, ranges and times from left to right, without overlap."""
    items = words.classify(tokens)
    symbols = "".join(item.symbol for item in items)
    if not DATELIKE.search(symbols):
        return []
    atoms = _atoms(items, symbols, now)
    return [
        _finished(atom, items, symbols, now, tokens, doubtful=_is_doubtful(atom, items, tokens, words))
        for atom in _joined(atoms, symbols)
    ]


def _atoms(items: list[Item], symbols: str, now: ReferenceTime) -> list[Atom]:
    """Every day, range and time of day by itself."""
    atoms: list[Atom] = []
    place = 0
    while place < len(items):
        if not _may_begin(symbols, place):
            place += 1
            continue
        atom = _time_at(items, symbols, place) or _date_at(items, symbols, place, now)
        if atom:
            atoms.append(atom)
        place = atom.end if atom else place + 1
    return atoms


def _may_begin(symbols: str, place: int) -> bool:
    """Whether any pattern can fit here: spares the words that have nothing to do with dates, and "the" before them."""
    symbol, following = symbols[place], symbols[place + 1 : place + 2]
    return symbol in COMPLETE or (symbol in LEADING and following not in NOTHING)


def _time_at(items: list[Item], symbols: str, place: int) -> Atom | None:
    for pattern, read in TIMES:
        match = pattern.match(symbols, place)
        clock = read(items[place : match.end()]) if match else None
        if match and clock:
            return Atom(place, match.end(), None, clock)
    return None


def _date_at(items: list[Item], symbols: str, place: int, now: ReferenceTime) -> Atom | None:
    told = _told_by_another_at(items, symbols, place, now)
    if told:
        return told
    for pattern, make in PATTERNS:
        match = pattern.match(symbols, place)
        when = make(now, items[place : match.end()]) if match and match.end() > place else None
        if match and when:
            return Atom(place, match.end(), when, half=half_of_day(items[place : match.end()]))
    return None


def _told_by_another_at(items: list[Item], symbols: str, place: int, now: ReferenceTime) -> Atom | None:
    """ "two weeks before" and the day that stands behind it."""
    for pattern, read in ANCHORED:
        match = pattern.match(symbols, place)
        anchor = _date_at(items, symbols, match.end(), now) if match else None
        if match and anchor and anchor.when:
            said = items[place : match.end()]
            when = anchored(read, now, said, anchor.when)
            if when:
                half = half_of_day(said)
                return Atom(place, anchor.end, when, half=anchor.half if half is None else half)
    return None


def _joined(atoms: list[Atom], symbols: str) -> list[Atom]:
    """A day with its time of day, two days as a range."""
    found: list[Atom] = []
    place = 0
    while place < len(atoms):
        atom = atoms[place]
        if _only_announces(atoms, place, symbols):
            place += 1
            continue
        following = atoms[place + 1] if place + 1 < len(atoms) else None
        if following and (both := day_with_time(atom, following, symbols)):
            atom, place = both, place + 1
        following = atoms[place + 1] if place + 1 < len(atoms) else None
        if following and (both := joined_range(atom, following, symbols)):
            atom, place = both, place + 1
        found.append(atom)
        place += 1
    return found


def _only_announces(atoms: list[Atom], place: int, symbols: str) -> bool:
    """ "coming up in the next two weeks": the second says when."""
    following = atoms[place + 1] if place + 1 < len(atoms) else None
    announces = symbols[atoms[place].start : atoms[place].end] == "K"
    return (
        announces and following is not None and following.when is not None and following.start <= atoms[place].end + 1
    )


def _is_doubtful(atom: Atom, items: list[Item], tokens: Sequence[Token], words: DateWords) -> bool:
    return atom.end == atom.start + 1 and words.is_doubtful(tokens[items[atom.start].start].low)


def _finished(
    atom: Atom, items: list[Item], symbols: str, now: ReferenceTime, tokens: Sequence[Token], *, doubtful: bool
) -> Found:
    """The date with its time and with the preposition before it, without the full stop behind it."""
    said = atom.clock.time if atom.clock else None
    when = atom.when or _today_or_tomorrow(said, now)
    when = replace(when, time=said or when.time, doubtful=doubtful)
    start, preposition = _preposition_before(symbols, atom.start, when)
    when = replace(when, preposition=when.preposition or preposition)
    end = items[atom.end - 1].end
    return Found(items[start].start, end - 1 if tokens[end - 1].text == "." else end, when, items[atom.start].start)


def _today_or_tomorrow(clock: time | None, now: ReferenceTime) -> When:
    """The day of a bare time: today, or tomorrow where it has passed."""
    day = now.today if clock and clock > now.moment.time() else now.today + timedelta(days=1)
    return When(day, day, (now.today, now.today))


def _preposition_before(symbols: str, start: int, when: When) -> tuple[int, Preposition | None]:
    """Where the date begins with its preposition ("up until the", "from"), and which it is."""
    before, earlier = symbols[:start][-1:], symbols[: max(start - 1, 0)][-1:]
    if before in PREPOSITIONS and before and not when.preposition:
        twice = before in "yu" and earlier in ("y", "u")
        return start - (2 if twice else 1), Preposition(before)
    if before == "h" and earlier and earlier in "sbAyun":
        return start - 2, Preposition(earlier) if earlier in PREPOSITIONS else None
    if before in ("r", "a"):
        return start - 1, Preposition.FROM if before == "r" else None
    return start, None
