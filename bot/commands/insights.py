"""`clienteling insights enable|disable`: Customer Insights is on where its set-up was validated, and off elsewhere."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from datetime import UTC, datetime

from bot.assembly import configuration, open_database
from bot.config import COMMAND_LINE_LOCALE
from bot.exit_codes import DONE, FAILED
from dialogs.insights_findings import in_words
from dialogs.language.texts import Texts, texts_for
from storage.database import Database
from storage.insights.service import Insights
from storage.insights_enabling import disable, enable, is_valid
from storage.secrets import Secrets

ENABLE, DISABLE = "enable", "disable"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    texts = texts_for(COMMAND_LINE_LOCALE)
    parser.add_argument("action", choices=(ENABLE, DISABLE), help=texts.say("insights-action"))
    parser.add_argument("--legal-entity", metavar="ID", help=texts.say("insights-legal-entity"))


def run(arguments: argparse.Namespace) -> int:
    texts = texts_for(COMMAND_LINE_LOCALE)
    config = configuration(arguments.config)
    database = open_database(config)
    insights = Insights(config.legal_entities, Secrets(config.key_vault), config.key_vault, config.teams.tenant_id)
    wanted = [arguments.legal_entity] if arguments.legal_entity else list(insights.settings)
    if not wanted:
        return _fail(texts.say("insights-nothing-configured"))
    if unknown := [one for one in wanted if one not in insights.settings]:
        return _fail(texts.say("insights-unknown-legal-entity", legal_entity=unknown[0]))
    if arguments.action == DISABLE:
        for legal_entity in wanted:
            disable(database, insights, legal_entity, datetime.now(UTC))
            print(texts.say("insights-disabled", legal_entity=legal_entity))
        return DONE
    with closing(insights):
        on = [_enable(legal_entity, insights, database, texts) for legal_entity in wanted]
    return DONE if all(on) else FAILED


def _enable(legal_entity: str, insights: Insights, database: Database, texts: Texts) -> bool:
    """Print what was found at each step; whether it is on now."""
    now, settings = datetime.now(UTC), insights.settings[legal_entity]
    findings = enable(database, insights, legal_entity, now)
    for finding in findings:
        said = in_words(finding, settings, insights.secret_reference(legal_entity), now, texts)
        failed = finding.trouble is not None
        line = texts.say("check-failed" if failed else "check-ok", what=said)
        print(line, file=sys.stderr if failed else sys.stdout)
    if not is_valid(findings):
        print(texts.say("insights-not-enabled", legal_entity=legal_entity), file=sys.stderr)
        return False
    print(texts.say("insights-enabled", legal_entity=legal_entity))
    return True


def _fail(reason: str) -> int:
    print(reason, file=sys.stderr)
    return FAILED
