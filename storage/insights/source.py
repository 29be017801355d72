"""Account numbers → the configured measures of these customers and of nobody else, in few requests."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from storage.insights.api import InsightsApi, Values
from storage.rules.measure_values import value_text
from storage.settings import MeasureDefinition

BATCH = 70
"""Customers in one request: their ids make an address of about 6 KB, and many a proxy stops at 8."""

Measures = Mapping[str, str]
"""Measure id → value, as storage/rules/measure_values.py writes it."""


class Source:
    def __init__(self, api: InsightsApi, measures: Sequence[MeasureDefinition]) -> None:
        self.api = api
        self._measures = measures
        self._predicted: frozenset[str] = frozenset()
        """Names that turned out to be those of models."""

    async def read(self, account_numbers: Sequence[str]) -> dict[str, Measures]:
        """The measures of each customer that is known there; those who are not are left out. InsightsError."""
        firsts = range(0, len(account_numbers), BATCH)
        try:
            async with asyncio.TaskGroup() as group:
                parts = [group.create_task(self._batch(account_numbers[one : one + BATCH])) for one in firsts]
        except ExceptionGroup as errors:
            raise errors.exceptions[0] from errors
        return {account_number: measures for part in parts for account_number, measures in part.result().items()}

    async def written(self, account_numbers: Sequence[str]) -> dict[str, dict[str, Any]]:
        """The same as the service writes it, by the measures' names there."""
        ids = await self.api.customer_ids(account_numbers)
        if not ids:
            return {}
        values = await self._values(list(dict.fromkeys(ids.values())))
        return {account_number: values.get(customer_id, {}) for account_number, customer_id in ids.items()}

    async def _batch(self, account_numbers: Sequence[str]) -> dict[str, Measures]:
        written = await self.written(account_numbers)
        return {account_number: self._configured(values) for account_number, values in written.items()}

    async def _values(self, customer_ids: Sequence[str]) -> Values:
        """Measures; and what is no measure of any of these customers is looked for among the predictions."""
        names = {measure.name for measure in self._measures}
        found: Values = {}
        if names - self._predicted:
            found = dict(await self.api.measures(customer_ids))
        seen = {name for values in found.values() for name in values}
        models = sorted(names - seen)
        if models:
            predicted = await self.api.predictions(customer_ids, models)
            for customer_id, scores in predicted.items():
                found[customer_id] = found.get(customer_id, {}) | scores
            self._predicted |= {name for scores in predicted.values() for name in scores} & names
        return found

    def _configured(self, written: Mapping[str, Any]) -> Measures:
        texts = {one.id: value_text(one, written[one.name]) for one in self._measures if one.name in written}
        return {measure_id: text for measure_id, text in texts.items() if text is not None}
