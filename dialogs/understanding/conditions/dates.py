"""Conditions on dates: "birthday next week", "haven't called since September", "bought in the last 30 days"."""

from __future__ import annotations

from datetime import date, timedelta

from dialogs.understanding.conditions.clause import PAST_FIELDS, Clause, NamedField, Question, clause
from dialogs.understanding.dates.when import Preposition, When
from dialogs.understanding.mentions.kinds import Mention

SINCE_REACH = 3
"""Tokens behind a verb in which "since" stands, with no date behind it."""
NEGATION_REACH = 9
"""Tokens between "haven't" and how long."""


def date_clauses(question: Question) -> list[Clause]:
    attributes = question.world.settings.attributes
    yearly = ["birthday", *(item.id for item in attributes if item.type == "yearly_date")]
    dated = [*yearly, *(item.id for item in attributes if item.type == "date"), *PAST_FIELDS]
    clauses: list[Clause] = []
    for mention, when in question.sentence.of(When):
        near = question.nearest_field(mention, dated)
        if not near:
            continue
        if near.id in yearly:
            if question.words[near.start] in question.language.words("ages", "turned"):
                when = when.behind()
            start, end = _occurrences(question, when)
            between = [start.isoformat(), end.isoformat()]
            clauses += [clause(field.start, field.id, "between", between) for field in _shared(question, near, yearly)]
        else:
            operator, value = _recency(question, when, near, mention)
            clauses.append(clause(near.start, near.id, operator, value))
    return [*clauses, *_since_then(question, clauses)]


def _since_then(question: Question, clauses: list[Clause]) -> list[Clause]:
    """ "not called since August but bought something since": the second is since the same day."""
    dated = [one for one in clauses if one.filter.op == "before"]
    done = {one.place for one in clauses}
    since = question.language.words("conditions", "since")
    found = []
    for field in question.fields:
        behind = question.words[field.end : field.end + SINCE_REACH]
        alone = field.id in PAST_FIELDS and field.start not in done and not since.isdisjoint(behind)
        if dated and alone and field.start > dated[-1].place:
            day = date.fromisoformat(dated[-1].filter.value) - timedelta(days=1)
            found.append(clause(field.start, field.id, "after", day.isoformat()))
    return found


def _shared(question: Question, near: NamedField, yearly: list[str]) -> list[NamedField]:
    """ "a birthday or an anniversary in December": the fields joined before this one share its date."""
    shared = [near]
    for field in reversed([field for field in question.fields if field.end <= near.start]):
        gap = question.words[field.end : shared[0].start]
        joined = (
            gap
            and question.is_joint(gap[0])
            and all(question.is_joint(word) or word in question.language.words("strangers", "articles") for word in gap)
        )
        if field.id not in yearly or not joined:
            break
        shared.insert(0, field)
    return shared


def _occurrences(question: Question, when: When) -> tuple[date, date]:
    """From when to when a yearly day is asked for: "before 10 December" begins today."""
    today = question.world.now.date()
    if when.preposition is Preposition.BEFORE:
        return today, when.start - timedelta(days=1)
    if when.preposition in (Preposition.BY, Preposition.UNTIL) and when.is_day:
        return today, when.end
    return (max(when.start, today) if when.span else when.start), when.end


def _recency(question: Question, when: When, field: NamedField, mention: Mention) -> tuple[str, object]:
    """The operator and value of a past date: how long ago, since when, or within which closed period."""
    past = when.behind()
    denied = question.is_negated(mention.start, NEGATION_REACH) or question.denies_behind(field)
    if denied or question.is_negated(field.start, 5):
        return "before", past.start.isoformat()
    return time_of(when)


def time_of(when: When) -> tuple[str, object]:
    """The operator and value of something that happened."""
    past = when.behind()
    if when.preposition is Preposition.BEFORE or (when.span and when.preposition is Preposition.AGO):
        return "before", past.start.isoformat()
    if when.preposition in (Preposition.SINCE, Preposition.AFTER) or when.span:
        return "after", past.start.isoformat()
    return "between", [past.start.isoformat(), past.end.isoformat()]
