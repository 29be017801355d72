"""What was said of a move between client books beyond who, from whom, to whom and until when."""

from __future__ import annotations

from enum import StrEnum

from dialogs.frame import Day, Form, Reference


class Which(StrEnum):
    """Of whom a part of a client book is made up."""

    LAPSED = "lapsed"
    """Those not contacted for longest; nobody said which."""
    LISTED = "listed"
    """ "The first five": of a list, those at its top."""
    BEST = "best"
    """ "her five best customers": those who bought for most in twelve months."""


class Share(Form):
    """How many of the customers are meant; one of number, fraction and rest."""

    number: int | None = None
    fraction: float | None = None
    """Above 0 and below 1."""
    rest: bool = False
    """ "and the others to Carla"."""
    each: bool = False
    """So many for each receiver."""
    which: Which = Which.LAPSED


class Exchange(StrEnum):
    """A move that needs no receiver to be named."""

    SWAP = "swap"
    """ "swap Bo's and Carla's clients": both books are moved."""
    GIVE_BACK = "give_back"
    """ "end the loan of Nadia": back to who lent her."""
    EXTEND = "extend"
    """ "extend the loan of Nadia until Friday": in the same hands."""


class MoveSaid(Form):
    """Absent parts were not said."""

    lends: bool = False
    """It is for a time, whose end nobody said."""
    starts: Day | None = None
    """The day to come from which it was meant to hold."""
    shares: tuple[Share, ...] = ()
    """One for all receivers together, or one for each, in their order."""
    except_for: tuple[Reference, ...] = ()
    """Customers who stay where they are."""
    exchange: Exchange | None = None
    whose_unsaid: bool = False
    """ "her customers", where the message names nobody whose they are."""
    unread: tuple[str, ...] = ()
    """Words that limit the move in a way that is not understood: "if she agrees"."""


PLAIN_MOVE = MoveSaid()
