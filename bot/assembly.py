"""From a configuration file to the parts that commands work with; without one, the sample retailer."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.config import COMMAND_LINE_LOCALE, Config, load_config
from dialogs.assistant import Assistant
from dialogs.language.texts import texts_for
from storage import sample
from storage.database import Database
from storage.insights.service import Insights
from storage.secrets import Secrets

SAMPLE_DATABASE = Path(".clienteling", "sample-retailer.db")
"""Below the folder in which the command is run."""


def configuration_file(path: Path | None) -> Path:
    """The file named, or that of the sample retailer."""
    return path or sample.CONFIGURATION


def configuration(path: Path | None, now: datetime | None = None) -> Config:
    """The configuration of a file, or that of the sample retailer, whose database is made and filled on first use.

    `now`: the day to which a new sample's dates are moved. ConfigurationError where the file cannot be used.
    """
    if path is not None:
        return load_config(path)
    config = _at(SAMPLE_DATABASE)
    is_new = not SAMPLE_DATABASE.exists()
    if is_new:
        _fill(SAMPLE_DATABASE, (now or datetime.now(UTC)).date())
    texts = texts_for(COMMAND_LINE_LOCALE)
    print(texts.say("sample-filled" if is_new else "sample-used", path=str(SAMPLE_DATABASE)), file=sys.stderr)
    return config


def _at(path: Path) -> Config:
    return load_config(sample.CONFIGURATION).model_copy(update={"database": f"sqlite:///{path.as_posix()}"})


def _fill(path: Path, today: date) -> None:
    """Make the sample beside its place first, so that whoever interrupts it leaves no half of it."""
    path.parent.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=path.parent) as folder:
        config = _at(Path(folder, path.name))
        database = open_database(config)
        sample.fill(database, config.domain, today)
        database.close()
        Path(folder, path.name).replace(path)


def open_database(config: Config) -> Database:
    """The configured database with its schema up to date."""
    database = Database(config.database)
    database.migrate()
    return database


def open_assistant(path: Path | None, now: datetime | None = None) -> Assistant:
    """The assistant of a configuration file, or of the sample retailer."""
    config = configuration(path, now)
    secrets = Secrets(config.key_vault)
    insights = Insights(config.legal_entities, secrets, config.key_vault, config.teams.tenant_id)
    return Assistant(open_database(config), config.domain, insights, secrets)
