"""The measures that the turn of one message reads.

A turn holds the database's write lock and must not wait for others. It reads what is at hand; where something is
missing that was not asked for yet, it ends with MeasuresWantedError and leaves no trace. Outside of the transaction
the missing ones are then waited for, for as long as patience lasts, and the turn is taken again with what has come.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as NotYet
from contextlib import suppress
from typing import TypeVar

from storage.database import Connection, Database
from storage.insights.connector import AtHand
from storage.insights.service import Insights

Result = TypeVar("Result")


class MeasuresWantedError(Exception):
    """A turn cannot end well before somebody waits for these measures."""

    def __init__(self, legal_entity: str, account_numbers: frozenset[str]) -> None:
        super().__init__(legal_entity)
        self.legal_entity = legal_entity
        self.account_numbers = account_numbers


class TurnMeasures:
    """Of one message; may serve several attempts at its turn."""

    def __init__(self, insights: Insights, patience: float) -> None:
        """`patience`: seconds that are waited in all."""
        self._insights = insights
        self._until = time.monotonic() + patience
        self._asked: set[str] = set()

    def of(self, legal_entity: str, account_numbers: Sequence[str]) -> AtHand:
        """Without waiting; MeasuresWantedError the first time that some are missing."""
        found = self._insights.at_hand(legal_entity, account_numbers)
        if found.missing - self._asked:
            raise MeasuresWantedError(legal_entity, found.missing)
        return found

    def wait_for(self, wanted: MeasuresWantedError) -> None:
        """What does not come in time goes on coming, and is at hand later."""
        self._asked |= wanted.account_numbers
        coming = self._insights.bring(wanted.legal_entity, sorted(wanted.account_numbers))
        with suppress(NotYet, CancelledError):
            coming.result(max(0.0, self._until - time.monotonic()))


def transact(
    database: Database,
    insights: Insights | None,
    patience: float,
    work: Callable[[Connection, TurnMeasures | None], Result],
) -> Result:
    """One transaction; where it lacks measures, they are waited for outside of it, and it is taken again."""
    measures = TurnMeasures(insights, patience) if insights else None
    while True:
        try:
            return database.transact(lambda connection: work(connection, measures))
        except MeasuresWantedError as wanted:
            if measures is None:
                raise
            measures.wait_for(wanted)
