"""Whoever is not recognised is nobody: what is said of her never goes to the customer in focus as if sure."""

import pytest

from dialogs.understanding.reader import Reader, Reading
from dialogs.understanding.world import World


def read(reader: Reader, world: World, text: str) -> Reading:
    (reading,) = reader.read(text, world)
    return reading


@pytest.mark.parametrize(
    "text",
    [
        "note for Nobody Atall she wants gold",
        "note for nobody atall she wants gold",
        "note for Fairweather: she wants gold",
        "note for fairweather she wants gold",
        "jot down on hildegard that she is allergic to wool",
        "the customer thorvald likes watches",
        "called thorvald about her boots",
        "log a call with gudrun about her ring",
        "met gudrun wikstrom yesterday and she loved the boots",
        "gudrun came in today, she wants the tote",
        "Gudrun Wikstrom stopped by this morning to collect her ring",
        "emailed Gudrun yesterday about her ring",
        "thorvald likes gold",
        "thorvald's shoe size is 38",
        "Thorvald Berggren's shoe size is 38",
        "rang mr abernathy about his cufflinks",
        "put it on file for mrs pettigrew that she wants silver",
        "add gudrun wikstrom to my book",
        "remove gudrun from my book",
        "move thorvald to carla",
    ],
)
def test_a_person_who_is_not_known_is_nobody(text: str, reader: Reader, world: World) -> None:
    customers = read(reader, world, text).frame.customers or ()
    assert [reference.ids for reference in customers] == [()]
    assert not any(reference.focus for reference in customers)


@pytest.mark.parametrize(
    "text",
    [
        "note for new client she wants gold",
        "note for the other one she wants gold",
        "note for the tailor she wants gold",
        "note for her sister she wants gold",
        "put on file for someone that she wants gold",
        "called the other lady about her boots",
    ],
)
def test_plain_words_where_a_name_is_due_leave_the_customer_in_focus_in_doubt(
    text: str, reader: Reader, world: World
) -> None:
    for reading in reader.read(text, world):
        focus = any(reference.focus for reference in reading.frame.customers or ())
        assert not (focus and reading.sure)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("note that she wants gold", "she wants gold"),
        ("called about her boots", "about her boots"),
        ("rang her back about the strap", "about the strap"),
        ("note for her she hates capers and wears chenille", "she hates capers and wears chenille"),
        ("write down that she is allergic to nickel", "she is allergic to nickel"),
    ],
)
def test_the_customer_in_focus_still_takes_what_is_said_of_her(
    text: str, note: str, reader: Reader, world: World
) -> None:
    reading = read(reader, world, text)
    assert reading.sure
    assert reading.frame.text == note
    assert [reference.focus for reference in reading.frame.customers or ()] == [True]


def test_an_unknown_person_in_a_reminder_leaves_it_without_a_customer(reader: Reader, world: World) -> None:
    frame = read(reader, world, "remind me to call thorvald about her order tomorrow").frame
    assert frame.customers is None
    assert frame.text == "call thorvald about her order"


def test_her_behind_a_colleagues_name_is_the_colleague(reader: Reader, world: World) -> None:
    assert read(reader, world, "remind me on the 30th to go through Carla's book with her").frame.customers is None


@pytest.mark.parametrize("text", ["to mats while ingrid is away", "give sofia rossi to mats while ingrid is away"])
def test_a_colleague_who_is_merely_away_gives_nothing(text: str, reader: Reader, world: World) -> None:
    frame = read(reader, world, text).frame
    assert frame.from_associate is None
    assert frame.whole_book is None
    assert [reference.ids for reference in frame.to_associates or ()] == [("000120",)]


def test_the_book_of_a_colleague_who_is_away_is_still_given(reader: Reader, world: World) -> None:
    frame = read(reader, world, "tobias is off sick, give his customers to rikke").frame
    assert frame.whole_book
    assert frame.from_associate
    assert frame.from_associate.ids == ("000131",)


@pytest.mark.parametrize(
    "text", ["give maria lopez a ring on Monday", "remind me to give maria lopez a ring on Monday",
             "i must give maria lopez a ring on Monday"],
)  # fmt: skip
def test_a_reminder_to_give_somebody_a_ring_keeps_its_verb(text: str, reader: Reader, world: World) -> None:
    frame = read(reader, world, text).frame
    assert (frame.text, frame.due) == ("give maria lopez a ring", "2026-11-23")


@pytest.mark.parametrize("text", ["hey siri", "hey siri what's the weather like", "ok google", "alexa"])
def test_another_assistant_is_no_customer(text: str, reader: Reader, world: World) -> None:
    assert not any(reading.frame.customers for reading in reader.read(text, world))


def test_a_customer_may_bear_the_name_of_an_assistant(reader: Reader, world: World) -> None:
    assert read(reader, world, "show me siri").frame.customers
