"""Notices wait for their time, are told by one only, and are gone when they were."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection

from storage import notices
from storage.conversations import Conversations
from storage.database import Database
from storage.notices import FIRST_PAUSE, MOST_ATTEMPTS, Notices
from tests.retailer import BO, INGRID, NOW

ADDRESS = {"conversation": {"id": "a:1"}}
REPLY = {"text": "Henrik Voss moved a customer."}


@pytest.fixture
def connection(database: Database) -> Iterator[Connection]:
    with database.begin() as opened:
        yield opened


def wrote(connection: Connection, conversation: str, minutes: int = 0, address: dict[str, Any] | None = None) -> None:
    at = NOW + timedelta(minutes=minutes)
    Conversations(connection, "AURE", INGRID).save(conversation, 1, {}, address or ADDRESS, at)


def test_without_a_known_conversation_it_waits_for_the_persons_next_message(connection: Connection) -> None:
    box = Notices(connection, "AURE")
    box.put(INGRID, REPLY, NOW)
    assert notices.due(connection, ["AURE"], NOW) == []
    assert box.take(BO) == []
    assert box.take(INGRID) == [REPLY]
    assert box.take(INGRID) == []


def test_it_goes_to_the_latest_conversation_of_the_person(connection: Connection) -> None:
    wrote(connection, "a:old")
    wrote(connection, "a:new", minutes=1, address={"conversation": {"id": "a:new"}})
    Notices(connection, "AURE").put(INGRID, REPLY, NOW)
    [one] = notices.due(connection, ["AURE"], NOW)
    assert notices.address(connection, one) == {"conversation": {"id": "a:new"}}


def test_only_one_of_two_processes_tells_it(connection: Connection) -> None:
    wrote(connection, "a:1")
    Notices(connection, "AURE").put(INGRID, REPLY, NOW)
    [one] = notices.due(connection, ["AURE"], NOW)
    assert notices.claim(connection, one, NOW) == REPLY
    assert notices.claim(connection, one, NOW) is None
    notices.delivered(connection, one)
    assert Notices(connection, "AURE").take(INGRID) == []


def test_after_a_failure_it_is_due_again_later_and_later_and_then_only_with_her_next_message(
    connection: Connection,
) -> None:
    wrote(connection, "a:1")
    Notices(connection, "AURE").put(INGRID, REPLY, NOW)
    now = NOW
    for attempt in range(MOST_ATTEMPTS):
        [one] = notices.due(connection, ["AURE"], now)
        assert notices.claim(connection, one, now) == REPLY
        assert notices.due(connection, ["AURE"], now) == []
        now += FIRST_PAUSE * 2**attempt
    assert notices.due(connection, ["AURE"], now + timedelta(days=1)) == []
    assert Notices(connection, "AURE").take(INGRID) == [REPLY]


def test_a_conversation_that_is_gone_is_forgotten(connection: Connection) -> None:
    wrote(connection, "a:1")
    Notices(connection, "AURE").put(INGRID, REPLY, NOW)
    [one] = notices.due(connection, ["AURE"], NOW)
    notices.claim(connection, one, NOW)
    notices.unreachable(connection, one, "a:1", NOW)
    assert notices.address(connection, one) is None
    assert notices.due(connection, ["AURE"], NOW) == []


def test_nothing_is_due_in_another_legal_entity(connection: Connection) -> None:
    wrote(connection, "a:1")
    Notices(connection, "AURE").put(INGRID, REPLY, NOW)
    assert notices.due(connection, ["OTHER"], NOW) == []
