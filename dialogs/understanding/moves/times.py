"""From when and until when customers are moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dialogs.understanding.dates.calendar import add_months
from dialogs.understanding.dates.when import Preposition, When
from dialogs.understanding.language import Language
from dialogs.understanding.mentions.kinds import Mention
from dialogs.understanding.sentence import Sentence

TABLE = "lending"
ENDING = (Preposition.UNTIL, Preposition.BY, Preposition.WITHIN)
PAST = (Preposition.AGO, Preposition.LAST, Preposition.SINCE)


@dataclass(frozen=True)
class MoveTimes:
    until: When | None = None
    """Its day, and its time where one was said."""
    starts: date | None = None
    """A day to come."""
    unread: tuple[Mention, ...] = ()
    """Days that are neither."""


def move_times(sentence: Sentence, today: date, language: Language) -> MoveTimes:
    """`sentence`: without the dates of conditions."""
    until: When | None = None
    starts: date | None = None
    unread: list[Mention] = []
    has_left = _has_left(sentence, language)
    is_away = not has_left and bool(language.phrases(TABLE, "away").find(sentence.words))
    whens = sorted(sentence.of(When), key=lambda one: _rank(one[1]))
    for mention, when in whens:
        lasting = mention.start > 0 and sentence.words[mention.start - 1] in language.words(TABLE, "lasting")
        if _is_soon(sentence.words[mention.start : mention.end], language):
            continue
        if when.preposition in ENDING and until is None:
            until = when if when.is_day else When(when.end, when.end)
        elif when.preposition is Preposition.FOR and when.span and until is None:
            until = _counted_from(starts or today, when)
        elif when.preposition in PAST or when.end < today:
            unread += [] if is_away or has_left else [mention]
        elif when.preposition is Preposition.BEFORE:
            unread.append(mention)
        elif when.preposition is Preposition.AFTER:
            starts = when.end + timedelta(days=1)
        elif when.preposition is Preposition.FROM or (when.span and when.preposition is Preposition.IN):
            starts = when.start
        elif has_left:
            starts = starts or when.start
        elif until is None and (not when.is_day or is_away or lasting or when.preposition is Preposition.FOR):
            until, starts = When(when.end, when.end), starts or when.start
        else:
            starts = starts or when.start
    return MoveTimes(until, starts if starts and starts > today else None, tuple(unread))


def is_for_a_time(sentence: Sentence, language: Language) -> bool:
    """Whether it is a loan, though perhaps nobody says until when."""
    words = sentence.words
    if language.phrases(TABLE, "for_good").find(words) or _has_left(sentence, language):
        return False
    return any(language.phrases(TABLE, key).find(words) for key in ("verbs", "away"))


def _rank(when: When) -> int:
    """First what says from when, then until when, then the others."""
    if when.preposition is Preposition.FROM:
        return 0
    return 1 if when.preposition in (*ENDING, Preposition.FOR) else 2


def _counted_from(first: date, when: When) -> When:
    """ "For two weeks", which the calendar counts backwards."""
    months = (when.end.year - when.start.year) * 12 + when.end.month - when.start.month
    whole_months = months > 0 and add_months(when.end, -months) == when.start
    day = add_months(first, months) if whole_months else first + (when.end - when.start)
    return When(day, day)


def _has_left(sentence: Sentence, language: Language) -> bool:
    return bool(language.phrases("reassign", "gone").find(sentence.words))


def _is_soon(words: list[str], language: Language) -> bool:
    """ "round the corner" says where somebody lives as well as when."""
    return " ".join(words) in language.data.dates["words"]["soon"]
