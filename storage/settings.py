"""What a retailer configures of her domain: roles, legal entities, attributes, activity types, measures.

The form is that of the configuration file's keys `roles` and `legal_entities`; `bot/config.py` reads the file.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    ValidationInfo,
    field_validator,
    model_validator,
)

from storage.rules.households import SameHousehold
from storage.text_files import TextFiles

BESIDE = "beside"
"""Key of the validation's context: the folder that relative names begin at."""


class Operation(StrEnum):
    """What a role may be granted."""

    VIEW_CLIENT_BOOK = "view_client_book"
    VIEW_STORE_CLIENT_BOOKS = "view_store_client_books"
    ADD_CUSTOMER = "add_customer"
    REMOVE_CUSTOMERS = "remove_customers"
    REASSIGN_CUSTOMERS = "reassign_customers"
    TAKE_NOTES = "take_notes"
    LOG_ACTIVITIES = "log_activities"
    SET_ATTRIBUTES = "set_attributes"
    FOLLOW_UPS = "follow_ups"
    VIEW_MEASURES = "view_measures"
    ADMINISTER = "administer"


class Section(BaseModel):
    """A part of the configuration file: unknown keys are errors, values do not change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Choice(Section):
    id: str
    words: tuple[str, ...] = ()


class AttributeDefinition(Section):
    id: str
    label: str
    type: Literal["text", "choice", "number", "date", "yearly_date", "yes_no"]
    choices: tuple[Choice, ...] = ()
    words: tuple[str, ...] = ()
    refinable: bool = False
    display_order: int = 100
    size: bool = False
    """A size that the customer wears: "what size is she", and on the summary of her purchases."""

    @model_validator(mode="after")
    def _choices_belong_to_a_choice(self) -> Self:
        if (self.type == "choice") != bool(self.choices):
            raise ValueError("choices are given exactly for an attribute of type choice")
        return self


class ActivityType(Section):
    id: str
    label: str
    words: tuple[str, ...] = ()


class MeasureDefinition(Section):
    id: str
    name: str
    label: str
    type: Literal["number", "percent", "money", "text"]
    words: tuple[str, ...] = ()


class CustomerInsights(Section):
    enabled: bool = False
    """True: the set-up is validated when the assistant first starts with it; else an administrator turns it on."""
    api: Literal["dataverse", "insights"] = "dataverse"
    environment: str
    """The organisation's address (dataverse); the environment's instance id, or its whole address (insights)."""
    application_id: str
    secret_name: str
    alternate_customer_id: str
    measures: Annotated[tuple[MeasureDefinition, ...], Field(max_length=3)] = ()
    tenant_id: str | None = None
    """Where the application is registered, if not in the tenant of the key vault's account or of the bot."""
    authority: str = "https://login.microsoftonline.com"
    """Where the application signs in."""
    subscription_key: str | None = None
    """Of the older API, where it still asks for one: a value, `env:NAME` or `vault://NAME/SECRET`."""


class ClientBookSettings(Section):
    number_sequence: Annotated[str, Field(pattern=r"^[^#]*#+[^#]*$")] = "CB-######"
    books_per_customer: Annotated[int, Field(ge=1)] | None = 1
    """In how many client books a customer may be at once; None: in any number."""
    households: frozenset[SameHousehold] = frozenset(SameHousehold)
    """What makes two customers one household, which a split of a book keeps together."""


def _folder_read(written: Any, info: ValidationInfo) -> TextFiles:
    if isinstance(written, TextFiles):
        return written
    if not isinstance(written, str) or not written:
        raise ValueError("the name of a folder is expected")
    return TextFiles.read(Path((info.context or {}).get(BESIDE, ""), written))


class UnderstandingSettings(Section):
    language_folder: Annotated[TextFiles, PlainValidator(_folder_read)] | None = None
    """The retailer's own sentences, words and texts: a folder laid out like `dialogs/language`, read with the file."""
    miss_log: Literal["off", "masked", "words"] = "masked"
    """What is kept of a message that was not understood: nothing; known words, without names; all but what is known
    to be a name, a date or a number."""


class LegalEntitySettings(Section):
    name: str
    locale: str = "en-GB"
    timezone: str = "UTC"
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    first_day_of_week: Literal["monday", "saturday", "sunday"] = "monday"
    clienteling: bool = True
    client_book: ClientBookSettings = ClientBookSettings()
    attributes: tuple[AttributeDefinition, ...] = ()
    activity_types: tuple[ActivityType, ...] = ()
    customer_insights: CustomerInsights | None = None
    understanding: UnderstandingSettings = UnderstandingSettings()

    @field_validator("locale")
    @classmethod
    def _locale_exists(cls, name: str) -> str:
        try:
            Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError) as error:
            raise ValueError(f"no such locale: {name}") from error
        return name

    @field_validator("timezone")
    @classmethod
    def _timezone_exists(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError(f"no such time zone: {name}") from error
        return name

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        ids = [a.id for a in self.attributes] + [t.id for t in self.activity_types] + [m.id for m in self.measures]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(f"ids used twice: {', '.join(twice)}")
        return self

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def measures(self) -> tuple[MeasureDefinition, ...]:
        return self.customer_insights.measures if self.customer_insights else ()

    @property
    def sizes(self) -> tuple[AttributeDefinition, ...]:
        """The attributes that are sizes, by display order."""
        return tuple(sorted((one for one in self.attributes if one.size), key=lambda one: one.display_order))

    @property
    def language_folder(self) -> TextFiles | None:
        return self.understanding.language_folder

    def measure(self, measure_id: str) -> MeasureDefinition | None:
        return next((item for item in self.measures if item.id == measure_id), None)

    def attribute(self, attribute_id: str) -> AttributeDefinition | None:
        return next((item for item in self.attributes if item.id == attribute_id), None)

    def activity_type(self, type_id: str) -> ActivityType | None:
        return next((item for item in self.activity_types if item.id == type_id), None)


class DomainSettings(Section):
    """Roles and legal entities: all that the dialogs and the storage need to know of the configuration."""

    roles: dict[str, frozenset[Operation]]
    legal_entities: dict[str, LegalEntitySettings]
