"""Follow-ups: listed, opened, done, put off, handed to a colleague."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conversations.talking import Json, Talk
from tests.retailer import BO, HENRIK

Stored = Callable[[str], dict[str, Any]]
Somebody = Callable[[str], Any]

NADIA = "C00022"
TO_NADIA = "remind me to call Nadia Haddad on Friday at half past three"


def due(stored: Stored, account_number: str) -> list[str]:
    return [one["due"] for one in stored(account_number)["follow_ups"]]


def tapped(**slots: Any) -> Json:
    refinement = {"follow_up": slots.pop("said", {})}
    return {"tap": {"frame": {"intent": "correct", **slots}, "refinement": refinement}}


async def test_the_list_is_by_day_and_each_row_opens_the_follow_up(ingrid: Talk) -> None:
    await ingrid.say("remind me to steam the jackets on Friday")
    await ingrid.say("remind me to send Nadia Haddad the pendant tomorrow")
    listed = await ingrid.say("my follow ups")
    first = "“send Nadia Haddad the pendant” (Sun, 22 Nov 2026 · Nadia Haddad)"
    assert listed.text == f"2 follow-ups to do: {first} and “steam the jackets” (Fri, 27 Nov 2026)"
    opened = await ingrid.tap(listed.taps["send Nadia Haddad the pendant"])
    assert opened.text == "“send Nadia Haddad the pendant”, Sun, 22 Nov 2026, about Nadia Haddad"
    assert set(opened.taps) == {"Done", "Tomorrow", "Next week", "Open customer"}
    assert "nadia.haddad@" in (await ingrid.tap(opened.taps["Open customer"])).shown
    assert set((await ingrid.tap(listed.taps["steam the jackets"])).taps) == {"Done", "Tomorrow", "Next week"}


async def test_a_follow_up_is_done_and_put_off_by_its_buttons(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say(TO_NADIA)
    opened = await ingrid.tap((await ingrid.say("my follow ups")).taps["call Nadia Haddad"])
    moved = await ingrid.tap(opened.taps["Tomorrow"])
    assert moved.text == "Moved to Sun, 22 Nov 2026 15:30, about Nadia Haddad: “call Nadia Haddad”"
    await ingrid.tap(opened.taps["Next week"])
    assert due(stored, NADIA) == ["2026-11-23T15:30:00+01:00"]
    assert (await ingrid.tap(opened.taps["Done"])).text == "Done: “call Nadia Haddad”"
    assert stored(NADIA)["follow_ups"][0]["done"] is True
    for label in ("Done", "Tomorrow"):
        assert "no longer among your open ones" in (await ingrid.tap(opened.taps[label])).text


async def test_putting_off_is_undone_exactly(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say(TO_NADIA)
    before = stored(NADIA)["follow_ups"]
    opened = await ingrid.tap((await ingrid.say("my follow ups")).taps["call Nadia Haddad"])
    moved = await ingrid.tap(opened.taps["Next week"])
    undone = await ingrid.tap(moved.taps["Undo"])
    assert undone.text == "Taken back: the change of the follow-up (Nadia Haddad)."
    assert stored(NADIA)["follow_ups"] == before
    assert len(before) == 1


async def test_many_follow_ups_are_shown_a_page_at_a_time(ingrid: Talk) -> None:
    for number in range(12):
        await ingrid.say(f"remind me to wrap parcel {number} tomorrow")
    listed = await ingrid.say("my follow ups")
    assert listed.text.startswith("12 follow-ups to do. The first: “wrap parcel 0”")
    assert "1–10 of 12" in listed.shown
    assert "11–12 of 12" in (await ingrid.tap(listed.taps["Show more"])).shown
    assert "1–10 of 12" in (await ingrid.say("previous page")).shown
    assert "11–12 of 12" in (await ingrid.say("next")).shown


async def test_the_follow_ups_of_a_customer_are_those_to_be_done(ingrid: Talk) -> None:
    await ingrid.say(TO_NADIA)
    await ingrid.say("remind me to steam the jackets on Friday")
    listed = await ingrid.say("any reminders for Nadia Haddad")
    assert "One follow-up about Nadia Haddad: “call Nadia Haddad”" in listed.text
    assert (await ingrid.tap(listed.taps["call Nadia Haddad"])).text.startswith("“call Nadia Haddad”")


async def test_what_is_overdue_is_marked_and_named_beside_what_is_asked_for(ingrid: Talk, book_file: Path) -> None:
    await ingrid.say("remind me to call Nadia Haddad today at 11")
    with closing(sqlite3.connect(book_file)) as database, database:
        database.execute("UPDATE follow_up SET due_on = '2026-11-19', due_at = '2026-11-19 08:00:00'")
    await ingrid.say("remind me to steam the jackets tomorrow")
    listed = await ingrid.say("what's due tomorrow")
    assert listed.text == (
        "One follow-up due on Sun, 22 Nov 2026: “steam the jackets” (Sun, 22 Nov 2026). Another one is overdue."
    )
    overdue = "“call Nadia Haddad” (overdue since Thu, 19 Nov 2026 09:00 · Nadia Haddad)"
    assert overdue in (await ingrid.tap(listed.taps["Overdue ones"])).text
    assert overdue in (await ingrid.say("what's overdue")).text


async def test_a_colleague_gets_the_follow_up_in_her_list_and_undo_brings_it_back(
    ingrid: Talk, somebody: Somebody, stored: Stored
) -> None:
    bo = await somebody(BO)
    await ingrid.say(TO_NADIA)
    heard = await ingrid.tap(tapped(to_associates=[{"said": "Bo", "ids": [BO]}]))
    assert heard.text == (
        "Bo Larsen now has the follow-up “call Nadia Haddad”, due Fri, 27 Nov 2026 15:30, about Nadia Haddad."
    )
    assert "call Nadia Haddad" in (await bo.say("my follow ups")).text
    assert "no follow-ups" in (await ingrid.say("my follow ups")).text
    await ingrid.say("undo")
    assert "no follow-ups" in (await bo.say("my follow ups")).text
    assert "call Nadia Haddad" in (await ingrid.say("my follow ups")).text


async def test_what_the_colleague_did_since_is_not_undone(ingrid: Talk, somebody: Somebody, stored: Stored) -> None:
    bo = await somebody(BO)
    await ingrid.say(TO_NADIA)
    await ingrid.tap(tapped(to_associates=[{"said": "Bo", "ids": [BO]}]))
    await bo.say("done with Nadia Haddad")
    assert "was changed since" in (await ingrid.say("undo")).text
    assert stored(NADIA)["follow_ups"][0]["done"] is True


@pytest.mark.parametrize("number", ["000199", "999999"])
async def test_a_follow_up_never_goes_to_who_cannot_have_it(number: str, ingrid: Talk, stored: Stored) -> None:
    await ingrid.say(TO_NADIA)
    before = stored(NADIA)
    await ingrid.tap(tapped(to_associates=[{"said": "her", "ids": [number]}]))
    await ingrid.say("cancel")
    assert stored(NADIA) == before


async def test_nobody_else_changes_a_follow_up(ingrid: Talk, somebody: Somebody, stored: Stored) -> None:
    await ingrid.say(TO_NADIA)
    opened = await ingrid.tap((await ingrid.say("my follow ups")).taps["call Nadia Haddad"])
    henrik = await somebody(HENRIK)
    for label in ("Done", "Tomorrow", "Next week"):
        assert "no longer among your open ones" in (await henrik.tap(opened.taps[label])).text
    assert stored(NADIA)["follow_ups"][0]["done"] is False


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("push the reminder about Nadia Haddad to Monday", "2026-11-23T15:30:00+01:00"),
        ("move my follow-up with Nadia Haddad to next week", "2026-11-23T15:30:00+01:00"),
        ("push the reminder for Nadia Haddad to Monday at nine", "2026-11-23T09:00:00+01:00"),
        ("postpone the follow up with Nadia Haddad by a week", "2026-12-04T15:30:00+01:00"),
        ("move it to four o'clock", "2026-11-27T16:00:00+01:00"),
        ("push it back a week", "2026-12-04T15:30:00+01:00"),
        ("snooze the call reminder until tomorrow", "2026-11-22T15:30:00+01:00"),
    ],
)
async def test_a_follow_up_is_put_off_by_sentence(said: str, kept: str, ingrid: Talk, stored: Stored) -> None:
    await ingrid.say(TO_NADIA)
    heard = await ingrid.say(said)
    assert heard.text.startswith("Moved to ")
    assert due(stored, NADIA) == [kept]
    await ingrid.tap(heard.taps["Undo"])
    assert due(stored, NADIA) == ["2026-11-27T15:30:00+01:00"]


async def test_that_is_the_follow_up_just_set_or_shown(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("remind me to call Nadia Haddad on Friday")
    await ingrid.say("snooze that until Monday")
    assert due(stored, NADIA) == ["2026-11-23"]
    await ingrid.say("remind me to steam the jackets on Thursday")
    await ingrid.tap((await ingrid.say("my follow ups")).taps["call Nadia Haddad"])
    await ingrid.say("snooze that until next week")
    await ingrid.say("push it to Wednesday")
    assert due(stored, NADIA) == ["2026-11-25"]


async def test_after_a_list_a_place_is_enough(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("remind me to steam the jackets tomorrow")
    await ingrid.say("remind me to call Nadia Haddad on Friday")
    await ingrid.say("my follow ups")
    assert (await ingrid.say("push the second one to next week")).text.startswith(
        "Moved to Mon, 23 Nov 2026, about Nadia"
    )
    assert due(stored, NADIA) == ["2026-11-23"]
    await ingrid.say("my follow ups")
    assert (await ingrid.say("the second one")).text.startswith("“call Nadia Haddad”, Mon, 23 Nov 2026")
    assert (await ingrid.say("the second one is done")).text == "Done: “call Nadia Haddad”"
    assert (await ingrid.say("mark the fifth one done")).text == "There is nothing to choose from just now."


async def test_which_of_several_is_asked_and_nothing_changes_before(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("remind me to call Nadia Haddad on Friday")
    await ingrid.say("remind me to send Nadia Haddad the pendant on Thursday")
    asked = await ingrid.say("push the reminder about Nadia Haddad to Monday")
    assert asked.text.startswith("Which follow-up do you mean?")
    assert sorted(due(stored, NADIA)) == ["2026-11-26", "2026-11-27"]
    assert "“call Nadia Haddad”" in (await ingrid.say("the second one")).text
    assert sorted(due(stored, NADIA)) == ["2026-11-23", "2026-11-26"]


async def test_until_when_is_asked_where_it_was_not_said(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("remind me to call Nadia Haddad on Friday")
    assert (await ingrid.say("snooze the reminder about Nadia Haddad")).text == "When shall I remind you?"
    await ingrid.say("Monday")
    assert due(stored, NADIA) == ["2026-11-23"]


async def test_what_was_done_since_keeps_that_from_being_the_follow_up(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("remind me to call Nadia Haddad on Friday")
    await ingrid.say("note for Maria Lopez, she prefers gold")
    await ingrid.say("make it Monday")
    assert due(stored, NADIA) == ["2026-11-27"]


async def test_nothing_is_put_off_into_the_past(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say(TO_NADIA)
    before = stored(NADIA)
    for past in ("2026-11-19", "2026-11-21T09:00", ["2026-11-09", "2026-11-15"]):
        assert "is past, so I moved no follow-up" in (await ingrid.tap(tapped(due=past, said={"named": True}))).text
    assert stored(NADIA) == before


async def test_a_reminder_goes_to_a_colleague_by_sentence(ingrid: Talk, somebody: Somebody) -> None:
    bo = await somebody(BO)
    await ingrid.say("remind me to call Nadia Haddad on Friday")
    await ingrid.say("remind me to order ribbons on Thursday")
    assert (await ingrid.say("hand my reminder about Nadia Haddad to Bo")).text.startswith("Bo Larsen now has")
    assert (await ingrid.say("pass my reminder about ribbons on to Bo")).text == (
        "Bo Larsen now has the follow-up “order ribbons”, due Thu, 26 Nov 2026."
    )
    await ingrid.say("remind me to steam the jackets on Monday")
    assert (await ingrid.say("hand it to Bo")).text.startswith("Bo Larsen now has the follow-up “steam the jackets”")
    assert "3 follow-ups to do" in (await bo.say("my follow ups")).text


async def test_namesakes_without_a_follow_up_are_not_asked_about(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("remind me to call Maria Lund on Friday")
    assert (await ingrid.say("push the reminder about Maria to Monday")).text.startswith("Moved to Mon, 23 Nov 2026")
    assert (await ingrid.say("done with Maria")).text == "Done: “call Maria Lund”"


async def test_after_a_follow_up_was_taken_back_no_other_takes_its_place(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("remind me to call Nadia Haddad on Friday")
    await ingrid.say("note for Maria Lopez, she prefers gold")
    await ingrid.say("remind me to steam the jackets on Thursday")
    await ingrid.say("undo")
    await ingrid.say("make it Monday")
    assert due(stored, NADIA) == ["2026-11-27"]


async def test_another_customer_may_be_meant_after_all(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("remind me to call Nadia Haddad on Friday")
    await ingrid.say("remind me to call Maria Lund on Friday")
    await ingrid.say("push the reminder about Nadia Haddad to Monday")
    await ingrid.say("no, I meant Maria Lund")
    assert (due(stored, NADIA), due(stored, "C00002")) == (["2026-11-27"], ["2026-11-23"])


async def test_a_colleague_is_told_of_a_follow_up_handed_to_her(ingrid: Talk, somebody: Somebody) -> None:
    await ingrid.say("remind me on Friday to call Maria Lund")
    await ingrid.say("hand it to Bo")
    bo = await somebody(BO)
    heard = await bo.say("hello")
    assert "Ingrid Dahl handed you a follow-up about Maria Lund for Fri, 27 Nov 2026: “call Maria Lund”" in heard.text
