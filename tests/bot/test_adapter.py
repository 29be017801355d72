from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import aiohttp
import pytest
from aiohttp import web
from botbuilder.core import InvokeResponse, TurnContext
from botbuilder.schema import Activity, ChannelAccount, ConversationAccount, ConversationReference

from bot.activities import to_message
from bot.adapter import ChannelAdapter, Logic
from bot.connector import Connector, DeliveryFailedError
from dialogs.conversation import ListCard, ListRow, Reply, Tap
from dialogs.frame import Frame, Intent
from dialogs.language.texts import texts_for
from storage.access_token import AccessToken
from tests.bot.servers import LocalChannel, OpenIdService, signed_in

TEXTS = texts_for("en-GB")


@pytest.fixture
def adapter(session: aiohttp.ClientSession) -> ChannelAdapter:
    return ChannelAdapter(Connector(session, None))


@pytest.fixture
def pauses() -> list[float]:
    """Seconds that were let go by."""
    return []


@pytest.fixture
def pausing(session: aiohttp.ClientSession, pauses: list[float]) -> ChannelAdapter:
    """Its pauses are over at once."""

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    return ChannelAdapter(Connector(session, None, pause))


def incoming(channel: LocalChannel, **changes: object) -> Activity:
    fields = {
        "type": "message",
        "id": "in/1",
        "channel_id": "msteams",
        "service_url": channel.service_url,
        "conversation": ConversationAccount(id="19:a;messageid=1@thread.v2"),
        "from_property": ChannelAccount(id="29:ingrid"),
        "recipient": ChannelAccount(id="28:bot"),
        "text": "hello",
    }
    return Activity(**fields | changes)


def saying(*replies: Reply) -> Logic:
    async def logic(context: TurnContext) -> None:
        await context.send_activities([to_message(reply, TEXTS) for reply in replies])

    return logic


async def test_replies_go_to_the_service_url_in_their_order(adapter: ChannelAdapter, channel: LocalChannel) -> None:
    outcome = await adapter.process(incoming(channel), saying(Reply(text="one"), Reply(text="two")))
    assert outcome.replies == ()
    assert [message["text"] for message in channel.messages] == ["one", "two"]
    assert {(delivery.method, delivery.path) for delivery in channel.deliveries} == {
        ("POST", "/teams/v3/conversations/19%3Aa%3Bmessageid%3D1%40thread.v2/activities/in%2F1")
    }


async def test_a_reply_is_addressed_plain_and_complete(adapter: ChannelAdapter, channel: LocalChannel) -> None:
    card = ListCard(title="*Mine*", rows=(ListRow(title="Maria <b>", tap=Tap(frame=Frame(intent=Intent.HELP))),))
    await adapter.process(incoming(channel), saying(Reply(text="Which _one_?", card=card, suggestions=("the first",))))
    [message] = channel.messages
    assert message["type"] == "message"
    assert (message["from"]["id"], message["recipient"]["id"]) == ("28:bot", "29:ingrid")
    assert message["replyToId"] == "in/1"
    assert (message["text"], message["speak"], message["textFormat"]) == ("Which _one_?", "Which _one_?", "plain")
    assert message["inputHint"] == "expectingInput"
    [attachment] = message["attachments"]
    assert attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
    assert attachment["content"]["type"] == "AdaptiveCard"
    assert message["suggestedActions"]["actions"] == [{"type": "imBack", "title": "the first", "value": "the first"}]


async def test_a_statement_accepts_input_and_does_not_ask_for_it(
    adapter: ChannelAdapter, channel: LocalChannel
) -> None:
    await adapter.process(incoming(channel), saying(Reply(text="Kept.")))
    assert channel.messages[0]["inputHint"] == "acceptingInput"
    assert "attachments" not in channel.messages[0]


async def test_with_expected_replies_they_are_collected_and_nothing_is_sent(
    adapter: ChannelAdapter, channel: LocalChannel
) -> None:
    outcome = await adapter.process(
        incoming(channel, delivery_mode="expectReplies"), saying(Reply(text="one"), Reply(text="two"))
    )
    assert [reply.serialize()["text"] for reply in outcome.replies] == ["one", "two"]
    assert channel.deliveries == []


async def test_an_invoke_gets_its_answer(adapter: ChannelAdapter, channel: LocalChannel) -> None:
    async def logic(context: TurnContext) -> None:
        await context.send_activity(Activity(type="invokeResponse", value=InvokeResponse(status=200, body={"a": 1})))

    outcome = await adapter.process(incoming(channel, type="invoke"), logic)
    assert outcome.invoke
    assert (outcome.invoke.status, outcome.invoke.body) == (200, {"a": 1})
    assert channel.deliveries == []


async def test_an_activity_can_be_replaced_and_deleted(adapter: ChannelAdapter, channel: LocalChannel) -> None:
    async def logic(context: TurnContext) -> None:
        await context.update_activity(Activity(type="message", id="sent-1", text="new"))
        await context.delete_activity("sent-1")

    await adapter.process(incoming(channel, conversation=ConversationAccount(id="c")), logic)
    assert [(delivery.method, delivery.path) for delivery in channel.deliveries] == [
        ("PUT", "/teams/v3/conversations/c/activities/sent-1"),
        ("DELETE", "/teams/v3/conversations/c/activities/sent-1"),
    ]


async def test_a_message_that_nobody_asked_for_is_no_reply(adapter: ChannelAdapter, channel: LocalChannel) -> None:
    reference = ConversationReference(
        service_url=channel.service_url,
        channel_id="msteams",
        conversation=ConversationAccount(id="c"),
        user=ChannelAccount(id="29:ingrid"),
        bot=ChannelAccount(id="28:bot"),
    )
    await adapter.continue_conversation(reference, saying(Reply(text="Good morning")))
    [delivery] = channel.deliveries
    assert delivery.path == "/teams/v3/conversations/c/activities"
    assert "replyToId" not in delivery.body
    assert delivery.body["recipient"]["id"] == "29:ingrid"


@pytest.mark.parametrize("form", ["seconds", "date"])
async def test_too_many_requests_are_waited_for_as_the_channel_says(
    pausing: ChannelAdapter, pauses: list[float], channel: LocalChannel, form: str
) -> None:
    at_once = format_datetime(datetime.now(UTC) - timedelta(seconds=2), usegmt=True)
    channel.answers.append(web.Response(status=429, headers={"Retry-After": "20" if form == "seconds" else at_once}))
    await pausing.process(incoming(channel), saying(Reply(text="one"), Reply(text="two")))
    assert pauses == [20.0 if form == "seconds" else 0.0]
    assert [message["text"] for message in channel.messages] == ["one", "two"]


async def test_a_channel_that_does_not_say_how_long_is_given_longer_each_time(
    pausing: ChannelAdapter, pauses: list[float], channel: LocalChannel
) -> None:
    channel.answers.extend(web.Response(status=429) for _ in range(4))
    await pausing.process(incoming(channel), saying(Reply(text="one")))
    assert pauses == [1.0, 2.0, 4.0, 8.0]


async def test_waiting_has_an_end(pausing: ChannelAdapter, pauses: list[float], channel: LocalChannel) -> None:
    channel.answers.append(web.Response(status=429, headers={"Retry-After": "3600"}))
    with pytest.raises(DeliveryFailedError):
        await pausing.process(incoming(channel), saying(Reply(text="one")))
    assert pauses == []


@pytest.mark.parametrize("status", [400, 403, 413, 500, 503, 307])
async def test_any_other_failure_is_not_tried_again(
    adapter: ChannelAdapter, channel: LocalChannel, status: int
) -> None:
    channel.answers.append(web.Response(status=status, headers={"Location": "/elsewhere"}))
    with pytest.raises(DeliveryFailedError):
        await adapter.process(incoming(channel), saying(Reply(text="one")))
    assert channel.deliveries == []


async def test_a_channel_that_is_not_there_is_a_failed_delivery(adapter: ChannelAdapter, channel: LocalChannel) -> None:
    with pytest.raises(DeliveryFailedError):
        await adapter.process(incoming(channel, service_url="http://127.0.0.1:9/"), saying(Reply(text="one")))


async def test_the_bots_token_goes_with_every_message_and_a_refused_one_is_renewed_once(
    session: aiohttp.ClientSession, channel: LocalChannel, open_id: OpenIdService
) -> None:
    token = AccessToken(signed_in(session, open_id))
    adapter = ChannelAdapter(Connector(session, token))
    await adapter.process(incoming(channel), saying(Reply(text="one")))
    channel.answers.append(web.Response(status=401))
    await adapter.process(incoming(channel), saying(Reply(text="two")))
    channel.answers.extend([web.Response(status=401), web.Response(status=401)])
    with pytest.raises(DeliveryFailedError):
        await adapter.process(incoming(channel), saying(Reply(text="three")))
    assert [delivery.authorization for delivery in channel.deliveries] == ["Bearer token-1", "Bearer token-2"]


async def test_without_a_token_nothing_is_sent(
    session: aiohttp.ClientSession, channel: LocalChannel, open_id: OpenIdService
) -> None:
    open_id.broken = True
    token = AccessToken(signed_in(session, open_id))
    with pytest.raises(DeliveryFailedError):
        await ChannelAdapter(Connector(session, token)).process(incoming(channel), saying(Reply(text="one")))
    assert channel.deliveries == []
