"""Our BotAdapter: an activity in, the turn, what it answers out. HTTP and tokens are around it, not in it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from botbuilder.core import BotAdapter, InvokeResponse, TurnContext
from botbuilder.schema import Activity, ActivityTypes, ConversationReference, ResourceResponse

from bot.connector import Connector

Logic = Callable[[TurnContext], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What belongs into the answer to the request itself."""

    replies: tuple[Activity, ...] = ()
    """Only where the channel expects them there."""
    invoke: InvokeResponse | None = None


class ChannelAdapter(BotAdapter):  # type: ignore[misc]  # botbuilder has no type information
    """Turns over the Connector API; one instance serves all conversations."""

    def __init__(self, connector: Connector) -> None:
        super().__init__()
        self._connector = connector

    async def process(self, activity: Activity, logic: Logic) -> Outcome:
        """Run one turn for an activity that has been verified."""
        context = TurnContext(self, activity)
        await self.run_pipeline(context, logic)
        answer = context.turn_state.get(BotAdapter._INVOKE_RESPONSE_KEY)
        return Outcome(tuple(context.buffered_reply_activities), answer.value if answer else None)

    async def send_activities(self, context: TurnContext, activities: list[Activity]) -> list[ResourceResponse]:
        """Raise DeliveryFailedError at the first that the channel does not take."""
        responses = []
        for activity in activities:
            sent = None
            if activity.type == ActivityTypes.invoke_response:
                context.turn_state[BotAdapter._INVOKE_RESPONSE_KEY] = activity
            elif activity.type != ActivityTypes.trace:
                sent = await self._connector.send(activity)
            responses.append(ResourceResponse(id=sent))
        return responses

    async def update_activity(self, _context: TurnContext, activity: Activity) -> None:
        await self._connector.update(activity)

    async def delete_activity(self, _context: TurnContext, reference: ConversationReference) -> None:
        await self._connector.delete(reference.service_url, reference.conversation.id, reference.activity_id)

    async def continue_conversation(
        self, reference: ConversationReference, callback: Logic, *_unused: object, **_also_unused: object
    ) -> None:
        """A turn that nobody asked for, in a conversation whose reference was kept.

        Without an activity id, so that what is sent is a message of its own and no reply to an invented one.
        """
        activity = Activity(
            type=ActivityTypes.event,
            name="ContinueConversation",
            channel_id=reference.channel_id,
            service_url=reference.service_url,
            conversation=reference.conversation,
            from_property=reference.user,
            recipient=reference.bot,
        )
        await self.run_pipeline(TurnContext(self, activity), callback)
