"""Every checked sentence of tests/data/sentences.jsonl is read as its frames say, a stranger's mostly."""

import json
from typing import Any

import pytest

from dialogs.frame import Frame, Intent
from dialogs.understanding.measuring import measure
from dialogs.understanding.measuring_report import SENTENCES, report
from dialogs.understanding.reader import Reader
from dialogs.understanding.world import World

CHECKED: list[dict[str, Any]] = [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("sentence", CHECKED, ids=[item["text"] for item in CHECKED])
def test_a_checked_sentence_is_read_as_its_frames_say(sentence: dict[str, Any], reader: Reader, world: World) -> None:
    (measured,) = measure([sentence], reader, world)
    assert measured.is_exact, measured.read


STRANGERS: list[dict[str, Any]] = [
    json.loads(line)
    for line in SENTENCES.with_name("strangers_sentences.jsonl").read_text(encoding="utf-8").splitlines()
]
EXACT_FLOOR = 0.9


def test_most_sentences_of_a_stranger_are_read_exactly(reader: Reader, world: World) -> None:
    measured = measure(STRANGERS, reader, world)
    assert sum(item.is_exact for item in measured) / len(measured) >= EXACT_FLOOR


def test_no_sentence_of_a_stranger_changes_anything_unasked_where_nothing_was_meant(
    reader: Reader, world: World
) -> None:
    assert [item.sentence["text"] for item in measure(STRANGERS, reader, world) if item.is_sure_harm] == []


def test_every_intent_has_checked_sentences() -> None:
    assert {frame["intent"] for item in CHECKED for frame in item["frames"]} == set(Intent)


def test_every_expected_frame_has_the_contracts_form() -> None:
    frames = [frame for item in CHECKED for frame in item["frames"]]
    assert [Frame.model_validate(frame).to_json() for frame in frames] == frames


def test_the_report_counts_every_sentence_once(reader: Reader, world: World) -> None:
    table = report(measure(CHECKED, reader, world))
    assert f"{'all':<20}{len(CHECKED):>10}" in table
