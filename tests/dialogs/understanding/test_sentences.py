"""Every checked sentence of tests/data/sentences.jsonl is read as its frames say, a stranger's mostly."""

import json
from pathlib import Path
from typing import Any

import pytest

from dialogs.frame import Frame, Intent
from dialogs.understanding.measuring import measure
from dialogs.understanding.measuring_report import (
    DICTATED_SENTENCES,
    MANAGERS_SENTENCES,
    MORE_STRANGERS_SENTENCES,
    NEAR_SENTENCES,
    OPENED_SENTENCES,
    SENTENCES,
    STRANGERS_SENTENCES,
    TYPED_SENTENCES,
    report,
)
from dialogs.understanding.reader import Reader
from dialogs.understanding.world import World

CHECKED: list[dict[str, Any]] = [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("sentence", CHECKED, ids=[item["text"] for item in CHECKED])
def test_a_checked_sentence_is_read_as_its_frames_say(sentence: dict[str, Any], reader: Reader, world: World) -> None:
    (measured,) = measure([sentence], reader, world)
    assert measured.is_exact, measured.read


EXACT_FLOOR = {
    STRANGERS_SENTENCES: 0.94,
    MORE_STRANGERS_SENTENCES: 0.94,
    DICTATED_SENTENCES: 0.87,
    TYPED_SENTENCES: 0.95,
    MANAGERS_SENTENCES: 0.95,
    OPENED_SENTENCES: 0.93,
}
"""All were worked with after they had been measured once; none is trained from."""
NEAR_HARM = 0.04
"""Of sentences that are out of scope and near the domain, those that are read as a change at all …"""
NEAR_SURE_HARM = 0.01
"""… and as one to carry out without a question."""
ALWAYS_ASKED = {Intent.REMOVE_CUSTOMERS, Intent.REASSIGN_CUSTOMERS}
"""What the dialogs carry out after a yes only, however sure the reading."""


def of_strangers(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("path", EXACT_FLOOR, ids=lambda path: path.stem)
def test_most_sentences_of_a_stranger_are_read_exactly(path: Path, reader: Reader, world: World) -> None:
    measured = measure(of_strangers(path), reader, world)
    assert sum(item.is_exact for item in measured) / len(measured) >= EXACT_FLOOR[path]


@pytest.mark.parametrize("path", EXACT_FLOOR, ids=lambda path: path.stem)
def test_no_sentence_of_a_stranger_changes_anything_unasked_where_nothing_was_meant(
    path: Path, reader: Reader, world: World
) -> None:
    harmful = [item for item in measure(of_strangers(path), reader, world) if item.is_sure_harm]
    unasked = [item for item in harmful if not {frame["intent"] for frame in item.read} <= ALWAYS_ASKED]
    assert [item.sentence["text"] for item in unasked] == []


def test_of_the_talk_near_the_domain_hardly_any_is_read_as_a_change(reader: Reader, world: World) -> None:
    measured = measure(of_strangers(NEAR_SENTENCES), reader, world)
    assert sum(item.is_harm for item in measured) / len(measured) <= NEAR_HARM
    assert sum(item.is_sure_harm for item in measured) / len(measured) <= NEAR_SURE_HARM


def test_every_intent_has_checked_sentences() -> None:
    assert {frame["intent"] for item in CHECKED for frame in item["frames"]} == set(Intent)


def test_every_expected_frame_has_the_contracts_form() -> None:
    frames = [frame for item in CHECKED for frame in item["frames"]]
    assert [Frame.model_validate(frame).to_json() for frame in frames] == frames


def test_the_report_counts_every_sentence_once(reader: Reader, world: World) -> None:
    table = report(measure(CHECKED, reader, world))
    assert f"{'all':<20}{len(CHECKED):>10}" in table
