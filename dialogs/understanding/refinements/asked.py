"""show_customer: what is asked for beyond a section: a period, kinds of activity, one fact."""

from __future__ import annotations

from datetime import date, timedelta

from dialogs.frame import Section
from dialogs.refinement import BEGINNING, BIRTHDAY, EMAIL, MARKETING, NOTHING_MORE, PHONE, Refinement
from dialogs.understanding.dates.calendar import add_months
from dialogs.understanding.dates.when import Preposition, When
from dialogs.understanding.mentions.kinds import Number
from dialogs.understanding.references import Context
from dialogs.understanding.sentence import Sentence
from dialogs.understanding.slots.customer import section_of

OF_TIME = {Section.TIMELINE, Section.NOTES, Section.ACTIVITIES, Section.PURCHASES, Section.FOLLOW_UPS}
SENSES = ("visit", "call", "written", "appointment")
FIRST_YEAR = 2000
"""The earliest year that a bare number is read as."""
LONG_AGO, A_WHILE_AGO = timedelta(days=45), timedelta(days=10)
"""So far back, "… ago" means the month, or the week, around that day."""


def asked_of_customer(sentence: Sentence, context: Context) -> Refinement:
    section = section_of(sentence, context.language)
    if section is None:
        return Refinement(attribute=fact_asked(sentence, context))
    if section not in OF_TIME:
        return NOTHING_MORE
    types = activity_types_in(sentence, context) if section == Section.ACTIVITIES else ()
    period = period_in(sentence, context.world.now.date())
    days = (period[0].isoformat() if period[0] else BEGINNING, period[1].isoformat()) if period else None
    return Refinement(period=days, activity_types=types)


def fact_asked(sentence: Sentence, context: Context) -> str | None:
    """A contact datum; else the id of the attribute that is named by one of its choices, or first by itself."""
    language = context.language
    for kind in (BIRTHDAY, EMAIL, PHONE, MARKETING):
        if language.phrases("asked", kind).find(sentence.words):
            return kind
    named = [one.id for _, one in (*sentence.named("choice"), *sentence.named("attribute"))]
    generic = [one.id for one in context.world.settings.sizes]
    if generic and language.phrases("asked", "size").find(sentence.words) and not set(named) & set(generic):
        return generic[0]
    return named[0] if named else None


def activity_types_in(sentence: Sentence, context: Context) -> tuple[str, ...]:
    """The configured types that are named in their own words or in the language's."""
    found = dict.fromkeys(named.id for _, named in sentence.named("activity"))
    for sense in SENSES:
        if context.language.phrases("asked", sense).find(sentence.words):
            words = context.language.words("asked", sense)
            found.update(
                dict.fromkeys(
                    kind.id
                    for kind in context.world.settings.activity_types
                    if words & {word.lower() for word in (*kind.words, kind.label, kind.id.replace("_", " "))}
                )
            )
    return tuple(found)


def period_in(sentence: Sentence, today: date) -> tuple[date | None, date] | None:
    """First and last day; no first day for what has only an end."""
    whens = [when for _, when in sentence.of(When)]
    if not whens:
        return _bare_year(sentence, today)
    when = whens[0].behind()
    match when.preposition:
        case Preposition.SINCE:
            return when.start, max(today, when.end)
        case Preposition.AFTER:
            return when.end + timedelta(days=1), max(today, when.end + timedelta(days=1))
        case Preposition.BEFORE:
            return None, when.start - timedelta(days=1)
        case Preposition.UNTIL | Preposition.BY:
            return None, when.end
        case Preposition.AGO if when.span:
            return _around(when.start, today)
    return when.start, when.end


def _around(day: date, today: date) -> tuple[date, date]:
    """The month or the week of a day that was counted back to, as far as its distance tells."""
    if today - day >= LONG_AGO:
        first = day.replace(day=1)
        return first, add_months(first, 1) - timedelta(days=1)
    if today - day >= A_WHILE_AGO:
        first = day - timedelta(days=day.weekday())
        return first, first + timedelta(days=6)
    return day, day


def _bare_year(sentence: Sentence, today: date) -> tuple[date, date] | None:
    """ "her timeline for 2025"."""
    years = [int(number.value) for _, number in sentence.of(Number) if FIRST_YEAR <= number.value <= today.year]
    return (date(years[-1], 1, 1), date(years[-1], 12, 31)) if years else None
