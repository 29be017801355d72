"""Nothing crosses legal entities: the same account number in two of them is two people."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogs.assistant import Assistant
from dialogs.conversation import Incoming, Reply, Tap
from dialogs.frame import Frame, Intent, Reference
from storage.database import Database
from storage.dossier import dossier
from storage.importing.folder import import_folder
from tests.retailer import AURE, INGRID, NOW, SETTINGS, aad_object_id

BURE = "BURE"
ELSA = "00000000-0000-4000-8000-00000000e15a"
BOTH = SETTINGS.model_copy(update={"legal_entities": {"AURE": AURE, BURE: AURE}})
FILES = {
    "stores.csv": "store_id,name,legal_entity,timezone,address_books\nB01,Bergen,BURE,Europe/Oslo,AB-NO\n",
    "associates.csv": (
        "personnel_number,name,email,aad_object_id,legal_entity,stores,address_books,roles,active,locale\n"
        f"000900,Elsa Brun,,{ELSA},BURE,B01,AB-NO,manager;associate,true,en-GB\n"
    ),
    "customers.csv": (
        "account_number,legal_entity,first_name,last_name,email,phone,birth_date,language,address_books,"
        "marketing_opt_in\n"
        "C00001,BURE,Berta,Zimmer,berta@mail.example,,1970-01-02,nb,AB-NO,\n"
    ),
    "books.csv": "personnel_number,legal_entity,account_number,added_on\n000900,BURE,C00001,2026-01-01\n",
    "notes.csv": (
        "note_id,account_number,legal_entity,personnel_number,at,text\n"
        "B1,C00001,BURE,000900,2026-11-01T10:00:00+01:00,keeps zebrafish\n"
    ),
}


@pytest.fixture
def assistant(database: Database, tmp_path: Path) -> Assistant:
    folder = tmp_path / "bure"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert not import_folder(database, BOTH, folder).failed
    return Assistant(database, BOTH)


def said(
    assistant: Assistant, person: str, text: str, number: int, tap: Tap | None = None, conversation: str = ""
) -> tuple[Reply, ...]:
    incoming = Incoming(f"{person}{conversation}", f"{person}-{number}", person, NOW, "" if tap else text, tap)
    return assistant.answer(incoming)


def told(replies: tuple[Reply, ...]) -> str:
    return " ".join(reply.model_dump_json() for reply in replies)


def test_nobody_of_another_legal_entity_is_found_or_shown(assistant: Assistant) -> None:
    ingrid = aad_object_id(INGRID)
    questions = (
        "find Zimmer", "show me Berta Zimmer", "who was it that keeps zebrafish", "search for berta@mail.example",
        "show me C00001", "who in the store has a birthday in January",
    )  # fmt: skip
    for number, text in enumerate(questions):
        heard = told(said(assistant, ingrid, text, number, conversation=text))
        assert "Berta" not in heard or "Berta" in text  # her own words may come back, nothing else
        assert "Elsa Brun" not in heard
    assert "Maria Lopez" in told(said(assistant, ingrid, "show me C00001", 90))
    assert "Berta Zimmer" in told(said(assistant, ELSA, "show me C00001", 91))


def test_a_write_stays_in_the_speakers_legal_entity(assistant: Assistant, database: Database) -> None:
    said(assistant, ELSA, "note for Berta Zimmer, has a parrot", 1)
    said(assistant, aad_object_id(INGRID), "note for Maria Lopez, has a canary", 1)
    with database.begin() as connection:
        notes = {
            legal_entity: [note["text"] for note in dossier(connection, legal_entity, AURE, "C00001")["notes"]]
            for legal_entity in ("AURE", BURE)
        }
    assert notes == {"AURE": ["has a canary"], BURE: ["has a parrot", "keeps zebrafish"]}


def test_a_forwarded_button_means_the_tappers_own_customer(assistant: Assistant) -> None:
    tap = Tap(frame=Frame(intent=Intent.SHOW_CUSTOMER, customers=(Reference(said="Berta Zimmer", ids=("C00001",)),)))
    heard = told(said(assistant, aad_object_id(INGRID), "", 1, tap))
    assert "zebrafish" not in heard
    assert "berta@mail.example" not in heard


def test_a_forwarded_undo_takes_nothing_back(assistant: Assistant, database: Database) -> None:
    (reply,) = said(assistant, ELSA, "note for Berta Zimmer, has a parrot", 1)
    assert reply.card is not None
    undo = next(button.tap for button in reply.card.buttons if button.tap.frame.intent is Intent.UNDO)
    said(assistant, aad_object_id(INGRID), "", 1, undo)
    with database.begin() as connection:
        assert len(dossier(connection, BURE, AURE, "C00001")["notes"]) == 2


def test_customers_are_not_moved_to_another_legal_entity(assistant: Assistant, database: Database) -> None:
    said(assistant, ELSA, "move Berta Zimmer to Ingrid Dahl", 1)
    said(assistant, ELSA, "yes", 2)
    with database.begin() as connection:
        assert dossier(connection, BURE, AURE, "C00001")["books"][0]["personnel_number"] == "000900"
        assert dossier(connection, "AURE", AURE, "C00001")["books"][0]["personnel_number"] == INGRID
