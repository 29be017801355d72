"""What each activity means to the assistant, and its replies on their way back."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from datetime import datetime
from uuid import uuid4

from botbuilder.core import ActivityHandler, InvokeResponse, TurnContext
from botbuilder.schema import Activity, ChannelAccount, DeliveryModes
from pydantic import ValidationError

from bot.activities import address, is_personal, to_message
from bot.connector import DeliveryFailedError
from dialogs.assistant import Assistant
from dialogs.conversation import Incoming, Reply, Tap
from dialogs.failures import log_failure_of
from dialogs.frame import Frame, Intent
from dialogs.language.texts import Texts

REMEMBERED_GREETINGS = 10_000

log = logging.getLogger(__name__)


class TeamsBot(ActivityHandler):  # type: ignore[misc]  # botbuilder has no type information
    """Messages, taps on cards and arrivals; every other activity is accepted and means nothing."""

    def __init__(
        self,
        assistant: Assistant,
        texts: Texts,
        executor: Executor,
        clock: Callable[[], datetime],
        after_turn: Callable[[], None],
    ) -> None:
        """`executor` runs the assistant, which blocks; `clock` gives aware instants; `after_turn` is told."""
        super().__init__()
        self._assistant = assistant
        self._texts = texts
        self._executor = executor
        self._clock = clock
        self._after_turn = after_turn
        self._completing: set[asyncio.Task[None]] = set()
        self._greeted: OrderedDict[str, None] = OrderedDict()

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        activity = turn_context.activity
        tap = None
        if activity.value is not None and (not activity.text or _claims_to_be_a_tap(activity.value)):
            try:
                tap = Tap.model_validate(activity.value["tap"])
            except (ValidationError, KeyError, TypeError):
                await self._send(turn_context, [Reply(text=self._texts.say("edge-button-unknown"))])
                return
        await self._answer(turn_context, self._incoming(activity, tap))

    async def on_members_added_activity(
        self, members_added: Sequence[ChannelAccount], turn_context: TurnContext
    ) -> None:
        """Greet whom we meet in a personal chat, however many notices tell of it."""
        activity = turn_context.activity
        if not is_personal(activity) or activity.conversation.id in self._greeted:
            return
        self._greeted[activity.conversation.id] = None
        if len(self._greeted) > REMEMBERED_GREETINGS:
            self._greeted.popitem(last=False)
        if not activity.from_property.aad_object_id:
            activity.from_property = next(
                (member for member in members_added if member.aad_object_id), activity.from_property
            )
        await self._answer(turn_context, self._incoming(activity, Tap(frame=Frame(intent=Intent.GREET))))

    async def on_invoke_activity(self, _turn_context: TurnContext) -> InvokeResponse:
        """We offer nothing that is invoked; the protocol's answer to an unknown one."""
        return InvokeResponse(status=501)

    def _incoming(self, activity: Activity, tap: Tap | None) -> Incoming:
        return Incoming(
            conversation_id=activity.conversation.id,
            activity_id=activity.id or str(uuid4()),
            aad_object_id=activity.from_property.aad_object_id or "",
            at=self._clock(),
            text="" if tap else activity.text,
            tap=tap,
            personal=is_personal(activity),
            reference=address(activity) if activity.service_url else None,
        )

    async def _answer(self, turn_context: TurnContext, incoming: Incoming) -> None:
        loop = asyncio.get_running_loop()
        replies = await loop.run_in_executor(self._executor, self._assistant.answer, incoming)
        if turn_context.activity.delivery_mode == DeliveryModes.expect_replies:
            replies = tuple([await self._with_task_done(incoming, reply) for reply in replies])
        sent = await self._send(turn_context, replies)
        for reply, activity_id in zip(replies, sent, strict=False):
            if reply.unfinished and activity_id:
                completing = asyncio.create_task(self._complete(turn_context, incoming, reply, activity_id))
                self._completing.add(completing)
                completing.add_done_callback(self._completing.discard)
                completing.add_done_callback(log_failure_of)
        self._after_turn()

    async def _with_task_done(self, incoming: Incoming, reply: Reply) -> Reply:
        """Where a reply cannot be updated later, an administrator waits for what she asked for."""
        whole = await asyncio.to_thread(self._assistant.renewed, incoming, reply) if reply.task else None
        return whole or reply

    async def drain(self, seconds: float) -> None:
        """Let the replies that are being completed become whole, for so long."""
        if self._completing:
            await asyncio.wait(self._completing, timeout=seconds)

    async def _send(self, turn_context: TurnContext, replies: Sequence[Reply]) -> list[str | None]:
        """The ids that the channel gave; none in a channel that takes the replies with the answer."""
        if not replies:
            return []
        to = turn_context.activity.from_property.id
        try:
            sent = await turn_context.send_activities([to_message(reply, self._texts, to) for reply in replies])
        except DeliveryFailedError as error:
            log.warning("a reply could not be delivered: %s", error)
            return []
        return [one.id for one in sent or ()]

    async def _complete(self, turn_context: TurnContext, incoming: Incoming, reply: Reply, activity_id: str) -> None:
        """Put the whole reply in the place of the one that was sent."""
        whole = await asyncio.to_thread(self._assistant.renewed, incoming, reply)
        if whole is None:
            return
        message = to_message(whole, self._texts, turn_context.activity.from_property.id)
        message.id = activity_id
        try:
            await turn_context.update_activity(message)
        except DeliveryFailedError as error:
            log.warning("a reply could not be completed: %s", error)


def _claims_to_be_a_tap(value: object) -> bool:
    return isinstance(value, dict) and "tap" in value
