from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.activities import to_activity
from bot.received import read_activity
from bot.refusals import RefusedError

MESSAGE: dict[str, Any] = {
    "type": "message",
    "id": "1",
    "from": {"id": "29:ingrid", "aadObjectId": "00000000-0000-4000-8000-000000000110"},
    "recipient": {"id": "28:bot", "name": "Clienteling"},
    "conversation": {"id": "a:1", "conversationType": "personal", "tenantId": "T1"},
    "serviceUrl": "http://127.0.0.1:1/",
    "channelId": "msteams",
    "channelData": {"tenant": {"id": "t1"}},
    "text": "hello",
}


def code(body: bytes) -> str:
    with pytest.raises(RefusedError) as refusal:
        read_activity(body)
    assert refusal.value.status == 400
    return refusal.value.code


def with_field(path: str, value: object) -> bytes:
    activity = json.loads(json.dumps(MESSAGE))
    *parents, last = path.split(".")
    inner = activity
    for parent in parents:
        inner = inner[parent]
    inner[last] = value
    return json.dumps(activity).encode()


def test_an_activity_is_read_with_what_we_need_of_it() -> None:
    received = read_activity(json.dumps(MESSAGE | {"unheardOf": {"a": [1]}}).encode())
    assert received.sender
    assert received.sender.aad_object_id == "00000000-0000-4000-8000-000000000110"
    assert received.tenants == {"t1"}
    activity = to_activity(received)
    assert (activity.text, activity.service_url, activity.conversation.id) == ("hello", "http://127.0.0.1:1/", "a:1")


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"hello", b"\xff\xfe\x00", b"\x80abc", b'{"type": NaN', b"[" * 100_000, b'{"a":' * 5_000,
     b'{"n": 1e999}', b'{"n": ' + b"9" * 10_000 + b"}", b'{"a": ' + b"[" * 70 + b"]" * 70 + b"}"],
)  # fmt: skip
def test_what_is_not_json_is_refused(body: bytes) -> None:
    assert code(body) == "not_json"


@pytest.mark.parametrize("body", [b"[]", b"null", b'"text"', b"7", b"true"])
def test_json_that_is_no_object_is_refused(body: bytes) -> None:
    assert code(body) == "not_an_object"


@pytest.mark.parametrize("field", ["type", "from", "conversation", "serviceUrl"])
def test_a_missing_field_is_refused(field: str) -> None:
    activity = {name: value for name, value in MESSAGE.items() if name != field}
    assert code(json.dumps(activity).encode()) == "missing_field"


@pytest.mark.parametrize("field", ["from", "conversation", "serviceUrl"])
def test_an_empty_field_is_refused_like_a_missing_one(field: str) -> None:
    assert code(with_field(field, None)) == "missing_field"
    if field != "serviceUrl":
        assert code(with_field(field, {})) == "missing_field"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("type", 7),
        ("type", ""),
        ("type", ["message"]),
        ("id", 17),
        ("id", "x" * 401),
        ("text", 7),
        ("text", {"a": 1}),
        ("from", ["29:ingrid"]),
        ("from", "ingrid"),
        ("from.id", 3),
        ("from.aadObjectId", ["x"]),
        ("from.aadObjectId", "x" * 401),
        ("recipient", "bot"),
        ("conversation", "a:1"),
        ("conversation.id", ""),
        ("conversation.id", 1),
        ("conversation.id", "x" * 401),
        ("conversation.isGroup", "perhaps"),
        ("conversation.tenantId", 5),
        ("channelData", [1]),
        ("channelData.tenant", "t1"),
        ("serviceUrl", 80),
        ("channelId", {}),
        ("entities", {"type": "mention"}),
        ("entities", ["mention"]),
        ("attachments", "none"),
        ("membersAdded", [7]),
        ("deliveryMode", 1),
        ("textFormat", []),
    ],
)
def test_a_field_of_the_wrong_form_is_refused_and_named(path: str, value: object) -> None:
    with pytest.raises(RefusedError) as refusal:
        read_activity(with_field(path, value))
    assert (refusal.value.status, refusal.value.code) == (400, "invalid_field")
    assert str(refusal.value.values["field"]).startswith(path.split(".")[0])


def test_with_expected_replies_no_service_url_is_needed() -> None:
    activity = {name: value for name, value in MESSAGE.items() if name != "serviceUrl"} | {
        "deliveryMode": "expectReplies"
    }
    assert read_activity(json.dumps(activity).encode()).expects_replies


def test_an_activity_that_gets_no_answer_needs_only_a_type() -> None:
    assert read_activity(b'{"type": "endOfConversation"}').type == "endOfConversation"


def test_what_no_database_can_keep_is_replaced_and_everything_else_stays() -> None:
    body = (
        rb'{"type": "typing", "text": "nul \u0000 bell \u0007 c1 \u0085 lone \ud800 tab \t line \n '
        rb'\u0645\u0631\u062d\u0628\u0627 \ud83d\ude00", "value": {"k\u0000": ["\udfff"]}}'
    )
    received = read_activity(body)
    assert received.text == "nul � bell � c1 � lone � tab \t line \n مرحبا 😀"
    assert received.value == {"k�": ["�"]}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*MESSAGE, "id", "tenant"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@settings(max_examples=300)
@given(
    st.dictionaries(st.sampled_from([*MESSAGE, "value", "entities", "membersAdded", "attachments"]), JSON, max_size=5)
)
def test_any_json_is_either_read_or_refused(fields: dict[str, Any]) -> None:
    with suppress(RefusedError):
        to_activity(read_activity(json.dumps(MESSAGE | fields).encode()))
