from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft6Validator

from bot.cards import render
from dialogs.conversation import (
    Button,
    Card,
    ChoiceCard,
    CustomerCard,
    Fact,
    ListCard,
    ListRow,
    ReceiptCard,
    ReceiptEntry,
    Tap,
    TimelineCard,
    TimelineEntry,
)
from dialogs.frame import Frame, Intent
from dialogs.language.texts import Texts
from tests.bot.cards.examples import HOSTILE, MARIA, every_card, tap
from tests.bot.cards.reading import of_type, parts, shown

TEXTS = Texts("en-GB")
CARD_LIMIT = 28 * 1024


@cache
def card_schema() -> Draft6Validator:
    return Draft6Validator(json.loads(files("adaptive_cards").joinpath("schemas/schema-1.5.json").read_text("utf-8")))


def drawn(card: Card) -> dict[str, Any]:
    """The card as JSON, valid and small enough."""
    made = render(card, TEXTS)
    faults = [f"{error.json_path}: {error.message[:200]}" for error in card_schema().iter_errors(made)]
    assert not faults
    assert made["version"] == "1.5"
    assert len(json.dumps(made)) < CARD_LIMIT
    return made


@pytest.mark.parametrize("count", [0, 40])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_every_card_is_valid_and_small_whatever_people_typed(text: str, count: int) -> None:
    for card in every_card(text, count):
        drawn(card)


@pytest.mark.parametrize("name", ["markdown", "html", "emoji"])
def test_typed_text_is_shown_letter_for_letter(name: str) -> None:
    for card in every_card(HOSTILE[name]):
        assert any(HOSTILE[name] in text for text in shown(drawn(card))), card.kind


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_typed_text_stands_only_where_markdown_is_not_read(text: str) -> None:
    for card in every_card(text):
        made = drawn(card)
        assert not of_type(made, "TextBlock")
        assert not of_type(made, "FactSet")


def test_nothing_typed_becomes_a_link() -> None:
    for text in (*HOSTILE.values(), "javascript:alert(1)", "a@b.c?bcc=x@y.z", "+47;ext=1", "tel:112", "+٣٣٣٣٣٣"):
        for card in every_card(text):
            assert not of_type(drawn(card), "Action.OpenUrl"), text


def test_a_telephone_number_and_an_address_are_links() -> None:
    links = {part["url"] for part in of_type(drawn(MARIA), "Action.OpenUrl")}
    assert links == {"tel:+4746586268", "mailto:maria.lopez@mail.example"}


def test_an_unusual_address_is_percent_encoded() -> None:
    card = MARIA.model_copy(update={"email": "åse+shop%1&x?y@mail.example", "phone": None})
    assert [part["url"] for part in of_type(drawn(card), "Action.OpenUrl")] == [
        "mailto:%C3%A5se%2Bshop%251%26x%3Fy@mail.example"
    ]


def test_a_telephone_number_among_the_facts_is_not_shown_twice() -> None:
    facts = (Fact(label="Mobile", value="+47 465 86 268"), Fact(label="Birthday", value="27 November"))
    assert shown(drawn(MARIA.model_copy(update={"contact": facts}))).count("+47 465 86 268") == 1


def test_a_telephone_number_that_cannot_be_dialled_stays_a_fact() -> None:
    facts = (Fact(label="Mobile", value="ask Jon"),)
    texts = shown(drawn(MARIA.model_copy(update={"contact": facts, "phone": "ask Jon"})))
    assert texts.index("ask Jon") == texts.index("Mobile") + 1


def test_characters_that_act_on_their_surroundings_are_left_out() -> None:
    for name in ("rtl", "control"):
        for card in every_card(HOSTILE[name]):
            seen = "".join(shown(drawn(card)))
            assert not any(letter in seen for letter in "\u202e\u202c\x07\x1b\x00\ud800")
    assert any("مرحبا بالعالم" in text for text in shown(drawn(every_card(HOSTILE["rtl"])[0])))


def test_braces_of_a_card_template_stay_text() -> None:
    for card in every_card(HOSTILE["template"]):
        assert "{{" not in "".join(shown(drawn(card)))


def test_a_tapped_row_brings_its_tap_back() -> None:
    wanted = tap(token="once")
    made = drawn(ListCard(title="Birthdays", rows=(ListRow(title="Maria Lopez", detail="27 November", tap=wanted),)))
    [action] = of_type(made, "Action.Submit")
    assert action["data"] == {"tap": wanted.model_dump(mode="json", exclude_defaults=True)}
    assert Tap.model_validate(action["data"]["tap"]) == wanted
    assert action["title"] == "Maria Lopez"


def test_a_row_without_a_tap_cannot_be_tapped() -> None:
    made = drawn(ListCard(title="Birthdays", rows=(ListRow(title="Maria Lopez"),)))
    assert not of_type(made, "Action.Submit")
    assert "›" not in shown(made)


def test_buttons_beyond_the_fourth_are_behind_the_overflow_menu() -> None:
    modes = [action["mode"] for action in drawn(MARIA)["actions"]]
    assert modes == ["primary"] * 4 + ["secondary"]


def test_a_customer_card_shows_all_that_it_holds() -> None:
    seen = " ".join(shown(drawn(MARIA)))
    for words in ("Maria Lopez", "C00001 · in your client book", "+47 465 86 268", "27 November", "NOK 182,400", "38"):
        assert words in seen


def test_a_choice_numbers_its_answers() -> None:
    card = ChoiceCard(question="Which Maria?", options=(ListRow(title="Maria Lopez"), ListRow(title="Maria Lund")))
    assert shown(drawn(card)) == ["Which Maria?", "1", "Maria Lopez", "2", "Maria Lund"]


def test_a_timeline_shows_the_lines_of_a_note_one_under_the_other() -> None:
    card = TimelineCard(
        title="Maria", entries=(TimelineEntry(at="Sat 21 Nov", title="Note", text="one\n\n two \nthree"),)
    )
    assert shown(drawn(card)) == ["Maria", "Sat 21 Nov", "Note", "one", "two", "three"]


def test_a_receipt_says_what_was_kept_and_offers_the_way_back() -> None:
    undo = Button(label="Undo", tap=tap(Intent.UNDO, token="t1"))
    made = drawn(
        ReceiptCard(
            entries=(ReceiptEntry(title="Note kept", facts=(Fact(label="Customer", value="Maria Lopez"),)),),
            buttons=(undo,),
        )
    )
    assert shown(made) == ["✓  ", "Note kept", "Customer", "Maria Lopez"]
    assert [action["title"] for action in made["actions"]] == ["Undo"]


def test_a_list_that_is_too_long_says_how_many_are_missing() -> None:
    rows = tuple(ListRow(title=f"Customer {place}", detail="x" * 200, tap=tap()) for place in range(200))
    made = drawn(ListCard(title="All", rows=rows))
    drawn_rows = len(of_type(made, "ColumnSet"))
    assert 10 < drawn_rows < 200
    assert any(str(200 - drawn_rows) in text for text in shown(made))


def test_a_tap_that_is_too_large_to_carry_leaves_the_row_readable() -> None:
    large = Tap(frame=Frame(intent=Intent.TAKE_NOTE, text="very long " * 2000))
    made = drawn(ChoiceCard(question="Which?", options=tuple(ListRow(title="Maria", tap=large) for _ in range(5))))
    assert not of_type(made, "Action.Submit")
    assert shown(made).count("Maria") == 5


def test_an_empty_name_leaves_no_empty_run() -> None:
    card = CustomerCard(account_number="C1", name="", subtitle="", contact=(Fact(label="", value=""),))
    assert all(part.get("text") for part in parts(drawn(card)) if part["type"] == "TextRun")
