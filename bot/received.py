"""What a channel may send us: a request body → an activity whose fields have the right form, or a refusal."""

from __future__ import annotations

import json
import math
import re
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator
from pydantic.alias_generators import to_camel

from bot.refusals import RefusedError

DEEPEST = 64
"""Levels of nesting; cards stay far below."""

UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
ANSWERED = frozenset({"message", "conversationUpdate", "invoke"})
"""Types that get an answer: they must say who, where, and where the answer goes."""

Identifier = Annotated[str, StringConstraints(max_length=400)]


class Form(BaseModel):
    """A part of an activity; names as in the protocol, what we do not read is passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True, alias_generator=to_camel)


class Account(Form):
    id: Identifier | None = None
    name: str | None = None
    aad_object_id: Identifier | None = None


class Conversation(Form):
    id: Annotated[Identifier, Field(min_length=1)]
    conversation_type: str | None = None
    is_group: bool | None = None
    tenant_id: str | None = None


class Tenant(Form):
    id: str | None = None


class ChannelData(Form):
    tenant: Tenant | None = None


class Attachment(Form):
    content_type: str | None = None


class ReceivedActivity(Form):
    """An activity of the Bot Framework protocol, as far as we read it."""

    type: Annotated[str, Field(min_length=1)]
    id: Identifier | None = None
    sender: Account | None = Field(default=None, alias="from")
    recipient: Account | None = None
    conversation: Conversation | None = None
    service_url: str | None = None
    channel_id: str | None = None
    channel_data: ChannelData | None = None
    delivery_mode: str | None = None
    name: str | None = None
    text: str | None = None
    text_format: str | None = None
    value: Any = None
    members_added: tuple[Account, ...] | None = None
    entities: tuple[dict[str, Any], ...] | None = None
    attachments: tuple[Attachment, ...] | None = None

    @model_validator(mode="after")
    def _says_who_and_where(self) -> Self:
        if self.type in ANSWERED:
            missing = [
                name
                for name, there in (
                    ("from.aadObjectId", self.sender and (self.sender.aad_object_id or self.sender.id)),
                    ("conversation.id", self.conversation),
                    ("serviceUrl", self.service_url or self.expects_replies or self.type == "invoke"),
                )
                if not there
            ]
            if missing:
                raise RefusedError(400, "missing_field", field=missing[0])
        return self

    @property
    def expects_replies(self) -> bool:
        """The replies are to be in the answer to this very request."""
        return self.delivery_mode == "expectReplies"

    @property
    def tenants(self) -> frozenset[str]:
        """Every tenant it names, lower-case: one, unless something is wrong."""
        named = (
            self.conversation.tenant_id if self.conversation else None,
            self.channel_data.tenant.id if self.channel_data and self.channel_data.tenant else None,
        )
        return frozenset(tenant.lower() for tenant in named if tenant)


def read_activity(body: bytes) -> ReceivedActivity:
    """Raise RefusedError (400) for what is not JSON, not an object or not an activity."""
    try:
        content = cleaned(json.loads(body))
    except (ValueError, RecursionError) as error:
        raise RefusedError(400, "not_json") from error
    if not isinstance(content, dict):
        raise RefusedError(400, "not_an_object")
    try:
        return ReceivedActivity.model_validate(content)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        if first["type"] == "missing":
            raise RefusedError(400, "missing_field", field=place) from error
        raise RefusedError(400, "invalid_field", field=place, reason=first["msg"]) from error


def cleaned(value: Any, depth: int = 0) -> Any:
    """JSON that every database and every encoding can keep: without control characters (but tab and line breaks),
    lone surrogates, infinite numbers or endless nesting. ValueError for the last two."""
    if depth > DEEPEST:
        raise ValueError("nested too deeply")
    match value:
        case str():
            return UNFIT.sub(REPLACEMENT, value)
        case float() if not math.isfinite(value):
            raise ValueError("not a finite number")
        case list():
            return [cleaned(item, depth + 1) for item in value]
        case dict():
            return {cleaned(key, depth + 1): cleaned(item, depth + 1) for key, item in value.items()}
    return value
