"""`clienteling customer ACCOUNT`: all that is stored on one customer."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from bot.assembly import configuration, open_database
from bot.config import COMMAND_LINE_LOCALE
from bot.exit_codes import DONE, FAILED
from dialogs.language.texts import texts_for
from storage.dossier import Dossier, dossier, legal_entities_of

LISTS = ("books", "notes", "activities", "follow_ups", "purchases", "changes")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("account", metavar="ACCOUNT")
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    config = configuration(arguments.config)
    database = open_database(config)
    with database.begin() as connection:
        known_in = [name for name in legal_entities_of(connection, arguments.account) if name in config.legal_entities]
        found = [dossier(connection, name, config.legal_entities[name], arguments.account) for name in known_in]
    if not found:
        print(texts_for(COMMAND_LINE_LOCALE).say("customer-not-there", account=arguments.account), file=sys.stderr)
        return FAILED
    for one in found:
        print(json.dumps(one, ensure_ascii=False) if arguments.json else _readable(one))
    return DONE


def _readable(found: Dossier) -> str:
    texts = texts_for(COMMAND_LINE_LOCALE)
    lines = [f"{found['name']} ({found['account_number']})"]
    lines += [f"  {attribute}: {value}" for attribute, value in found["attributes"].items()]
    for part in LISTS:
        lines.append(texts.say(f"dossier-{part}", count=len(found[part])))
        lines += [f"  {_line(entry)}" for entry in found[part]]
    return "\n".join(lines)


def _line(entry: dict[str, Any]) -> str:
    written = {
        key: json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value for key, value in entry.items()
    }
    return "  ".join(f"{key}={value}" for key, value in written.items() if value is not None)
