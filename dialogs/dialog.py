"""A dialog: the questions that a wish may need, and what is done when they are answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from dialogs.conversation import ListRow, Reply
from dialogs.frame import Frame, Intent
from dialogs.setting import Setting
from dialogs.wish import Wish
from storage.settings import Operation


@dataclass(frozen=True, slots=True)
class Said:
    """What a person answers."""

    text: str
    frame: Frame
    """Read as a message of its own: "the second one"."""
    answer: Frame
    """Read as an answer to a question about this wish: "on Friday"."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question put to the person, and the ids that it offers."""

    reply: Reply
    options: tuple[str, ...] = ()


class Takes(Enum):
    """What a question takes for an answer."""

    WHAT_FITS = auto()
    """One of some: a customer, a colleague, a kind."""
    A_DATE = auto()
    """A day or a time, and hardly anything else."""
    WORDS = auto()
    """Any words that are not a wish about somebody else."""
    VERBATIM = auto()
    """Any words at all, as they are said: a note may speak of everybody and everything."""


class Question(Protocol):
    """Asks for one slot of a wish."""

    @property
    def slot(self) -> str: ...
    @property
    def takes(self) -> Takes: ...

    def ask(self, wish: Wish, setting: Setting, token: str) -> Ask | None:
        """The question, or None where the slot is filled."""

    def answer(self, wish: Wish, said: Said, setting: Setting) -> Wish | None:
        """The wish with the slot filled, or None where the words are no answer."""


@dataclass(frozen=True)
class Dialog:
    intent: Intent
    operation: Operation | None
    """The right that it takes; None: everybody has it."""
    finish: Callable[[Wish, Setting], Reply]
    """Carries the wish out; all its questions are answered and the speaker may do it."""
    questions: tuple[Question, ...] = ()
    preview: Callable[[Wish, Setting], str] | None = None
    """What would be changed, as a question to be confirmed. A dialog that only reads has none."""
    listed: Callable[[Wish, Setting], tuple[ListRow, ...]] = lambda wish, setting: ()
    """Whom the preview is about, where that takes more than a sentence."""
    confirms: Callable[[Wish, Setting], bool] = lambda wish, setting: False
    """Whether a yes is needed although the wish was understood with certainty."""
    correctable: bool = False
    """Whether its receipt offers to change what was kept."""
