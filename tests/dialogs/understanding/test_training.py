"""The shipped weights are those of the shipped sentences."""

from pathlib import Path

import pytest

from dialogs.language.phrases import boundaries_file, language_data, weights_file
from dialogs.understanding import training
from dialogs.understanding.intent import IntentModel


def test_the_weights_name_the_data_they_were_trained_from() -> None:
    first_line = weights_file("en").read_text(encoding="utf-8").partition("\n")[0]
    assert first_line == f"# {training.fingerprint('en')}", "run: make model"


def test_training_again_gives_the_shipped_weights(tmp_path: Path) -> None:
    again = tmp_path / "weights.tsv"
    training.write(again, "en")
    shipped, trained = IntentModel.load(weights_file("en")), IntentModel.load(again)
    assert trained.intents == shipped.intents
    for text in ("note for <c> she prefers gold", "who has a birthday <ahead>", "what is the weather like"):
        expected = shipped.probabilities(text.split())
        assert trained.probabilities(text.split()) == pytest.approx(expected, abs=0.01)


def test_training_the_boundaries_again_gives_the_shipped_ones(tmp_path: Path) -> None:
    again = tmp_path / "boundaries.tsv"
    training.write_boundaries(again, "en")
    assert again.read_text(encoding="utf-8") == boundaries_file("en").read_text(encoding="utf-8")


def test_every_main_intent_has_many_sentences_and_out_of_scope_the_most() -> None:
    sentences = language_data("en").sentences
    main = [
        "add_customers", "remove_customers", "reassign_customers", "show_book", "show_customer", "find_customer",
        "take_note", "log_activity", "set_attribute", "set_follow_up", "show_follow_ups", "complete_follow_up",
    ]  # fmt: skip
    assert {intent: len(set(sentences[intent])) for intent in main if len(set(sentences[intent])) < 100} == {}
    assert len(set(sentences["out_of_scope"])) >= 400


def test_no_example_sentence_stands_for_two_intents() -> None:
    seen: dict[str, str] = {}
    for intent, lines in language_data("en").sentences.items():
        for line in lines:
            assert seen.setdefault(line, intent) == intent, line
