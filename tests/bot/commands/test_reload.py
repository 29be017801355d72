"""A running server takes what was changed in its configuration file: real processes, talked with over HTTP."""

from __future__ import annotations

import itertools
import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from storage import sample
from tests.retailer import INGRID, aad_object_id
from tests.waiting import HANGS, wait_until

ROOT = Path(__file__).parents[3]
NUMBERS = itertools.count(1)
IN_USE = "was read again and is in use"
Json = dict[str, Any]
Change = Callable[[Json], None]


@dataclass
class Retailer:
    """A configuration file and its database, with a runtime directory that no other test looks into."""

    folder: Path
    config: Path

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {"PYTHONPATH": str(ROOT), "XDG_RUNTIME_DIR": str(self.folder), "TMPDIR": str(self.folder)}

    def change(self, change: Change) -> None:
        content = json.loads(self.config.read_text(encoding="utf-8"))
        change(content)
        self.config.write_text(json.dumps(content), encoding="utf-8")

    def words(self, *, named: bool) -> list[str]:
        """Without --config the commands work with the sample retailer."""
        return ["--config", str(self.config)] if named else []

    def reload(self, *, named: bool = True) -> tuple[int, str]:
        """The exit code of the command and all that it prints."""
        done = subprocess.run(
            [sys.executable, "-m", "bot", "reload", *self.words(named=named)],
            cwd=self.folder, env=self.environment, capture_output=True, text=True, timeout=HANGS, check=False,
        )  # fmt: skip
        assert "Traceback" not in done.stderr
        return done.returncode, done.stdout + done.stderr

    @contextmanager
    def server(self, *, named: bool = True) -> Iterator[Server]:
        words = [
            "serve",
            *self.words(named=named),
            "--development",
            "--port",
            "0",
            "--now",
            "2026-11-21T10:00+01:00",
        ]
        log = self.folder / f"server-{next(NUMBERS)}.log"
        with log.open("w") as output:
            process = subprocess.Popen(
                [sys.executable, "-m", "bot", *words],
                cwd=self.folder, env=self.environment, stdout=output, stderr=subprocess.STDOUT,
            )  # fmt: skip
        try:
            server = Server(process, log)
            server.wait_for("in a browser")
            yield server
        finally:
            process.kill()
            process.wait()


@dataclass
class Server:
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def printed(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def wait_for(self, text: str) -> None:
        wait_until(lambda: text in self.printed or self.process.poll() is not None)
        assert text in self.printed

    def say(self, text: str) -> str:
        """The replies' texts, and all that stands on their cards."""
        activity = {
            "type": "message", "id": f"m-{next(NUMBERS)}", "channelId": "msteams", "text": text,
            "deliveryMode": "expectReplies", "locale": "en-GB",
            "from": {"id": "29:ingrid", "aadObjectId": aad_object_id(INGRID)}, "recipient": {"id": "28:bot"},
            "conversation": {"id": "a:1", "conversationType": "personal"},
        }  # fmt: skip
        address = re.findall(r"http://127\.0\.0\.1:\d+", self.printed)[0]
        request = urllib.request.Request(  # noqa: S310 - our own address
            f"{address}/api/messages", json.dumps(activity).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=HANGS) as answer:  # noqa: S310 - our own address
            return json.dumps(json.load(answer)["activities"], ensure_ascii=False)


def retailer_in(folder: Path, sample_file: Path) -> Retailer:
    shutil.copyfile(sample_file, folder / "clienteling.db")
    content = json.loads(sample.CONFIGURATION.read_text(encoding="utf-8"))
    content["database"] = f"sqlite:///{folder / 'clienteling.db'}"
    path = folder / "config.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return Retailer(folder, path)


@pytest.fixture
def retailer(sample_file: Path, tmp_path: Path) -> Retailer:
    return retailer_in(tmp_path, sample_file)


@pytest.fixture(scope="module")
def running(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Retailer, Server]]:
    """One server for the tests of this file that change no more than settings and different customers."""
    retailer = retailer_in(tmp_path_factory.mktemp("retailer"), sample_file)
    with retailer.server() as server:
        yield retailer, server


@pytest.fixture
def as_it_was(running: tuple[Retailer, Server]) -> Iterator[tuple[Retailer, Server]]:
    """That server, which has its first configuration again afterwards."""
    retailer, server = running
    content = retailer.config.read_bytes()
    yield retailer, server
    retailer.config.write_bytes(content)
    taken = server.printed.count(IN_USE)
    server.process.send_signal(signal.SIGHUP)
    wait_until(lambda: server.printed.count(IN_USE) > taken)
    server.say("cancel")


def aure(content: Json) -> Json:
    entity: Json = content["legal_entities"]["AURE"]
    return entity


def with_glove_size(content: Json) -> None:
    gloves = {"id": "glove_size", "label": "Glove size", "type": "number", "words": ["glove size"], "display_order": 1}
    aure(content)["attributes"].append(gloves)


def test_an_attribute_an_activity_type_and_a_right_are_in_use_without_a_restart(
    as_it_was: tuple[Retailer, Server],
) -> None:
    def change(content: Json) -> None:
        with_glove_size(content)
        aure(content)["activity_types"].append({"id": "video", "label": "Video call", "words": ["video call"]})
        content["roles"]["associate"].remove("add_customer")

    retailer, server = as_it_was
    assert "Kept for" not in server.say("Nadia Haddad's glove size is 7")
    server.say("cancel")
    retailer.change(change)
    code, printed = retailer.reload()
    assert (code, printed) == (0, f"The server {server.process.pid} uses the changed configuration.\n")
    assert "Kept for Nadia Haddad: Glove size 7." in server.say("Nadia Haddad's glove size is 7")
    assert "Glove size" in server.say("show me Nadia Haddad")
    assert "Logged: Video call with Nadia Haddad" in server.say("video call with Nadia Haddad yesterday")
    assert "you do not have the right" in server.say("add Sofia Gold to my book")


def test_an_invalid_file_changes_nothing_and_says_why(as_it_was: tuple[Retailer, Server]) -> None:
    retailer, server = as_it_was
    retailer.change(with_glove_size)
    retailer.change(lambda content: aure(content).update(colour="blue"))
    code, printed = retailer.reload()
    assert code == 1
    assert 'unknown key "colour" in legal_entities.AURE' in printed
    server.process.send_signal(signal.SIGHUP)
    server.wait_for("The configuration stays as it was.")
    assert 'unknown key "colour" in legal_entities.AURE' in server.printed
    assert "Kept for" not in server.say("Nadia Haddad's glove size is 7")
    server.say("cancel")
    assert "Kept for Nadia Haddad: Shoe size 38." in server.say("Nadia Haddad's shoe size is 38")


def test_what_needs_a_restart_is_named_and_the_rest_is_taken(as_it_was: tuple[Retailer, Server]) -> None:
    def change(content: Json) -> None:
        with_glove_size(content)
        content["teams"]["app_id"] = "00000000-0000-4000-8000-00000000ffff"
        content["database"] = "sqlite:///elsewhere.db"

    retailer, server = as_it_was
    retailer.change(change)
    code, printed = retailer.reload()
    assert code == 0
    assert "Changed, but in use only after a restart: database and teams." in printed
    assert "Kept for Zara Hanssen: Glove size 7." in server.say("Zara Hanssen's glove size is 7")
    assert "in use only after a restart: database and teams" in server.printed
    assert not (retailer.folder / "elsewhere.db").exists()


def test_without_a_server_it_says_so(retailer: Retailer) -> None:
    code, printed = retailer.reload()
    assert code == 1
    assert f"No server of this user runs with {retailer.config}" in printed


def test_the_runtime_directory_is_private_and_a_server_that_was_killed_is_not_taken_for_one_that_runs(
    retailer: Retailer,
) -> None:
    with retailer.server():
        (folder,) = retailer.folder.glob("clienteling-*")
        assert folder.stat().st_mode & 0o777 == 0o700
        (file,) = folder.iterdir()
        assert set(json.loads(file.read_text())) == {"pid", "fingerprint", "reloads", "problem", "waiting"}
        folder.chmod(0o755)
        assert retailer.reload()[0] == 1
        folder.chmod(0o700)
    assert list(retailer.folder.glob("clienteling-*/*.json"))
    assert retailer.reload()[0] == 1
    assert not list(retailer.folder.glob("clienteling-*/*.json"))


def test_all_servers_of_a_file_take_it_and_no_other_server_does(as_it_was: tuple[Retailer, Server]) -> None:
    retailer, one = as_it_was
    other = Retailer(retailer.folder, retailer.folder / "other.json")
    shutil.copyfile(retailer.config, other.config)
    with retailer.server() as two, other.server() as three:
        retailer.change(with_glove_size)
        other.change(with_glove_size)
        code, printed = retailer.reload()
        assert code == 0
        assert sorted(map(int, re.findall(r"server (\d+) uses", printed))) == sorted([one.process.pid, two.process.pid])
        for server, size, kept in ((one, 7, True), (two, 8, True), (three, 9, False)):
            assert ("Kept for" in server.say(f"Magnus Nguyen's glove size is {size}")) is kept


def test_values_of_before_the_change_break_no_card(as_it_was: tuple[Retailer, Server]) -> None:
    def change(content: Json) -> None:
        for attribute in aure(content)["attributes"]:
            if attribute["id"] == "metal":
                attribute.update(type="number")
                attribute.pop("choices")
            if attribute["id"] == "favourite_category":
                attribute.update(type="yearly_date")
                attribute.pop("choices")
        kept = [one for one in aure(content)["attributes"] if one["id"] != "shoe_size"]
        aure(content)["attributes"] = kept
        aure(content)["activity_types"] = aure(content)["activity_types"][:1]

    retailer, server = as_it_was
    server.say("Maria Lopez's shoe size is 38")
    before = server.say("show me Maria Lopez")
    assert "platinum" in before
    retailer.change(change)
    assert retailer.reload()[0] == 0
    after = server.say("show me Maria Lopez")
    assert "platinum" in after
    assert "Shoe size" not in after
    assert "went wrong" not in server.say("show me Maria Lopez's timeline")
    assert "went wrong" not in server.say("who has metal platinum")
    assert "went wrong" not in server.say("show my book")


def test_the_sample_retailer_needs_no_restart(retailer: Retailer) -> None:
    with retailer.server(named=False):
        code, printed = retailer.reload(named=False)
    assert (code, printed.count("\n")) == (0, 1)


def test_the_hang_up_of_its_terminal_ends_it(retailer: Retailer) -> None:
    words = [sys.executable, "-m", "bot", "serve", "--config", str(retailer.config), "--development", "--port", "0"]
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(retailer.folder)
        os.execve(sys.executable, words, retailer.environment)  # noqa: S606 - the interpreter of this test
    printed = b""
    while b"in a browser" not in printed:
        printed += os.read(terminal, 4096)
    os.close(terminal)
    try:
        wait_until(lambda: os.waitpid(child, os.WNOHANG)[0])
    except AssertionError:
        os.kill(child, signal.SIGKILL)
        raise
