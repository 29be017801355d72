"""Earlier changes are taken back by what they were, whom they concern, and when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.conversations.talking import Talk
from tests.retailer import BO, HENRIK

Stored = Callable[[str], dict[str, Any]]
Somebody = Callable[[str], Any]


def notes(stored: Stored, account_number: str) -> list[str]:
    return [note["text"] for note in stored(account_number)["notes"]]


async def test_the_note_for_one_customer_is_taken_back_though_others_came_later(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("note for Maria Lopez, likes tea")
    await ingrid.say("note for Sofia Rossi, likes tea")
    assert (await ingrid.say("undo the note for Maria Lopez")).text == "Taken back: the note (Maria Lopez)."
    assert notes(stored, "C00001") == []
    assert "likes tea" in notes(stored, "C00021")


async def test_the_last_change_of_a_kind_is_taken_back(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("note for Maria Lopez, likes tea")
    await ingrid.say("called Sofia Rossi")
    await ingrid.say("undo the note")
    assert notes(stored, "C00001") == []
    assert stored("C00021")["activities"][0]["at"].startswith("2026-11-21")


async def test_of_several_it_is_asked_which(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("note for Maria Lopez, has a dog")
    await ingrid.say("note for Maria Lopez, has a cat")
    heard = await ingrid.say("undo the note for Maria Lopez")
    assert "“has a cat”" in heard.text
    assert "“has a dog”" in heard.text
    await ingrid.say("the second one")
    assert notes(stored, "C00001") == ["has a cat"]


async def test_a_change_that_nobody_made_is_not_taken_back(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("note for Maria Lopez, has a dog")
    assert "took nothing back" in (await ingrid.say("undo the call with Maria Lopez")).text
    assert "took nothing back" in (await ingrid.say("undo the note for Maria Lopez of last week")).text
    assert notes(stored, "C00001") == ["has a dog"]


async def test_the_move_of_this_morning_is_taken_back_after_a_yes(somebody: Somebody, stored: Stored) -> None:
    henrik = await somebody(HENRIK)
    await henrik.say("move Otto Friday and Maria Lopez to Bo")
    await henrik.say("yes")
    await henrik.say("note for Sofia Rossi, likes tea")
    assert "Take back moving between client books" in (await henrik.say("undo the move of this morning")).text
    assert stored("C00001")["books"][0]["personnel_number"] == BO
    await henrik.say("yes")
    assert stored("C00001")["books"][0]["personnel_number"] != BO
    assert "likes tea" in notes(stored, "C00021")


async def test_nobody_takes_back_what_a_colleague_did(ingrid: Talk, somebody: Somebody, stored: Stored) -> None:
    await ingrid.say("note for Maria Lopez, has a dog")
    bo = await somebody(BO)
    assert "took nothing back" in (await bo.say("undo the note for Maria Lopez")).text
    assert notes(stored, "C00001") == ["has a dog"]


async def test_a_note_that_is_cancelled_can_be_taken_up_again(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("note for Xaverius Quux, wants the red box")
    cancelled = await ingrid.say("cancel")
    again = await ingrid.tap(cancelled.taps["Take it up again"])
    assert "Whom do you mean?" in again.text
    await ingrid.say("Maria Lund")
    assert "wants the red box" in notes(stored, "C00002")


async def test_a_note_that_is_no_longer_asked_about_can_be_taken_up_again(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("note for Xaverius Quux, wants the red box")
    await ingrid.say("who has a birthday next week")
    let_go = await ingrid.say("who has a birthday next week")
    assert "“wants the red box”" in let_go.text
    await ingrid.tap(let_go.taps["Take it up again"])
    await ingrid.say("Maria Lund")
    assert "wants the red box" in notes(stored, "C00002")


async def test_a_refusal_says_which_right_is_missing_and_who_has_it(ingrid: Talk) -> None:
    heard = await ingrid.say("give Maria Lopez to Bo")
    assert "moving customers between books" in heard.text
    assert "Ask Henrik Voss" in heard.text
