from __future__ import annotations

import logging
import time
from datetime import UTC, datetime, timedelta

import pytest

from bot.upkeep import Upkeep
from storage.database import Database
from storage.insights.service import Insights
from storage.insights_setups import InsightsSetups
from storage.secrets import Secrets
from tests.retailer import AURE
from tests.upstream import Upstream, customer_insights, key_vault

OWN = "vault://localhost/teams"


def upkeep(upstream: Upstream, database: Database, enabled: bool) -> tuple[Upkeep, Insights]:
    account = key_vault(upstream)
    secrets = Secrets(account)
    settings = AURE.model_copy(update={"customer_insights": customer_insights(upstream, enabled=enabled)})
    insights = Insights({"AURE": settings}, secrets, account)
    return Upkeep(OWN, database, secrets, insights), insights


def test_the_log_tells_once_on_each_occasion_that_a_secret_ends(
    upstream: Upstream, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    upstream.secrets["teams"] = {"value": "open sesame", "attributes": {"exp": int(time.time()) + 20 * 86_400}}
    keeping, _ = upkeep(upstream, database, enabled=False)
    now = datetime.now(UTC)
    told = []
    for days in (0, 1, 14, 15, 19.5):
        caplog.clear()
        keeping.see_to_it(now + timedelta(days=days))
        told.append(caplog.text.count(OWN))
    assert told == [1, 0, 1, 0, 1]
    assert "open sesame" not in caplog.text


def test_what_the_configuration_asks_for_is_validated_and_turned_on_and_nothing_else_is_reached(
    upstream: Upstream, database: Database
) -> None:
    upstream.fill(["C00001"])
    upstream.secrets["teams"] = {"value": "open sesame"}
    for enabled in (False, True):
        keeping, insights = upkeep(upstream, database, enabled=enabled)
        keeping.see_to_it(datetime.now(UTC))
        with database.begin() as connection:
            assert InsightsSetups(connection, "AURE").is_on(insights.settings["AURE"]) is enabled
        assert bool(upstream.made("customers")) is enabled
        insights.close()


def test_a_secret_that_cannot_be_read_is_told_in_the_log_and_stops_nothing(
    upstream: Upstream, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    keeping, _ = upkeep(upstream, database, enabled=False)
    keeping.see_to_it(datetime.now(UTC))
    assert "Key Vault has no such secret" in caplog.text
