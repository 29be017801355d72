"""`clienteling check`: reaches everything that the configuration names; one line each, 1 where one fails."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from bot.assembly import configuration
from bot.config import COMMAND_LINE_LOCALE, Config
from bot.exit_codes import DONE, FAILED
from dialogs.configured import own_languages
from dialogs.insights_findings import ending, in_words
from dialogs.language.texts import Texts, texts_for
from dialogs.understanding.weights import is_trained
from storage.database import Database, DatabaseError
from storage.insights.service import Insights
from storage.insights_enabling import is_valid, validated
from storage.insights_setups import InsightsSetups
from storage.secrets import Secrets, SecretUnavailableError


class Mark(StrEnum):
    OK = "ok"
    OFF = "off"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Line:
    mark: Mark
    what: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None beyond --config."""


def run(arguments: argparse.Namespace) -> int:
    texts = texts_for(COMMAND_LINE_LOCALE)
    config = configuration(arguments.config)
    code = DONE
    named = "check-configuration" if arguments.config else "check-configuration-sample"
    print(texts.say("check-ok", what=texts.say(named, path=str(arguments.config))))
    for line in _Checks(config, texts).lines():
        print(texts.say(f"check-{line.mark}", what=line.what), flush=True)
        code = FAILED if line.mark is Mark.FAILED else code
    return code


class _Checks:
    def __init__(self, config: Config, texts: Texts) -> None:
        self._config = config
        self._texts = texts
        self._now = datetime.now(UTC)
        self._secrets = Secrets(config.key_vault)

    def lines(self) -> Iterator[Line]:
        database = Database(self._config.database)
        reached = self._database(database)
        yield reached
        yield from self._teams()
        yield from self._languages()
        if reached.mark is Mark.OK:
            yield from self._insights(database)
        database.close()

    def _database(self, database: Database) -> Line:
        try:
            database.migrate()
        except DatabaseError as error:
            reason = str(error.orig).splitlines()[0]
            return Line(Mark.FAILED, self._texts.say("check-database-failed", address=database.address, reason=reason))
        return Line(Mark.OK, self._texts.say("check-database", address=database.address))

    def _teams(self) -> Iterator[Line]:
        teams = self._config.teams
        if not teams.app_id:
            yield Line(Mark.OFF, self._texts.say("check-teams-off"))
            return
        yield Line(Mark.OK, self._texts.say("check-teams", app=teams.app_id))
        if teams.app_type == "SingleTenant":
            yield self._secret("teams.app_secret", teams.app_secret.get_secret_value())

    def _languages(self) -> Iterator[Line]:
        for files in own_languages(self._config.domain):
            mark, key = (Mark.OK, "language-trained") if is_trained(files) else (Mark.FAILED, "language-untrained")
            yield Line(mark, self._texts.say(key, folder=str(files.hers.path if files.hers else "")))

    def _secret(self, what: str, reference: str) -> Line:
        """A plain value is not printed, of course."""
        try:
            secret = self._secrets.read(reference)
        except SecretUnavailableError as error:
            reason = self._texts.say("secret-unavailable", reference=error.reference, problem=error.problem.value)
            return Line(Mark.FAILED, self._texts.say("check-secret-failed", what=what, reason=reason))
        shown = reference if reference.startswith(("env:", "vault:")) else "…"
        said = self._texts.say("check-secret", what=what, reference=shown)
        return Line(Mark.OK, said + ending(secret.expires_on, self._now, self._texts))

    def _insights(self, database: Database) -> Iterator[Line]:
        config = self._config
        insights = Insights(config.legal_entities, self._secrets, config.key_vault, config.teams.tenant_id)
        with closing(insights):
            for legal_entity in insights.settings:
                yield from self._insights_of(legal_entity, insights, database)

    def _insights_of(self, legal_entity: str, insights: Insights, database: Database) -> Iterator[Line]:
        settings, say = insights.settings[legal_entity], self._texts.say
        with database.begin() as connection:
            setups = InsightsSetups(connection, legal_entity)
            is_on, is_due = setups.is_on(settings), setups.is_due(settings)
        if not is_on and not settings.enabled:
            yield Line(Mark.OFF, say("check-insights-off", legal_entity=legal_entity))
            return
        findings = validated(database, insights, legal_entity)
        reference = insights.secret_reference(legal_entity)
        for finding in findings:
            what = in_words(finding, settings, reference, self._now, self._texts)
            mark = Mark.OK if finding.trouble is None else Mark.FAILED
            yield Line(mark, say("insights-of", legal_entity=legal_entity, what=what))
        if is_valid(findings) and not is_on and not is_due:
            yield Line(Mark.OFF, say("check-insights-invalid", legal_entity=legal_entity))
