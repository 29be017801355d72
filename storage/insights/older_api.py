"""The Customer Insights API before Dataverse, deprecated but in use where set up by the pages of 2019 to 2021.

https://learn.microsoft.com/dynamics365/customer-insights/data/odata-examples
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from storage.insights.api import Values
from storage.insights.odata import ODataClient, Row, literal
from storage.insights.pairs import matched, score
from storage.insights.problems import InsightsError, Trouble

HOST = "https://api.ci.ai.dynamics.com/v1/instances/"
SCOPE = "https://api.ci.ai.microsoft.com/.default"
CUSTOMER_ID = "CustomerId"
PAGE = 100
"""Rows, of which the service gives no more at once."""
NO_SUCH_TABLE = (Trouble.WRONG_ADDRESS, Trouble.WRONG_QUERY)


class OlderApi:
    def __init__(self, client: ODataClient, alternate_key: str) -> None:
        self._client = client
        self._key = alternate_key

    async def customer_ids(self, account_numbers: Sequence[str]) -> Mapping[str, str]:
        rows = await self._rows(
            "data/Customer", select=f"{CUSTOMER_ID},{self._key}", filter=_in(self._key, account_numbers)
        )
        return matched(rows, self._key, CUSTOMER_ID)

    async def measures(self, customer_ids: Sequence[str]) -> Values:
        rows = await self._rows("data/Customer_Measure", filter=_in(CUSTOMER_ID, customer_ids))
        return {str(row[CUSTOMER_ID]): _columns(row) for row in rows if row.get(CUSTOMER_ID)}

    async def predictions(self, customer_ids: Sequence[str], models: Sequence[str]) -> Values:
        """Each model has a table of its own; one that does not exist has no scores."""
        found: Values = {}
        for model in models:
            try:
                rows = await self._rows(f"data/{model}", filter=_in(CUSTOMER_ID, customer_ids))
            except InsightsError as error:
                if error.trouble not in NO_SUCH_TABLE:
                    raise
                continue
            for row in rows:
                found.setdefault(str(row.get(CUSTOMER_ID)), {})[model] = score(_columns(row), model)
        return found

    async def measure_names(self) -> frozenset[str]:
        rows = await self._client.rows("manage/measures")
        return frozenset(str(row["name"]) for row in rows if row.get("name"))

    async def _rows(self, path: str, **options: str) -> list[Row]:
        found: list[Row] = []
        while True:
            page = await self._client.rows(path, **options, **({"skip": str(len(found))} if found else {}))
            found += page
            if len(page) != PAGE:
                return found


def _in(column: str, values: Iterable[str]) -> str:
    return f"{column} in ({','.join(map(literal, values))})"


def _columns(row: Row) -> dict[str, object]:
    return {name: value for name, value in row.items() if name != CUSTOMER_ID and value is not None}
