"""A frame: what the assistant reads from one thing a person said. Its form is a public contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

When = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$")]
"""A local date, or a local date and time."""

Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Intent(StrEnum):
    ADD_CUSTOMERS = "add_customers"
    REMOVE_CUSTOMERS = "remove_customers"
    REASSIGN_CUSTOMERS = "reassign_customers"
    SHOW_BOOK = "show_book"
    SHOW_CUSTOMER = "show_customer"
    FIND_CUSTOMER = "find_customer"
    TAKE_NOTE = "take_note"
    LOG_ACTIVITY = "log_activity"
    SET_ATTRIBUTE = "set_attribute"
    SET_FOLLOW_UP = "set_follow_up"
    SHOW_FOLLOW_UPS = "show_follow_ups"
    COMPLETE_FOLLOW_UP = "complete_follow_up"
    UNDO = "undo"
    HELP = "help"
    CANCEL = "cancel"
    CONFIRM = "confirm"
    DENY = "deny"
    GREET = "greet"
    THANK = "thank"
    CHOOSE = "choose"
    CORRECT = "correct"
    OUT_OF_SCOPE = "out_of_scope"


class Section(StrEnum):
    CARD = "card"
    TIMELINE = "timeline"
    NOTES = "notes"
    ACTIVITIES = "activities"
    PURCHASES = "purchases"
    MEASURES = "measures"
    FOLLOW_UPS = "follow_ups"


class Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Reference(Form):
    """A person or a store as said, and the ids that the words can mean, best first."""

    said: str
    ids: tuple[str, ...] | None = None
    focus: bool | None = None
    """The customer talked of last ("her")."""
    self: bool | None = None  # the contract's name
    """The speaker ("me")."""


class Filter(Form):
    """One condition on the customers of a book; either field, op and value, or any_of."""

    field: str | None = None
    op: (
        Literal[
            "between", "before", "after", "equals", "not_equals", "contains",
            "greater", "at_least", "less", "at_most", "is_set", "is_not_set",
        ]
        | None
    ) = None  # fmt: skip
    value: Any = None
    any_of: tuple[Filter, ...] | None = None


class Frame(Form):
    intent: Intent
    customers: tuple[Reference, ...] | None = None
    associate: Reference | None = None
    from_associate: Reference | None = None
    to_associates: tuple[Reference, ...] | None = None
    whole_book: bool | None = None
    until: When | None = None
    book: Literal["mine", "store", "associate"] | None = None
    store: Reference | None = None
    filters: tuple[Filter, ...] | None = None
    count: bool | None = None
    section: Section | None = None
    query: str | None = None
    text: str | None = None
    activity_type: str | None = None
    at: When | None = None
    due: When | tuple[Day, Day] | None = None
    overdue: bool | None = None
    attribute: str | None = None
    value: str | bool | int | float | tuple[str, ...] | None = None
    position: int | None = None

    def to_json(self) -> dict[str, Any]:
        """The contract's form: slots that were not said are absent."""
        return self.model_dump(mode="json", exclude_none=True)
