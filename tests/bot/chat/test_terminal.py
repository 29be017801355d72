from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from bot.chat.drawn_card import drawn
from dialogs.conversation import Card, Fact, ListCard, ListRow, ReceiptCard, ReceiptEntry
from tests.bot.cards.examples import HOSTILE, MARIA, every_card, tap
from tests.bot.chat.conftest import Running, clienteling, environment
from tests.waiting import HANGS

PRESSED_AGAIN = 5
"""Seconds."""


def printed(card: Card) -> str:
    output = StringIO()
    Console(file=output, width=100, color_system=None).print(drawn(card)[0])
    return "\n".join(line.rstrip() for line in output.getvalue().splitlines())


def chat(folder: Path, lines: str, person: str = "000110") -> subprocess.CompletedProcess[bytes]:
    words = clienteling("chat", "--as", person)
    return subprocess.run(
        words, cwd=folder, env=environment(), input=lines.encode(), capture_output=True, timeout=HANGS, check=False
    )


def test_a_customer_card_shows_aligned_facts_and_numbered_buttons() -> None:
    assert printed(MARIA) == "\n".join(
        (
            "Maria Lopez",
            "C00001 · in your client book",
            "Birthday        27 November",
            "Lifetime spend  NOK 182,400",
            "Churn risk      12%",
            "Shoe size       38",
            "[1] Take a note  [2] Log a visit  [3] Details  [4] Remind me  [5] Remove",
        )
    )


def test_the_buttons_of_a_list_are_numbered_after_its_rows() -> None:
    rows = (ListRow(title="Maria", detail="27 November", tap=tap(said="Maria")), ListRow(title="Jon"))
    card = ListCard(title="Birthdays", rows=rows, footer="2 of 9", buttons=MARIA.buttons[:1])
    assert printed(card).splitlines() == ["Birthdays", "1  Maria  27 November", "2  Jon", "2 of 9", "[3] Take a note"]
    assert drawn(card)[1] == {1: rows[0].tap, 3: MARIA.buttons[0].tap}
    assert drawn(card, 4)[1] == {4: rows[0].tap, 6: MARIA.buttons[0].tap}


def test_a_receipt_is_ticked() -> None:
    card = ReceiptCard(entries=(ReceiptEntry(title="Note kept", facts=(Fact(label="Customer", value="Maria"),)),))
    assert printed(card).splitlines() == ["✓ Note kept", "Customer  Maria"]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_nothing_typed_controls_the_terminal(text: str) -> None:
    for card in every_card(text):
        assert not any(letter in printed(card) for letter in "\x1b\x07\x00\u202e")


def test_typed_markup_stays_text() -> None:
    card = ReceiptCard(entries=(ReceiptEntry(title="[bold red]x[/] :smile: [link=http://x]y[/link]"),))
    assert printed(card) == "✓ [bold red]x[/] :smile: [link=http://x]y[/link]"


def test_lines_from_a_pipe_are_answered_in_plain_text(tmp_path: Path) -> None:
    done = chat(tmp_path, "who has a birthday next week\n1\n\nthank you\n")
    told = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    assert not any(ord(letter) < 32 and letter != "\n" for letter in told)
    assert not any(line.endswith(" ") for line in told.splitlines())
    assert "\n  1  " in told
    assert "[1] " in told


def test_a_number_opens_the_row_that_bears_it_and_undo_takes_back(tmp_path: Path) -> None:
    done = chat(tmp_path, "who has a birthday next week\n1\nnote that she collects [b]stamps[/b]\nundo\n")
    listed, opened, noted, undone = done.stdout.decode().strip().split("\n\n")
    [row] = [line for line in listed.splitlines() if line.startswith("  1  ")]
    name = row.removeprefix("  1  ").split("  ")[0]
    assert f"\n  {name}\n" in opened
    assert "collects [b]stamps[/b]" in noted
    assert name in noted
    assert name in undone


def test_hostile_lines_end_nothing(running: Running) -> None:
    lines = "\x00\x1b[2J\n" + "x" * 20000 + "\n🎁 مرحبا '; DROP TABLE customer; --\n"
    words = clienteling("chat", "--as", "000110")
    done = subprocess.run(
        words,
        cwd=running.folder,
        env=environment(),
        input=lines.encode() + b"\xff\xfe\n999\nthanks",
        capture_output=True,
        timeout=HANGS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert b"\x1b" not in done.stdout


def test_an_unknown_person_is_told_in_one_line(running: Running) -> None:
    done = chat(running.folder, "hello\n", person="999999")
    assert done.returncode == 1
    assert not done.stdout
    [line] = [line for line in done.stderr.decode().splitlines() if "999999" in line]
    assert "Traceback" not in done.stderr.decode()
    assert line.endswith(".")


@pytest.mark.parametrize("farewell", [b"\x04", b"\x03"], ids=["Ctrl-D", "Ctrl-C"])
def test_a_person_at_a_terminal_is_greeted_and_may_leave_at_any_time(running: Running, farewell: bytes) -> None:
    child, controller = pty.fork()
    if child == 0:
        os.chdir(running.folder)
        os.execve(sys.executable, clienteling("chat", "--as", "000110"), environment())  # noqa: S606  # ourselves
    try:
        assert "Ingrid" in read_until(controller, "\n> ")
        leave(controller, farewell)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    finally:
        os.close(controller)


def leave(controller: int, farewell: bytes) -> None:
    """Presses the key until the goodbye comes: between prompt and reading a terminal may miss it once."""
    os.write(controller, farewell)
    told, silent = "", 0
    while "Goodbye" not in told:
        if select.select([controller], [], [], PRESSED_AGAIN)[0]:
            told += os.read(controller, 4096).decode("utf-8", "replace")
        else:
            silent += 1
            assert silent < HANGS / PRESSED_AGAIN, told
            os.write(controller, farewell)


def read_until(controller: int, end: str) -> str:
    """What the terminal shows, up to and with `end`; fails where it keeps silent."""
    told = ""
    while end not in told:
        ready, _, _ = select.select([controller], [], [], HANGS)
        assert ready, told
        told = (told + os.read(controller, 4096).decode("utf-8", "replace")).replace("\r", "")
    return told
