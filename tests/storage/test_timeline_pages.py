"""Entries of all kinds, newest first, a page at a time, filtered by kind and time; and what purchases come to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Connection

from storage.database import Database
from storage.purchase_summary import PurchaseSummaries
from storage.timeline_pages import Excerpt, Kind, TimelinePages
from tests.storage.importing.retail import load

FILES = {
    "notes": "note_id,account_number,legal_entity,personnel_number,at,text\n"
    "N1,C1,ONE,P1,2026-01-01T00:00Z,one\nN2,C1,ONE,P1,2026-03-01T00:00Z,two\nN3,C2,ONE,P1,2026-03-01T00:00Z,other\n",
    "activities": "activity_id,account_number,legal_entity,personnel_number,type,at\n"
    "A1,C1,ONE,P1,visit,2026-02-01T00:00Z\nA2,C1,ONE,P1,visit,2026-04-01T00:00Z\n",
    "purchases": "order_id,line,account_number,legal_entity,at,product,category,quantity,amount,currency\n"
    "O1,1,C1,ONE,2025-05-01T00:00Z,Hat,hats,1,100.50,NOK\nO1,2,C1,ONE,2025-05-01T00:00Z,Bag,bags,1,200,NOK\n"
    "O2,1,C1,ONE,2026-05-01T00:00Z,Cap,hats,1,50,NOK\nO3,1,C1,ONE,2026-05-02T00:00Z,Pin,,1,5,EUR\n",
}


@pytest.fixture
def connection(retailer: Database, tmp_path: Path) -> Iterator[Connection]:
    load(retailer, tmp_path / "files", **FILES)
    with retailer.begin() as opened:
        yield opened


def shown(connection: Connection, excerpt: Excerpt, number: int = 0, size: int = 3) -> tuple[list[str], int, int]:
    page = TimelinePages(connection, "ONE", UTC).page("C1", excerpt, number, size)
    ids = [next(str(getattr(one, name)) for name in one.__slots__) for one in page.entries]
    return ids, page.total, page.number


def test_all_kinds_are_merged_newest_first_and_paged(connection: Connection) -> None:
    assert shown(connection, Excerpt()) == (["O3", "O2", "A2"], 8, 0)
    assert shown(connection, Excerpt(), 1) == (["N2", "A1", "N1"], 8, 1)
    assert shown(connection, Excerpt(), 2) == (["O1", "O1"], 8, 2)


def test_a_page_behind_the_end_is_the_last_one(connection: Connection) -> None:
    assert shown(connection, Excerpt(), 9999) == (["O1", "O1"], 8, 2)


def test_kinds_types_and_times_filter(connection: Connection) -> None:
    first, before = datetime(2026, 2, 1, tzinfo=UTC), datetime(2026, 3, 1, tzinfo=UTC)
    assert shown(connection, Excerpt(frozenset({Kind.NOTE}))) == (["N2", "N1"], 2, 0)
    assert shown(connection, Excerpt(first=first, before=before)) == (["A1"], 1, 0)
    assert shown(connection, Excerpt(frozenset({Kind.ACTIVITY}), activity_types=("call",))) == ([], 0, 0)


def test_purchases_are_summed_by_order_and_currency(connection: Connection) -> None:
    summary = PurchaseSummaries(connection, "ONE").of("C1", None, None)
    assert (summary.orders, summary.amounts) == (3, (("NOK", Decimal("350.5")), ("EUR", Decimal(5))))
    assert summary.categories == ("hats", "bags")
    assert summary.last is not None
    assert summary.last.product == "Pin"
    nothing = PurchaseSummaries(connection, "ONE").of("C2", None, None)
    assert (nothing.orders, nothing.amounts, nothing.categories, nothing.last) == (0, (), (), None)
