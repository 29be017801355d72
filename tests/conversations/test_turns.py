"""What holds for every turn: repeats, strangers, groups, nonsense, long messages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dialogs.assistant import Assistant
from dialogs.conversation import Incoming
from storage.database import Database
from tests.conversations.talking import Talk
from tests.retailer import BO, HENRIK, INGRID, NOW, SETTINGS, aad_object_id

Stored = Callable[[str], dict[str, Any]]
Somebody = Callable[[str], Any]


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


async def test_what_is_told_of_a_customer_and_asks_for_nothing_is_offered_as_a_note(
    ingrid: Talk, stored: Stored
) -> None:
    heard = await ingrid.say("Maria Lopez is a vegetarian")
    assert "is a vegetarian" in heard.text
    assert stored("C00001")["notes"] == []
    await ingrid.say("yes")
    assert [note["text"] for note in stored("C00001")["notes"]] == ["is a vegetarian"]


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


async def test_a_whole_new_wish_takes_nothing_from_an_open_question(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("remind me to call Nadia Haddad")
    heard = await ingrid.say("remind me to call Zara Hanssen tomorrow at 3")
    assert "about Zara Hanssen: “call Zara Hanssen”" in heard.text
    assert heard.text.endswith("When shall I remind you?")
    assert stored("C00022")["follow_ups"] == []


async def test_a_note_for_somebody_else_is_no_answer_to_a_question(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("show me Nadia Haddad")
    await ingrid.say("set her shoe size")
    await ingrid.say("note for Zara Hanssen: wait list for the tote")
    assert stored("C00029")["notes"][0]["text"] == "wait list for the tote"


async def test_an_open_question_is_let_go_in_the_end_and_says_what_was_not_kept(ingrid: Talk, stored: Stored) -> None:
    before = stored("C00001")
    await ingrid.say("note for Maria, likes scarves")
    assert "Which “Maria” do you mean?" in (await ingrid.say("who has a birthday next week")).text
    heard = await ingrid.say("who has a birthday next week")
    assert "kept nothing of “likes scarves”" in heard.text
    assert "Which" not in (await ingrid.say("who has a birthday next week")).text
    assert stored("C00001") == before


async def test_a_confirmation_does_not_wait_behind_another_wish(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("remove Otto Friday from my book")
    assert "Nothing was changed." in (await ingrid.say("show me Nadia Haddad")).text
    assert "Remove Nadia Haddad" in (await ingrid.say("remove her from my book")).text
    await ingrid.say("no")
    assert "no open question" in (await ingrid.say("yes")).text
    assert stored("C00019")["books"]


async def test_undo_withdraws_a_question_that_waits_for_a_yes(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("note for Maria Lopez, first")
    await ingrid.say("remove Otto Friday from my book")
    assert (await ingrid.say("undo")).text == "Cancelled. Nothing was changed."
    assert [note["text"] for note in stored("C00001")["notes"]] == ["first"]


async def test_a_correction_says_what_was_taken_back_and_what_was_kept(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("Nadia Haddad's shoe size is 39")
    heard = await ingrid.say("no I meant Maria Lopez")
    assert heard.text == "Instead of the preference (Nadia Haddad): Kept for Maria Lopez: Shoe size 39."
    assert stored("C00001")["attributes"]["shoe_size"] == "39"
    assert stored("C00022")["attributes"].get("shoe_size") != "39"


async def test_a_correction_after_several_things_changes_only_the_last(ingrid: Talk, stored: Stored) -> None:
    before = len(stored("C00022")["activities"])
    await ingrid.say("called Nadia Haddad yesterday about the coat and her shoe size is 38")
    await ingrid.say("no, I meant 39")
    assert len(stored("C00022")["activities"]) == before + 1
    assert stored("C00022")["attributes"]["shoe_size"] == "39"


async def test_undo_takes_back_all_of_one_sentence_and_a_button_only_its_own(ingrid: Talk, stored: Stored) -> None:
    before = stored("C00022")
    await ingrid.say("called Nadia Haddad yesterday about the coat and her shoe size is 38")
    await ingrid.say("undo")
    after = stored("C00022")
    assert (after["activities"], after["attributes"]) == (before["activities"], before["attributes"])


async def test_a_correction_that_is_not_finished_leaves_what_was_kept(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("note for Nadia Haddad, allergic to nickel")
    assert "Which “Maria” do you mean?" in (await ingrid.say("no, I meant Maria")).text
    assert (await ingrid.say("cancel")).text == "Cancelled. Nothing was changed."
    assert stored("C00022")["notes"][0]["text"] == "allergic to nickel"


async def test_undo_says_so_when_a_colleague_has_the_customer_by_now(somebody: Somebody, stored: Stored) -> None:
    ingrid, bo = await somebody(INGRID), await somebody(BO)
    await ingrid.say("remove Otto Friday from my book")
    await ingrid.say("yes")
    await bo.say("add Otto Friday to my book")
    assert "was changed since" in (await ingrid.say("undo")).text
    assert [book["personnel_number"] for book in stored("C00019")["books"]] == [BO]


async def test_a_yes_holds_only_for_what_was_shown(somebody: Somebody, stored: Stored) -> None:
    henrik, linnea = await somebody(HENRIK), await somebody("000102")
    assert "from Ingrid Dahl’s client book?" in (await henrik.say("remove Otto Friday from the book")).text
    await linnea.say("give Otto Friday to Carla Mendes")
    await linnea.say("yes")
    assert "from Carla Mendes’s client book?" in (await henrik.say("yes")).text
    assert [book["personnel_number"] for book in stored("C00019")["books"]] == ["000112"]


async def test_a_tap_on_another_card_is_no_answer(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("note for Maria, likes scarves")
    card = await ingrid.say("show me Nadia Haddad")
    assert "What shall I note about Nadia Haddad?" in (await ingrid.tap(card.taps["Take a note"])).text
    await ingrid.say("loves tea")
    assert stored("C00022")["notes"][0]["text"] == "loves tea"


async def test_who_was_meant_can_be_corrected_before_the_words_are_said(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("take a note for Maria Lopez")
    assert "What shall I note about Maria Lund?" in (await ingrid.say("no, I meant Maria Lund")).text
    await ingrid.say("came in with Otto Friday, her husband")
    assert stored("C00002")["notes"][0]["text"] == "came in with Otto Friday, her husband"
    assert stored("C00001")["notes"] == []


async def test_what_was_so_already_offers_no_undo(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("Nadia Haddad's shoe size is 38")
    await ingrid.say("note for Nadia Haddad, loves tea")
    again = await ingrid.say("Nadia Haddad's shoe size is 38")
    assert (again.text, again.taps) == ("Preference · Nadia Haddad: it was so already, nothing was changed.", {})
    await ingrid.say("undo")
    assert "loves tea" not in [note["text"] for note in stored("C00022")["notes"]]


@pytest.mark.parametrize(
    "frame",
    [
        {"intent": "take_note", "customers": [{"said": "x", "ids": ["C99999"]}], "text": "hello"},
        {"intent": "show_customer", "customers": [{"said": "x", "ids": ["C99999"]}]},
        {"intent": "show_book", "filters": [{"field": "shoe_size", "op": "greater", "value": "abc"}]},
        {"intent": "show_book", "filters": [{"field": "birthday", "op": "between", "value": ["x", "y"]}]},
        {"intent": "show_book", "book": "associate", "associate": {"said": "x", "ids": ["nobody"]}},
        {"intent": "log_activity", "customers": [{"said": "x", "ids": ["C00001"]}], "activity_type": "dance"},
        {"intent": "set_attribute", "customers": [{"said": "x", "ids": ["C00001"]}], "attribute": "x", "value": "y"},
        {"intent": "reassign_customers", "whole_book": True, "to_associates": [{"said": "me", "self": True}]},
    ],
    ids=str,
)
async def test_a_forged_button_is_answered_in_words_and_changes_nothing(
    frame: dict[str, Any], ingrid: Talk, stored: Stored
) -> None:
    before = stored("C00001")
    heard = await ingrid.tap({"tap": {"frame": frame}})
    assert heard.text
    assert "went wrong" not in heard.text
    assert stored("C00001") == before


async def test_her_is_asked_for_after_a_list_of_several(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("show me Nadia Haddad")
    await ingrid.say("who has a birthday next week")
    assert (await ingrid.say("note for her, likes tea")).text == "For which customer is the note?"


async def test_ten_wishes_may_wait_and_the_others_are_let_go_in_words(ingrid: Talk) -> None:
    maria = {"said": "Maria", "ids": ["C00001", "C00002"]}
    for number in range(11):
        frame = {"intent": "take_note", "customers": [maria], "text": f"note {number}"}
        heard = await ingrid.tap({"tap": {"frame": frame}})
    assert "kept nothing of “note 0”" in heard.text
