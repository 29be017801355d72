"""A sentence becomes an example of an intent in a retailer's own folder, and the reader is trained with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bot.config import COMMAND_LINE_LOCALE
from bot.training import replace_file, train_and_write
from dialogs.language.files import SENTENCES, LanguageFiles
from dialogs.language.findings import wrong_places
from dialogs.language.texts import texts_for
from dialogs.understanding.keepable import HIDDEN


class WrongExampleError(ValueError):
    """The sentence cannot be an example; the message says why."""


def add_example(sentence: str, intent: str, files: LanguageFiles) -> Path:
    """The file of hers that it was added to. Nothing is written before the reader was trained. WrongExampleError."""
    said = " ".join(sentence.split())
    _check(said, intent, files)
    if files.hers is None:
        raise WrongExampleError(texts_for(COMMAND_LINE_LOCALE).say("example-no-folder"))
    name = f"{SENTENCES}/{intent}.txt"
    own = files.hers.get(name)
    content = own + ("" if not own or own.endswith("\n") else "\n") + f"{said}\n"
    train_and_write(replace(files, hers=files.hers.having(name, content)))
    path = files.hers.path / name
    replace_file(path, content)
    return path


def _check(said: str, intent: str, files: LanguageFiles) -> None:
    texts = texts_for(COMMAND_LINE_LOCALE)
    if intent not in files.intents:
        raise WrongExampleError(texts.say("example-unknown-intent", intent=intent, intents=texts.all(files.intents)))
    if HIDDEN in said:
        raise WrongExampleError(texts.say("example-hidden-words", sentence=said))
    if not said or said.startswith("#"):
        raise WrongExampleError(texts.say("example-empty"))
    if wrong := wrong_places(said, files):
        raise WrongExampleError(texts.say("example-wrong-place", place=wrong[0]))
    for known in files.intents:
        if said in files.lines(f"{SENTENCES}/{known}.txt"):
            raise WrongExampleError(texts.say("example-known", sentence=said, intent=known))
