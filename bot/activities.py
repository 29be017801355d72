"""Between the protocol's activities and ours: received → Activity, Reply → Activity, Activity → its address."""

from __future__ import annotations

from typing import Any

from botbuilder.schema import (
    ActionTypes,
    Activity,
    ActivityTypes,
    Attachment,
    CardAction,
    ChannelAccount,
    ConversationAccount,
    InputHints,
    SuggestedActions,
)

from bot.cards import render
from bot.mentions import without_mentions
from bot.received import Account, Conversation, ReceivedActivity
from dialogs.conversation import ChoiceCard, Reply
from dialogs.language.texts import Texts

ADAPTIVE_CARD = "application/vnd.microsoft.card.adaptive"
QUESTION_MARKS = ("?", "？", "؟")


def to_activity(received: ReceivedActivity) -> Activity:
    """The activity for the turn; its text is what was said, without the bot's name."""
    bot = received.recipient or Account()
    return Activity(
        type=received.type,
        id=received.id or None,
        from_property=_account(received.sender),
        recipient=_account(received.recipient),
        conversation=_conversation(received.conversation),
        service_url=received.service_url,
        channel_id=received.channel_id,
        delivery_mode=received.delivery_mode,
        name=received.name,
        text=without_mentions(received.text or "", received.entities or (), bot.id, bot.name, received.text_format),
        value=received.value,
        members_added=[_account(member) for member in received.members_added or ()],
    )


def to_message(reply: Reply, texts: Texts, to: str | None = None) -> Activity:
    """The message to send to the account `to`; its text is plain, so nothing in it is read as markup."""
    message = Activity(
        type=ActivityTypes.message,
        text=reply.text,
        text_format="plain",
        speak=reply.text,
        input_hint=InputHints.expecting_input if _asks(reply) else InputHints.accepting_input,
    )
    if reply.card is not None:
        message.attachments = [Attachment(content_type=ADAPTIVE_CARD, content=render(reply.card, texts))]
    if reply.suggestions:
        actions = [CardAction(type=ActionTypes.im_back, title=said, value=said) for said in reply.suggestions]
        message.suggested_actions = SuggestedActions(to=[to] if to else [], actions=actions)
    return message


def address(activity: Activity) -> dict[str, Any]:
    """The conversation's reference as the protocol writes it, to be kept for messages that nobody asked for."""
    conversation = activity.conversation
    return {
        "serviceUrl": activity.service_url,
        "channelId": activity.channel_id,
        "conversation": {"id": conversation.id, "conversationType": conversation.conversation_type},
        "user": {"id": activity.from_property.id, "aadObjectId": activity.from_property.aad_object_id},
        "bot": {"id": activity.recipient.id} if activity.recipient else None,
    }


def is_personal(activity: Activity) -> bool:
    conversation = activity.conversation
    return conversation.conversation_type == "personal" or not (conversation.conversation_type or conversation.is_group)


def _asks(reply: Reply) -> bool:
    return isinstance(reply.card, ChoiceCard) or reply.text.rstrip().endswith(QUESTION_MARKS)


def _account(account: Account | None) -> ChannelAccount | None:
    return account and ChannelAccount(id=account.id, name=account.name, aad_object_id=account.aad_object_id)


def _conversation(conversation: Conversation | None) -> ConversationAccount | None:
    return conversation and ConversationAccount(
        id=conversation.id, conversation_type=conversation.conversation_type, is_group=conversation.is_group
    )
