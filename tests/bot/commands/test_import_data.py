"""`clienteling import` as it is used: its words, its exit codes, its database."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from fluent.runtime.errors import FluentReferenceError

from bot.cli import run
from dialogs.language.texts import texts_for
from storage import importing, sample
from storage.database import Database
from storage.rules import attribute_values
from tests.storage.importing.retail import rows
from tests.waiting import HANGS


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The sample retailer's configuration with a database of its own."""
    content = json.loads(sample.CONFIGURATION.read_text("utf-8"))
    content["database"] = f"sqlite:///{tmp_path / 'store.db'}"
    path = tmp_path / "config.json"
    path.write_text(json.dumps(content))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The sample retailer's data files."""
    return Path(shutil.copytree(sample.FOLDER, tmp_path / "in", ignore=shutil.ignore_patterns("*.json")))


def test_a_folder_is_loaded_and_counted_by_file(config: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "--config", str(config), str(folder)]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[:3] == [
        "stores.csv: 3 added, 0 changed, 0 unchanged",
        "associates.csv: 11 added, 0 changed, 0 unchanged",
        "customers.csv: 400 added, 0 changed, 0 unchanged",
    ]
    assert out.splitlines()[-1].startswith("Done: 2,863 rows in ")
    assert err == ""
    database = Database(f"sqlite:///{config.parent / 'store.db'}")
    assert len(rows(database, "customer")) == 400
    database.close()


def test_bad_rows_are_printed_and_the_others_counted(
    config: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = "".join(f"X{number},AURE,Eve,Fox,,,31.12.1999,,,\n" for number in range(25))
    with (folder / "customers.csv").open("a") as file:
        file.write(bad)
    assert run(["import", "--config", str(config), str(folder)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == (
        'customers.csv, line 402, birth_date: "31.12.1999" is not a birth date, '
        "written YYYY-MM-DD, or --MM-DD where the year is unknown"
    )
    assert len(lines) == 22
    assert lines[20] == "… and 5 more."
    assert lines[21] == (
        "customers.csv was not loaded (25 problems). The files before it stay loaded. "
        "Not tried: books.csv, attributes.csv, activities.csv, notes.csv, purchases.csv."
    )


def test_a_folder_that_is_none_is_one_clear_line(
    config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", "--config", str(config), str(tmp_path / "nowhere")]) == 1
    assert capsys.readouterr().err == f"{tmp_path / 'nowhere'} is no folder.\n"


def test_a_wrong_mapping_is_one_clear_line(config: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mapping = folder / "mapping.json"
    mapping.write_text('{"files": {"customers.csv": {"sources": "x", "colums": {}}}}')
    assert run(["import", "--config", str(config), str(folder), "--mapping", str(mapping)]) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "files.customers.csv.colums" in err


def test_a_key_that_is_there_twice_is_told_with_its_first_line(
    config: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stores = folder / "stores.csv"
    stores.write_text(stores.read_text("utf-8") + "S01,Again,AURE,Europe/Oslo,AB-NO\n")
    assert run(["import", "--config", str(config), str(folder)]) == 1
    line = capsys.readouterr().err.splitlines()[0]
    assert line == "stores.csv, line 5, store_id: this legal_entity, store_id is in line 2 already"


def test_every_reason_has_its_words() -> None:
    """A reason without a text would fail only when somebody meets it."""
    sources = [*Path(importing.__file__).parent.glob("*.py"), Path(attribute_values.__file__)]
    reasons = {key for path in sources for key in re.findall(r'"((?:import|value)-[a-z-]+)"', path.read_text("utf-8"))}
    assert len(reasons) > 30
    for reason in sorted(reasons):
        with contextlib.suppress(FluentReferenceError):  # a placeholder that is not filled here
            texts_for("en-GB").say(reason)


def test_on_a_terminal_there_is_a_bar(config: Path, folder: Path) -> None:
    screen, terminal = pty.openpty()
    command = [sys.executable, "-m", "bot", "import", "--config", str(config), str(folder)]
    done = subprocess.run(command, stderr=terminal, stdout=subprocess.PIPE, timeout=HANGS, check=False)
    os.close(terminal)
    drawn = b""
    while True:
        try:
            some = os.read(screen, 65536)
        except OSError:  # how Linux says that the other side is closed
            break
        if not some:
            break
        drawn += some
    os.close(screen)
    assert done.returncode == 0
    assert b"customers.csv: 400 added" in done.stdout
    assert b"reading" in drawn
