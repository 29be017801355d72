from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from storage.database import Database
from storage.dossier import dossier
from tests.conversations.talking import Talk, talking
from tests.retailer import AURE, INGRID


@pytest.fixture
def book_file(sample_file: Path, tmp_path: Path) -> Path:
    """The sample retailer in a file of this test's own."""
    return Path(shutil.copyfile(sample_file, tmp_path / "talk.db"))


@pytest.fixture(params=["in-process", "http"])
async def ingrid(request: pytest.FixtureRequest, book_file: Path) -> AsyncIterator[Talk]:
    async with talking(request.param, book_file, INGRID) as talk:
        yield talk


@pytest.fixture
async def somebody(book_file: Path) -> AsyncIterator[Callable[[str], Any]]:
    """Further people who talk with the assistant, by personnel number."""
    async with AsyncExitStack() as stack:

        async def enter(personnel_number: str) -> Talk:
            return await stack.enter_async_context(talking("in-process", book_file, personnel_number))

        yield enter


@pytest.fixture
def stored(book_file: Path) -> Callable[[str], dict[str, Any]]:
    """All that is stored on a customer."""

    def read(account_number: str) -> dict[str, Any]:
        database = Database(f"sqlite:///{book_file}")
        with database.begin() as connection:
            found = dossier(connection, "AURE", AURE, account_number)
        database.close()
        return found

    return read


@pytest.fixture(scope="session")
def reused_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One for many conversations, so that its statements are compiled once; see `tests.retailer.refill`."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('reused') / 'retailer.db'}")
    yield database
    database.close()
