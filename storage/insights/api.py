"""What both protocols of Customer Insights offer, in our own terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

Values = dict[str, dict[str, Any]]
"""Customer id → the name of a measure → its value as it was written."""


class InsightsApi(Protocol):
    """Every call may raise InsightsError. Whoever is not known is absent from what is returned."""

    async def customer_ids(self, account_numbers: Sequence[str]) -> Mapping[str, str]:
        """Account number → the id of the unified customer, by the alternate customer id."""

    async def measures(self, customer_ids: Sequence[str]) -> Values: ...

    async def predictions(self, customer_ids: Sequence[str], models: Sequence[str]) -> Values:
        """By the name of the model."""

    async def measure_names(self) -> frozenset[str]:
        """Those that exist, as far as the service tells."""
