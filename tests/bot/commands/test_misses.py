"""`clienteling misses` lists what was not understood, and makes examples of it; `train` and `check` of own folders."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.cli import run
from bot.commands.misses import Found, make_example
from dialogs.understanding.reader import Reader
from dialogs.understanding.sample_world import sample_world
from dialogs.understanding.weights import is_trained
from storage import sample
from storage.database import Database
from storage.misses import Misses
from tests.dialogs.understanding.own_language import small_language, written
from tests.retailer import NOW

Command = Callable[..., tuple[int, str]]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(f"sqlite:///{tmp_path / 'clienteling.db'}")
    opened.migrate()
    yield opened
    opened.close()


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A configuration file that names a folder beside it, with nothing in it yet."""
    (tmp_path / "language").mkdir()
    content = json.loads(sample.CONFIGURATION.read_text(encoding="utf-8"))
    content["database"] = f"sqlite:///{tmp_path / 'clienteling.db'}"
    content["legal_entities"]["AURE"]["understanding"] = {"language_folder": "language"}
    path = tmp_path / "config.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


@pytest.fixture
def clienteling(config: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command; its exit code, and all that it printed."""

    def command(*words: str) -> tuple[int, str]:
        try:
            code = run([*words, "--config", str(config)])
        except SystemExit as exit_:
            code = int(exit_.code or 0)
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return command


def missed(database: Database, text: str, times: int = 1) -> str:
    """Its id."""
    with database.begin() as connection:
        misses = Misses(connection, "AURE")
        for _ in range(times):
            misses.count(text, "declined", "masked", NOW)
        return next(one.miss_id for one in misses.most_frequent(100) if one.text == text)


def test_they_are_listed_by_frequency(clienteling: Command, database: Database) -> None:
    rare, often = missed(database, "hm"), missed(database, "is {customer} hitched", 3)
    code, printed = clienteling("misses")
    assert code == 0
    assert printed.splitlines() == [
        "AURE, not understood:",
        f"  {often}     3×  declined  21 Nov 2026  is {{customer}} hitched",
        f"  {rare}     1×  declined  21 Nov 2026  hm",
    ]
    assert len(clienteling("misses", "--limit", "1")[1].splitlines()) == 2
    assert rare in clienteling("misses", rare)[1]


def test_nothing_missed_is_said(clienteling: Command, database: Database) -> None:
    assert clienteling("misses") == (0, "AURE: nothing that was not understood is kept.\n")


def test_one_is_forgotten(clienteling: Command, database: Database) -> None:
    miss_id = missed(database, "hm")
    assert clienteling("misses", "--forget", miss_id) == (0, f"Forgotten: {miss_id} hm\n")
    assert clienteling("misses", "--forget", miss_id) == (1, f"There is no miss {miss_id}.\n")


@pytest.mark.parametrize(
    ("words", "code", "reason"),
    [
        (["--legal-entity", "NONE"], 1, "There is no legal entity NONE"),
        (["nosuchid"], 1, "There is no miss nosuchid."),
        (["--example", "show_customer"], 2, "Say which one"),
        (["ID", "--text", "x"], 2, "--text goes with --example"),
        (["ID", "--forget", "ID"], 2, "--forget stands alone"),
        (["--limit", "0"], 2, "0 is no number above 0"),
        (["ID", "--example", "knit"], 1, "There is no intent knit. There are add_customers, "),
        (["ID", "--example", "undo", "--text", "{foo} it"], 1, "{foo} stands for nothing. {customer}"),
        (["ID", "--example", "undo", "--text", " "], 1, "That is no sentence."),
        (["ID", "--example", "help", "--text", "undo"], 1, "“undo” is an example of undo already."),
        (["ID", "--example", "show_customer"], 1, "Words of it were not kept: “is {customer} …”. Say the whole"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    clienteling: Command, database: Database, config: Path, words: list[str], code: int, reason: str
) -> None:
    miss_id = missed(database, "is {customer} …")
    got, printed = clienteling("misses", *(miss_id if word == "ID" else word for word in words))
    assert (got, reason in printed) == (code, True), printed
    assert list((config.parent / "language").iterdir()) == []
    assert missed(database, "is {customer} …") == miss_id


def test_without_a_folder_of_her_own_it_says_what_to_do(clienteling: Command, config: Path, database: Database) -> None:
    content = json.loads(config.read_text())
    content["legal_entities"]["AURE"]["understanding"] = {}
    config.write_text(json.dumps(content))
    miss_id = missed(database, "is {customer} hitched")
    code, printed = clienteling("misses", miss_id, "--example", "show_customer")
    assert code == 1
    assert '"understanding": {"language_folder": "language"}' in printed


def test_without_scikit_learn_training_says_so_in_one_line(
    clienteling: Command, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sklearn", None)  # what Python itself takes for a module that is not there
    code, printed = clienteling("train")
    assert (code, printed) == (1, 'Training takes scikit-learn: pip install "clienteling[training]"\n')


def test_a_miss_becomes_an_example_and_is_understood(
    tmp_path: Path, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    hers = written(tmp_path / "hers", {"en/sentences/show_customer.txt": "gimme {customer}"})
    miss_id = missed(database, "is {customer} …")
    with database.begin() as connection:
        miss = Misses(connection, "AURE").get(miss_id)
    assert miss
    said = "is {customer} hitched to anybody"
    assert make_example(Found("AURE", miss), said, "show_customer", small_language(hers), database) == 0
    assert (hers / "en/sentences/show_customer.txt").read_text() == f"gimme {{customer}}\n{said}\n"
    assert f"Added to {hers / 'en/sentences/show_customer.txt'}: {said}" in capsys.readouterr().out
    with database.begin() as connection:
        assert Misses(connection, "AURE").get(miss_id) is None
    trained = small_language(hers)
    assert is_trained(trained)
    read = Reader(trained).read("is Nadia Haddad hitched to anybody", sample_world())
    assert [one.frame.intent for one in read] == ["show_customer"]


def test_check_says_whether_her_sentences_are_in_use(clienteling: Command, config: Path) -> None:
    assert "language" not in clienteling("check")[1]
    written(config.parent / "language", {"en/sentences/undo.txt": "unspool it\n"})
    code, printed = clienteling("check")
    assert code == 1
    assert "was trained before the last change of the sentences" in printed
    assert "run “clienteling train”" in printed


def test_a_wrong_file_of_hers_is_named_by_check(clienteling: Command, config: Path) -> None:
    written(config.parent / "language", {"en/sentences/knit.txt": "knit\n", "en/words.toml": "[speech\n"})
    code, printed = clienteling("check")
    assert code == 1
    assert "language/en/sentences/knit.txt: there is no such intent" in printed
    assert "language/en/words.toml: this is not TOML" in printed


def test_a_folder_that_is_not_there_is_named(clienteling: Command, config: Path) -> None:
    (config.parent / "language").rmdir()
    code, printed = clienteling("check")
    assert code == 1
    assert "legal_entities.AURE.understanding.language_folder: " in printed
    assert f"there is no folder {config.parent / 'language'}" in printed
