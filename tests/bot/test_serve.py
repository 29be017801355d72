"""The command as it is run: its lines, its exit codes, its end."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.cli import run
from storage import sample
from tests.waiting import HANGS

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "bot", "serve"]
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT)}


@pytest.fixture
def config(tmp_path: Path) -> str:
    content = json.loads(sample.CONFIGURATION.read_text(encoding="utf-8"))
    content["database"] = f"sqlite:///{tmp_path / 'clienteling.db'}"
    path = tmp_path / "config.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return str(path)


Refused = Callable[..., tuple[int, str]]


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Refused:
    """Runs the command in this process: its exit code, and the last line on standard error; it prints nothing else."""

    def serve(*words: str) -> tuple[int, str]:
        try:
            code = run(["serve", *words])
        except SystemExit as wrong_usage:
            code = int(wrong_usage.code or 0)
        printed = capsys.readouterr()
        assert printed.out == ""
        assert "Traceback" not in printed.err
        return code, printed.err.strip().splitlines()[-1]

    return serve


@contextmanager
def running(folder: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """The process, and its lines up to the one that says where it listens."""
    process = subprocess.Popen(
        [*COMMAND, *words], cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout
        lines: list[str] = []
        for line in process.stdout:
            lines.append(line.strip())
            if "in a browser" in line:
                break
        yield process, lines
    finally:
        process.kill()
        process.communicate()


def test_without_credentials_it_refuses_to_start_but_in_development(config: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "--config", config],
        cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, timeout=HANGS, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    [line] = done.stderr.splitlines()
    assert "teams.app_id" in line
    assert "--development" in line


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "::", "example.org"])  # noqa: S104 - refused, that is the point
def test_the_development_mode_binds_to_this_machine_only(config: str, refused: Refused, host: str) -> None:
    code, line = refused("--config", config, "--development", "--host", host)
    assert code == 2
    assert host in line


def test_a_fixed_clock_is_for_development_and_needs_an_offset(config: str, refused: Refused) -> None:
    assert refused("--config", config, "--now", "2026-11-21T10:00+01:00")[0] == 2
    for given in ("2026-11-21T10:00", "yesterday"):
        code, line = refused("--config", config, "--development", "--now", given)
        assert code == 2
        assert given in line


def test_a_configuration_that_is_wrong_is_told_in_one_line(tmp_path: Path, refused: Refused) -> None:
    path = tmp_path / "config.json"
    path.write_text("{", encoding="utf-8")
    code, line = refused("--config", str(path), "--development")
    assert code == 1
    assert "line 1" in line


def test_a_database_that_cannot_be_opened_is_told_in_one_line(config: str, refused: Refused) -> None:
    content = json.loads(Path(config).read_text(encoding="utf-8")) | {"database": "sqlite:////nowhere/clienteling.db"}
    Path(config).write_text(json.dumps(content), encoding="utf-8")
    code, line = refused("--config", config, "--development", "--port", "0")
    assert code == 1
    assert "unable to open database file" in line


def test_a_port_in_use_is_told_in_one_line(config: str, refused: Refused) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        code, line = refused("--config", config, "--development", "--port", port)
    assert code == 1
    assert port in line


def test_it_says_where_it_listens_serves_and_stops_when_told(config: str, tmp_path: Path) -> None:
    words = ("--config", config, "--development", "--port", "0", "--now", "2026-11-21T10:00+01:00")
    with running(tmp_path, *words) as (process, lines):
        assert lines[0].startswith("Development mode")
        assert "2026-11-21T10:00:00+01:00" in lines[1]
        address = re.findall(r"http://127\.0\.0\.1:\d+", lines[2])[0]
        with urllib.request.urlopen(f"{address}/healthz", timeout=HANGS) as answer:  # noqa: S310 - our own address
            assert json.load(answer) == {"status": "ok"}
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=HANGS) == 0
