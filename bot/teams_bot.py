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
from botbuilder.schema import Activity, ChannelAccount
from pydantic import ValidationError

from bot.activities import address, is_personal, to_message
from bot.connector import DeliveryFailedError
from dialogs.assistant import Assistant
from dialogs.conversation import Incoming, Reply, Tap
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
        await self._send(turn_context, await loop.run_in_executor(self._executor, self._assistant.answer, incoming))
        self._after_turn()

    async def _send(self, turn_context: TurnContext, replies: Sequence[Reply]) -> None:
        if not replies:
            return
        to = turn_context.activity.from_property.id
        try:
            await turn_context.send_activities([to_message(reply, self._texts, to) for reply in replies])
        except DeliveryFailedError as error:
            log.warning("a reply could not be delivered: %s", error)


def _claims_to_be_a_tap(value: object) -> bool:
    return isinstance(value, dict) and "tap" in value
