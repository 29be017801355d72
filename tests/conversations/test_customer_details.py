"""Customer details: the timeline by kind and time, what was bought, important dates, one fact asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import update

from dialogs.assistant import Assistant
from storage.database import Database
from storage.tables import customer_attribute
from tests.conversations.talking import InProcess, Talk
from tests.retailer import INGRID, SETTINGS

THIN_SPACE = "\u2009"
"""Around the dash of a range of days."""


async def test_details_are_one_tap_from_the_card_and_the_card_from_them(ingrid: Talk) -> None:
    card = await ingrid.say("show me Maria Lopez")
    details = await ingrid.tap(card.taps["Details"])
    assert "Anniversary\nSun, 9 May 2027, in 169 days" in details.shown
    again = await ingrid.tap(details.taps["Card"])
    assert again.text == card.text


async def test_details_are_filtered_by_a_tap_or_by_saying_its_label(ingrid: Talk) -> None:
    details = await ingrid.tap((await ingrid.say("show me Jon Smyth")).taps["Details"])
    notes = await ingrid.tap(details.taps["Notes"])
    assert notes.text == (
        "Jon Smyth’s notes, one entry, newest first. 22 Dec 2025: Note by Ingrid Dahl: Prefers to be called after six"
    )
    assert (await ingrid.say("activities")).text.startswith("Jon Smyth’s activities, 4 entries")


async def test_show_more_keeps_the_filter(ingrid: Talk, stored: Callable[[str], dict[str, list[object]]]) -> None:
    for number in range(9):
        await ingrid.say(f"note for Jon Smyth: remark number {number}")
    first = await ingrid.say("notes on Jon Smyth from November")
    assert "1–8 of 9" in first.shown
    more = await ingrid.say("show more")
    assert more.text == "Jon Smyth’s notes, 1–30 Nov 2026, 9–9 of 9."
    assert "remark number 0" in more.shown
    assert "called after six" not in more.shown
    assert len(stored("C00003")["notes"]) == 10


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("what did Maria Lopez buy last year", "Maria Lopez’s purchases, 1 Jan – 31 Dec 2025. In all: 2 orders"),
        ("Jon Smyth's calls since May", "Jon Smyth’s phone call, 1 May – 21 Nov 2026, one entry, newest first."),
        ("Jon Smyth's calls this month", "Jon Smyth has nothing under phone call, 1–30 Nov 2026."),
        ("notes on Jon Smyth before June", "Jon Smyth’s notes, until 31 May 2026, one entry"),
        ("notes on Jon Smyth from October", "Jon Smyth has nothing under notes, 1–31 Oct 2026."),
        ("Jon Smyth's timeline for 2025", "Jon Smyth’s timeline, 1 Jan – 31 Dec 2025, 3 entries, newest first."),
        ("what did Jon Smyth buy in October", "Jon Smyth’s purchases, 1–31 Oct 2026. In all: one order, NOK8,743.00"),
    ],
)
async def test_a_period_and_a_kind_of_activity_may_be_said(said: str, answer: str, ingrid: Talk) -> None:
    text = (await ingrid.say(said)).text.replace(THIN_SPACE, " ")
    assert text.startswith(answer)


async def test_purchases_begin_with_what_they_come_to(ingrid: Talk) -> None:
    assert (await ingrid.say("Jon Smyth's purchases")).text == (
        "Jon Smyth’s purchases. Last purchase: Tote, NOK8,743.00, 29 Oct 2026; "
        "Last 12 months: 2 orders, NOK17,684.00; Mostly: knitwear, fragrance and scarves; Shoe size: 44."
    )


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("what size is Jon Smyth", "Jon Smyth · Shoe size: 44."),
        ("when is Maria Lund's birthday", "Maria Lund · Birthday: 8 February 1955, next Mon, 8 Feb 2027, in 79 days."),
        ("how old is Maria Lund", "Maria Lund · Birthday: 8 February 1955, next Mon, 8 Feb 2027, in 79 days."),
        ("Jon Smyth's phone number?", "Jon Smyth · Phone: +47 484 79 861."),
        ("what's Jon Smyth's email", "Jon Smyth · E-mail: jon.smyth@mail.example."),
        ("when is her anniversary", "Maria Lopez · Anniversary: 9 May 2020, next Sun, 9 May 2027, in 169 days."),
        ("what metal does Maria Lopez like", "Maria Lopez · Metal: platinum."),
        ("has Maria Lopez opted in to marketing", "Maria Lopez · Marketing: yes."),
        ("what size is Maria Lopez", "Maria Lopez · Shoe size: nothing on file."),
        ("when is Maria Lopez's birthday", "Maria Lopez · Birthday: nothing on file."),
    ],
)  # fmt: skip
async def test_one_fact_is_answered_in_one_line_over_the_card(said: str, answer: str, ingrid: Talk) -> None:
    await ingrid.say("show me Maria Lopez")
    heard = await ingrid.say(said)
    assert heard.text == answer
    assert "Details" in heard.taps


async def test_whose_client_she_is_stands_on_the_card(ingrid: Talk) -> None:
    await ingrid.say("show me Maria Lopez")
    for question in ("who has her", "whose client is she", "whose client is Maria Lopez"):
        assert (await ingrid.say(question)).text.startswith("Maria Lopez, in the book of Ingrid Dahl.")


async def test_only_possible_values_are_offered_and_taken(ingrid: Talk) -> None:
    await ingrid.say("show me Nadia Haddad")
    asked = await ingrid.say("set her metal")
    assert asked.text == "What shall I keep about Nadia Haddad? gold, silver, rose gold or platinum?"
    refused = await ingrid.say("copper")
    assert refused.text == f"I kept nothing for Metal: “copper” is not possible. {asked.text}"
    assert (await ingrid.tap(refused.taps["silver"])).text == "Kept for Nadia Haddad: Metal silver."


@pytest.mark.parametrize("kept", ["about forty", "", "Infinity", "--13-45", "true"])
async def test_a_value_of_an_earlier_configuration_never_breaks_a_card(kept: str, book_file: Path) -> None:
    database = Database(f"sqlite:///{book_file}")
    with database.begin() as connection:
        connection.execute(update(customer_attribute).values(value=kept))
    ours = SETTINGS.legal_entities["AURE"]
    changed = [
        one.model_copy(update={"type": "yes_no"}) if one.id == "preferred_brand" else one
        for one in ours.attributes
        if one.id != "metal"
    ]
    entity = ours.model_copy(update={"attributes": tuple(changed)})
    ingrid = InProcess(Assistant(database, SETTINGS.model_copy(update={"legal_entities": {"AURE": entity}})), INGRID)
    for said in ("show me Maria Lopez", "details", "what size is Jon Smyth", "Jon Smyth's purchases"):
        assert "went wrong" not in (await ingrid.say(said)).text
    database.close()
