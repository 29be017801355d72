"""The shipped weights are those of the shipped sentences; a retailer's own are trained into her folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.training import train_and_write
from dialogs.language.files import LanguageFiles, files_of
from dialogs.language.phrases import language_data
from dialogs.understanding.intent import IntentModel
from dialogs.understanding.reader import Reader
from dialogs.understanding.training import train
from dialogs.understanding.weights import BOUNDARIES, TRAINED, WEIGHTS, fingerprint, in_use, is_trained
from dialogs.understanding.world import World
from tests.dialogs.understanding.own_language import small_language, written

OURS = files_of("en")
HITCHED = {"en/sentences/show_customer.txt": "# ours to ask\nis {customer} hitched to anybody\n"}


def test_the_weights_name_the_data_they_were_trained_from() -> None:
    for name in TRAINED:
        assert OURS.ours.get(name).partition("\n")[0] == f"# {fingerprint(OURS)}", "run: make model"
    assert is_trained(OURS)


def test_training_again_gives_the_shipped_weights() -> None:
    again = train(OURS).contents
    shipped, trained = IntentModel.read(OURS.ours.get(WEIGHTS)), IntentModel.read(again[WEIGHTS])
    assert trained.intents == shipped.intents
    for text in ("note for <c> she prefers gold", "who has a birthday <ahead>", "what is the weather like"):
        expected = shipped.probabilities(text.split())
        assert trained.probabilities(text.split()) == pytest.approx(expected, abs=0.01)
    assert again[BOUNDARIES] == OURS.ours.get(BOUNDARIES)


def test_every_main_intent_has_many_sentences_and_out_of_scope_the_most() -> None:
    sentences = language_data(OURS).sentences
    main = [
        "add_customers", "remove_customers", "reassign_customers", "show_book", "show_customer", "find_customer",
        "take_note", "log_activity", "set_attribute", "set_follow_up", "show_follow_ups", "complete_follow_up",
    ]  # fmt: skip
    assert {intent: len(set(sentences[intent])) for intent in main if len(set(sentences[intent])) < 100} == {}
    assert len(set(sentences["out_of_scope"])) >= 400


def test_no_example_sentence_stands_for_two_intents() -> None:
    seen: dict[str, str] = {}
    for intent, lines in language_data(OURS).sentences.items():
        for line in lines:
            assert seen.setdefault(line, intent) == intent, line


@pytest.fixture
def own(tmp_path: Path) -> LanguageFiles:
    """A small language of ours with a sentence of hers."""
    return small_language(written(tmp_path / "hers", HITCHED))


def again(own: LanguageFiles) -> LanguageFiles:
    assert own.hers
    return small_language(own.hers.path.parent)


def test_her_sentences_are_trained_into_her_folder_and_understood(own: LanguageFiles, world: World) -> None:
    ours = {path: path.read_bytes() for path in own.ours.path.glob("*.tsv")}
    assert not is_trained(own)
    train_and_write(own)
    trained = again(own)
    assert is_trained(trained)
    assert in_use(trained) == trained.hers
    read = Reader(trained).read("is Nadia Haddad hitched to anybody", world)
    assert [one.frame.intent for one in read] == ["show_customer"]
    assert {path: path.read_bytes() for path in ours} == ours


def test_training_twice_gives_the_same_weights(own: LanguageFiles) -> None:
    assert train(own).contents == train(own).contents


def test_weights_from_before_her_last_change_are_not_used(own: LanguageFiles) -> None:
    train_and_write(own)
    assert own.hers
    written(own.hers.path.parent, {"en/sentences/undo.txt": "unspool it\n"})
    changed = again(own)
    assert not is_trained(changed)
    assert in_use(changed) == changed.ours


def test_weights_from_before_our_last_change_are_not_used(own: LanguageFiles) -> None:
    train_and_write(own)
    trained = again(own)
    ours = trained.ours.having("sentences/undo.txt", trained.ours.get("sentences/undo.txt") + "unwind that\n")
    assert not is_trained(LanguageFiles("en", ours, trained.hers))


def test_her_texts_alone_need_no_training(tmp_path: Path) -> None:
    hers = small_language(written(tmp_path / "hers", {"en/texts/own.ftl": "yes = aye\n"}))
    assert in_use(hers) == hers.ours
