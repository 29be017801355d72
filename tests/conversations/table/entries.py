"""The table of whole conversations: what is said, what is heard, what is stored afterwards.

Every `*.toml` file beside this one holds conversations on one subject. Each has

- `name`: a sentence that says what holds;
- `talk`: the conversation, a line each:
    `Ingrid: note for Maria Lopez, likes tea`   what somebody says (a newline inside is written `\\n`)
    `Ingrid taps: Undo`                         the latest button or row of that title that she was shown
    `Ingrid taps the first: Undo`               the earliest one
    `at 2026-11-23T09:00`                       time goes on until then
    `= Noted for Maria Lopez: “likes tea”`      the whole answer to it (several lines: several such lines)
    `~ Maria Lopez`                             the answer holds this
    `+ maria.lopez@mail.example`                a card of the answer shows this
    `! Maria Lund`                              neither the answer nor its cards hold this
- `stored`: what is different afterwards, customer by customer, in the form of `clienteling customer --json`: entries
  that came (`notes`, `activities`, `follow_ups`) or went (`gone`), `attributes` that have another value (false: none
  any more), `book` (whose; false: nobody's; a list: several), `birthday`, and `changes`, the whole trail. Persons by
  first name; `at` and `due` as far as they are given; false for null. Follow-ups without a customer are `nobody`'s.
  **Nothing else may be different, on any customer**: without `stored` the conversation changed nothing.
- `books_per_customer`, where it is not one (0: any number);
- `broken`: why the assistant does not answer so yet.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.retailer import NOW

FOLDER = Path(__file__).parent
KEYS = {"name", "talk", "stored", "books_per_customer", "broken"}
SAID = re.compile(r"(?P<who>[A-Z][a-z]+)(?P<how>:| taps:| taps the first:) ?(?P<what>.*)")
EXPECTED = re.compile(r"(?P<kind>[=~+!]) (?P<what>.+)")
LATER = re.compile(r"at (?P<when>\S+)")


@dataclass
class Turn:
    who: str
    how: str
    """":", " taps:" or " taps the first:"."""
    what: str
    at: datetime
    expected: list[tuple[str, str]] = field(default_factory=list)
    """(`=`, `~`, `+` or `!`, the words)."""


@dataclass(frozen=True)
class Entry:
    subject: str
    name: str
    turns: tuple[Turn, ...]
    stored: dict[str, dict[str, Any]]
    books_per_customer: int | None
    broken: str | None


def entries() -> Iterator[Entry]:
    for path in sorted(FOLDER.glob("*.toml")):
        for one in tomllib.loads(path.read_text(encoding="utf-8"))["conversation"]:
            assert one.keys() <= KEYS, f"{path.name}: {one['name']}: {one.keys() - KEYS}"
            yield Entry(
                subject=path.stem,
                name=one["name"],
                turns=tuple(_turns(one["talk"])),
                stored=one.get("stored", {}),
                books_per_customer=one.get("books_per_customer", 1) or None,
                broken=one.get("broken"),
            )


def _turns(talk: str) -> list[Turn]:
    turns: list[Turn] = []
    now = NOW
    for line in filter(None, map(str.strip, talk.splitlines())):
        if later := LATER.fullmatch(line):
            now = datetime.fromisoformat(later["when"]).replace(tzinfo=NOW.tzinfo)
        elif expected := EXPECTED.fullmatch(line):
            turns[-1].expected.append((expected["kind"], expected["what"]))
        elif said := SAID.fullmatch(line):
            turns.append(Turn(said["who"], said["how"], said["what"].replace("\\n", "\n"), now))
        else:
            raise ValueError(line)
    return turns
