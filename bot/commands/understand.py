"""`clienteling understand --as PERSONNEL`: the frames that the assistant reads from each line, as JSON lines.

Without `--batch` every line of standard input is a sentence. A line of the batch file is a JSON object: `text`;
`id`, given back as it is; `as`, who speaks instead of the one named by `--as`; `focus`, the account number of the
customer talked of last; `locale`, the language to read it in where the assistant has that language, else (and where
it is absent) the language of the speaker's legal entity. Other keys are ignored.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.assembly import open_assistant
from bot.config import COMMAND_LINE_LOCALE
from bot.exit_codes import DONE, FAILED
from dialogs.assistant import Assistant, UnknownAssociateError
from dialogs.language.texts import texts_for


class BadLineError(ValueError):
    """A line that cannot be read: its number and the reason."""


class Line(BaseModel):
    """One line of a batch file."""

    model_config = ConfigDict(extra="ignore")

    id: str | int | None = None
    text: str
    personnel: str | None = Field(default=None, alias="as")
    focus: str | None = None
    locale: str | None = None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as", dest="personnel", metavar="PERSONNEL", required=True)
    parser.add_argument("--now", type=_instant, metavar="INSTANT")
    parser.add_argument("--batch", type=Path, metavar="FILE")


def run(arguments: argparse.Namespace) -> int:
    texts = texts_for(COMMAND_LINE_LOCALE)
    assistant = open_assistant(arguments.config, arguments.now)
    try:
        assistant.associate(arguments.personnel)
        if arguments.batch is None:
            _read_all((Line(text=line) for _, line in _lines(sys.stdin.buffer)), assistant, arguments)
        else:
            with arguments.batch.open("rb") as file:
                _read_all((_batch_line(number, line) for number, line in _lines(file)), assistant, arguments)
    except UnknownAssociateError as error:
        print(texts.say("terminal.unknown-person", personnel=str(error)), file=sys.stderr)
        return FAILED
    except OSError as error:
        print(texts.say("understand-no-file", path=str(arguments.batch), reason=error.strerror or ""), file=sys.stderr)
        return FAILED
    except BadLineError as error:
        print(texts.say("understand-bad-line", reason=str(error)), file=sys.stderr)
        return FAILED
    return DONE


def _read_all(lines: Iterable[Line], assistant: Assistant, arguments: argparse.Namespace) -> None:
    for line in lines:
        now = arguments.now or datetime.now(UTC)
        start = time.perf_counter()
        speaker = line.personnel or arguments.personnel
        readings = assistant.understand(line.text, speaker, now, line.focus, line.locale)
        spent = (time.perf_counter() - start) * 1000
        found: dict[str, Any] = {} if line.id is None else {"id": line.id}
        found |= {"text": line.text, "frames": [reading.frame.to_json() for reading in readings], "ms": round(spent, 2)}
        print(json.dumps(found, ensure_ascii=False), flush=True)


def _lines(file: Iterable[bytes]) -> Iterator[tuple[int, str]]:
    """The lines that say something, with their numbers from 1; BadLineError at one that is not UTF-8."""
    for number, raw in enumerate(file, 1):
        try:
            line = raw.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
        except UnicodeDecodeError as error:
            raise BadLineError(f"{number}: {error.reason}") from error
        if line.strip():
            yield number, line


def _batch_line(number: int, line: str) -> Line:
    try:
        return Line.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        raise BadLineError(" ".join((f"{number}:", *map(str, first["loc"]), first["msg"]))) from error


def _instant(written: str) -> datetime:
    """An ISO 8601 instant with its offset; ValueError else, which argparse reports as wrong usage."""
    instant = datetime.fromisoformat(written)
    if instant.tzinfo is None:
        raise ValueError(written)
    return instant
