"""What holds for any sentence: people, policy, repeatability, work."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.frame import Frame, Intent
from dialogs.understanding.intents import CHANGING
from dialogs.understanding.reader import Reader
from dialogs.understanding.world import World
from storage.records import Candidate


def only(reader: Reader, world: World, text: str) -> Frame:
    (reading,) = reader.read(text, world)
    return reading.frame


def ids(reader: Reader, world: World, text: str) -> tuple[str, ...]:
    references = only(reader, world, text).customers or ()
    return tuple(item for reference in references for item in reference.ids or ())


@pytest.mark.parametrize(
    ("text", "account"),
    [
        ("show me otto friday", "C00019"),
        ("show me may chen", "C00018"),
        ("show me mark gold", "C00020"),
        ("show me june banks", "C00017"),
        ("show me clara rich", "C00033"),
        ("open asa oberg", "C00005"),
        ("open soren krog", "C00011"),
        ("open maria mueller", "C00030"),
        ("open lopez maria", "C00001"),
        ("pull up carl vandenbergs card", "C00014"),
        ("show me sophia rossi", "C00021"),
        ("open c00012", "C00012"),
        ("show me maria l", "C00001"),
    ],
)
def test_a_name_is_found_however_it_is_said(text: str, account: str, reader: Reader, world: World) -> None:
    assert account in ids(reader, world, text)


def test_a_first_name_means_the_speakers_own_customers_first(reader: Reader, world: World) -> None:
    assert set(ids(reader, world, "show me maria")) == {"C00001", "C00002", "C00030"}


def test_a_first_name_that_the_speaker_has_not_means_those_of_the_legal_entity(reader: Reader, world: World) -> None:
    nobodys = replace(world, candidates=tuple(replace(item, in_own_book=False) for item in world.candidates))
    assert {"C00001", "C00002", "C00030"} <= set(ids(reader, nobodys, "show me maria"))


def test_namesakes_are_all_returned(reader: Reader, world: World) -> None:
    twins = (Candidate("X1", "Greta", "Twin", True), Candidate("X2", "Greta", "Twin", True))
    assert set(ids(reader, replace(world, candidates=twins), "show me greta twin")) == {"X1", "X2"}


def test_an_unknown_surname_is_nobody_rather_than_a_namesake(reader: Reader, world: World) -> None:
    assert ids(reader, world, "show me Maria Fairweather") == ()


def test_a_misheard_name_is_not_sure(reader: Reader, world: World) -> None:
    (reading,) = reader.read("remove sophia rossi from my book", world)
    assert not reading.sure
    (exact,) = reader.read("remove sofia rossi from my book", world)
    assert exact.sure


@pytest.mark.parametrize(
    "text", ["my back hurts", "what's the staff discount", "is Maria working today", "delete everything"]
)
def test_what_is_not_meant_changes_nothing(text: str, reader: Reader, world: World) -> None:
    assert not {reading.frame.intent for reading in reader.read(text, world)} & CHANGING


def test_the_own_words_of_a_note_stay_as_they_were_said(reader: Reader, world: World) -> None:
    frame = only(reader, world, "Note for Maria Lopez: she'd LOVE the  “Tote”, size 38 — call her on Friday!")
    assert frame.text == "she'd LOVE the  “Tote”, size 38 — call her on Friday!"


@settings(max_examples=200)
@given(text=st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str, reader: Reader, world: World) -> None:
    assert reader.read(text, world)


@settings(max_examples=150)
@given(
    words=st.lists(
        st.sampled_from(
            [
                "note",
                "for",
                "maria",
                "lopez",
                "no",
                "sorry",
                "her",
                "i",
                "called",
                "yesterday",
                "on",
                "friday",
                "5",
                "may",
                "at",
                "half",
                "past",
                "3",
                "and",
                "remind",
                "me",
                "to",
                "who",
                "has",
                "a",
                "birthday",
                "over",
                "50",
                "k",
                "shoe",
                "size",
                "or",
                "not",
                "in",
                "my",
                "book",
                "give",
                "bo",
                "carla",
                "->",
                "until",
                "the",
                "31",
                "february",
                "between",
                ",",
                ".",
                "'s",
                "'s",
            ]
        ),
        max_size=25,
    )
)
def test_words_of_the_trade_in_any_order_are_read_without_an_error(
    words: list[str], reader: Reader, world: World
) -> None:
    readings = reader.read(" ".join(words), world)
    assert readings == reader.read(" ".join(words), world)
    assert all(Frame.model_validate(reading.frame.to_json()) for reading in readings)


@pytest.mark.parametrize(
    "text", ["", "   ", "...", "🙂🙂", "مرحبا بك", "'; DROP TABLE customers; --", "<b>hi</b>", "x" * 20_000]
)
def test_what_says_nothing_is_out_of_scope(text: str, reader: Reader, world: World) -> None:
    assert {reading.frame.intent for reading in reader.read(text, world)} <= {Intent.OUT_OF_SCOPE, Intent.GREET}


class Counted(tuple[Candidate, ...]):
    """Customers that count how often somebody goes through all of them."""

    passes = 0

    def __iter__(self) -> Iterator[Candidate]:
        self.passes += 1
        return super().__iter__()


@pytest.mark.parametrize("repeated", [1, 20])
def test_a_sentence_goes_through_the_customers_no_more_often_the_longer_it_is(
    repeated: int, reader: Reader, world: World
) -> None:
    candidates = Counted(world.candidates)
    reader.read(
        "note for maria lopez that sorne krog likes the gren scarf " * repeated, replace(world, candidates=candidates)
    )
    assert 1 <= candidates.passes <= 4


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("note on maria lopez that she hates the lift honestly the state of this stockroom", "she hates the lift"),
        ("make a note on maria lopez she wants the long box god it's freezing by this door", "she wants the long box"),
        ("note on maria lopez that she is honestly tired of beige", "she is honestly tired of beige"),
        ("note on maria lopez that her sister said it was a disaster", "her sister said it was a disaster"),
        ("note on maria lopez she said sorry for the stain", "she said sorry for the stain"),
    ],
)
def test_a_remark_behind_a_note_is_no_part_of_it_where_it_is_certainly_one(
    text: str, kept: str, reader: Reader, world: World
) -> None:
    assert only(reader, world, text).text == kept
