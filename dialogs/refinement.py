"""What was said beyond the frame, whose form is a public contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from dialogs.frame import Filter, Form, Frame, Intent, Reference, When
from dialogs.move_said import PLAIN_MOVE, MoveSaid

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
    SORTED = "sorted"
    """ "sort it by birthday", "biggest spenders first"."""


class OfList(StrEnum):
    """How everybody on the list shown last is pointed at."""

    ALL = "all"
    """ "them all", "those"."""
    THEM = "them"
    """Just "them", which may be said of one person too."""


class OrderField(StrEnum):
    """What a list can be in the order of, besides measures."""

    NAME = "name"
    BIRTHDAY = "birthday"
    AGE = "age"
    LAST_CONTACT = "last_contact"
    LAST_PURCHASE = "last_purchase"
    ADDED_ON = "added_on"
    SPENT = "spent"
    """By the purchases of twelve months."""
    REVERSED = "reversed"
    """That of the list shown last, the other way round."""
    WORTH = "worth"
    """The best: by the first measure that is money, else by what was spent."""


class Ranking(Form):
    """The order of a list."""

    field: str
    """An OrderField, or the id of a measure."""
    lowest_first: bool = False
    """Of names: from A; of days: the one longest ago, or of birthdays the next one."""
    most: Annotated[int, Field(ge=1, le=1000)] | None = None
    """So many of the first ones: "my top ten"."""
    period: tuple[When, When] | None = None
    """First and last day of the purchases that count; None: those of twelve months."""
    among_best: Annotated[int, Field(ge=1, le=1000)] | None = None
    """So many of the best, in this order: "vips I have neglected"."""


class Loans(Form):
    """Whose loans are asked for; all that concern the speaker where neither is said."""

    by: Reference | None = None
    to: Reference | None = None


class Journal(Form):
    """What is asked of the work of colleagues."""

    of: tuple[Reference, ...] = ()
    """None: the whole team."""
    moves: bool = False
    """Only who went from book to book."""
    period: tuple[When, When]
    """First and last day, or moment."""
    activity_types: tuple[str, ...] = ()
    """Ids; none: all."""
    notes: bool = False
    """Only notes."""


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
    """The kinds of change that are to be taken back or corrected: "undo the move of this morning"."""
    customers: tuple[Reference, ...] = ()
    """Whose change is to be taken back ("undo the note for Maria"), who is to be reached ("call her"), or about whom
    the follow-ups are that are asked for ("what's overdue for Maria")."""
    onward: Onward | None = None
    of_list: OfList | None = None
    """ "remove them all", "give those to Anna"."""
    each_associate: bool = False
    """It is asked of everybody's book, one by one: "how many does everyone have"."""
    ranking: Ranking | None = None
    """ "sort my book by lifetime value"."""
    further: tuple[Filter, ...] = ()
    """Conditions on what the contract has no field for, in the form of its filters: see `storage.further_filters`."""
    loans: Loans | None = None
    """ "who is lent out right now"."""
    journal: Journal | None = None
    """ "what did Ingrid do today", "what moved today"."""
    unread: str = ""
    """A number in a question that was not understood: nothing is answered."""
    left_out: str = ""
    """Words of a question that were not understood: they are named beside the answer."""
    excluding: tuple[Filter, ...] = ()
    """Who meets all of these conditions is left out: the others of a list that was narrowed to them."""
    follow_up: FollowUpSaid | None = None
    """Of one that is set already."""
    reminded: Reference | None = None
    """The colleague for whom a follow-up is set ("remind Carla to call Otto"), or whose are asked for."""
    move: MoveSaid = PLAIN_MOVE
    """Of customers between client books, or out of one."""
    only_when: bool = False
    """A correction that is a day or a time and nothing else: "on Thursday"."""
    words_instead_of: str | None = None
    """The words that those of a correction replace: "not peonies, tulips"."""
    value_said: str | None = None
    """The value of a correction in the words in which it was said: "make it the silver one"."""
    rewords: bool = False
    """The words of the last note, or of what is named, are to be others: "change the note to …"."""
    adds: bool = False
    """ "Add to the note that …"."""
    after_no: str | None = None
    """What follows a "no": "no, her sister likes tea"."""
    note: Frame | None = None
    """What was told of a customer and not understood, as the note that is offered in its place."""
    changes: Annotated[int, Field(ge=2, le=9)] | None = None
    """How many of the latest changes are to be taken back: "undo both"."""
    asks_somebody: bool = False
    """ "Tell Carla that …": said to the assistant, or the words that it asked for."""
    counts: bool = False
    """ "How many is that", of the list shown last."""
    goes_on: str | None = None
    """Words that only go on with what was just kept: "with his wife"."""


NOTHING_MORE = Refinement()
