"""What must never be written as if it were certain: questions, refusals, denials, relatives, things."""

import pytest

from dialogs.frame import Frame, Intent
from dialogs.understanding.intents import CHANGING
from dialogs.understanding.reader import Reader
from dialogs.understanding.world import World


def frame_of(reader: Reader, world: World, text: str) -> Frame:
    (reading,) = reader.read(text, world)
    return reading.frame


@pytest.mark.parametrize(
    "text",
    [
        "Sofia's mother's birthday is 3 March",
        "Sofia's daughter wears size 36",
        "her husband's birthday is 3 March",
        "her husband likes watches",
        "is it Sofia's birthday today",
        "have I called Sofia this month",
        "did I call Sofia?",
        "did i call sofia",
        "does she like shoes",
        "does Sofia wear gold",
        "what size is Nadia",
        "when is Åsa's birthday",
        "Sofia hates shoes",
        "Sofia doesn't like shoes",
        "Sofia is not into watches",
        "Sofia no longer likes watches",
        "Sofia does not wear gold",
        "her birthday isn't in May",
        "her birthday isn't on 5 May",
        "Johan wants a 40 not a 38",
        "I didn't call Sofia yesterday",
        "don't remove Sofia",
        "don't move Sofia to Carla",
        "never add Sofia to my book",
        "don't remind me to call Sofia tomorrow",
        "don't note anything for Sofia",
        "no note for Sofia",
        "he's got two dogs",
        "Sofia has 3 kids",
        "Nadia's bag is ready",
        "dress size is M and her ring size is 52",
        "Sofia returned 3 dresses",
        "Sofia got a watch from her husband",
        "Sofia likes jewellery and shoes",
        "Sofia turns 40 on Friday",
        "Sofia came in last week",
        "Sofia came in in April",
        "appointment with Nadia on Friday at 14:00",
        "Nadia cancelled her appointment",
        "remind me to call Sofia every Monday",
        "remind me to call Sofia a week before her birthday",
        "remind me yesterday to call Sofia",
        "remove the note about Zara",
        "remove Sofia's note",
        "delete that note",
        "remove the birthday of Sofia",
        "Sofia's phone number is 12345678",
        "Sofia opted out of marketing",
        "her husband is John",
    ],
)
def test_what_is_in_doubt_never_changes_anything_unasked(text: str, reader: Reader, world: World) -> None:
    assert [item.frame for item in reader.read(text, world) if item.sure and item.frame.intent in CHANGING] == []


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("note for Wei Wang: no gold, no silver, only platinum", "no gold, no silver, only platinum"),
        (
            "jot down for Priya: size 38, hates leather, no calls before 10",
            "size 38, hates leather, no calls before 10",
        ),
        ("note for Clara, 2 kids, no 3", "2 kids, no 3"),
        ("note for Maria no sorry for Sofia: she wants gold", "she wants gold"),
        ('note for Beatrix Dahlberg "call me Bea!"', "call me Bea!"),
        ("note for Sofia: Maria called", "Maria called"),
        ("note for Sofia, Maria called", "Maria called"),
        ("Sofia hates shoes", "hates shoes"),
        ("Johanna Tran: allergic to nuts", "allergic to nuts"),
        ("Sofia prefers phone calls", "prefers phone calls"),
        ("her husband is John", "her husband is John"),
    ],
)
def test_a_note_keeps_all_its_words(text: str, note: str, reader: Reader, world: World) -> None:
    frame = frame_of(reader, world, text)
    assert (frame.intent, frame.text) == (Intent.TAKE_NOTE, note)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Sofia's mother's birthday is 3 March", "mother's birthday is 3 March"),
        ("Yuki Silva is a vegetarian", "is a vegetarian"),
        ("Maria Lund bought a red scarf.", "bought a red scarf"),
        ("she also collects vintage scarves", "she also collects vintage scarves"),
        ("Margit Juhl did not come in yesterday after all.", "did not come in yesterday after all"),
        (
            "I still haven't emailed Greta Müller about the scarf",
            "I still haven't emailed Greta Müller about the scarf",
        ),
    ],
)
def test_what_is_told_of_a_customer_and_asks_for_nothing_is_offered_as_a_note(
    text: str, note: str, reader: Reader, world: World
) -> None:
    (reading,) = reader.read(text, world)
    assert reading.frame.intent is Intent.OUT_OF_SCOPE
    assert reading.refinement.note
    assert reading.refinement.note.text == note


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("her birthday is on 29 February", "--02-29"),
        ("her birthday is on 31 february", "31 february"),
        ("her birthday is in 2050", None),
        ("her birthday is in May", None),
    ],
)
def test_a_birthday_is_a_day_of_the_calendar_or_asked_for(
    text: str, value: str | None, reader: Reader, world: World
) -> None:
    frame = frame_of(reader, world, text)
    assert (frame.attribute, frame.value) == ("birthday", value)


@pytest.mark.parametrize(
    "text",
    [
        "whose birthday did I miss", "who visited me", "shoe size",
        "show me customers with red hair",
    ],
)  # fmt: skip
def test_a_condition_that_is_not_understood_never_shows_the_whole_book(text: str, reader: Reader, world: World) -> None:
    assert frame_of(reader, world, text).intent in (Intent.OUT_OF_SCOPE, Intent.FIND_CUSTOMER)


@pytest.mark.parametrize("text", ["the tall one", "the blonde one", "not the first one"])
def test_a_place_in_a_list_is_chosen_only_by_its_number(text: str, reader: Reader, world: World) -> None:
    assert frame_of(reader, world, text).position is None


@pytest.mark.parametrize("text", ["wait", "hold on", "actually wait", "scratch that", "forget it"])
def test_a_pause_lets_go_of_what_is_open(text: str, reader: Reader, world: World) -> None:
    assert frame_of(reader, world, text).intent is Intent.CANCEL


@pytest.mark.parametrize("text", ["more", "show more", "next page", "the page before"])
def test_turning_a_page_is_a_question_about_a_list(text: str, reader: Reader, world: World) -> None:
    assert frame_of(reader, world, text).to_json() == {"intent": Intent.SHOW_BOOK}


@pytest.mark.parametrize(
    ("text", "at"),
    [("Sofia came in 3 days ago", "2026-11-18"), ("Sofia came in two weeks ago", "2026-11-07")],
)
def test_a_visit_of_days_ago_is_kept_on_its_day(text: str, at: str, reader: Reader, world: World) -> None:
    frame = frame_of(reader, world, text)
    assert (frame.activity_type, frame.at, frame.text) == ("store_visit", at, None)


def test_what_is_due_before_a_feast_is_due_on_its_eve(reader: Reader, world: World) -> None:
    assert frame_of(reader, world, "remind me to call Sofia before Christmas").due == "2026-12-24"


def test_a_note_for_two_is_kept_on_both(reader: Reader, world: World) -> None:
    frame = frame_of(reader, world, "note for Nadia and Zara: invite to the gala")
    assert [reference.ids for reference in frame.customers or ()] == [("C00022",), ("C00029",)]
    assert frame.text == "invite to the gala"


def test_every_fact_of_a_message_is_read(reader: Reader, world: World) -> None:
    text = "Maria Lund bought a red scarf. Jon Dubois needs his watch back by Friday. Call Priya on Monday."
    read = [(reading.frame.intent, reading.frame.text) for reading in reader.read(text, world)]
    assert read == [
        (Intent.TAKE_NOTE, "bought a red scarf"),
        (Intent.SET_FOLLOW_UP, "needs his watch back"),
        (Intent.SET_FOLLOW_UP, "Call Priya"),
    ]


@pytest.mark.parametrize("title", ["mr", "Mr", "Mrs.", "Ms", "dr"])
def test_a_title_belongs_to_the_name(title: str, reader: Reader, world: World) -> None:
    frame = frame_of(reader, world, f"called {title} Chen yesterday about the boots")
    assert (frame.text, [reference.ids for reference in frame.customers or ()]) == ("about the boots", [("C00018",)])


def test_a_relative_who_was_named_leaves_it_open_whose_birthday_is_told(reader: Reader, world: World) -> None:
    text = "Sofia came in today with her daughter and bought a bag, her birthday is on Friday"
    visit, *_, birthday = reader.read(text, world)
    assert (visit.sure, birthday.sure) == (True, False)


def test_a_plain_statement_is_still_kept_at_once(reader: Reader, world: World) -> None:
    (reading,) = reader.read("Sofia's shoe size is 38", world)
    assert reading.sure
    assert (reading.frame.intent, reading.frame.value) == (Intent.SET_ATTRIBUTE, 38)
