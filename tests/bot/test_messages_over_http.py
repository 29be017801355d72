"""Whole conversations over HTTP: a real server, real requests, a real database, replies received by a real channel."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from bot.app import MESSAGES
from bot.config import Config
from tests.bot.people import HENRIK_ID, Person, row_counts, sample_config, served
from tests.bot.servers import LocalChannel
from tests.waiting import HANGS, eventually

CARD = "application/vnd.microsoft.card.adaptive"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Config:
    return sample_config(tmp_path_factory.mktemp("sample") / "sample.db")


@pytest.fixture
def config(filled: Config, tmp_path: Path) -> Config:
    """A database of its own for each test, filled once."""
    path = tmp_path / "clienteling.db"
    path.write_bytes(Path(filled.database.removeprefix("sqlite:///")).read_bytes())
    return filled.model_copy(update={"database": f"sqlite:///{path}"})


@pytest.fixture
async def client(config: Config) -> AsyncIterator[TestClient[Any, Any]]:
    async with served(config) as opened:
        yield opened


@pytest.fixture
def ingrid(client: TestClient[Any, Any], channel: LocalChannel) -> Person:
    return Person(client, channel.service_url)


async def refused(person: Person, status: int, code: str, activity: object = None, **request: Any) -> None:
    response = await person.post(activity, **request)
    body = await response.json()
    assert (response.status, body["error"]["code"]) == (status, code)
    assert set(body["error"]) == {"code", "message"}
    assert body["error"]["message"]


async def test_a_conversation_is_answered_at_the_service_url(
    ingrid: Person, channel: LocalChannel, config: Config
) -> None:
    before = row_counts(config)
    asked = ingrid.activity(text="who has a birthday next week")
    response = await ingrid.post(asked)
    assert (response.status, await response.text()) == (202, "")
    [listed] = channel.messages
    assert listed["replyToId"] == asked["id"]
    assert listed["attachments"][0]["contentType"] == CARD
    assert (listed["textFormat"], listed["speak"]) == ("plain", listed["text"])

    for text in ("note for Maria Lopez, prefers to be called after six", "undo"):
        assert (await ingrid.post(ingrid.activity(text=text))).status == 202
    assert len(channel.messages) == 3
    after = row_counts(config)
    assert after["note"] == before["note"]
    assert after["processed_message"] == before["processed_message"] + 3


async def test_the_same_conversation_is_answered_in_the_response_where_replies_are_expected(
    client: TestClient[Any, Any], config: Config
) -> None:
    before = row_counts(config)["note"]
    person = Person(client)
    [listed] = await person.say("who has a birthday next week")
    assert listed["attachments"][0]["content"]["type"] == "AdaptiveCard"
    assert listed["type"] == "message"
    assert "Maria Lopez" in await person.hear("note for Maria Lopez, prefers to be called after six")
    assert row_counts(config)["note"] == before + 1
    await person.hear("undo")
    assert row_counts(config)["note"] == before


async def test_a_repeated_delivery_changes_nothing_and_says_the_same_again(
    client: TestClient[Any, Any], config: Config
) -> None:
    before = row_counts(config)["note"]
    person = Person(client)
    replies = [await person.say("note for Maria Lopez, likes tea", id="delivered-twice") for _ in range(2)]
    assert replies[0] == replies[1]
    assert row_counts(config)["note"] == before + 1


async def test_messages_without_an_id_are_each_answered(client: TestClient[Any, Any], config: Config) -> None:
    before = row_counts(config)["note"]
    person = Person(client)
    for _ in range(2):
        await person.say("note for Maria Lopez, likes tea", id=None)
    assert row_counts(config)["note"] == before + 2


async def test_messages_that_arrive_while_one_is_answered_are_answered_in_their_order(
    ingrid: Person, channel: LocalChannel
) -> None:
    under_way = ingrid.client.app[MESSAGES]._turns._running
    channel.let_go.clear()
    activities = [ingrid.activity(text="help") for _ in range(8)]
    responses: list[asyncio.Task[Any]] = []
    for activity in activities:
        responses.append(asyncio.create_task(ingrid.post(activity)))
        await eventually(lambda: len(under_way) == len(responses))
    channel.let_go.set()
    await asyncio.gather(*responses)
    assert [message["replyToId"] for message in channel.messages] == [activity["id"] for activity in activities]


async def test_a_tap_on_a_card_is_carried_out(client: TestClient[Any, Any]) -> None:
    person = Person(client)
    [listed] = await person.say("show my client book")
    tapped = next(taps(listed["attachments"][0]["content"]))
    replies = await person.say("", value=tapped)
    assert replies[0]["attachments"][0]["contentType"] == CARD


def taps(card: Any) -> Any:
    """Every {"tap": …} on a card."""
    if isinstance(card, list):
        for item in card:
            yield from taps(item)
    elif isinstance(card, dict):
        if isinstance(card.get("data"), dict) and "tap" in card["data"]:
            yield card["data"]
        for item in card.values():
            yield from taps(item)


@pytest.mark.parametrize(
    "value",
    [
        {"tap": None},
        {"tap": "undo"},
        {"tap": {}},
        {"tap": {"frame": {"intent": "fly"}}},
        {"tap": {"frame": {"intent": "take_note", "text": 7}}},
        {"tap": {"frame": {"intent": "help", "more": 1}}},
        {"tap": {"frame": {"intent": "undo"}, "extra": 1}},
        {"other": 1},
        {},
        [],
        "a string",
        7,
        True,
    ],
)
async def test_a_submit_that_is_no_tap_of_ours_is_answered_and_changes_nothing(
    client: TestClient[Any, Any], config: Config, value: object
) -> None:
    before = row_counts(config)
    [reply] = await Person(client).say("", value=value)
    assert "nothing was changed" in reply["text"]
    assert row_counts(config) == before


async def test_a_value_beside_a_sentence_does_not_hide_the_sentence(client: TestClient[Any, Any]) -> None:
    person = Person(client)
    [reply] = await person.say("help", value={"from": "a menu"})
    assert reply["text"] == await person.hear("help")


async def test_somebody_who_is_not_known_is_told_so_and_nothing_is_kept(
    client: TestClient[Any, Any], config: Config
) -> None:
    before = row_counts(config)
    stranger = Person(client, aad_object_id="00000000-0000-4000-8000-999999999999")
    assert "do not know you" in await stranger.hear("who has a birthday next week")
    [reply] = await stranger.say("undo", **{"from": {"id": "29:guest"}})
    assert "do not know you" in reply["text"]
    assert row_counts(config) == before


async def test_who_is_met_is_greeted_once(ingrid: Person, channel: LocalChannel) -> None:
    bot, person = {"id": "28:bot"}, {"id": "29:ingrid", "aadObjectId": ingrid.aad_object_id}
    for added in ([bot], [person], [bot, person]):
        response = await ingrid.post(ingrid.activity(type="conversationUpdate", membersAdded=added))
        assert response.status == 202
    [greeting] = channel.messages
    assert "Ingrid" in greeting["text"]
    assert greeting["suggestedActions"]["actions"][0]["type"] == "imBack"


async def test_in_a_group_nobody_is_greeted_and_customer_data_is_declined(
    ingrid: Person, channel: LocalChannel
) -> None:
    group = {"id": "19:group@thread.v2", "conversationType": "groupChat", "isGroup": True}
    added = [{"id": "29:x", "aadObjectId": HENRIK_ID}]
    await ingrid.post(ingrid.activity(type="conversationUpdate", membersAdded=added, conversation=group))
    assert channel.messages == []
    mention = {"type": "mention", "text": "<at>Clienteling</at>", "mentioned": {"id": "28:bot", "name": "Clienteling"}}
    for conversation in (group, {"id": "19:channel@thread.tacv2", "conversationType": "channel"}):
        said = "<at>Clienteling</at>&nbsp;who has a birthday next week"
        await ingrid.post(ingrid.activity(text=said, conversation=conversation, entities=[mention]))
    assert len(channel.messages) == 2
    for message in channel.messages:
        assert "private chat" in message["text"]
        assert "attachments" not in message


async def test_a_mention_of_the_bot_does_not_disturb_the_sentence(client: TestClient[Any, Any]) -> None:
    person = Person(client)
    assert await person.hear("<at>Clienteling</at>&nbsp; help") == await person.hear("help")


@pytest.mark.parametrize(
    "kind",
    [
        "typing",
        "messageReaction",
        "event",
        "endOfConversation",
        "installationUpdate",
        "messageUpdate",
        "handoff",
        "nonsense",
    ],
)
async def test_an_activity_that_means_nothing_to_us_is_accepted_and_does_nothing(
    ingrid: Person, channel: LocalChannel, config: Config, kind: str
) -> None:
    before = row_counts(config)
    for activity in (ingrid.activity(type=kind, text="undo"), {"type": kind}):
        assert (await ingrid.post(activity)).status == 202
    assert channel.messages == []
    assert row_counts(config) == before


@pytest.mark.parametrize("name", ["adaptiveCard/action", "composeExtension/query", "task/fetch", "nonsense", None])
async def test_an_unknown_invoke_is_not_implemented(ingrid: Person, name: str | None) -> None:
    for value in ({"action": {"type": "Action.Execute", "verb": "x"}}, {}, None, "text"):
        assert (await ingrid.post(ingrid.activity(type="invoke", name=name, value=value))).status == 501


async def test_when_the_channel_does_not_take_the_reply_what_was_said_is_kept(
    client: TestClient[Any, Any], config: Config, caplog: pytest.LogCaptureFixture
) -> None:
    before = row_counts(config)["note"]
    person = Person(client, "http://127.0.0.1:9/")
    response = await person.post(person.activity(text="note for Maria Lopez, likes jasmine"))
    assert response.status == 202
    assert row_counts(config)["note"] == before + 1
    assert "could not be delivered" in caplog.text
    assert "jasmine" not in caplog.text


WEIRD = {
    "very long": "note for Maria Lopez " + "x" * 20_000,
    "very many words": "add " * 5_000,
    "emoji": "note for Maria Lopez 😀👩‍👩‍👧‍👦🇳🇴",
    "right to left": "שלום ‏مرحبا‎ who has a birthday next week",
    "SQL": "note for Maria Lopez'); DROP TABLE note; --",
    "HTML": "<script>alert(1)</script> <at>x <b>bold",
    "lone surrogate": "note for Maria Lopez, \ud800 likes \udfff tea",
    "NUL": "note for Maria Lopez, \x00 likes \x00 tea",
    "control characters": "\x01\x02\x1b[31m help \x7f",
    "white space": " \t\r\n\u00a0\u200b\u2028",
    "digits of other kinds": "shoe size of Maria Lopez is 3² ½ Ⅷ ٣٨ ⁶",
    "a number beyond all measure": "who has shoe size 99999999999999999999",
    "format characters": "%s %d {0} {name} $1 \\x",
    "combining": "Z\u0351\u0343\u0344a\u0300" * 500,
}


@pytest.mark.parametrize("what", WEIRD)
async def test_whatever_is_written_gets_a_clear_answer(client: TestClient[Any, Any], what: str) -> None:
    async with asyncio.timeout(HANGS):
        replies = await Person(client).say(WEIRD[what])
    assert replies
    assert all(reply["text"].strip() for reply in replies)
    assert not any("went wrong" in reply["text"] for reply in replies)


async def test_sql_in_a_note_is_kept_as_words(client: TestClient[Any, Any], config: Config) -> None:
    before = row_counts(config)
    await Person(client).say("note for Maria Lopez, Robert'); DROP TABLE note; --")
    assert row_counts(config)["note"] == before["note"] + 1


BAD_BODIES: dict[str, tuple[bytes, int, str]] = {
    "nothing": (b"", 400, "not_json"),
    "no JSON": (b"{'type': 'message'}", 400, "not_json"),
    "half": (b'{"type": "message", "text": "note for Maria', 400, "not_json"),
    "no UTF-8": (b'{"type": "\xff\xfe"}', 400, "not_json"),
    "nested endlessly": (b'{"a":' * 30_000 + b"1" + b"}" * 30_000, 400, "not_json"),
    "a list": (b'[{"type": "message"}]', 400, "not_an_object"),
    "null": (b"null", 400, "not_an_object"),
    "empty": (b"{}", 400, "missing_field"),
    "only a type": (b'{"type": "message"}', 400, "missing_field"),
    "too large": (b'{"text": "' + b"x" * 256 * 1024 + b'"}', 413, "too_large"),
    "5 MB": (b'{"text": "' + b"x" * 5_000_000 + b'"}', 413, "too_large"),
}


@pytest.mark.parametrize("what", BAD_BODIES)
async def test_a_bad_body_is_refused_and_nothing_is_stored(ingrid: Person, config: Config, what: str) -> None:
    before = row_counts(config)
    body, status, code = BAD_BODIES[what]
    await refused(ingrid, status, code, data=body, headers={"Content-Type": "application/json"})
    assert row_counts(config) == before


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "nonsense", ""]
)
async def test_another_content_type_is_refused(ingrid: Person, content_type: str) -> None:
    body = json.dumps(ingrid.activity(text="undo")).encode()
    await refused(ingrid, 415, "wrong_content_type", data=body, headers={"Content-Type": content_type})


async def test_a_content_type_with_a_charset_is_fine(ingrid: Person) -> None:
    body = json.dumps(ingrid.activity(text="help")).encode()
    response = await ingrid.post(data=body, headers={"Content-Type": "application/json; charset=utf-8"})
    assert response.status == 202


async def test_a_broken_or_exploding_compressed_body_is_refused(ingrid: Person) -> None:
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    await refused(ingrid, 413, "too_large", data=gzip.compress(b" " * 5_000_000), headers=headers)
    await refused(ingrid, 400, "not_json", data=b"no gzip at all", headers=headers)


@pytest.mark.parametrize(
    "changes",
    [
        {"text": 7},
        {"text": ["undo"]},
        {"from": ["29:ingrid"]},
        {"from": {"id": 7}},
        {"from": None},
        {"from": {}},
        {"conversation": None},
        {"conversation": "a:1"},
        {"conversation": {"id": "x" * 5_000}},
        {"serviceUrl": None},
        {"serviceUrl": 7},
        {"id": {"a": 1}},
        {"entities": "all"},
        {"channelData": "data"},
    ],
)
async def test_a_malformed_activity_is_refused_and_nothing_is_stored(
    ingrid: Person, config: Config, changes: dict[str, Any]
) -> None:
    before = row_counts(config)
    response = await ingrid.post(ingrid.activity(text="note for Maria Lopez, likes tea") | changes if None not in
                                 changes.values() else ingrid.activity(text="x", **changes))  # fmt: skip
    assert response.status == 400
    assert (await response.json())["error"]["code"] in ("missing_field", "invalid_field")
    assert row_counts(config) == before


@pytest.mark.parametrize(
    "service_url",
    ["https://evil.example/", "http://127.0.0.1.evil.example/", "http://127.0.0.1@evil.example/", "//evil.example/x",
     "ftp://127.0.0.1/", "file:///etc/passwd", "http://10.0.0.1/", "http://169.254.169.254/", "nonsense", "http://[::1",
     "http://u:p@127.0.0.1/", "http://0.0.0.0/", "http://localhost.evil.example/"],
)  # fmt: skip
async def test_in_development_replies_go_to_this_machine_only(
    client: TestClient[Any, Any], config: Config, service_url: str
) -> None:
    before = row_counts(config)
    person = Person(client, service_url)
    activity = person.activity(text="note for Maria Lopez, likes tea")
    await refused(person, 400, "foreign_service_url", activity)
    assert row_counts(config) == before


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:3978", "127.0.0.1.evil.example", "192.168.1.7:3978", "@"]
)
async def test_in_development_another_name_for_this_machine_is_refused(ingrid: Person, host: str) -> None:
    await refused(ingrid, 403, "foreign_host", ingrid.activity(text="undo"), headers={"Host": host})
    assert (await ingrid.client.get("/", headers={"Host": host})).status == 403


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://localhost:1", "http://127.0.0.1:1", "", "x"]
)
async def test_in_development_another_origin_is_refused(ingrid: Person, origin: str) -> None:
    await refused(ingrid, 403, "foreign_origin", ingrid.activity(text="undo"), headers={"Origin": origin})


async def test_in_development_our_own_page_is_served(ingrid: Person) -> None:
    own = str(ingrid.client.make_url("/")).rstrip("/")
    assert (await ingrid.post(ingrid.activity(text="help"), headers={"Origin": own})).status == 202
    assert (await ingrid.client.get("/")).status == 200


async def test_the_process_tells_that_it_is_alive_and_ready(client: TestClient[Any, Any]) -> None:
    assert (await (await client.get("/healthz")).json()) == {"status": "ok"}
    ready = {"status": "ok", "database": True, "key_vault": "not used", "insights": {"AURE": "off"}}
    assert (await (await client.get("/readyz")).json()) == ready


async def test_what_is_not_there_is_told_in_the_same_form(ingrid: Person) -> None:
    for method, path, status, code in (
        ("GET", "/nothing", 404, "not_found"),
        ("GET", "/api/messages", 405, "method_not_allowed"),
        ("DELETE", "/healthz", 405, "method_not_allowed"),
    ):
        response = await ingrid.client.request(method, path)
        assert (response.status, (await response.json())["error"]["code"]) == (status, code)
