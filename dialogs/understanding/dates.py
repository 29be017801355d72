"""Dates, ranges and times of day among the tokens: a lexicon classifies the words, patterns over the classes read them.

The classes are one character each, so that a pattern is a regular expression over a string as long as the sentence.
Whole numeric dates ("05.06.2026") are read by dateparser, in the locale's order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from dateparser import parse as parse_date

from dialogs.language.phrases import LanguageData
from dialogs.understanding.calendar import (
    FIRST_DAYS,
    add_months,
    day_in,
    last_of_month,
    month_range,
    next_day,
    unit_range,
    week_range,
)
from dialogs.understanding.numbers import NumberWords
from dialogs.understanding.tokens import PhraseIndex, Token

SOON = 30
"""Days that "soon" and "coming up" reach ahead."""


@dataclass(frozen=True, slots=True)
class When:
    """A day (start = end) or a range of days, as it lies ahead, and as it would lie behind."""

    start: date
    end: date
    past: tuple[date, date] | None = None
    """The reading for something that has happened ("on Tuesday"), where it differs."""
    time: time | None = None
    preposition: str = ""
    """Class of the word before: s since, b before, A after, y by, u until, w within, g ago, l last, r from."""
    day_only: bool = False
    """Only a day of the month was said."""
    span: bool = False
    """Counted in units from now ("the last 30 days", "in three months")."""
    doubtful: bool = False
    """A word that may be a name or something else ("May", "sat")."""
    year_said: bool = False

    @property
    def is_day(self) -> bool:
        return self.start == self.end

    def behind(self) -> When:
        """The reading for something that has happened."""
        return replace(self, start=self.past[0], end=self.past[1]) if self.past else self


def warm_up() -> None:
    """Makes dateparser load its tables, which takes longer than any sentence may."""
    _day_written(["1", "2", "2024"], "DMY")


def _day_written(parts: Sequence[str], order: str) -> datetime | None:
    """A numeric date in the order of the locale ("DMY" or "MDY")."""
    settings = {"DATE_ORDER": order, "STRICT_PARSING": True, "RELATIVE_BASE": datetime(2024, 1, 1)}  # noqa: DTZ001
    read: datetime | None = parse_date("/".join(parts), languages=["en"], settings=settings)
    return read


class Item(NamedTuple):
    symbol: str
    value: object
    start: int
    end: int


class Found(NamedTuple):
    start: int
    end: int
    when: When
    core: int
    """Where the date begins without the preposition before it."""


Maker = Callable[["Clock", Sequence[Item]], When | None]


class DateWords:
    """The date lexicon of one language."""

    def __init__(self, data: LanguageData, numbers: NumberWords) -> None:
        self._numbers = numbers
        dates, clock, words = data.dates, data.dates["clock"], data.dates["words"]
        index: PhraseIndex[tuple[str, object]] = PhraseIndex()
        tables = (("D", "days"), ("W", "weekdays"), ("M", "months"), ("U", "units"), ("H", "feasts"), ("P", "parts"))
        for symbol, table in tables:
            for phrase, value in dates[table].items():
                index.add(phrase, (symbol, value))
        symbols = {
            "x": "next", "t": "this", "l": "last", "i": "in", "w": "within", "g": "ago", "f": "from_now", "h": "the",
            "o": "of", "n": "on", "j": "a", "F": "few", "s": "since", "b": "before", "A": "after", "y": "by",
            "u": "until", "e": "between", "r": "from", "d": "and", "v": "start", "V": "end", "m": "middle",
            "E": "weekend", "K": "soon", "R": "rest", "G": "more_than", "4": "for",
        }  # fmt: skip
        for symbol, key in symbols.items():
            for phrase in words[key]:
                index.add(phrase, (symbol, phrase))
        for symbol, key in {
            "a": "at",
            "N": "noon",
            "X": "midnight",
            "q": "quarter",
            "k": "half",
            "c": "oclock",
        }.items():
            for phrase in clock[key]:
                index.add(phrase, (symbol, phrase))
        for value, key in ((0, "am"), (12, "pm")):
            for phrase in clock[key]:
                index.add(phrase, ("p", value))
        self._index = index
        self._past, self._to = frozenset(clock["past"]), frozenset(clock["to"])
        self._past_spans = frozenset(words["past_span"])
        self._doubtful = frozenset(words["doubtful"])
        self._few = {phrase: 2 if "couple" in phrase else 3 for phrase in words["few"]}

    def words(self) -> set[str]:
        return self._index.words()

    def classify(self, tokens: Sequence[Token]) -> list[Item]:
        """Every token in exactly one item; '.' stands for a word that has nothing to do with dates."""
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
        if low[0].isdigit() and not low.isdigit():
            return Item(":" if ":" in low else "S", low, place, place + 1)
        ordinal = self._numbers.ordinal_at(tokens, place)
        if ordinal and 1 <= ordinal[1] <= 31:
            return Item("O", ordinal[1], place, place + ordinal[0])
        hit = self._index.at(words, place)
        if hit and not (low == "one" and hit[1][0] == "j" and not self._before_unit(words, place)):
            symbol, value = hit[1]
            if symbol == "F":
                value = self._few[str(value)]
            return Item(symbol, value, place, place + hit[0])
        number = self._numbers.number_at(tokens, place)
        if number and number[1] == int(number[1]):
            return Item("#", int(number[1]), place, place + number[0])
        return Item("~" if low in self._past or low in self._to else ".", low, place, place + 1)

    def _before_unit(self, words: list[str], place: int) -> bool:
        return place + 1 < len(words) and (self._index.at(words, place + 1) or (0, (".", 0)))[1][0] == "U"

    def is_doubtful(self, word: str) -> bool:
        return word in self._doubtful

    def counts_back(self, items: Sequence[Item]) -> bool:
        """ "the past week" is the seven days up to today, "last week" the calendar's."""
        return any(item.symbol == "l" and item.value in self._past_spans for item in items)

    def turn(self, item: Item, tokens: Sequence[Token]) -> str:
        """'past' for "past" and "after", 'to' for "to" and "till", '' for other words, in a time of day."""
        low = tokens[item.start].low
        return "past" if low in self._past else "to" if low in self._to else ""


class Clock:
    """Now, the first day of the week and the order of a numeric date."""

    def __init__(self, now: datetime, first_day_of_week: str, day_first: bool, words: DateWords) -> None:
        self.now = now
        self.today = now.date()
        self.first_day = FIRST_DAYS[first_day_of_week]
        self.day_first = day_first
        self.words = words

    def find(self, tokens: Sequence[Token]) -> list[Found]:
        """Dates, ranges and times from left to right, without overlap."""
        items = self.words.classify(tokens)
        symbols = "".join(item.symbol for item in items)
        if not re.search("[DWMUHEKS:POpcNX#kqV]", symbols):
            return []
        atoms = self._atoms(items, symbols, tokens)
        return self._joined(atoms, items, symbols, tokens)

    def _atoms(self, items: list[Item], symbols: str, tokens: Sequence[Token]) -> list[tuple[int, int, When | time]]:
        atoms: list[tuple[int, int, When | time]] = []
        place = 0
        while place < len(items):
            hit = self._time_at(items, symbols, place, tokens) or self._date_at(items, symbols, place, tokens)
            if hit:
                atoms.append((place, hit[0], hit[1]))
                place = hit[0]
            else:
                place += 1
        return atoms

    def _date_at(self, items: list[Item], symbols: str, place: int, tokens: Sequence[Token]) -> tuple[int, When] | None:
        for pattern, make in PATTERNS:
            match = pattern.match(symbols, place)
            if match and match.end() > place:
                when = make(self, items[match.start() : match.end()])
                if when:
                    single = match.end() == place + 1
                    if single and self.words.is_doubtful(tokens[items[place].start].low):
                        when = replace(when, doubtful=True)
                    return match.end(), when
        return None

    def _time_at(self, items: list[Item], symbols: str, place: int, tokens: Sequence[Token]) -> tuple[int, time] | None:
        for pattern, read in TIMES:
            match = pattern.match(symbols, place)
            if match:
                found = read(items[match.start() : match.end()], lambda item: self.words.turn(item, tokens))
                if found:
                    return match.end(), found
        return None

    def _joined(
        self, atoms: list[tuple[int, int, When | time]], items: list[Item], symbols: str, tokens: Sequence[Token]
    ) -> list[Found]:
        found: list[Found] = []
        place = 0
        while place < len(atoms):
            start, end, value = atoms[place]
            when = value if isinstance(value, When) else None
            clock = value if isinstance(value, time) else None
            following = atoms[place + 1] if place + 1 < len(atoms) else None
            if following and symbols[start:end] == "K" and isinstance(following[2], When) and following[0] <= end + 1:
                place += 1  # "coming up in the next two weeks" says when
                continue
            if following and _gap_is_free(symbols, end, following[0]):
                other = following[2]
                if when and when.time is None and isinstance(other, time):
                    clock, end, place = other, following[1], place + 1
                elif clock and isinstance(other, When) and not other.span and other.is_day:
                    when, end, place = other, following[1], place + 1
            if when and following and place + 1 < len(atoms) and symbols[end : atoms[place + 1][0]] == "d":
                joined = self._range(symbols, start, when, atoms[place + 1][2])
                if joined:
                    start, when, end = joined[0], joined[1], atoms[place + 1][1]
                    place += 1
            found.append(self._finish(start, end, when, clock, items, symbols))
            place += 1
        return found

    def _range(self, symbols: str, start: int, left: When, right: When | time) -> tuple[int, When] | None:
        opened = start > 0 and symbols[start - 1] in "er"
        if isinstance(right, time) or not (opened or left.day_only or (left.is_day and right.is_day)) or right.span:
            return None
        if left.day_only and not right.day_only:
            left = replace(left, start=left.start.replace(year=right.start.year, month=right.start.month))
        begin, end = left.start, right.end
        if end < begin:
            end = end.replace(year=end.year + 1) if (end.month, end.day) != (2, 29) else end + timedelta(days=366)
        past = None
        if left.past and right.past:
            past = (left.past[0], right.past[1])
            if past[1] < past[0]:
                past = None
        if not opened and not left.day_only and not right.day_only and symbols[start] == ".":
            return None
        return (start - 1 if opened else start), When(begin, end, past)

    def _finish(
        self, start: int, end: int, when: When | None, clock: time | None, items: list[Item], symbols: str
    ) -> Found:
        if when is None:
            day = self.today if clock and clock > self.now.time() else self.today + timedelta(days=1)
            when = When(day, day, (self.today, self.today))
        if clock:
            when = replace(when, time=clock)
        core = items[start].start
        before = symbols[start - 1] if start else ""
        if before in tuple("sbAyu4") and not when.preposition:
            start -= 1
            when = replace(when, preposition=before)
            if start and before in "yu" and symbols[start - 1] in "yu":
                start -= 1
        elif before == "h" and start > 1 and symbols[start - 2] in "sbAyun":
            start -= 2
            when = replace(when, preposition=symbols[start]) if not when.preposition else when
        elif before in ("r", "a"):
            start -= 1
            when = replace(when, preposition=when.preposition or ("r" if before == "r" else ""))
        return Found(items[start].start, items[end - 1].end, when, core)


def _gap_is_free(symbols: str, end: int, start: int) -> bool:
    return (
        start - end <= 1
        and symbols[end:start] in ("", "a", "n", "h", "i", "y", "A", "b")
        and symbols[end:start] not in ("A", "b")
    )


# --- dates -----------------------------------------------------------------------------------------------------------


def _values(items: Sequence[Item], symbol: str) -> list[int]:
    return [item.value for item in items if item.symbol == symbol and isinstance(item.value, int)]


def _relative_day(clock: Clock, items: Sequence[Item]) -> When:
    day = clock.today + timedelta(days=_values(items, "D")[0])
    return When(day, day)


def _part_of_today(clock: Clock, items: Sequence[Item]) -> When:
    day = clock.today - timedelta(days=1 if items[0].symbol == "l" else 0)
    return When(day, day)


def _weekday(clock: Clock, items: Sequence[Item]) -> When:
    weekday = _values(items, "W")[0]
    ahead = next_day(clock.today, weekday)
    behind = clock.today - timedelta(days=(clock.today.weekday() - weekday - 1) % 7 + 1)
    symbols = {item.symbol for item in items}
    if "l" in symbols:
        return When(behind, behind)
    if "A" in symbols or ("x" in symbols and "U" in symbols):
        ahead += timedelta(days=7)
    return When(ahead, ahead, (behind, behind))


def _weekday_in_week(clock: Clock, items: Sequence[Item]) -> When | None:
    """ "Tuesday next week", "next week Tuesday", "last week on Monday"."""
    unit = next(item for item in items if item.symbol == "U")
    if unit.value != "week":
        return None
    shift = {"x": 1, "t": 0, "l": -1}[next(item.symbol for item in items if item.symbol in "xtl")]
    start, _ = week_range(clock.today, clock.first_day, shift)
    day = day_in(start, _values(items, "W")[0])
    return When(day, day)


def _unit(clock: Clock, items: Sequence[Item]) -> When | None:
    """ "next week", "this month", "last year"; "the week after next"."""
    unit = str(next(item for item in items if item.symbol == "U").value)
    if clock.words.counts_back(items):
        return _last_units(clock, items)
    symbols = [item.symbol for item in items]
    shift = 2 if "A" in symbols else {"x": 1, "t": 0, "l": -1}[next(symbol for symbol in symbols if symbol in "xtl")]
    found = unit_range(clock.today, unit, shift, clock.first_day)
    if not found:
        return None
    if "R" in symbols:
        return When(clock.today, found[1])
    return When(*found)


def _weekend(clock: Clock, items: Sequence[Item]) -> When:
    saturday = (
        clock.today - timedelta(days=(clock.today.weekday() - 5) % 7)
        if clock.today.weekday() >= 5
        else next_day(clock.today, 5)
    )
    symbols = {item.symbol for item in items}
    shift = 7 if "x" in symbols and "A" not in symbols else 14 if "A" in symbols else -7 if "l" in symbols else 0
    if "x" in symbols and clock.today.weekday() < 5 and shift == 7:
        shift = 7
    start = saturday + timedelta(days=shift)
    return When(
        start, start + timedelta(days=1), (start - timedelta(days=7), start - timedelta(days=6)) if not shift else None
    )


def _amount(items: Sequence[Item]) -> int:
    for item in items:
        if item.symbol in "#F" and isinstance(item.value, int):
            return item.value
    return 1


def _shifted(today: date, unit: str, amount: int) -> date | None:
    if unit in ("hour", "minute") or abs(amount) > 1000:
        return None
    if unit in ("month", "quarter", "year"):
        return add_months(today, amount * {"month": 1, "quarter": 3, "year": 12}[unit])
    return today + timedelta(days=amount * {"day": 1, "week": 7, "fortnight": 14}[unit])


def _unit_of(items: Sequence[Item]) -> str:
    return str(next(item.value for item in items if item.symbol == "U"))


def _in_units(clock: Clock, items: Sequence[Item]) -> When | None:
    """ "in two weeks", "two weeks from now"; behind, "in three months" reaches back."""
    unit, amount = _unit_of(items), _amount(items)
    if unit in ("hour", "minute"):
        moment = clock.now + timedelta(hours=amount) if unit == "hour" else clock.now + timedelta(minutes=amount)
        return When(moment.date(), moment.date(), time=moment.time().replace(second=0, microsecond=0))
    day, back = _shifted(clock.today, unit, amount), _shifted(clock.today, unit, -amount)
    return When(day, day, (back, clock.today), span=True, preposition="i") if day and back else None


def _within_units(clock: Clock, items: Sequence[Item]) -> When | None:
    day, back = (
        _shifted(clock.today, _unit_of(items), _amount(items)),
        _shifted(clock.today, _unit_of(items), -_amount(items)),
    )
    return When(clock.today, day, (back, clock.today), span=True, preposition="w") if day and back else None


def _last_units(clock: Clock, items: Sequence[Item]) -> When | None:
    back = _shifted(clock.today, _unit_of(items), -_amount(items))
    return When(back, clock.today, span=True, preposition="l") if back else None


def _units_ago(clock: Clock, items: Sequence[Item]) -> When | None:
    if _unit_of(items) in ("hour", "minute"):
        amount = timedelta(hours=_amount(items)) if _unit_of(items) == "hour" else timedelta(minutes=_amount(items))
        moment = clock.now - amount
        return When(moment.date(), moment.date(), time=moment.time().replace(second=0, microsecond=0))
    back = _shifted(clock.today, _unit_of(items), -_amount(items))
    return When(back, back, span=True, preposition="g") if back else None


def _for_units(clock: Clock, items: Sequence[Item]) -> When | None:
    """ "for three months", "over a year": how long something has not happened."""
    back = _shifted(clock.today, _unit_of(items), -_amount(items))
    return When(back, clock.today, span=True, preposition="4") if back else None


def _month_day(clock: Clock, items: Sequence[Item]) -> When | None:
    month = _values(items, "M")[0]
    numbers = [item.value for item in items if item.symbol in "O#" and isinstance(item.value, int)]
    year = next((number for number in numbers if 1900 <= number <= 2100), None)
    day = next((number for number in numbers if 1 <= number <= 31), None)
    if day is None or any(number > 31 and number != year for number in numbers):
        return None
    if year:
        return _fixed(year, month, day)
    return _yearly(clock.today, month, day)


def _fixed(year: int, month: int, day: int) -> When | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return When(found, found, year_said=True)


def _yearly(today: date, month: int, day: int) -> When | None:
    if not 1 <= day <= last_of_month(2024, month):
        return None
    ahead = _occurrence(today.year, month, day)
    if ahead < today:
        ahead = _occurrence(today.year + 1, month, day)
    behind = _occurrence(today.year, month, day)
    if behind > today:
        behind = _occurrence(today.year - 1, month, day)
    return When(ahead, ahead, (behind, behind))


def _occurrence(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, last_of_month(year, month)))


def _day_of_month(clock: Clock, items: Sequence[Item]) -> When | None:
    day = next(item.value for item in items if item.symbol in "O#")
    if not isinstance(day, int) or not 1 <= day <= 31:
        return None
    symbols = {item.symbol for item in items}
    first = clock.today.replace(day=1)
    if "x" in symbols or (day < clock.today.day and "t" not in symbols):
        first = add_months(first, 1)
    while day > last_of_month(first.year, first.month):
        first = add_months(first, 1)
    ahead = first.replace(day=day)
    month = clock.today.replace(day=1)
    while day > last_of_month(month.year, month.month) or month.replace(day=day) > clock.today:
        month = add_months(month, -1)
    behind = month.replace(day=day)
    return When(ahead, ahead, (behind, behind), day_only="U" not in symbols)


def _month(clock: Clock, items: Sequence[Item]) -> When | None:
    month = _values(items, "M")[0]
    year = next((number for number in _values(items, "#") if 1900 <= number <= 2100), None)
    symbols = {item.symbol for item in items}
    if year:
        return When(*month_range(year, month), year_said=True)
    if "#" in symbols:
        return None
    today = clock.today
    ahead = month_range(today.year + (month < today.month), month)
    behind = month_range(today.year - (month > today.month), month)
    if "l" in symbols:
        return When(*(behind if month != today.month else month_range(today.year - 1, month)))
    if "x" in symbols and month == today.month:
        ahead = month_range(today.year + 1, month)
    return When(*ahead, behind)


def _edge(clock: Clock, items: Sequence[Item]) -> When | None:
    """ "the end of the month", "the start of december", "mid january": one day."""
    symbols = [item.symbol for item in items]
    if "M" in symbols:
        whole = _month(clock, [item for item in items if item.symbol == "M"])
    else:
        shift = 1 if "x" in symbols else -1 if "l" in symbols else 0
        found = unit_range(clock.today, _unit_of(items), shift, clock.first_day)
        whole = When(*found) if found else None
    if not whole:
        return None
    middle = whole.start + (whole.end - whole.start) // 2
    day = whole.start if "v" in symbols else whole.end if "V" in symbols else middle
    return When(day, day)


def _week_number(clock: Clock, items: Sequence[Item]) -> When | None:
    number = _values(items, "#")[0]
    if items[0].value != "week" or not 1 <= number <= 53:
        return None
    year = clock.today.isocalendar().year
    if number < clock.today.isocalendar().week:
        year += 1
    try:
        start = date.fromisocalendar(year, number, 1)
        behind = date.fromisocalendar(year if start <= clock.today else year - 1, number, 1)
    except ValueError:
        return None
    return When(start, start + timedelta(days=6), (behind, behind + timedelta(days=6)))


def _week_of_month(clock: Clock, items: Sequence[Item]) -> When | None:
    """ "the first week of december": its days one to seven."""
    whole = _month(clock, items)
    number = _values(items, "O")[0]
    if not whole or _unit_of(items) != "week" or number > 4:
        return None
    start = whole.start + timedelta(days=7 * (number - 1))
    return When(start, start + timedelta(days=6))


def _year(clock: Clock, items: Sequence[Item]) -> When | None:
    year = _values(items, "#")[0]
    if not 1900 <= year <= 2100:
        return None
    return When(date(year, 1, 1), date(year, 12, 31), year_said=True)


def _feast(clock: Clock, items: Sequence[Item]) -> When | None:
    month, day = map(int, str(next(item.value for item in items if item.symbol == "H")).split("-"))
    return _yearly(clock.today, month, day)


def _soon(clock: Clock, items: Sequence[Item]) -> When:
    return When(clock.today, clock.today + timedelta(days=SOON), span=True)


def _numeric(clock: Clock, items: Sequence[Item]) -> When | None:
    said = str(items[0].value)
    parts = re.split(r"[./\-]", said)
    if "," in said or not 2 <= len(parts) <= 3 or (len(parts) == 2 and "-" in said):
        return None
    if len(parts) == 2 and "." in said and not (len(parts[0]) == 2 and len(parts[1]) == 2):
        return None
    if len(parts[0]) == 4:
        return _fixed(int(parts[0]), int(parts[1]), int(parts[2])) if len(parts) == 3 else None
    order = "DMY" if clock.day_first else "MDY"
    read = _day_written(parts if len(parts) == 3 else [*parts, "2024"], order)
    if read is None:
        return None
    return _fixed(read.year, read.month, read.day) if len(parts) == 3 else _yearly(clock.today, read.month, read.day)


_P = r"(?:[ih]?h?P|d?h?P)?"
PATTERNS: tuple[tuple[re.Pattern[str], Maker], ...] = tuple(
    (re.compile(pattern), make)
    for pattern, make in (
        ("S", _numeric),
        ("n?h?W[nh]*h?O[oh]*M#?", _month_day),
        ("n?h?W[nh]*h?#[oh]*M", _month_day),
        ("n?h?W[nh]*M[h]?O", _month_day),
        ("n?h?O[oh]*M#?", _month_day),
        ("n?M[nh]*O#?", _month_day),
        ("n?#o?M#?", _month_day),
        ("n?M##?", _month_day),
        ("h?OUo?h?M", _week_of_month),
        ("(?<=[er])h?[#O](?=dh?[#O])", _day_of_month),
        ("n?h?Oo?h?[xt]U", _day_of_month),
        ("n?h?W" + "h?O", lambda clock, items: _day_of_month(clock, items)),
        ("h?V?R?o?h?RtU", _unit),
        ("i?h?[vVm]o?h?[xtl]?[UM]", _edge),
        ("D" + _P, _relative_day),
        ("[tl]P", _part_of_today),
        ("ihP", _part_of_today),
        ("n?W" + "(?:[nio]?h?)?[xtl]U", _weekday_in_week),
        ("[xtl]Un?W", _weekday_in_week),
        ("n?h?W" + "Ax", _weekday),
        ("n?h?[xtl]?W" + _P, _weekday),
        ("h?WU", _weekday),
        ("h?EAx", _weekend),
        ("n?[ai]?h?[xtl]?E", _weekend),
        ("h?UAx", _unit),
        ("(?:w|i?h?x)h?(?:#|F|jF?)U", _within_units),
        ("i?h?l(?:#|F|jF?)U", _last_units),
        ("(?:#|F|jF?)Ug", _units_ago),
        ("(?:#|F|jF?)Uf", _in_units),
        ("i(?:#|F|jF?)Uf?", _in_units),
        ("[4G]?G?(?:#|F|jF?)U", _for_units),
        ("wU", _within_units),
        ("i?h?[xtl]U", _unit),
        ("U#", _week_number),
        ("i?h?[xtl]?M#?", _month),
        ("n?h?O", _day_of_month),
        ("nh#", _day_of_month),
        ("i#", _year),
        ("(?<=[bsAuy])#", _year),
        ("H", _feast),
        ("K", _soon),
    )
)


# --- times of day ---------------------------------------------------------------------------------------------------

Turn = Callable[[Item], str]


def shop_hour(hour: int, part: int | None) -> int | None:
    """The hour on a 24-hour clock: without am or pm, one to seven is in the afternoon."""
    if not 0 <= hour <= 23:
        return None
    if part is None:
        return hour + 12 if 1 <= hour <= 7 else hour
    if part == 12:
        return hour + 12 if hour < 12 else hour
    return 0 if hour == 12 else hour


def _part(items: Sequence[Item]) -> int | None:
    for item in items:
        if item.symbol == "p" or (item.symbol == "P" and item.value in (0, 12)):
            return int(str(item.value))
    return None


def _moment(hour: int, minute: int, part: int | None) -> time | None:
    found = shop_hour(hour, part)
    return time(found, minute) if found is not None and 0 <= minute < 60 else None


def _numeric_time(items: Sequence[Item], turn: Turn) -> time | None:
    said = str(next(item.value for item in items if item.symbol in ":S"))
    hour, _, minute = said.replace(".", ":").partition(":")
    if not (hour.isdigit() and minute.isdigit() and len(minute) == 2):
        return None
    part = _part(items)
    if part is None and len(hour) == 2 and hour.startswith("0"):
        part = 0
    return _moment(int(hour), int(minute), part)


def _hour(items: Sequence[Item], turn: Turn) -> time | None:
    numbers = [int(str(item.value)) for item in items if item.symbol == "#"]
    if len(numbers) == 2 and not 10 <= numbers[1] < 60:
        return None
    if numbers[0] > 24:
        return None
    return _moment(numbers[0], numbers[1] if len(numbers) == 2 else 0, _part(items))


def _turned(items: Sequence[Item], turn: Turn) -> time | None:
    """ "half past three", "quarter to five", "ten past four", "twenty to six"."""
    middle = next((place for place, item in enumerate(items) if turn(item)), None)
    if middle is None:
        return None
    first, hour = items[0], int(str(items[middle + 1].value))
    if items[0].symbol == "a":
        first = items[1]
    minutes = 30 if first.symbol == "k" else 15 if first.value in ("quarter", "a quarter") else 60
    if isinstance(first.value, int):
        minutes = first.value
    if minutes >= 60 or not 1 <= hour <= 12:
        return None
    if turn(items[middle]) == "past":
        return _moment(hour, minutes, _part(items))
    whole = _moment(hour, 0, _part(items))
    if whole is None:
        return None
    return time((whole.hour - 1) % 24, 60 - minutes)


def _half(items: Sequence[Item], turn: Turn) -> time | None:
    return _moment(int(str(next(item.value for item in items if item.symbol == "#"))), 30, _part(items))


def _noon(_: Sequence[Item], __: Turn) -> time:
    return time(12)


def _midnight(_: Sequence[Item], __: Turn) -> time:
    return time(0)


TIMES: tuple[tuple[re.Pattern[str], Callable[[Sequence[Item], Turn], time | None]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        ("a?:c?p?(?:i?h?P)?", _numeric_time),
        ("aSc?p?(?:i?h?P)?", _numeric_time),
        ("a?Sp", _numeric_time),
        ("a?[kqU#][~Audl]#c?p?(?:i?h?P)?", _turned),
        ("a?k#c?p?(?:i?h?P)?", _half),
        ("a?##?c?p(?:i?h?P)?", _hour),
        ("a?##?c(?:i?h?P)?", _hour),
        ("a##(?:i?h?P)?(?![UMk])", _hour),
        ("a#(?:i?h?P)?(?![UM#%])", _hour),
        ("#i?hP", _hour),
        ("a?N", _noon),
        ("a?X", _midnight),
    )
)
