from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import aiohttp
import pytest

from tests.waiting import HANGS

NOW = "2026-11-21T10:00+01:00"
INGRID = "00000000-0000-4000-8000-000000000110"
HENRIK = "00000000-0000-4000-8000-000000000101"
PAGE = re.compile(r"http://127\.0\.0\.1:\d+(?![\d/])")


@dataclass(frozen=True)
class Running:
    """`clienteling serve --development` on the sample retailer, in a folder of its own."""

    address: str
    folder: Path

    def command(self, *words: str) -> str:
        """What `clienteling` prints on this same data."""
        done = subprocess.run(
            clienteling(*words), cwd=self.folder, env=environment(), stdout=subprocess.PIPE, check=True, timeout=HANGS
        )
        return done.stdout.decode()


def clienteling(*words: str) -> list[str]:
    return [sys.executable, "-m", "bot", *words]


@contextmanager
def serving(folder: Path, port: int = 0) -> Iterator[Running]:
    words = clienteling("serve", "--development", "--now", NOW, "--port", f"{port}")
    with (folder / "serve.log").open("ab") as log:
        process = subprocess.Popen(words, cwd=folder, stdout=subprocess.PIPE, stderr=log, env=environment())
    assert process.stdout
    try:
        address = _address(process.stdout)
        assert address, (folder / "serve.log").read_text()
        yield Running(address, folder)
    finally:
        process.terminate()
        process.wait(timeout=HANGS)
        process.stdout.close()


@pytest.fixture(scope="package")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with serving(tmp_path_factory.mktemp("retailer")) as server:
        yield server


def _address(output: IO[bytes]) -> str | None:
    """The page's address, which the server prints when it is ready; None if it ended before."""
    for line in iter(output.readline, b""):
        found = PAGE.search(line.decode())
        if found:
            return found[0]
    return None


def environment() -> dict[str, str]:
    root = Path(__file__).parents[3]
    return {**os.environ, "PYTHONPATH": f"{root}"}


@pytest.fixture
async def browser_like() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=HANGS)) as session:
        yield session
