"""What the reader answers."""

from __future__ import annotations

from dialogs.frame import Form, Frame
from dialogs.refinement import NOTHING_MORE, Refinement


class Reading(Form):
    """One fact that was said."""

    frame: Frame
    sure: bool = True
    """False: a fuzzy person or a narrow reading, to be asked about before anything changes."""
    refinement: Refinement = NOTHING_MORE
    beyond: bool = False
    """A note of what is no wish: beside others its words are not lost, alone it is out of scope and offered."""
    unread: tuple[str, ...] = ()
    """Of the first reading of a message: its sentences and remarks about somebody that were not understood."""
    certain: bool = False
    """Whether the words hardly mean anything else, even where any words might be an answer."""
    directed: bool = False
    """Worded as a question or a command to the assistant ("what's overdue", "remind me …"), not told."""
