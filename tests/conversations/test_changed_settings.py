"""Settings that change while somebody talks."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from sqlalchemy import event

from dialogs.assistant import Assistant
from dialogs.conversation import Incoming, Reply
from storage.database import Database
from storage.settings import DomainSettings
from tests.retailer import INGRID, NOW, SETTINGS, aad_object_id
from tests.waiting import HANGS


def without_note_taking() -> DomainSettings:
    roles = {role: operations - {"take_notes"} for role, operations in SETTINGS.roles.items()}
    return SETTINGS.model_copy(update={"roles": roles})


def ask(assistant: Assistant, number: str) -> tuple[Reply, ...]:
    return assistant.answer(Incoming("c", number, aad_object_id(INGRID), NOW, "note for Maria Lopez, she prefers gold"))


def test_a_turn_under_way_ends_with_the_settings_it_began_with(book_file: Path) -> None:
    database = Database(f"sqlite:///{book_file}")
    assistant = Assistant(database, SETTINGS)
    under_way, settings_changed = Event(), Event()

    def hold(_connection: object) -> None:
        under_way.set()
        settings_changed.wait(HANGS)

    event.listen(database.engine, "begin", hold, insert=True)
    with ThreadPoolExecutor(1) as executor:
        turn = executor.submit(ask, assistant, "1")
        assert under_way.wait(HANGS)
        assistant.use(without_note_taking())
        settings_changed.set()
        assert turn.result(HANGS)[0].text == "Noted for Maria Lopez: “she prefers gold”"
    assert "you do not have the right" in ask(assistant, "2")[0].text
    database.close()


def test_the_readers_of_new_locales_are_there_before_the_settings_are(book_file: Path) -> None:
    database = Database(f"sqlite:///{book_file}")
    assistant = Assistant(database, SETTINGS)
    danish = SETTINGS.legal_entities["AURE"].model_copy(update={"locale": "da-DK"})
    assistant.use(SETTINGS.model_copy(update={"legal_entities": {"AURE": danish}}))
    assert ask(assistant, "1")[0].text.startswith("Noted for Maria Lopez")
    database.close()
