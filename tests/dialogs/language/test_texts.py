"""What the code says and what the language files hold are the same."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

import dialogs
from dialogs.catalogue import DIALOGS
from dialogs.frame import Intent, Section
from dialogs.language.files import OURS
from dialogs.language.texts import Texts, texts_for
from storage.records import BirthDate
from storage.settings import Operation

ROOT = Path(dialogs.__file__).parents[1]
SOURCES = "\n".join(
    path.read_text(encoding="utf-8")
    for folder in ("bot", "dialogs", "storage")
    for path in sorted((ROOT / folder).rglob("*.py"))
)
SAID = set(re.findall(r'\bsay\(\s*"([\w.-]+)"', SOURCES))
FAMILIES = tuple(re.findall(r'\bsay\(\s*f"([\w.-]+?)\{', SOURCES))
"""Beginnings of keys that are completed by a value."""
KEYS = {
    key
    for path in (OURS / "en" / "texts").glob("*.ftl")
    for key in re.findall(r"^([a-z][\w-]*) =", path.read_text(encoding="utf-8"), re.MULTILINE)
}
ENGLISH = texts_for("en-GB")


@pytest.mark.parametrize("key", sorted(SAID))
def test_every_text_that_the_code_says_is_there(key: str) -> None:
    assert key.partition(".")[0] in KEYS


def test_no_text_is_there_that_nobody_says() -> None:
    mentioned = set(re.findall(r'"([a-z][\w-]*)(?:\.[\w-]+)?"', SOURCES))
    families = tuple(family.partition(".")[0] for family in FAMILIES)
    assert sorted(key for key in KEYS if key not in mentioned and not key.startswith(families)) == []


@pytest.mark.parametrize("operation", Operation)
def test_every_operation_has_a_name(operation: Operation) -> None:
    assert ENGLISH.say(f"operation-{operation}")


@pytest.mark.parametrize("section", [section for section in Section if section not in (Section.CARD, Section.MEASURES)])
def test_every_section_has_a_name(section: Section) -> None:
    assert ENGLISH.say(f"section-{section}")


@pytest.mark.parametrize("intent", DIALOGS)
def test_every_wish_can_be_named_when_it_is_taken_back_or_let_go(intent: Intent) -> None:
    assert ENGLISH.say(f"did-{intent}")


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(LookupError):
        ENGLISH.say("no-such-text")


def test_a_language_without_files_speaks_english() -> None:
    assert Texts("fr-FR").say("yes") == "yes"


@pytest.mark.parametrize(("locale", "written"), [("en-GB", "Fri, 27 Nov 2026"), ("en-US", "Fri, Nov 27, 2026")])
def test_days_are_written_in_the_locales_order(locale: str, written: str) -> None:
    assert texts_for(locale).day(date(2026, 11, 27)) == written


def test_days_moments_and_amounts_are_written_for_readers() -> None:
    assert ENGLISH.moment(datetime(2026, 11, 27, 15, 30)) == "Fri, 27 Nov 2026 15:30"  # noqa: DTZ001 - as it is local
    assert ENGLISH.days(date(2026, 12, 20), date(2027, 1, 31)) == "20 Dec 2026\u2009\u2013\u200931 Jan 2027"
    assert ENGLISH.birthday(BirthDate(2, 29)) == "29 February"
    assert ENGLISH.birthday(BirthDate(2, 29, 1996)) == "29 February 1996"
    assert ENGLISH.amount(Decimal("2512.00"), "NOK") == "NOK2,512.00"
    assert ENGLISH.all(["Maria", "Bo", "Carla"]) == "Maria, Bo and Carla"


def test_words_of_people_are_not_read_as_placeholders() -> None:
    said = '{ $customer } {"x"} -> *[other]'
    assert said in ENGLISH.say("note-taken", customers="Maria", text=said)
