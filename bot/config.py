"""The configuration file: its form, and what is wrong with it in words that name the place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

from pydantic import SecretStr, ValidationError, field_validator

from dialogs.language.findings import findings
from dialogs.language.texts import Texts, texts_for
from storage.secret_records import KeyVaultSettings
from storage.settings import BESIDE, DomainSettings, LegalEntitySettings, Operation, Section

COMMAND_LINE_LOCALE = "en-GB"
OPEN_ID_METADATA = "https://login.botframework.com/v1/.well-known/openidconfiguration"
SIGN_IN = "https://login.microsoftonline.com"


class ConfigurationError(Exception):
    """The configuration cannot be used; the message says why, for the person who wrote it."""


class TeamsSettings(Section):
    app_id: str
    app_type: Literal["SingleTenant", "UserAssignedMSI"] = "SingleTenant"
    tenant_id: str
    app_secret: SecretStr = SecretStr("")
    """A value, `env:NAME` or `vault://NAME/SECRET`; a managed identity needs none."""
    open_id_metadata: str = OPEN_ID_METADATA
    """Where the keys are found that sign the channel's tokens."""
    sign_in: str = SIGN_IN
    """Where the bot gets its own token."""


class Config(Section):
    database: str
    teams: TeamsSettings
    key_vault: KeyVaultSettings | None = None
    roles: dict[str, frozenset[Operation]]
    legal_entities: dict[str, LegalEntitySettings]

    @field_validator("database")
    @classmethod
    def _database_names_no_driver(cls, url: str) -> str:
        if not url.startswith(("sqlite://", "postgresql://")):
            raise ValueError(texts_for(COMMAND_LINE_LOCALE).say("config-database-address"))
        return url

    @property
    def domain(self) -> DomainSettings:
        return DomainSettings(roles=self.roles, legal_entities=self.legal_entities)

    @property
    def texts(self) -> Texts:
        """Of the first legal entity: what is said before it is known who speaks."""
        first = next(iter(self.legal_entities.values()), None)
        return texts_for(first.locale, first.language_folder) if first else texts_for(COMMAND_LINE_LOCALE)


def load_config(path: Path) -> Config:
    """Read and validate a configuration file; ConfigurationError says in one line all that is wrong with it."""
    return parsed(read(path), path)


def read(path: Path) -> bytes:
    """ConfigurationError where the file cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigurationError(
            texts_for(COMMAND_LINE_LOCALE).say("config-unreadable", path=str(path), reason=reason)
        ) from error


def parsed(content: bytes, path: Path) -> Config:
    """The content of a configuration file, validated; ConfigurationError says in one line all that is wrong with it."""
    texts = texts_for(COMMAND_LINE_LOCALE)
    try:
        found = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_without_repetition)
    except UnicodeDecodeError as error:
        raise ConfigurationError(texts.say("config-not-utf8", path=str(path))) from error
    except json.JSONDecodeError as error:
        raise ConfigurationError(
            texts.say("config-not-json", path=str(path), line=error.lineno, column=error.colno, reason=error.msg)
        ) from error
    except _RepeatedKeyError as error:
        raise ConfigurationError(texts.say("config-repeated-key", path=str(path), name=str(error))) from error
    try:
        config = Config.model_validate(found, context={BESIDE: path.parent})
    except ValidationError as error:
        problems = "; ".join(
            _problem(texts, problem["type"], problem["loc"], problem["msg"]) for problem in error.errors()
        )
        raise ConfigurationError(texts.say("config-invalid", path=str(path), problems=problems)) from error
    if problems := "; ".join(_problems_of_languages(config, texts)):
        raise ConfigurationError(texts.say("config-invalid", path=str(path), problems=problems))
    return config


def _problems_of_languages(config: Config, texts: Texts) -> list[str]:
    folders = dict.fromkeys(entity.language_folder for entity in config.legal_entities.values())
    return [
        texts.say("language-finding", folder=str(folder.path), file=one.file, kind=one.kind, what=one.what)
        for folder in folders
        if folder is not None
        for one in findings(folder)
    ]


class _RepeatedKeyError(Exception):
    pass


def _without_repetition(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _RepeatedKeyError(key)
        found[key] = value
    return found


def _problem(texts: Texts, kind: str, place: tuple[int | str, ...], reason: str) -> str:
    match kind:
        case "extra_forbidden":
            return texts.say("config-unknown-key", name=str(place[-1]), place=_written(texts, place[:-1]))
        case "missing":
            return texts.say("config-missing-key", name=str(place[-1]), place=_written(texts, place[:-1]))
        case _:
            return texts.say("config-wrong-value", place=_written(texts, place), reason=reason)


def _written(texts: Texts, place: tuple[int | str, ...]) -> str:
    """`legal_entities.AURE.attributes[2]`."""
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place)
    return path.removeprefix(".") or texts.say("config-top-level")
