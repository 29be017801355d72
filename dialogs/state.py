"""Where a conversation stands between two messages: plain JSON with a version."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from dialogs.conversation import Button, Tap
from dialogs.wish import Wish
from storage.rules.names import fold

VERSION = 5
MOST_WISHES = 10
"""That are open at once."""
MOST_FOCUSED = 10
MOST_DONE = 20
"""That can still be corrected by what was said last, or by their button."""


class Done(BaseModel):
    """A wish that was carried out, for corrections."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    wish: Wish
    receipt_id: str
    turn_id: str


@dataclass(frozen=True)
class Pages:
    """What turns the pages of the list shown last; None where there is no further one."""

    before: Tap | None = None
    after: Tap | None = None

    def to_json(self) -> dict[str, Any]:
        pages = {"before": self.before, "after": self.after}
        return {way: tap.model_dump(mode="json", exclude_none=True) for way, tap in pages.items() if tap}

    @classmethod
    def from_json(cls, saved: dict[str, Any]) -> Pages:
        return cls(**{way: Tap.model_validate(tap) for way, tap in saved.items()})


@dataclass
class State:
    agenda: list[Wish] = field(default_factory=list)
    """What is still to be done; the first one has the open question, if there is one."""
    focus: list[str] = field(default_factory=list)
    """Account numbers of the customers talked of, the latest first."""
    together: list[str] = field(default_factory=list)
    """Account numbers of those who were named together last: "them"; none where one was alone."""
    listed: list[str] = field(default_factory=list)
    """Account numbers of the list shown last."""
    asked: Wish | None = None
    """The question whose answer that list is, if it was one about a client book: "only those …" goes on from it."""
    wider: Wish | None = None
    """The question before it was narrowed."""
    pages: Pages | None = None
    """Those around the page shown last, of whatever list it was."""
    follow_ups: list[str] = field(default_factory=list)
    """Ids of the follow-ups of the list shown last, if it was one of follow-ups."""
    follow_up: str | None = None
    """The id of the follow-up talked of last."""
    done: list[Done] = field(default_factory=list)
    """What was carried out and still stands, the latest last."""
    buttons: list[Button] = field(default_factory=list)
    """What could be tapped under the last answer, and so be said by its label."""

    @property
    def open_question(self) -> Wish | None:
        return self.agenda[0] if self.agenda and self.agenda[0].asking else None

    def list_shown(self, account_numbers: list[str], asked: Wish | None = None) -> None:
        """ "The second one" is one of these; "her" is clear only where there is just one."""
        self.listed, self.asked, self.pages = account_numbers, asked, Pages()
        self.follow_ups, self.follow_up = [], None
        self.focus = account_numbers if len(account_numbers) == 1 else []
        self.together = []

    def follow_ups_shown(self, follow_up_ids: list[str]) -> None:
        self.listed, self.asked, self.follow_ups, self.pages = [], None, follow_up_ids, Pages()
        self.follow_up = follow_up_ids[0] if len(follow_up_ids) == 1 else None

    @property
    def latest(self) -> list[Done]:
        """What the latest message that changed something led to."""
        return [one for one in self.done if one.turn_id == self.done[-1].turn_id]

    def remember(self, done: Done) -> None:
        self.done = [*self.done, done][-MOST_DONE:]

    def forget(self, receipt_ids: set[str]) -> None:
        """What was taken back cannot be corrected."""
        self.done = [one for one in self.done if one.receipt_id not in receipt_ids]

    def button_called(self, text: str) -> Button | None:
        """The one button whose label was said, or the last word of it: "show more", "more"."""
        said = fold(text).split()
        called = [one for one in self.buttons if said in (_words(one), _words(one)[-1:])]
        return called[0] if len(called) == 1 else None

    def talk_of(self, account_numbers: list[str]) -> None:
        if account_numbers:
            self.together = account_numbers if len(account_numbers) > 1 else []
        self.focus = list(dict.fromkeys([*account_numbers, *self.focus]))[:MOST_FOCUSED]

    def talk_of_follow_up(self, follow_up_id: str | None, account_number: str | None) -> None:
        """ "It" is this one from now on; None: it is not among the person's open follow-ups any more."""
        self.follow_up = follow_up_id
        if account_number:
            self.talk_of([account_number])

    def to_json(self) -> dict[str, Any]:
        return {
            "agenda": [wish.model_dump(mode="json", exclude_none=True) for wish in self.agenda],
            "focus": self.focus,
            "together": self.together,
            "listed": self.listed,
            "asked": self.asked.model_dump(mode="json", exclude_none=True) if self.asked else None,
            "wider": self.wider.model_dump(mode="json", exclude_none=True) if self.wider else None,
            "pages": self.pages.to_json() if self.pages is not None else None,
            "follow_ups": self.follow_ups,
            "follow_up": self.follow_up,
            "buttons": [button.model_dump(mode="json", exclude_none=True) for button in self.buttons],
            "done": [one.model_dump(mode="json", exclude_none=True) for one in self.done],
        }

    @classmethod
    def from_json(cls, saved: dict[str, Any] | None) -> State:
        """A new state for none, and for one that cannot be read any more."""
        if saved is None:
            return cls()
        try:
            return cls(
                agenda=[Wish.model_validate(wish) for wish in saved["agenda"]],
                focus=list(saved["focus"]),
                together=list(saved["together"]),
                listed=list(saved["listed"]),
                asked=Wish.model_validate(saved["asked"]) if saved["asked"] else None,
                wider=Wish.model_validate(saved["wider"]) if saved["wider"] else None,
                pages=Pages.from_json(saved["pages"]) if saved["pages"] is not None else None,
                follow_ups=list(saved["follow_ups"]),
                follow_up=saved["follow_up"],
                buttons=[Button.model_validate(button) for button in saved["buttons"]],
                done=[Done.model_validate(one) for one in saved["done"]],
            )
        except (KeyError, TypeError, ValidationError):
            return cls()


def _words(button: Button) -> list[str]:
    return fold(button.label).split()
