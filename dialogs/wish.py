"""What a person wants done, from the message in which it was said until it is carried out."""

from __future__ import annotations

from typing import Any

from dialogs.conversation import Tap
from dialogs.frame import Form, Frame, Reference
from dialogs.understanding.reading import Reading

CONFIRMATION = "confirmation"
"""What is asked for when only the yes is missing."""
CORRECTION = "correction"
"""What is asked for when something that was done should be different."""


class Heard(Form):
    """What may be kept of a message if it turns out that it was not understood."""

    text: str
    allowed: str
    """What the retailer allowed to be kept when it was said."""


class Wish(Reading):
    """Something that a person wants done, as far as it is known: what was read, and how far the conversation is."""

    asking: str | None = None
    """The slot that was asked for last, or CONFIRMATION."""
    token: str = ""
    """Of the question asked last: buttons of older questions no longer count."""
    options: tuple[str, ...] = ()
    """The ids offered with the question."""
    offered: tuple[str, ...] = ()
    """Account numbers of the customers of whom one was chosen: "the other one" is among them."""
    picked: str | None = None
    """The id of what was chosen where frames have no slot for it."""
    confirmed: bool = False
    page: int = 0
    shown: str = ""
    """What the yes is asked for, in words: another thing needs another yes."""
    replaces: str | None = None
    """The receipt that is taken back when this is carried out."""
    repeats: int = 0
    """How often its question was asked again."""
    heard: Heard | None = None
    """Of the message in which it was said, where it is in doubt whether it was understood."""

    @classmethod
    def of(cls, reading: Reading, heard: Heard | None) -> Wish:
        return cls(**dict(reading), heard=heard)

    @classmethod
    def tapped(cls, tap: Tap) -> Wish:
        return cls(frame=tap.frame, refinement=tap.refinement, picked=tap.picked, page=tap.page)

    def settled(self, customers: tuple[Reference, ...] | None) -> Wish:
        """The same wish, its references to customers told by their numbers."""
        return self.model_copy(update={"frame": self.frame.model_copy(update={"customers": customers})})

    def having(self, **slots: Any) -> Wish:
        """The same wish with slots of its frame filled anew: no question is open, and no confirmation holds."""
        frame = Frame.model_validate({**self.frame.to_json(), **slots})
        return self.model_copy(
            update={"frame": frame, "asking": None, "token": "", "options": (), "confirmed": False, "repeats": 0}
        )
