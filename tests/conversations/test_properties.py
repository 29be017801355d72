"""Whatever is said, in whatever order and by whom: what always holds of client books, notes and undo."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from sqlalchemy import func, select

from dialogs.assistant import Assistant
from storage.database import Connection, Database
from storage.tables import book_entry, change, metadata, note
from tests.conversations.table.shop import with_books_per_customer
from tests.conversations.talking import Heard, InProcess, Json
from tests.retailer import BO, HENRIK, INGRID, SETTINGS, refill

CUSTOMERS = {
    "C00001": "Maria Lopez",
    "C00019": "Otto Friday",
    "C00085": "Per Quist",
    "C00090": "Noor Kim",
    "C00314": "Esther Juhl",
}
"""Of Ingrid, of Ingrid, of Bo, of Carla, of nobody."""
KEPT_ASIDE = {"change", "conversation", "miss", "notice", "processed_message", "client_book", "number_sequence"}
"""What is no business row, as what people were told and what was not understood; and an opened client book stays: no
number is given twice."""

speaker = some.sampled_from([INGRID, BO, HENRIK])
name = some.sampled_from(list(CUSTOMERS.values()))
colleague = some.sampled_from(["Ingrid", "Bo", "Carla"])
size = some.integers(36, 41)
day = some.sampled_from(["Monday", "Wednesday", "Friday"])

book_work = some.one_of(
    some.builds("add {} to my book".format, name),
    some.builds("remove {} from the book".format, name),
    some.builds("move {} to {}".format, name, colleague),
    some.builds("add {} to {}'s book".format, name, colleague),
    some.builds("split {} and {} between Bo and Carla".format, name, name),
    some.builds("move all of {}'s customers to {}".format, colleague, colleague),
    some.builds("lend {} to {} until Friday".format, name, colleague),
)
keeping = some.one_of(
    some.builds("note for {}, likes tea".format, name),
    some.builds("called {} yesterday".format, name),
    some.builds("{}'s shoe size is {}".format, name, size),
    some.builds("remind me on {} to call {}".format, day, name),
    some.builds("done with {}".format, name),
    some.builds("called {} yesterday, her shoe size is {} and remind me on {} to call".format, name, size, day),
)
going_on = some.one_of(
    some.sampled_from(["yes", "no", "cancel", "the first one", "undo", "undo the note", "make it Tuesday"]),
    some.builds("no, I meant {}".format, name),
    some.builds("undo the move of {}".format, name),
    some.integers(0, 9),
)
"""A number stands for a tap on one of the last buttons."""


@dataclass
class Talks:
    """Several people with one assistant."""

    database: Database
    assistant: Assistant
    people: dict[str, InProcess] = field(default_factory=dict)
    shown: dict[str, list[tuple[str, Json]]] = field(default_factory=dict)

    async def take(self, who: str, what: str | int) -> tuple[Heard, Json | None]:
        """What was answered, and what was tapped, if it was a tap."""
        talk = self.people.setdefault(who, InProcess(self.assistant, who))
        shown = self.shown.setdefault(who, [])
        tapped = shown[what % len(shown)][1] if isinstance(what, int) and shown else None
        heard = await (talk.tap(tapped) if tapped else talk.say(str(what)))
        assert "went wrong on my side" not in heard.text
        shown[:0] = heard.taps.items()
        return heard, tapped

    def read(self, *columns: Any) -> list[tuple[Any, ...]]:
        with self.database.begin() as connection:
            return [tuple(row) for row in connection.execute(select(*columns))]


def business_rows(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    return {
        table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
        for table in metadata.sorted_tables
        if table.name not in KEPT_ASIDE
    }


@pytest.mark.parametrize("books_per_customer", [1, 2, None])
def test_nobody_is_in_too_many_books_and_undoing_everything_gives_back_the_first_state(
    books_per_customer: int | None, reused_database: Database, sample_file: Path
) -> None:
    assistant = Assistant(reused_database, with_books_per_customer(SETTINGS, books_per_customer))

    @settings(max_examples=12)
    @given(said=some.lists(some.tuples(speaker, some.one_of(book_work, keeping, going_on)), max_size=12))
    def holds(said: list[tuple[str, str | int]]) -> None:
        refill(reused_database, sample_file)
        asyncio.run(_say_and_undo(said, Talks(reused_database, assistant), books_per_customer))

    holds()


async def _say_and_undo(said: list[tuple[str, str | int]], to: Talks, books_per_customer: int | None) -> None:
    with to.database.begin() as connection:
        first = business_rows(connection)
    for who, what in said:
        await to.take(who, what)
        books = Counter(account_number for (account_number,) in to.read(book_entry.c.account_number))
        assert books_per_customer is None or max(books.values()) <= books_per_customer
    while last := _who_changed_something_last(to):
        heard, _ = await to.take(last, "undo")
        assert "Taken back" in heard.text or "Cancelled" in heard.text, heard.text
    with to.database.begin() as connection:
        assert business_rows(connection) == first


def _who_changed_something_last(to: Talks) -> str | None:
    latest = select(func.max(change.c.change_id)).where(change.c.undone_at.is_(None)).scalar_subquery()
    with to.database.begin() as connection:
        return connection.execute(
            select(change.c.personnel_number).where(change.c.change_id == latest)
        ).scalar_one_or_none()


NOTED = re.compile(r"Noted for (?P<whom>[^:]+): “(?P<text>[^”]*)”")
REPLACED = re.compile(r"Instead of the note \((?P<whom>[^)]+)\) “(?P<text>[^”]*)”:")
about_notes = some.one_of(
    some.builds("note for {}, ".format, name),
    some.builds("no, I meant {}".format, name),
    some.sampled_from(["undo", "yes", "cancel", "who has a birthday next week"]),
    some.builds("{}'s shoe size is {}".format, name, size),
    some.builds("remove {} from the book".format, name),
    some.integers(0, 5),
)
note_words = some.builds(
    "likes {} most".format,
    some.text(some.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="“”"), max_size=20),
)


@dataclass
class Kept:
    """What one message led to."""

    tokens: set[str]
    """Of the buttons that take it back."""
    came: Counter[tuple[str, str]]
    """(Whose note, its words)."""
    went: Counter[tuple[str, str]]


@dataclass
class Notebook:
    """What must be in somebody's notes, by what she was told alone."""

    notes: Counter[tuple[str, str]] = field(default_factory=Counter)
    kept: list[Kept] = field(default_factory=list)

    def hear(self, heard: Heard, tapped: Json | None) -> None:
        if heard.text.startswith("Taken back"):
            token = tapped["tap"].get("token") if tapped else None
            self._take_back(next(one for one in reversed(self.kept) if token is None or token in one.tokens))
            return
        tokens = {one["tap"]["token"] for one in heard.taps.values() if one["tap"]["frame"]["intent"] == "undo"}
        came = Counter((whom, text) for whom, text in NOTED.findall(heard.text))
        went = Counter((whom, text) for whom, text in REPLACED.findall(heard.text))
        if tokens:
            self.notes = self.notes - went + came
            self.kept.append(Kept(tokens, came, went))

    def _take_back(self, one: Kept) -> None:
        self.notes = self.notes - one.came + one.went
        self.kept.remove(one)


def test_no_note_is_ever_lost_or_doubled(reused_database: Database, sample_file: Path) -> None:
    assistant = Assistant(reused_database, SETTINGS)

    @settings(max_examples=25)
    @given(
        said=some.lists(some.tuples(speaker, about_notes), max_size=12),
        words=some.lists(note_words, min_size=12, max_size=12, unique=True),
    )
    def holds(said: list[tuple[str, str | int]], words: list[str]) -> None:
        refill(reused_database, sample_file)
        whole = [
            (who, f"{what}{word}" if isinstance(what, str) and what.startswith("note") else what)
            for (who, what), word in zip(said, words, strict=False)
        ]
        kept = asyncio.run(_say_and_look_up(whole, Talks(reused_database, assistant)))
        messages = [str(what) for _, what in whole]
        assert all(any(note in message for message in messages) for note in kept), "not word by word"

    holds()


async def _say_and_look_up(said: list[tuple[str, str | int]], to: Talks) -> set[str]:
    """The words of all notes that were kept."""
    ever = set[str]()
    books = {who: Notebook() for who in (INGRID, BO, HENRIK)}
    rows = (note.c.personnel_number, note.c.account_number, note.c.text)
    first = Counter(to.read(*rows))
    for who, what in said:
        heard, tapped = await to.take(who, what)
        books[who].hear(heard, tapped)
        stored = Counter(to.read(*rows)) - first
        assert not first - Counter(to.read(*rows)), "an older note is gone"
        told = Counter({(one, *note): n for one, book in books.items() for note, n in book.notes.items()})
        assert Counter({(one, CUSTOMERS[whose], text): n for (one, whose, text), n in stored.items()}) == told
        ever |= {text for _, _, text in stored}
    return ever
