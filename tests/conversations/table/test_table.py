"""Whole conversations, as the table beside this file has them: what is said, what is heard, what is stored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from storage.database import Database
from tests.conversations.table.contents import HISTORY, Contents, Json, differences
from tests.conversations.table.entries import Entry, Turn, entries
from tests.conversations.table.shop import open_shop
from tests.conversations.talking import Heard

TABLE = list(entries())
OVER_HTTP = [entry for entry in TABLE if len({turn.at for turn in entry.turns}) == 1][::5]
"""The way in makes no difference to what is said and kept, so a fifth of the table goes the whole way."""
AS_FAR_AS_GIVEN = {"at", "due"}


def cases() -> list[Any]:
    ways = [("in-process", entry) for entry in TABLE] + [("http", entry) for entry in OVER_HTTP]
    return [
        pytest.param(
            way,
            entry,
            id=f"{way}: {entry.subject}: {entry.name}",
            marks=pytest.mark.xfail(reason=entry.broken, strict=True) if entry.broken else (),
        )
        for way, entry in ways
    ]


@pytest.mark.parametrize(("way", "entry"), cases())
async def test_a_conversation(way: str, entry: Entry, database: Database, first_contents: Contents) -> None:
    async with open_shop(way, database, entry.books_per_customer) as shop:
        for turn in entry.turns:
            check(turn, await shop.take(turn))
    with database.begin() as connection:
        different = differences(first_contents, Contents(connection), entry.stored)
    for name in entry.stored.keys() | different.keys():
        assert_stored(name, entry.stored.get(name, {}), different.get(name, {}))


def check(turn: Turn, heard: Heard) -> None:
    answer = f"{turn.who}{turn.how} {turn.what}\n→ {heard.text}\n{heard.shown}"
    assert "went wrong on my side" not in heard.text, answer
    whole = "\n".join(words for kind, words in turn.expected if kind == "=")
    assert not whole or heard.text == whole, answer
    for kind, words in turn.expected:
        if kind == "~":
            assert words in heard.text, answer
        if kind == "+":
            assert words in heard.shown, answer
        if kind == "!":
            assert words not in f"{heard.text}\n{heard.shown}", answer


def assert_stored(name: str, expected: Json, different: Json) -> None:
    found = {key: value for key, value in different.items() if key != "changes" or key in expected}
    assert expected.keys() == found.keys(), f"{name}: {found}"
    for key, value in expected.items():
        if key in (*HISTORY, "gone", "changes"):
            assert len(value) == len(found[key]), f"{name}: {found[key]}"
            assert all(any(fits(one, entry) for entry in found[key]) for one in value), f"{name}: {found[key]}"
        elif key == "book":
            assert as_list(value) == found[key], f"{name}: {found[key]}"
        else:
            assert value == found[key], f"{name}: {found[key]}"


def fits(expected: Json | str, entry: Json) -> bool:
    wanted = {"text": expected} if isinstance(expected, str) else expected
    return all(
        str(entry[key]).startswith(str(value)) if key in AS_FAR_AS_GIVEN else (entry[key] or False) == value
        for key, value in wanted.items()
    )


def as_list(whose: str | Sequence[str] | bool) -> list[str]:
    if isinstance(whose, str):
        return [whose]
    return sorted(whose) if isinstance(whose, Sequence) else []
