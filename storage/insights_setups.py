"""Whether Customer Insights is on: only where exactly the configured set-up was validated."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from storage.settings import CustomerInsights
from storage.tables import customer, insights_setup

SAMPLE = 70
"""Customers by whom a set-up is tried."""


@dataclass(frozen=True)
class InsightsSetups:
    connection: Connection
    legal_entity: str

    def is_on(self, settings: CustomerInsights) -> bool:
        return self._enabled(settings) is True

    def is_due(self, settings: CustomerInsights) -> bool:
        """Whether the configuration asks for it and nobody has validated this set-up yet."""
        return settings.enabled and self._enabled(settings) is None

    def save(self, settings: CustomerInsights, enabled: bool, at: datetime, personnel_number: str | None) -> None:
        """`enabled`: validated and wanted. It is no business data, so no undo reaches it: turn it on or off again."""
        mine = insights_setup.c.legal_entity == self.legal_entity
        self.connection.execute(delete(insights_setup).where(mine))
        self.connection.execute(
            insert(insights_setup).values(
                legal_entity=self.legal_entity,
                setup=_fingerprint(settings),
                enabled=enabled,
                at=at,
                personnel_number=personnel_number,
            )
        )

    def sample(self) -> list[str]:
        """Account numbers of a few customers, to try a set-up with."""
        return list(
            self.connection.scalars(
                select(customer.c.account_number)
                .where(customer.c.legal_entity == self.legal_entity)
                .order_by(customer.c.account_number)
                .limit(SAMPLE)
            )
        )

    def _enabled(self, settings: CustomerInsights) -> bool | None:
        """None where another set-up was validated, or none."""
        row = self.connection.execute(
            select(insights_setup.c.setup, insights_setup.c.enabled).where(
                insights_setup.c.legal_entity == self.legal_entity
            )
        ).one_or_none()
        return row.enabled if row is not None and row.setup == _fingerprint(settings) else None


def _fingerprint(settings: CustomerInsights) -> str:
    """Changes with everything that the way to the measures depends on."""
    depends_on = settings.model_dump_json(exclude={"enabled": True, "measures": {"__all__": {"label", "words"}}})
    return hashlib.sha256(depends_on.encode()).hexdigest()
