"""`clienteling chat --as PERSONNEL`: the assistant in the terminal, or on lines from a pipe."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from threading import Thread

from bot.assembly import open_assistant
from bot.chat.terminal import chat
from bot.config import COMMAND_LINE_LOCALE
from bot.exit_codes import DONE, FAILED
from dialogs.language.texts import Texts, texts_for
from storage.records import Associate

PREPARED_WITHIN = 3.0
"""Seconds; what takes longer goes on while the conversation begins."""


class NobodyError(Exception):
    """There is nobody to speak as; the message says why."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as", dest="personnel", metavar="PERSONNEL", required=True)


def run(arguments: argparse.Namespace) -> int:
    texts = texts_for(COMMAND_LINE_LOCALE)
    assistant = open_assistant(arguments.config)
    try:
        person = speaker(assistant.people(), arguments.personnel, texts)
    except NobodyError as error:
        print(error, file=sys.stderr)
        return FAILED
    preparing = Thread(target=assistant.prepare, args=(datetime.now(UTC),), daemon=True)
    preparing.start()
    preparing.join(PREPARED_WITHIN)
    interactive = sys.stdin.isatty() and sys.stdout.isatty()
    if interactive:
        print(texts.say("terminal.welcome", name=person.name))
    lines = _typed(texts.say("terminal.prompt")) if interactive else sys.stdin
    chat(assistant, person, lines, sys.stdout, texts, interactive)
    return DONE


def speaker(people: Sequence[Associate], personnel: str, texts: Texts) -> Associate:
    """The associate with that personnel number, or `LEGAL_ENTITY/NUMBER` where several have it. NobodyError if none."""
    found = [one for one in people if personnel in (one.personnel_number, _full_number(one))]
    if not found:
        raise NobodyError(texts.say("terminal.unknown-person", personnel=personnel))
    if len(found) > 1:
        choices = texts.any([_full_number(one) for one in found])
        raise NobodyError(texts.say("terminal.several-people", personnel=personnel, choices=choices))
    if not found[0].aad_object_id:
        raise NobodyError(texts.say("terminal.no-account", name=found[0].name))
    return found[0]


def _full_number(person: Associate) -> str:
    return f"{person.legal_entity}/{person.personnel_number}"


def _typed(prompt: str) -> Iterator[str]:
    """Lines typed at the prompt, with history and editing, until Ctrl-D."""
    import readline  # noqa: F401  # gives input() its line editing

    while True:
        try:
            yield input(prompt)
        except EOFError:
            return
