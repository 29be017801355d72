"""What holds for every turn: repeats, strangers, groups, nonsense, long messages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dialogs.assistant import Assistant
from dialogs.conversation import Incoming
from storage.database import Database
from tests.conversations.talking import Talk
from tests.retailer import INGRID, NOW, SETTINGS, aad_object_id

Stored = Callable[[str], dict[str, Any]]


def incoming(text: str, **changes: Any) -> Incoming:
    known = {"conversation_id": "c", "activity_id": "1", "aad_object_id": aad_object_id(INGRID), "at": NOW}
    return Incoming(**{**known, "text": text, **changes})


async def test_a_repeated_message_is_answered_the_same_and_changes_nothing(ingrid: Talk, stored: Stored) -> None:
    first = await ingrid.say("note for Maria Lopez, she prefers gold", activity_id="again")
    second = await ingrid.say("note for Maria Lopez, she prefers gold", activity_id="again")
    assert first == second
    assert len(stored("C00001")["notes"]) == 1


async def test_nonsense_is_declined_and_changes_nothing(ingrid: Talk) -> None:
    heard = await ingrid.say("what is the weather like tomorrow")
    assert "changed nothing" in heard.text


async def test_undo_without_a_change_says_so(ingrid: Talk) -> None:
    assert (await ingrid.say("undo")).text == "There is nothing of yours to take back."


async def test_undo_goes_back_step_by_step(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("note for Maria Lopez, first")
    await ingrid.say("note for Maria Lopez, second")
    await ingrid.say("undo")
    assert [note["text"] for note in stored("C00001")["notes"]] == ["first"]
    await ingrid.say("undo")
    assert stored("C00001")["notes"] == []


async def test_undo_in_the_middle_of_a_question_keeps_the_question(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("note for Maria Lopez, first")
    await ingrid.say("take a note for Nadia Haddad")
    heard = await ingrid.say("undo")
    assert "Taken back: the note (Maria Lopez)." in heard.text
    assert "What shall I note about Nadia Haddad?" in heard.text
    await ingrid.say("likes tea")
    assert stored("C00022")["notes"][0]["text"] == "likes tea"


async def test_help_shows_what_this_person_may_say(ingrid: Talk) -> None:
    heard = await ingrid.say("help")
    assert "who has a birthday next week" in heard.text
    assert "undo" in heard.text


async def test_the_trail_says_who_did_what_and_that_it_was_undone(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("note for Maria Lopez, she prefers gold")
    await ingrid.say("undo")
    (change,) = stored("C00001")["changes"]
    assert (change["by"], change["what"], change["before"], change["undone"]) == (INGRID, "take_note", None, True)
    assert change["after"]["text"] == "she prefers gold"


@pytest.mark.parametrize("length", [5_000, 20_000])
async def test_a_message_that_is_too_long_is_refused_in_words(length: int, ingrid: Talk, stored: Stored) -> None:
    before = stored("C00001")
    assert "longer than" in (await ingrid.say(("note for Maria Lopez " * length)[:length])).text
    assert stored("C00001") == before


def test_a_stranger_learns_nothing(database: Database) -> None:
    (reply,) = Assistant(database, SETTINGS).answer(incoming("show my book", aad_object_id="nobody"))
    assert reply.text.startswith("I do not know you yet.")


def test_a_group_gets_no_customer_data(database: Database) -> None:
    (reply,) = Assistant(database, SETTINGS).answer(incoming("show my book", personal=False))
    assert "private chat only" in reply.text
    assert reply.card is None


def test_who_left_is_a_stranger(database: Database) -> None:
    (reply,) = Assistant(database, SETTINGS).answer(incoming("show my book", aad_object_id=aad_object_id("000199")))
    assert reply.text.startswith("I do not know you yet.")


def test_an_empty_message_is_answered(database: Database) -> None:
    (reply,) = Assistant(database, SETTINGS).answer(incoming("   "))
    assert "Write or dictate" in reply.text
