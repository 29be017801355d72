"""`clienteling train`: trains the reader from the example sentences, with those of the retailer's own folders."""

from __future__ import annotations

import argparse

from bot.assembly import configuration_file
from bot.config import COMMAND_LINE_LOCALE, load_config
from bot.training import check_that_training_is_possible, train_and_write
from dialogs.configured import own_languages
from dialogs.language.files import files_of
from dialogs.language.texts import texts_for

DONE = 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None besides those of every command."""


def run(arguments: argparse.Namespace) -> int:
    check_that_training_is_possible()
    config = load_config(configuration_file(arguments.config))
    own = own_languages(config.domain)
    for files in own or dict.fromkeys(files_of(one.locale) for one in config.legal_entities.values()):
        train_and_write(files)
    if own:
        print(texts_for(COMMAND_LINE_LOCALE).say("train-reload"))
    return DONE
