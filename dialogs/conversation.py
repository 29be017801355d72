"""What comes in and what goes out of a conversation, as plain data that knows no channel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from dialogs.frame import Frame
from dialogs.refinement import NOTHING_MORE, Refinement


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message or one tap on a card, from a verified person."""

    conversation_id: str
    activity_id: str
    """The same for a repeated delivery; never empty."""
    aad_object_id: str
    at: datetime
    """When it arrived; aware."""
    text: str = ""
    tap: Tap | None = None
    personal: bool = True
    """False in a group or channel, where customer data does not belong."""
    reference: dict[str, Any] | None = None
    """The channel's address of this conversation, for messages that nobody asked for."""


class Piece(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Tap(Piece):
    """What a button on a card stands for; it comes back when the button is tapped."""

    frame: Frame
    """Carried out as if it had been said."""
    refinement: Refinement = NOTHING_MORE
    picked: str | None = None
    """The id of what the button is about where frames have no slot for it, such as a follow-up."""
    token: str | None = None
    """Given to buttons that answer one question or change something: they work once."""
    page: Annotated[int, Field(ge=0, le=10_000)] = 0
    """Which page of a list, from 0."""


class Button(Piece):
    label: str
    tap: Tap
    of_measures: bool = False
    """Whether it carries words of Customer Insights, which are kept nowhere."""


class Fact(Piece):
    label: str
    value: str


class CustomerCard(Piece):
    """Contact data and the three properties of one customer."""

    kind: Literal["customer"] = "customer"
    account_number: str
    name: str
    subtitle: str
    """Account number, and whose book the customer is in."""
    contact: tuple[Fact, ...] = ()
    phone: str | None = None
    email: str | None = None
    properties: tuple[Fact, ...] = ()
    note: str = ""
    """What is to be known of the properties, such as their age."""
    buttons: tuple[Button, ...] = ()


class ListRow(Piece):
    title: str
    detail: str = ""
    marked: tuple[str, ...] = ()
    """Words of the detail that stand out: those that were looked for."""
    tap: Tap | None = None


class ListCard(Piece):
    """A page of customers or follow-ups; a tap on a row opens it."""

    kind: Literal["list"] = "list"
    title: str
    rows: tuple[ListRow, ...]
    footer: str = ""
    buttons: tuple[Button, ...] = ()


class TimelineEntry(Piece):
    at: str
    """A local day or time, written for a reader."""
    title: str
    text: str = ""


class TimelineCard(Piece):
    kind: Literal["timeline"] = "timeline"
    title: str
    facts: tuple[Fact, ...] = ()
    """What is worth knowing before the entries are read."""
    entries: tuple[TimelineEntry, ...]
    footer: str = ""
    buttons: tuple[Button, ...] = ()


class ChoiceCard(Piece):
    """A question with its possible answers; the answer may also be said."""

    kind: Literal["choice"] = "choice"
    question: str = ""
    options: tuple[ListRow, ...] = ()
    buttons: tuple[Button, ...] = ()


class ReceiptEntry(Piece):
    """One thing that was kept."""

    title: str
    facts: tuple[Fact, ...] = ()
    buttons: tuple[Button, ...] = ()
    """Only beside other entries: those of a single one stand under the card."""


class ReceiptCard(Piece):
    """What one message led to, with the ways back."""

    kind: Literal["receipt"] = "receipt"
    entries: tuple[ReceiptEntry, ...]
    buttons: tuple[Button, ...] = ()


Card = Annotated[CustomerCard | ListCard | TimelineCard | ChoiceCard | ReceiptCard, Field(discriminator="kind")]


class Task(StrEnum):
    """What takes longer than a turn may: it is done when the reply is out."""

    ENABLE_INSIGHTS = "enable_insights"
    CHECK_INSIGHTS = "check_insights"


class Reply(Piece):
    """One message to the person: a sentence that says it all, and a card where there is more to see."""

    text: str
    card: Card | None = None
    suggestions: tuple[str, ...] = ()
    """Sentences that the person may say next."""
    again: Tap | None = None
    """Asks for the same anew. Set where the reply shows measures, which are kept nowhere, not even with an answer."""
    unfinished: bool = False
    """Whether more of it is on its way; `Assistant.renewed` gives the whole."""
    task: Task | None = None
    """What `Assistant.renewed` does to give the whole."""
