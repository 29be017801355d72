"""Customer Insights' tables in Dataverse: customer profiles, customer measures, predictions.

https://learn.microsoft.com/dynamics365/customer-insights/data/tables-dataverse
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from storage.insights.api import Values
from storage.insights.odata import ODataClient, Row, any_of
from storage.insights.pairs import column, matched, named_values, score

PATH = "api/data/v9.2"
CUSTOMER_ID = "msdynci_customerid"
MODEL = "msdynci_modelprovider"
SEEN = "100"
"""Rows that are looked into for the names of measures."""


class Dataverse:
    def __init__(self, client: ODataClient, alternate_key: str) -> None:
        self._client = client
        self._key = alternate_key

    async def customer_ids(self, account_numbers: Sequence[str]) -> Mapping[str, str]:
        rows = await self._client.rows(
            "msdynci_customerprofiles", select=f"{CUSTOMER_ID},{self._key}", filter=any_of(self._key, account_numbers)
        )
        return matched(rows, self._key, CUSTOMER_ID)

    async def measures(self, customer_ids: Sequence[str]) -> Values:
        return _by_customer(
            await self._client.rows("msdynci_customermeasures", filter=any_of(CUSTOMER_ID, customer_ids))
        )

    async def predictions(self, customer_ids: Sequence[str], models: Sequence[str]) -> Values:
        rows = await self._client.rows(
            "msdynci_predictions",
            filter=f"({any_of(CUSTOMER_ID, customer_ids)}) and ({any_of(MODEL, models)})",
        )
        found: Values = defaultdict(dict)
        for row in rows:
            model = str(column(row, MODEL))
            found[str(column(row, CUSTOMER_ID))][model] = score(named_values(column(row, "msdynci_values")), model)
        return found

    async def measure_names(self) -> frozenset[str]:
        rows = await self._client.rows("msdynci_customermeasures", top=SEEN)
        return frozenset(name for values in _by_customer(rows).values() for name in values)


def _by_customer(rows: Sequence[Row]) -> Values:
    found: Values = defaultdict(dict)
    for row in rows:
        found[str(column(row, CUSTOMER_ID))] |= named_values(column(row, "msdynci_measures"))
    return found
