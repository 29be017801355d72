"""Turning Customer Insights on is an act that validates: what was validated is on, what failed is off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from storage.database import Database
from storage.insights.service import Insights
from storage.insights.validation import Finding
from storage.insights_setups import InsightsSetups


def validated(database: Database, insights: Insights, legal_entity: str) -> list[Finding]:
    """How each step went, for a few of the legal entity's customers; blocks while others are asked. Keeps nothing."""
    with database.begin() as connection:
        account_numbers = InsightsSetups(connection, legal_entity).sample()
    return insights.validate(legal_entity, account_numbers)


def enable(
    database: Database, insights: Insights, legal_entity: str, at: datetime, personnel_number: str | None = None
) -> list[Finding]:
    """Validate, and keep whether it may be used from now on. `personnel_number`: who wants it, if a person does."""
    findings = validated(database, insights, legal_entity)
    _save(database, insights, legal_entity, is_valid(findings), at, personnel_number)
    return findings


def disable(
    database: Database, insights: Insights, legal_entity: str, at: datetime, personnel_number: str | None = None
) -> None:
    _save(database, insights, legal_entity, False, at, personnel_number)


def enable_where_due(database: Database, insights: Insights, at: datetime) -> None:
    """Validate what the configuration asks for and nobody has validated yet."""
    for legal_entity, settings in insights.settings.items():
        with database.begin() as connection:
            due = InsightsSetups(connection, legal_entity).is_due(settings)
        if due:
            enable(database, insights, legal_entity, at)


def is_valid(findings: Sequence[Finding]) -> bool:
    return all(finding.trouble is None for finding in findings)


def _save(
    database: Database, insights: Insights, legal_entity: str, enabled: bool, at: datetime, personnel_number: str | None
) -> None:
    settings = insights.settings[legal_entity]
    database.transact(
        lambda connection: InsightsSetups(connection, legal_entity).save(settings, enabled, at, personnel_number)
    )
