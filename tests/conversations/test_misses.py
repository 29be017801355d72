"""What was not understood is counted, with nobody in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

import pytest

from dialogs.assistant import Assistant
from storage.database import Database
from storage.misses import KEPT_FOR, MOST_KEPT, Misses
from storage.settings import UnderstandingSettings
from tests.conversations.talking import InProcess, Talk
from tests.retailer import INGRID, NOW, SETTINGS

DOUBTFUL = "note on preeya patel she is super picky about wrapping paper"
"""The name is one that is misspelt, so that she is asked whether it is meant."""


@pytest.fixture
def kept(book_file: Path) -> Any:
    def read() -> list[tuple[str, str, int]]:
        with closing(sqlite3.connect(book_file)) as connection:
            return connection.execute("SELECT text, outcome, times FROM miss ORDER BY times DESC, text").fetchall()

    return read


@pytest.fixture
def database(book_file: Path) -> Iterator[Database]:
    opened = Database(f"sqlite:///{book_file}")
    yield opened
    opened.close()


def assistant(database: Database, miss_log: Literal["off", "masked", "words"]) -> Assistant:
    understanding = UnderstandingSettings(miss_log=miss_log)
    entity = SETTINGS.legal_entities["AURE"].model_copy(update={"understanding": understanding})
    return Assistant(database, SETTINGS.model_copy(update={"legal_entities": {"AURE": entity}}))


async def test_what_was_declined_is_counted_without_the_people(ingrid: Talk, kept: Any) -> None:
    for said in ("what's the weather in Oslo", "what's the weather in Stockholm", "what is the capital of Quuxland"):
        assert "I did not understand that" in (await ingrid.say(said)).text
    assert kept() == [("what's the weather in {store}", "declined", 2), ("what is the capital of …", "declined", 1)]


async def test_what_was_understood_is_not_kept(ingrid: Talk, kept: Any) -> None:
    for said in (
        "note for Maria Lopez, she prefers gold",
        "undo",
        "thanks",
        "who likes shoes",
        "remove Otto Friday",
        "no",
    ):
        await ingrid.say(said)
    assert kept() == []


async def test_a_repeated_delivery_is_counted_once(ingrid: Talk, kept: Any) -> None:
    for _ in range(2):
        await ingrid.say("what's the weather like", activity_id="the-same")
    assert [times for *_, times in kept()] == [1]


async def test_an_answer_in_any_words_is_no_miss(ingrid: Talk, kept: Any) -> None:
    await ingrid.say("take a note for Maria Lopez")
    assert "Noted" in (await ingrid.say("what's the weather like")).text
    assert kept() == []


async def test_a_doubtful_reading_that_was_denied_is_counted(ingrid: Talk, kept: Any) -> None:
    asked = await ingrid.say(DOUBTFUL)
    assert "Yes" in asked.taps
    await ingrid.say("no")
    assert [(outcome, times) for _, outcome, times in kept()] == [("denied", 1)]
    assert not {"preeya", "patel"} & set(kept()[0][0].lower().split())


async def test_a_doubtful_reading_that_was_meant_is_no_miss(ingrid: Talk, kept: Any) -> None:
    await ingrid.say(DOUBTFUL)
    await ingrid.say("yes")
    assert kept() == []


async def test_a_tap_on_no_counts_too(ingrid: Talk, kept: Any) -> None:
    asked = await ingrid.say(DOUBTFUL)
    await ingrid.tap(asked.taps["No"])
    assert [outcome for _, outcome, _ in kept()] == ["denied"]


async def test_the_retailer_says_what_may_be_kept(database: Database, kept: Any) -> None:
    said = "is Maria Lopez's dachshund vaccinated"
    for miss_log, expected in (
        ("off", []),
        ("words", ["is {customer}'s dachshund vaccinated"]),
    ):
        talk = InProcess(assistant(database, miss_log), INGRID)  # type: ignore[arg-type]
        assert "did not understand" in (await talk.say(said)).text
        assert [text for text, *_ in kept()] == expected


async def test_what_may_no_longer_be_kept_is_forgotten(database: Database, kept: Any) -> None:
    await InProcess(assistant(database, "words"), INGRID).say("what's the weather like")
    assistant(database, "words").unasked.keep_time(NOW)
    assert kept()
    assistant(database, "masked").unasked.keep_time(NOW)
    assert not kept()


async def test_what_was_kept_while_more_was_allowed_is_not_counted(database: Database, kept: Any) -> None:
    await InProcess(assistant(database, "words"), INGRID).say(DOUBTFUL)
    assert "Cancelled" in (await InProcess(assistant(database, "masked"), INGRID).say("no")).text
    assert kept() == []


async def test_what_was_said_long_ago_is_forgotten(database: Database, kept: Any) -> None:
    talk = InProcess(assistant(database, "masked"), INGRID)
    await talk.say("what's the weather like")
    talk.assistant.unasked.keep_time(NOW + KEPT_FOR)
    assert kept()
    talk.assistant.unasked.keep_time(NOW + KEPT_FOR + timedelta(seconds=1))
    assert not kept()


def test_there_are_never_very_many(database: Database) -> None:
    with database.begin() as connection:
        misses = Misses(connection, "AURE")
        for number in range(MOST_KEPT + 5):
            misses.count(f"{number}", "declined", "masked", NOW + timedelta(seconds=number))
            if number == 0:
                misses.count("0", "declined", "masked", NOW)
        found = {one.text for one in misses.most_frequent(MOST_KEPT + 5)}
    assert len(found) == MOST_KEPT
    assert "0" in found, "it was said twice"
    assert "1" not in found


def test_nothing_of_one_legal_entity_is_found_in_another(database: Database) -> None:
    with database.begin() as connection:
        one, other = Misses(connection, "AURE"), Misses(connection, "OTHER")
        one.count("hm", "declined", "masked", NOW)
        (miss,) = one.most_frequent(5)
        assert other.get(miss.miss_id) is None
        assert not other.drop(miss.miss_id)
        other.forget(NOW, "off")
        assert one.most_frequent(5) == [miss]
