"""`clienteling misses`: what was not understood, by frequency; makes an example of it in the retailer's own folder."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from bot.assembly import configuration, open_database
from bot.config import COMMAND_LINE_LOCALE
from bot.example import WrongExampleError, add_example
from bot.training import check_that_training_is_possible
from dialogs.language.files import LanguageFiles, files_of
from dialogs.language.texts import texts_for
from storage.database import Database
from storage.misses import Misses
from storage.records import Miss

DONE, FAILED, USAGE = 0, 1, 2
LIMIT = 20


@dataclass(frozen=True, slots=True)
class Found:
    legal_entity: str
    miss: Miss


def add_arguments(parser: argparse.ArgumentParser) -> None:
    texts = texts_for(COMMAND_LINE_LOCALE)
    parser.add_argument("id", metavar="ID", nargs="?", help=texts.say("misses-id"))
    parser.add_argument("--example", metavar="INTENT", help=texts.say("misses-example"))
    parser.add_argument("--text", help=texts.say("misses-text"))
    parser.add_argument("--forget", metavar="ID", help=texts.say("misses-forget"))
    parser.add_argument("--legal-entity", metavar="ID", help=texts.say("misses-legal-entity"))
    parser.add_argument("--limit", metavar="N", type=_limit, default=LIMIT, help=texts.say("misses-limit"))


def run(arguments: argparse.Namespace) -> int:
    texts = texts_for(COMMAND_LINE_LOCALE)
    if arguments.example and not arguments.id:
        return _fail(texts.say("misses-which"), USAGE)
    if (arguments.text and not arguments.example) or (arguments.forget and arguments.id):
        return _fail(texts.say("misses-not-together"), USAGE)
    config = configuration(arguments.config)
    wanted = [arguments.legal_entity] if arguments.legal_entity else list(config.legal_entities)
    if unknown := [one for one in wanted if one not in config.legal_entities]:
        return _fail(texts.say("misses-unknown-legal-entity", legal_entity=unknown[0]))
    database = open_database(config)
    miss_id = arguments.forget or arguments.id
    if miss_id is None:
        return _list(database, wanted, arguments.limit)
    found = _found(database, wanted, miss_id)
    if found is None:
        return _fail(texts.say("misses-unknown", id=miss_id))
    if arguments.example:
        check_that_training_is_possible()
        settings = config.legal_entities[found.legal_entity]
        files, said = files_of(settings.locale, settings.language_folder), arguments.text or found.miss.text
        return make_example(found, said, arguments.example, files, database)
    if arguments.forget:
        _drop(database, found)
        print(texts.say("misses-forgotten", id=found.miss.miss_id, text=found.miss.text))
    else:
        print(_line(found.miss))
    return DONE


def _list(database: Database, legal_entities: Sequence[str], limit: int) -> int:
    texts = texts_for(COMMAND_LINE_LOCALE)
    for legal_entity in legal_entities:
        with database.begin() as connection:
            found = Misses(connection, legal_entity).most_frequent(limit)
        if not found:
            print(texts.say("misses-none", legal_entity=legal_entity))
            continue
        print(texts.say("misses-of", legal_entity=legal_entity))
        for miss in found:
            print(f"  {_line(miss)}")
    return DONE


def _line(miss: Miss) -> str:
    texts = texts_for(COMMAND_LINE_LOCALE)
    last, outcome = texts.short_day(miss.last_at.date()), texts.say(f"miss-{miss.outcome}")
    return f"{miss.miss_id}  {miss.times:>4}×  {outcome:<8}  {last:>11}  {miss.text}"


def _found(database: Database, legal_entities: Sequence[str], miss_id: str) -> Found | None:
    with database.begin() as connection:
        for legal_entity in legal_entities:
            if miss := Misses(connection, legal_entity).get(miss_id):
                return Found(legal_entity, miss)
    return None


def make_example(found: Found, sentence: str, intent: str, files: LanguageFiles, database: Database) -> int:
    """The exit code. `sentence`: that of the miss, or another in its place; what became an example is no miss more."""
    texts = texts_for(COMMAND_LINE_LOCALE)
    try:
        path = add_example(sentence, intent, files)
    except WrongExampleError as error:
        return _fail(str(error))
    _drop(database, found)
    print(texts.say("misses-example-added", text=sentence, path=str(path)))
    print(texts.say("train-reload"))
    return DONE


def _drop(database: Database, found: Found) -> None:
    database.transact(lambda connection: Misses(connection, found.legal_entity).drop(found.miss.miss_id))


def _limit(written: str) -> int:
    if not written.isdecimal() or int(written) < 1:
        raise argparse.ArgumentTypeError(texts_for(COMMAND_LINE_LOCALE).say("misses-bad-limit", given=written))
    return int(written)


def _fail(reason: str, code: int = FAILED) -> int:
    print(reason, file=sys.stderr)
    return code
