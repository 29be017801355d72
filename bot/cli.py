"""The command line: `clienteling COMMAND`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bot.commands import chat, customer, import_data, serve, understand
from bot.config import COMMAND_LINE_LOCALE, ConfigurationError
from dialogs.language.texts import texts_for
from storage.database import DatabaseError

DONE, FAILED = 0, 1
COMMANDS = {
    "serve": serve,
    "chat": chat,
    "import": import_data,
    "understand": understand,
    "customer": customer,
}


def main() -> None:
    sys.exit(run(sys.argv[1:]))


def run(words: list[str]) -> int:
    """Carry out one command; its exit code: 0 done, 1 failed with one clear line on standard error, 2 wrong usage."""
    texts = texts_for(COMMAND_LINE_LOCALE)
    arguments = _parser().parse_args(words)
    try:
        code: int = COMMANDS[arguments.command].run(arguments)
    except ConfigurationError as error:
        print(error, file=sys.stderr)
        return FAILED
    except DatabaseError as error:
        print(texts.say("database-unreachable", reason=str(error.orig).splitlines()[0]), file=sys.stderr)
        return FAILED
    return code


def _parser() -> argparse.ArgumentParser:
    texts = texts_for(COMMAND_LINE_LOCALE)
    parser = argparse.ArgumentParser(prog="clienteling", description=texts.say("cli"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, module in COMMANDS.items():
        command = commands.add_parser(name, help=texts.say(f"cli-{name}"), description=texts.say(f"cli-{name}"))
        command.add_argument("--config", metavar="FILE", type=Path, help=texts.say("cli-config"))
        module.add_arguments(command)
    return parser
