"""The people of the sample retailer, who talk with one assistant in turn."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

from bot.config import load_config
from dialogs.assistant import Assistant
from storage import sample
from storage.database import Database
from storage.people import associates
from storage.settings import DomainSettings
from tests.bot.people import served
from tests.conversations.table.entries import Turn
from tests.conversations.talking import Heard, InProcess, Json, Talk, over_http
from tests.retailer import SETTINGS


@dataclass
class Shop:
    numbers: dict[str, str]
    """First name → personnel number."""
    enter: Callable[[str, datetime], Talk]
    """Somebody by her personnel number, at a time."""
    talks: dict[str, Talk] = field(default_factory=dict)
    shown: dict[str, list[tuple[str, Json]]] = field(default_factory=dict)
    """What each one was shown that can be tapped, the latest first."""

    async def take(self, turn: Turn) -> Heard:
        talk = self.talks.setdefault(turn.who, self.enter(self.numbers[turn.who], turn.at))
        if isinstance(talk, InProcess):
            talk.now = turn.at
        shown = self.shown.setdefault(turn.who, [])
        heard = await (talk.say(turn.what) if turn.how == ":" else talk.tap(_tapped(turn, shown)))
        shown[:0] = heard.taps.items()
        return heard


def _tapped(turn: Turn, shown: list[tuple[str, Json]]) -> Json:
    of_that_title = [value for title, value in shown if title == turn.what]
    assert of_that_title, f"nothing called “{turn.what}” was shown, but {[title for title, _ in shown]}"
    return of_that_title[-1 if turn.how == " taps the first:" else 0]


@asynccontextmanager
async def open_shop(way: str, database: Database, books_per_customer: int | None = 1) -> AsyncIterator[Shop]:
    """`way`: in-process or http."""
    settings = with_books_per_customer(SETTINGS, books_per_customer)
    with database.begin() as connection:
        numbers = {one.name.split()[0]: one.personnel_number for one in associates(connection, "AURE")}
    if way == "in-process":
        assistant = Assistant(database, settings)
        yield Shop(numbers, lambda number, now: InProcess(assistant, number, now))
        return
    fields = {"database": str(database.engine.url), "legal_entities": settings.legal_entities}
    async with served(load_config(sample.CONFIGURATION).model_copy(update=fields)) as client:
        yield Shop(numbers, lambda number, now: over_http(client, number))


def with_books_per_customer(settings: DomainSettings, number: int | None) -> DomainSettings:
    aure = settings.legal_entities["AURE"]
    book = aure.client_book.model_copy(update={"books_per_customer": number})
    return settings.model_copy(update={"legal_entities": {"AURE": aure.model_copy(update={"client_book": book})}})
