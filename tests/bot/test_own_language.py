"""A retailer's own folder is taken by a reload, and changes nothing where something in it is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.config import load_config
from bot.reloading import Reloading
from dialogs.assistant import Assistant
from dialogs.conversation import Incoming
from storage import sample
from storage.database import Database
from tests.dialogs.understanding.own_language import written
from tests.retailer import INGRID, NOW, aad_object_id


@pytest.fixture
def config(tmp_path: Path) -> Path:
    written(tmp_path / "language", {"en/texts/own.ftl": "welcome = My pleasure.\n"})
    content = json.loads(sample.CONFIGURATION.read_text(encoding="utf-8"))
    content["legal_entities"]["AURE"]["understanding"] = {"language_folder": "language"}
    path = tmp_path / "config.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


@pytest.fixture
def assistant(config: Path, database: Database) -> Assistant:
    return Assistant(database, load_config(config).domain)


@pytest.fixture
def say(assistant: Assistant) -> Callable[[str], str]:
    numbers = iter(range(100))

    def said(text: str) -> str:
        incoming = Incoming("c", str(next(numbers)), aad_object_id(INGRID), NOW, text)
        return "\n".join(reply.text for reply in assistant.answer(incoming))

    return said


def test_her_texts_are_what_it_says(say: Callable[[str], str]) -> None:
    assert say("thanks") == "My pleasure."


def test_a_reload_takes_what_was_changed_in_her_folder(
    config: Path, assistant: Assistant, say: Callable[[str], str]
) -> None:
    reloading = Reloading(config, load_config(config), None, assistant.use)
    written(
        config.parent / "language", {"en/texts/own.ftl": "welcome = Any time.\n", "en/nicknames.txt": "nadia: nanna\n"}
    )
    assert say("thanks") == "My pleasure."
    reloading.reload()
    assert say("thanks") == "Any time."
    assert "Nadia Haddad" in say("show me nanna haddad")


def test_a_closed_phrase_of_hers_needs_no_training(
    config: Path, assistant: Assistant, say: Callable[[str], str]
) -> None:
    written(config.parent / "language", {"en/sentences/thank.txt": "mange takk\n"})
    Reloading(config, load_config(config), None, assistant.use).reload()
    assert say("mange takk") == "My pleasure."


@pytest.mark.parametrize("wrong", ["welcome = { $name }\n", "welcome My pleasure\n", "greetings = Hi\n"])
def test_a_wrong_file_changes_nothing_and_is_named(
    config: Path, assistant: Assistant, say: Callable[[str], str], caplog: pytest.LogCaptureFixture, wrong: str
) -> None:
    reloading = Reloading(config, load_config(config), None, assistant.use)
    written(config.parent / "language", {"en/texts/own.ftl": wrong})
    assert reloading.reload() == "The configuration stays as it was."
    assert "language/en/texts/own.ftl: " in caplog.text
    assert say("thanks") == "My pleasure."


def test_the_log_says_that_she_should_train(config: Path, database: Database, caplog: pytest.LogCaptureFixture) -> None:
    written(config.parent / "language", {"en/sentences/undo.txt": "unspool it\n"})
    Assistant(database, load_config(config).domain)
    assert "run “clienteling train”" in caplog.text
