"""What was said beyond the frame, whose form is a public contract."""

from __future__ import annotations

from enum import StrEnum

from dialogs.frame import Filter, Form, Frame, Intent, Reference, When

BIRTHDAY, PHONE, EMAIL, MARKETING = "birthday", "phone", "email", "marketing_opt_in"
"""What may be asked of a customer besides her attributes."""
BEGINNING = "1900-01-01"
"""First day of a period that has only an end: "before June"."""


class Onward(StrEnum):
    """How a question goes on from the list shown last.

    In the order in which they are looked for: "all of them" is no part of them.
    """

    OTHERS = "others"
    """ "and the others?"."""
    WIDEN = "widen"
    """ "all of them again"."""
    NARROW = "narrow"
    """ "only those with a birthday in March"."""
    ELSEWHERE = "elsewhere"
    """ "and in Bo's book?"."""


class OfList(StrEnum):
    """How everybody on the list shown last is pointed at."""

    ALL = "all"
    """ "them all", "those"."""
    THEM = "them"
    """Just "them", which may be said of one person too."""


class Ranking(Form):
    """The order of a list."""

    field: str
    """The id of a measure."""
    lowest_first: bool = False


class PutOff(StrEnum):
    """To when a follow-up is put off, as seen from the day on which it is said or tapped."""

    TOMORROW = "tomorrow"
    NEXT_WEEK = "next_week"
    UNSAID = "unsaid"
    """Nobody said when: "snooze the reminder about Maria"."""


class FollowUpSaid(Form):
    """How a follow-up is spoken of that is set already: "the second one", "push the reminder by a week"."""

    named: bool = False
    """It is called a reminder, a follow-up; it is not just "that"."""
    position: int | None = None
    """1 for the first of the list shown last, -1 for the last."""
    put_off: PutOff | None = None
    days_later: int | None = None
    """By how many days it is put off: "by a week"."""
    same_day: bool = False
    """Only its time of day is to change: "to half past three"."""


class Refinement(Form):
    """Absent parts were not said."""

    period: tuple[When, When] | None = None
    """First and last day, or moment, of the past that is asked for: "what did she buy last year"."""
    activity_types: tuple[str, ...] = ()
    """Ids of the activity types that are asked for: "her calls"."""
    attribute: str | None = None
    """The one attribute that is asked for, "what size is she"; or BIRTHDAY, PHONE, EMAIL, MARKETING."""
    intents: tuple[Intent, ...] = ()
    """The kinds of change that are to be taken back: "undo the move of this morning"."""
    customers: tuple[Reference, ...] = ()
    """Whose change is to be taken back: "undo the note for Maria"."""
    onward: Onward | None = None
    of_list: OfList | None = None
    """ "remove them all", "give those to Anna"."""
    each_associate: bool = False
    """It is asked of everybody's book, one by one: "how many does everyone have"."""
    ranking: Ranking | None = None
    """ "sort my book by lifetime value"."""
    excluding: tuple[Filter, ...] = ()
    """Who meets all of these conditions is left out: the others of a list that was narrowed to them."""
    follow_up: FollowUpSaid | None = None
    """Of one that is set already."""
    note: Frame | None = None
    """What is out of scope as the note that is offered in its place: "Sofia moved to Bergen"."""
    words_instead_of: str | None = None
    """The words that those of a correction replace: "not peonies, tulips"."""


NOTHING_MORE = Refinement()
