"""What is kept of a message that was not understood tells of nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogs.language.files import files_of
from dialogs.language.findings import wrong_places
from dialogs.understanding.language import language_of
from dialogs.understanding.reader import Reader
from dialogs.understanding.sample_world import sample_world
from dialogs.understanding.tokens import tokenise
from dialogs.understanding.world import World
from storage.records import Candidate
from storage.rules.names import name_words

WORLD = sample_world()
READER = Reader(files_of("en-GB"))
LANGUAGE = language_of(files_of("en-GB"))
GRACE = Candidate("C90001", "Grace", "Gold", in_own_book=True)
NAMESAKES = (GRACE, Candidate("C90002", "Mark", "Friday"), Candidate("C90003", "May", "Rich"))
"""Whose names are words too."""


def kept(text: str, world: World = WORLD, *, all_words: bool = False) -> str:
    return READER.keepable(text, world, all_words=all_words)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("is Maria Lopez hitched?", "is {customer} …?"),
        ("what did Carla do last week", "what did {associate} do {past}"),
        (
            "send Nadia Haddad's flowers to the Oslo store on friday",
            "send {customer}'s flowers to the {store} store {date}",
        ),
        ("her birkin costs 12,000 or twelve thousand", "her … costs {number} or {number}"),
        ("mail per.berg@shop.example or +47 400 12 345", "mail … or {number}"),
        ("does she like Tveit and gold", "does she like {brand} and {choice}"),
        ("tell Zoltan Quux that he is pregnant", "tell … that he is pregnant"),
        ("frobnicate the quux zoltan", "… the …"),
        ("42", "{number}"),
        ("🙂!!", ""),
    ],
)
def test_masks_stand_for_what_is_mentioned_and_dots_for_unknown_words(said: str, expected: str) -> None:
    assert kept(said) == expected


def test_a_name_that_is_a_word_is_hidden_where_somebody_has_it() -> None:
    world = replace(WORLD, candidates=(*WORLD.candidates, *NAMESAKES))
    shown = kept("frobnicate may rich or mark about gold on friday", world)
    assert not {"may", "rich", "mark"} & set(shown.split())


def test_all_words_but_mentions_are_kept_where_the_retailer_allows_it() -> None:
    said = "is Maria Lopez hitched, by any chance?"
    assert kept(said, all_words=True) == "is {customer} hitched, by any chance?"


def test_what_is_kept_is_short() -> None:
    assert len(kept("who is she and what does he want " * 100).split()) <= 41


@pytest.mark.parametrize("said", ["is Maria Lopez hitched", "what did Carla sell for 12 in Oslo last week of Tveit"])
def test_the_masks_are_those_of_the_example_sentences(said: str) -> None:
    assert wrong_places(kept(said), files_of("en")) == []


WORDS = sorted(word for word in LANGUAGE.lexicon if word.isalpha())
PEOPLE = (*WORLD.candidates, *NAMESAKES)


@st.composite
def messages_about_somebody(draw: st.DrawFn) -> tuple[str, Candidate]:
    """Words, known and unknown, with a customer's name, phone number and e-mail address somewhere among them."""
    person = draw(st.sampled_from(PEOPLE))
    name = draw(
        st.sampled_from([person.name, person.last_name, person.first_name, f"{person.last_name} {person.first_name}"])
    )
    name = draw(st.sampled_from([name, name.lower(), name.upper(), f"{name}'s", f"{name}s"]))
    digits = draw(
        st.sampled_from(["+47 465 86 268", "46586268", "0047-465-86-268", "four six five eight six two six eight"])
    )
    address = f"{person.first_name}.{person.last_name}@mail.example".lower().replace(" ", "")
    words = draw(st.lists(st.sampled_from(WORDS) | st.text(max_size=12), max_size=12))
    for piece in (name, digits, address):
        words.insert(draw(st.integers(0, len(words))), piece)
    return " ".join(words), person


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(messages_about_somebody())
def test_no_name_number_or_address_of_a_customer_survives(message: tuple[str, Candidate]) -> None:
    said, person = message
    shown = kept(said, replace(WORLD, candidates=PEOPLE))
    left = {token.fold for token in tokenise(shown)} - LANGUAGE.function_words
    assert not left & set(name_words(person.first_name, person.last_name))
    assert not any(sign.isdigit() or sign == "@" for sign in shown)
    assert not left & set(LANGUAGE.numbers.cardinals)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_of_any_text_only_known_words_and_masks_are_kept(said: str) -> None:
    for word in kept(said).replace("?", " ").replace("'s", " ").replace("’s", " ").split():
        assert word == "…" or word.startswith("{") or word in LANGUAGE.lexicon or word in said.lower()
