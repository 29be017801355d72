"""Every checked sentence of tests/data/sentences.jsonl is read as its frames say."""

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


def test_every_intent_has_checked_sentences() -> None:
    assert {frame["intent"] for item in CHECKED for frame in item["frames"]} == set(Intent)


def test_every_expected_frame_has_the_contracts_form() -> None:
    frames = [frame for item in CHECKED for frame in item["frames"]]
    assert [Frame.model_validate(frame).to_json() for frame in frames] == frames


def test_the_report_counts_every_sentence_once(reader: Reader, world: World) -> None:
    table = report(measure(CHECKED, reader, world))
    assert f"{'all':<20}{len(CHECKED):>10}" in table
