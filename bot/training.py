"""Training as commands do it: says what is done, and writes only what was trained to its end."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

from bot.config import COMMAND_LINE_LOCALE, ConfigurationError
from dialogs.language.files import LanguageFiles
from dialogs.language.texts import texts_for
from dialogs.understanding.weights import is_added_to


def check_that_training_is_possible() -> None:
    """ConfigurationError where scikit-learn is not installed, which the assistant itself does not need."""
    if find_spec("sklearn") is None:
        raise ConfigurationError(texts_for(COMMAND_LINE_LOCALE).say("train-needs-scikit-learn"))


def train_and_write(files: LanguageFiles) -> None:
    """Write the weights, and the files of hers that are not as they were read, into her folder, or else into ours."""
    from dialogs.understanding.training import train  # takes scikit-learn
    from dialogs.understanding.training_examples import added

    texts = texts_for(COMMAND_LINE_LOCALE)
    layer = files.hers if files.hers and is_added_to(files) else files.ours
    sentences = sum(len(files.lines(f"sentences/{intent}.txt")) for intent in files.intents)
    print(texts.say("train-under-way", sentences=sentences, added=len(list(added(files)))), flush=True)
    trained = train(files)
    for name, content in trained.contents.items():
        path = layer.path / name
        replace_file(path, content)
        size = path.stat().st_size // 1024
        print(texts.say("train-written", path=str(path), features=trained.features[name], size=size))
    for sentence in trained.misread:
        print(texts.say("train-misread", sentence=sentence), file=sys.stderr)


def replace_file(path: Path, content: str) -> None:
    """In one step: whoever reads it has the whole of the old one or of the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(content, encoding="utf-8", newline="\n")
    beside.replace(path)
