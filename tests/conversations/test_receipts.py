"""One receipt for what one message led to: each thing is changed or taken back by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.conversations.talking import Talk

Stored = Callable[[str], dict[str, Any]]

DEBRIEF = (
    "called Nadia Haddad yesterday about the coat, her shoe size is 38 and remind me on Friday to send the pendant"
)
NADIA = "C00022"
MARIA_LOPEZ, MARIA_LUND, MARIA_MULLER = "C00001", "C00002", "C00030"


def notes(stored: Stored, account_number: str) -> list[str]:
    return [note["text"] for note in stored(account_number)["notes"]]


async def test_a_debrief_comes_back_as_one_receipt_and_is_taken_back_as_one(ingrid: Talk, stored: Stored) -> None:
    before = stored(NADIA)
    heard = await ingrid.say(DEBRIEF)
    assert len(heard.text.splitlines()) == 3
    assert "Undo all" in heard.taps
    undone = await ingrid.tap(heard.taps["Undo all"])
    assert undone.text == "Taken back: the activity, the preference and the follow-up (Nadia Haddad)."
    after = stored(NADIA)
    assert {key: after[key] for key in after if key != "changes"} == {
        key: before[key] for key in before if key != "changes"
    }


async def test_a_correction_of_a_debrief_changes_what_has_that_slot(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say(DEBRIEF)
    heard = await ingrid.say("make it Monday")
    assert "Mon, 23 Nov 2026" in heard.text
    assert [one["due"] for one in stored(NADIA)["follow_ups"]] == ["2026-11-23"]
    assert stored(NADIA)["attributes"]["shoe_size"] == "38"


async def test_another_customer_takes_over_the_whole_debrief(ingrid: Talk, stored: Stored) -> None:
    before = stored(NADIA)
    await ingrid.say(DEBRIEF)
    await ingrid.say("no, I meant Sofia Rossi")
    sofia = stored("C00021")
    assert sofia["attributes"]["shoe_size"] == "38"
    assert sofia["follow_ups"][0]["text"] == "send the pendant"
    after = stored(NADIA)
    assert (after["attributes"], after["follow_ups"]) == (before["attributes"], before["follow_ups"])


async def test_undoing_a_correction_brings_back_what_was_corrected(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("note for Maria Lund, likes tea")
    heard = await ingrid.say("no, for Maria Müller")
    assert heard.text == "Instead of the note (Maria Lund) “likes tea”: Noted for Maria Müller: “likes tea”"
    assert (await ingrid.say("undo")).text == "Taken back: the correction (Maria Lund and Maria Müller)."
    assert "likes tea" in notes(stored, MARIA_LUND)
    assert "likes tea" not in notes(stored, MARIA_MULLER)
    await ingrid.say("undo")
    assert "likes tea" not in notes(stored, MARIA_LUND)


async def test_a_correction_of_a_correction_leaves_one_entry(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("remind me on Friday to call Maria Lund")
    await ingrid.say("make it Monday")
    await ingrid.say("make it Tuesday instead")
    assert [one["due"] for one in stored(MARIA_LUND)["follow_ups"]] == ["2026-11-24"]


async def test_the_change_button_asks_what_should_be_different(ingrid: Talk, stored: Stored) -> None:
    first = await ingrid.say("note for Maria Lopez, likes tea")
    asked = await ingrid.tap(first.taps["Change"])
    assert asked.text == "What should be different about the note? Say just that: a day, a name, other words."
    await ingrid.say("she likes green tea")
    assert len(notes(stored, MARIA_LOPEZ)) == 1
    assert "green tea" in notes(stored, MARIA_LOPEZ)[0]


async def test_a_change_that_is_cancelled_changes_nothing(ingrid: Talk, stored: Stored) -> None:
    first = await ingrid.say("note for Maria Lopez, likes tea")
    await ingrid.tap(first.taps["Change"])
    await ingrid.say("cancel")
    assert notes(stored, MARIA_LOPEZ) == ["likes tea"]


async def test_what_was_taken_back_is_not_changed_any_more(ingrid: Talk, stored: Stored) -> None:
    first = await ingrid.say("note for Maria Lopez, likes tea")
    await ingrid.say("undo")
    assert "too long ago" in (await ingrid.tap(first.taps["Change"])).text
    assert notes(stored, MARIA_LOPEZ) == []


async def test_the_other_one_is_the_one_that_was_not_chosen(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("note for Jon Smith, likes tea")
    await ingrid.say("the first one")
    assert "likes tea" in notes(stored, "C00003")
    await ingrid.say("no, the other one")
    assert "likes tea" not in notes(stored, "C00003")
    assert "likes tea" in notes(stored, "C00004")


async def test_of_several_others_it_is_asked_which(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("note for Maria, likes tea")
    await ingrid.say("Maria Lund")
    heard = await ingrid.say("no, the other Maria")
    assert "Maria Lopez" in heard.text
    assert "Maria Müller" in heard.text
    assert "Maria Lund" not in heard.text
    await ingrid.say("Müller")
    assert notes(stored, MARIA_MULLER).count("likes tea") == 1
    assert "likes tea" not in notes(stored, MARIA_LUND)


async def test_undoing_a_tick_gives_back_the_follow_up_with_its_time(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("remind me to call Maria Lopez tomorrow at 3 pm")
    await ingrid.say("done with Maria Lopez")
    assert stored(MARIA_LOPEZ)["follow_ups"][0]["done"]
    await ingrid.say("undo")
    (follow_up,) = stored(MARIA_LOPEZ)["follow_ups"]
    assert not follow_up["done"]
    assert "T15:00" in follow_up["due"]
