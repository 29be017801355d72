"""The command line: `clienteling COMMAND`."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path

from bot.config import COMMAND_LINE_LOCALE, ConfigurationError
from bot.exit_codes import FAILED
from dialogs.language.texts import texts_for
from storage.database import DatabaseError

COMMANDS = {
    "serve": "bot.commands.serve",
    "chat": "bot.commands.chat",
    "import": "bot.commands.import_data",
    "reload": "bot.commands.reload",
    "understand": "bot.commands.understand",
    "train": "bot.commands.train",
    "misses": "bot.commands.misses",
    "customer": "bot.commands.customer",
    "check": "bot.commands.check",
    "insights": "bot.commands.insights",
}
"""Command → the module that carries it out; only that one is loaded, since the web server alone takes a second."""


def main() -> None:
    sys.exit(run(sys.argv[1:]))


def run(words: list[str]) -> int:
    """Carry out one command; its exit code: 0 done, 1 failed with one clear line on standard error, 2 wrong usage."""
    texts = texts_for(COMMAND_LINE_LOCALE)
    arguments = _parser(words[:1]).parse_args(words)
    try:
        code: int = import_module(COMMANDS[arguments.command]).run(arguments)
    except ConfigurationError as error:
        print(error, file=sys.stderr)
        return FAILED
    except DatabaseError as error:
        print(texts.say("database-unreachable", reason=str(error.orig).splitlines()[0]), file=sys.stderr)
        return FAILED
    return code


def _parser(command_words: list[str]) -> argparse.ArgumentParser:
    """All commands by name; the arguments of the one that is used."""
    texts = texts_for(COMMAND_LINE_LOCALE)
    parser = argparse.ArgumentParser(prog="clienteling", description=texts.say("cli"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, module in COMMANDS.items():
        command = commands.add_parser(name, help=texts.say(f"cli-{name}"), description=texts.say(f"cli-{name}"))
        command.add_argument("--config", metavar="FILE", type=Path, help=texts.say("cli-config"))
        if name in command_words:
            import_module(module).add_arguments(command)
    return parser
