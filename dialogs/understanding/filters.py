"""The conditions of a question about customers: a clause grammar over mentions, comparisons, negations and joints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dialogs.frame import Filter
from dialogs.understanding.catalogue import Named, catalogue_of
from dialogs.understanding.dates import When
from dialogs.understanding.language import Language
from dialogs.understanding.mentions import Mention, Number
from dialogs.understanding.numbers import plain
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.world import World

PAST_FIELDS = ("last_contact", "last_purchase", "added_on")
REACH = 4
"""Tokens within which a comparison or a presence word belongs to its number or field."""


@dataclass
class Clause:
    """One condition under construction and the token where it began."""

    place: int
    filter: Filter


class Conditions:
    """Reads the conditions of one sentence."""

    def __init__(self, sentence: Sentence, world: World, language: Language) -> None:
        self._sentence = sentence
        self._world = world
        self._language = language
        self._words = sentence.words
        self._catalogue = catalogue_of(world.settings)
        self._taken = sentence.covered_by(lambda mention: isinstance(mention.value, When))
        self._fields = self._field_words()
        self._clauses: list[Clause] = []

    def read(self) -> tuple[Filter, ...]:
        """The conditions in the order in which they were said."""
        self._choices()
        self._numbers()
        self._dates()
        self._presence()
        self._marketing()
        self._clauses.sort(key=lambda clause: clause.place)
        return self._with_alternatives()

    # -- fields ---------------------------------------------------------------------------------------------------

    def _field_words(self) -> list[tuple[int, int, str]]:
        """Places of words that name a field: start, end, field id."""
        found = [
            (start, end, field)
            for start, end, field in self._language.fields.find(self._words)
            if start not in self._taken
        ]
        for mention, named in self._sentence.named("attribute", "measure"):
            found.append((mention.start, mention.end, named.id))
        return sorted(found)

    def _nearest_field(self, mention: Mention, fields: Sequence[str]) -> tuple[int, str] | None:
        """The field of these that is named nearest before the mention, else nearest behind it."""
        before = [(start, field) for start, end, field in self._fields if end <= mention.start and field in fields]
        after = [(start, field) for start, _, field in self._fields if start >= mention.end and field in fields]
        if before and after:
            gap = self._words[before[-1][0] : mention.start]
            if any(self._is_joint(word) for word in gap) and after[0][0] - mention.end <= 2:
                return after[0]
        return before[-1] if before else after[0] if after else None

    def _is_joint(self, word: str) -> bool:
        return (
            word in self._language.words("speech", "and") or word in self._language.words("speech", "or") or word == ","
        )

    def _add(self, place: int, field: str, operator: str, value: object = None) -> None:
        made = {"field": field, "op": operator} | ({} if value is None else {"value": value})
        self._clauses.append(Clause(place, Filter.model_validate(made)))

    def _negated(self, place: int, reach: int = REACH) -> bool:
        """Whether a "not" stands before the place, in the same clause."""
        negations = self._language.phrases("conditions", "not")
        for at in range(place - 1, max(-1, place - reach - 1), -1):
            if negations.at(self._words, at):
                return True
            if self._is_joint(self._words[at]) or self._words[at] == "but":
                return False
        return False

    # -- choices and known values ---------------------------------------------------------------------------------

    def _choices(self) -> None:
        bought = self._language.words("fields", "category")
        groups: list[tuple[str, int, bool, list[str], int, str]] = []
        for mention, named in self._sentence.named("choice", "category"):
            if self._is_part_of_field(mention):
                continue
            is_purchase = self._is_bought(mention, bought) or named.kind == "category"
            meaning = named if is_purchase else self._meaning(mention, named)
            field = "category" if is_purchase else meaning.id
            definition = self._catalogue.attribute(meaning.id)
            if not is_purchase and definition and not definition.refinable:
                continue
            negated = self._negated(mention.start)
            joint = self._words[mention.start - 1] if mention.start else ""
            if groups:
                last = groups[-1]
                gap = self._words[last[4] : mention.start]
                if last[0] == field and last[2] == negated and len(gap) <= 2 and any(map(self._is_joint, gap)):
                    both = field == "category" and any(word in self._language.words("speech", "and") for word in gap)
                    if not both:
                        last[3].append(meaning.value)
                        groups[-1] = (last[0], last[1], last[2], last[3], mention.end, last[5])
                        continue
            groups.append((field, mention.start, negated, [meaning.value], mention.end, joint))
        for field, place, negated, values, _, _ in groups:
            value = values[0] if len(values) == 1 else values
            if negated and field == "category" and any(f == "last_purchase" for _, _, f in self._fields):
                self._add(place, field, "not_equals", value)
            else:
                self._add(place, field, "not_equals" if negated else "equals", value)

    def _is_part_of_field(self, mention: Mention) -> bool:
        """ "shoe" in "shoe size"."""
        return any(start <= mention.start < end for start, end, _ in self._fields if end - start > 1)

    def _meaning(self, mention: Mention, first: Named) -> Named:
        """Of several meanings the one whose attribute is named before it."""
        meanings = (
            [named for named in mention.value if named.kind == "choice"] if isinstance(mention.value, tuple) else []
        )
        for _, _, field in reversed([entry for entry in self._fields if entry[1] <= mention.start]):
            for named in meanings:
                if named.id == field:
                    return named
        return first

    def _is_bought(self, mention: Mention, bought: frozenset[str]) -> bool:
        """Whether a purchase is meant: "bought" stands nearer before it than a liking, or "buyers" behind it."""
        for at in range(mention.start - 1, -1, -1):
            if self._words[at] in bought:
                return True
            if any(
                start <= at < end and field not in ("last_purchase", "birthday") for start, end, field in self._fields
            ):
                return False
        behind = self._words[mention.end] if mention.end < len(self._words) else ""
        return behind in self._language.words("fields", "buyers")

    # -- numbers --------------------------------------------------------------------------------------------------

    def _numbers(self) -> None:
        settings = self._world.settings
        numeric = [a.id for a in settings.attributes if a.type == "number" and a.refinable]
        measures = [m.id for m in settings.measures if m.type != "text"]
        found = [(mention, number) for mention, number in self._sentence.of(Number)]
        place = 0
        while place < len(found):
            mention, number = found[place]
            value, end, is_percent = self._unit(mention, number.value)
            fields = [*numeric, *measures]
            if is_percent:
                fields = [m.id for m in settings.measures if m.type == "percent"]
            near = self._nearest_field(mention, fields)
            field = near[1] if near else self._by_unit(mention, end, is_percent, numeric)
            if not field:
                place += 1
                continue
            value = self._as_stored(field, value, is_percent)
            second = found[place + 1] if place + 1 < len(found) else None
            if second and self._is_between(mention, end, second[0]):
                other, _, percent = self._unit(second[0], second[1].value)
                value = self._as_stored(field, number.value / 100 if percent and not is_percent else value, percent)
                self._add(mention.start, field, "at_least", plain(value))
                self._add(mention.start, field, "at_most", plain(self._as_stored(field, other, percent)))
                place += 2
                continue
            self._add(near[0] if near else mention.start, field, self._comparison(mention, end), plain(value))
            place += 1

    def _unit(self, mention: Mention, value: float) -> tuple[float, int, bool]:
        """The value with its percent sign or currency read: value, end of the expression, whether it is a share."""
        end = mention.end
        if end < len(self._words) and self._language.phrases("conditions", "percent").at(self._words, end):
            width = (self._language.phrases("conditions", "percent").at(self._words, end) or (1, True))[0]
            return round(value / 100, 6), end + width, True
        if end < len(self._words) and self._words[end] in self._language.words("conditions", "money"):
            end += 1
        return value, end, False

    def _as_stored(self, field: str, value: float, is_percent: bool) -> float:
        """A share as 0-1, also where "percent" was left out."""
        measure = next((m for m in self._world.settings.measures if m.id == field), None)
        if measure and measure.type == "percent" and not is_percent and value > 1:
            return round(value / 100, 6)
        return value

    def _by_unit(self, mention: Mention, end: int, is_percent: bool, numeric: Sequence[str]) -> str | None:
        """The field of a number without one: the only share for percent, the only number attribute for "size"."""
        if is_percent:
            shares = [m.id for m in self._world.settings.measures if m.type == "percent"]
            return shares[0] if len(shares) == 1 else None
        sizes = self._language.words("conditions", "size") | catalogue_of(self._world.settings).first_words(numeric)
        said = any(word in sizes for word in self._words[max(0, mention.start - REACH) : end + 1])
        return numeric[0] if said and len(numeric) == 1 else None

    def _comparison(self, mention: Mention, end: int) -> str:
        after = self._language.comparisons_after.at(self._words, end) if end < len(self._words) else None
        if after:
            return after[1]
        for at in range(mention.start - 1, max(-1, mention.start - REACH - 1), -1):
            hit = self._language.comparisons.at(self._words, at)
            if not hit or at + hit[0] > mention.start:
                continue
            longer = next(
                (
                    found
                    for before in range(max(0, at - 2), at)
                    if (found := self._language.comparisons.at(self._words, before))
                    and before + found[0] >= at + hit[0]
                ),
                None,
            )
            return (longer or hit)[1]
        return "not_equals" if self._negated(mention.start, 3) else "equals"

    def _is_between(self, first: Mention, end: int, second: Mention) -> bool:
        gap = self._words[end : second.start]
        opened = any(
            word in self._language.words("conditions", "between")
            for word in self._words[max(0, first.start - 2) : first.start]
        )
        return len(gap) == 1 and (opened or gap[0] in "-–") and second.start - end == 1

    # -- dates ----------------------------------------------------------------------------------------------------

    def _dates(self) -> None:
        settings = self._world.settings
        yearly = ["birthday", *(a.id for a in settings.attributes if a.type == "yearly_date")]
        plain_dates = [a.id for a in settings.attributes if a.type == "date"]
        for mention, when in self._sentence.of(When):
            near = self._nearest_field(mention, [*yearly, *plain_dates, *PAST_FIELDS])
            if not near:
                continue
            place, field = near
            if field in yearly:
                begin, end = self._occurrences(when)
                self._add(place, field, "between", [begin.isoformat(), end.isoformat()])
            else:
                operator, value = self._recency(when, field, mention)
                self._add(place, field, operator, value)

    def _occurrences(self, when: When) -> tuple[date, date]:
        """From when to when a yearly day is asked for: "before 10 December" begins today."""
        today = self._world.now.date()
        if when.preposition == "b":
            return today, when.start - timedelta(days=1)
        if when.preposition in ("y", "u") and when.is_day:
            return today, when.end
        return (max(when.start, today) if when.span else when.start), when.end

    def _recency(self, when: When, field: str, mention: Mention) -> tuple[str, object]:
        """The operator and value of a past date: how long ago, since when, or within which closed period."""
        past = when.behind()
        today = self._world.now.date()
        counted = when.span and when.preposition in ("i", "w", "l", "4", "g")
        negated = self._negated(mention.start, 9) or self._negated(self._place_of(field), 5)
        if negated:
            return "before", past.start.isoformat()
        if when.preposition == "b":
            return "before", past.start.isoformat()
        if when.preposition in ("s", "A"):
            return "after", past.start.isoformat()
        if counted:
            return ("before" if when.preposition == "g" else "after"), past.start.isoformat()
        if past.start == past.end:
            return "between", [past.start.isoformat(), past.end.isoformat()]
        return "between", [past.start.isoformat(), min(past.end, max(today, past.end)).isoformat()]

    def _place_of(self, field: str) -> int:
        return next(start for start, _, found in self._fields if found == field)

    # -- presence and consent ---------------------------------------------------------------------------------------

    def _presence(self) -> None:
        done = {clause.filter.field for clause in self._clauses}
        refinable = {a.id for a in self._world.settings.attributes if a.refinable} | {"birthday"}
        for start, end, field in self._fields:
            if field not in refinable | set(PAST_FIELDS) or field in done or self._leads_to_value(end):
                continue
            if self._says_missing(start, end) if field not in PAST_FIELDS else self._negated(start, 2):
                self._add(start, field, "is_not_set")
                done.add(field)
            elif field in refinable and self._says("present", start, end):
                self._add(start, field, "is_set")
                done.add(field)

    def _leads_to_value(self, end: int) -> bool:
        """ "likes" before "gold": the word only introduces a choice."""
        return any(end <= mention.start <= end + 1 for mention, _ in self._sentence.named("choice", "category"))

    def _says_missing(self, start: int, end: int) -> bool:
        return self._says("missing", start, end) or self._negated(start, REACH)

    def _says(self, list_name: str, start: int, end: int) -> bool:
        index = self._language.phrases("conditions", list_name)
        near = range(max(0, start - 6), min(len(self._words), end + REACH + 2))
        return any(
            (hit := index.at(self._words, at)) is not None and (at + hit[0] <= start + 1 or at >= end) for at in near
        )

    def _marketing(self) -> None:
        for start, _, field in self._fields:
            if field == "marketing_opt_out":
                self._add(start, "marketing_opt_in", "equals", False)
                return
        hits = [start for start, _, field in self._fields if field == "marketing_opt_in"]
        if hits:
            self._add(hits[0], "marketing_opt_in", "equals", not self._negated(hits[0]))

    # -- alternatives -----------------------------------------------------------------------------------------------

    def _with_alternatives(self) -> tuple[Filter, ...]:
        """Conditions with an "or" between them as alternatives."""
        out: list[Filter] = []
        ors = [at for at, word in enumerate(self._words) if word in self._language.words("speech", "or")]
        before: Clause | None = None
        for clause in self._clauses:
            joined = before is not None and any(
                before.place < at < clause.place for at in ors if not self._is_comparison(at)
            )
            if joined and out:
                last = out.pop()
                options = [*(last.any_of or (last,)), clause.filter]
                out.append(Filter(any_of=tuple(options)))
            else:
                out.append(clause.filter)
            before = clause
        return tuple(out)

    def _is_comparison(self, at: int) -> bool:
        return self._language.comparisons_after.at(self._words, at) is not None
