"""One customer: card, timeline, notes, activities, preferences, follow-ups."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.conversations.talking import Talk
from tests.retailer import INGRID

Stored = Callable[[str], dict[str, Any]]

HOSTILE = [
    "she said <script>alert(1)</script> & **bold** [x](javascript:alert(1))",
    "'; DROP TABLE customer; --",
    "مرحبا بالعالم \u202e reversed",
    "loves 🌹🌹🌹 and 👩‍👩‍👧",
]


async def test_the_card_shows_contact_data_and_three_properties(ingrid: Talk) -> None:
    heard = await ingrid.say("show me Maria Lopez")
    assert "maria.lopez@mail.example" in heard.shown
    assert "+47 465 86 268" in heard.shown
    assert "platinum" in heard.shown


async def test_the_timeline_is_newest_first(ingrid: Talk) -> None:
    card = await ingrid.say("show me Maria Lopez")
    heard = await ingrid.tap(card.taps["Details"])
    assert heard.text.startswith("Maria Lopez’s timeline")
    assert heard.shown.index("2026") < heard.shown.index("2025")


async def test_a_note_is_kept_word_by_word_and_undone(ingrid: Talk, stored: Stored) -> None:
    heard = await ingrid.say("note for Maria Lopez she prefers gold")
    assert heard.text == "Noted for Maria Lopez: “she prefers gold”"
    assert [(note["by"], note["text"]) for note in stored("C00001")["notes"]] == [(INGRID, "she prefers gold")]
    undone = await ingrid.tap(heard.taps["Undo"])
    assert undone.text == "Taken back: the note (Maria Lopez)."
    assert stored("C00001")["notes"] == []
    assert (await ingrid.tap(heard.taps["Undo"])).text == "That was taken back already."


@pytest.mark.parametrize("words", HOSTILE)
async def test_a_note_may_hold_anything_and_stays_as_it_was_said(words: str, ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("take a note for Maria Lopez")
    await ingrid.say(words)
    assert [note["text"] for note in stored("C00001")["notes"]] == [words]


async def test_a_note_without_a_customer_asks_for_whom(ingrid: Talk, stored: Stored) -> None:
    assert (await ingrid.say("take a note")).text == "For which customer is the note?"
    assert (await ingrid.say("Maria Lopez")).text == "What shall I note about Maria Lopez?"
    await ingrid.say("prefers to be called after six")
    assert [note["text"] for note in stored("C00001")["notes"]] == ["prefers to be called after six"]


async def test_namesakes_are_asked_for_and_chosen_by_word_number_or_tap(ingrid: Talk, stored: Stored) -> None:
    for answer in ("Lund", "the second one"):
        asked = await ingrid.say("note for Maria, likes scarves")
        assert "Which “Maria” do you mean?" in asked.text
        assert "Noted for Maria Lund" in (await ingrid.say(answer)).text
    asked = await ingrid.say("note for Maria, likes scarves")
    assert "Noted for Maria Lund" in (await ingrid.tap(asked.taps["Maria Lund"])).text
    assert [note["text"] for note in stored("C00002")["notes"]][:3] == ["likes scarves"] * 3


async def test_a_topic_in_between_is_answered_and_the_question_asked_again(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("note for Maria, likes scarves")
    between = await ingrid.say("who has a birthday next week")
    assert "Zara Hanssen" in between.text
    assert "Which “Maria” do you mean?" in between.text
    await ingrid.say("Lund")
    assert "likes scarves" in [note["text"] for note in stored("C00002")["notes"]]


async def test_cancel_drops_the_question_and_keeps_nothing(ingrid: Talk, stored: Stored) -> None:
    before = stored("C00001")
    await ingrid.say("take a note for Maria Lopez")
    assert (await ingrid.say("cancel")).text == "Cancelled. Nothing was changed."
    assert stored("C00001") == before


async def test_a_visit_is_logged_with_its_day_and_words(ingrid: Talk, stored: Stored) -> None:
    heard = await ingrid.say("called Nadia Haddad yesterday about the invitation")
    assert "Phone call with Nadia Haddad, Fri, 20 Nov 2026" in heard.text
    logged = [one for one in stored("C00022")["activities"] if one["text"] == "about the invitation"]
    assert [(one["type"], one["at"][:10], one["by"]) for one in logged] == [("phone_call", "2026-11-20", INGRID)]


async def test_her_is_the_customer_talked_of_last(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("show me Nadia Haddad")
    await ingrid.say("note for her, two small kids so keep the visits short")
    assert stored("C00022")["notes"][0]["text"] == "two small kids so keep the visits short"


async def test_what_kind_of_activity_it_was_is_asked_for(ingrid: Talk, stored: Stored) -> None:
    asked = await ingrid.say("log an activity for Nadia Haddad")
    assert asked.text == "What was it? Store visit, Phone call, E-mail or Appointment?"
    assert "Logged: Store visit with Nadia Haddad" in (await ingrid.tap(asked.taps["Store visit"])).text
    assert stored("C00022")["activities"][0]["type"] == "store_visit"


async def test_what_lies_ahead_is_no_activity(ingrid: Talk, stored: Stored) -> None:
    before = stored("C00022")
    assert "still to come" in (await ingrid.say("log a phone call with Nadia Haddad tomorrow")).text
    assert stored("C00022") == before


async def test_several_things_in_one_sentence_are_all_kept(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say(
        "called Nadia Haddad yesterday about the coat, her shoe size is 38 and remind me on Friday to send the pendant"
    )
    found = stored("C00022")
    assert found["activities"][0]["type"] == "phone_call"
    assert found["attributes"]["shoe_size"] == "38"
    assert found["follow_ups"][0]["due"] == "2026-11-27"


async def test_a_preference_is_kept_and_corrected(ingrid: Talk, stored: Stored) -> None:
    assert (await ingrid.say("Nadia Haddad's shoe size is 38")).text == "Kept for Nadia Haddad: Shoe size 38."
    await ingrid.say("her shoe size is 39")
    assert stored("C00022")["attributes"]["shoe_size"] == "39"
    await ingrid.say("undo")
    assert stored("C00022")["attributes"]["shoe_size"] == "38"


async def test_a_follow_up_is_set_shown_and_ticked_off(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("remind me to call Nadia Haddad on Friday")
    assert "Fri, 27 Nov 2026" in (await ingrid.say("what do I have to follow up next week")).text
    await ingrid.say("the follow up for Nadia Haddad is done")
    assert stored("C00022")["follow_ups"][0]["done"] is True


async def test_a_search_finds_by_phone_number(ingrid: Talk) -> None:
    assert "Maria Lopez" in (await ingrid.say("search for the customer with phone number 465 86 268")).text


async def test_who_is_unknown_is_asked_again_and_the_words_are_not_lost(ingrid: Talk, stored: Stored) -> None:
    asked = await ingrid.say("note for Zebulon Quartermain, he likes opals")
    assert "I know no customer called" in asked.text
    await ingrid.say("Maria Lopez")
    assert [note["text"] for note in stored("C00001")["notes"]] == ["he likes opals"]


async def test_a_day_alone_answers_when(ingrid: Talk, stored: Stored) -> None:
    assert (await ingrid.say("remind me to call Nadia Haddad")).text == "When shall I remind you?"
    assert "Fri, 27 Nov 2026" in (await ingrid.say("Friday")).text
    assert [(one["due"], one["text"]) for one in stored("C00022")["follow_ups"]] == [
        ("2026-11-27", "call Nadia Haddad")
    ]


async def test_what_and_when_may_come_in_one_answer(ingrid: Talk, stored: Stored) -> None:
    card = await ingrid.say("show me Nadia Haddad")
    assert (await ingrid.tap(card.taps["Remind me"])).text == "What shall I remind you of?"
    await ingrid.say("call her tomorrow at 3")
    (follow_up,) = stored("C00022")["follow_ups"]
    assert (follow_up["due"], follow_up["text"]) == ("2026-11-22T15:00:00+01:00", "call her")


@pytest.mark.parametrize(
    ("asked", "answer", "attribute", "kept"),
    [
        ("set her shoe size", "thirty eight", "shoe_size", "38"),
        ("set her metal", "rose gold", "metal", "rose gold"),
    ],
)
async def test_a_value_alone_answers_what_it_is(
    asked: str, answer: str, attribute: str, kept: str, ingrid: Talk, stored: Stored
) -> None:
    await ingrid.say("show me Nadia Haddad")
    assert "What shall I keep about Nadia Haddad?" in (await ingrid.say(asked)).text
    await ingrid.say(answer)
    assert stored("C00022")["attributes"][attribute] == kept


async def test_the_kind_of_activity_may_be_answered_in_words(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("log an activity for Nadia Haddad")
    assert "Logged: Phone call" in (await ingrid.say("a phone call")).text
    assert stored("C00022")["activities"][0]["type"] == "phone_call"


async def test_somebody_who_was_not_offered_is_confirmed_first(ingrid: Talk, stored: Stored) -> None:
    assert "Which “Maria” do you mean?" in (await ingrid.say("note for Maria, likes scarves")).text
    assert (await ingrid.say("Nadia Haddad")).text == "Note for Nadia Haddad: “likes scarves”?"
    await ingrid.say("yes")
    assert stored("C00022")["notes"][0]["text"] == "likes scarves"


async def test_a_known_birth_date_is_replaced_only_after_a_yes(ingrid: Talk, stored: Stored) -> None:
    asked = await ingrid.say("Nadia Haddad's birthday is 3 May 1990")
    assert asked.text == "Keep Birthday 3 May 1990 for Nadia Haddad?"
    await ingrid.say("no")
    assert "20 October 1997" in (await ingrid.say("show me Nadia Haddad")).text


async def test_a_day_without_a_year_leaves_the_known_year(ingrid: Talk) -> None:
    await ingrid.say("Nadia Haddad's birthday is 20 October")
    assert "20 October 1997" in (await ingrid.say("show me Nadia Haddad")).text


async def test_nobody_is_born_in_the_future(ingrid: Talk) -> None:
    assert "“3 May 2050” is still to come" in (await ingrid.say("Maria Lopez's birthday is 3 May 2050")).text


async def test_which_of_several_follow_ups_is_done_is_asked_and_answered(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("remind me to call Nadia Haddad on Friday")
    await ingrid.say("remind me to call Zara Hanssen on Monday")
    asked = await ingrid.tap({"tap": {"frame": {"intent": "complete_follow_up", "text": "call"}}})
    assert "Which follow-up is done?" in asked.text
    assert (await ingrid.say("the second one")).text == "Done: “call Nadia Haddad”"
    assert stored("C00022")["follow_ups"][0]["done"] is True


async def test_a_period_that_has_begun_can_still_be_due(ingrid: Talk, stored: Stored) -> None:
    nadia = {"said": "Nadia", "ids": ["C00022"]}
    due = ["2026-11-16", "2026-11-22"]
    await ingrid.tap({"tap": {"frame": {"intent": "set_follow_up", "customers": [nadia], "text": "call", "due": due}}})
    assert stored("C00022")["follow_ups"][0]["due"] == "2026-11-21"
