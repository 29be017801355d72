"""Over the channel's protocol: the card goes out in time, and is updated when its measures have come."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from bot.config import Config
from storage.insights.patience import Patience
from tests.bot.people import Person, sample_config, served
from tests.bot.servers import LocalChannel
from tests.retailer import AURE
from tests.upstream import PATIENT, Upstream, customer_insights, key_vault, status
from tests.waiting import HANGS

ON_THEIR_WAY = "The measures are still on their way"


@pytest.fixture
def config(tmp_path: Path, upstream: Upstream) -> Config:
    upstream.fill([f"C{number:05}" for number in range(1, 401)])
    settings = AURE.model_copy(update={"customer_insights": customer_insights(upstream)})
    changes = {"key_vault": key_vault(upstream), "legal_entities": {"AURE": settings}}
    return sample_config(tmp_path / "bot.db").model_copy(update=changes)


@pytest.fixture
def patience() -> Patience:
    return PATIENT


@pytest.fixture
async def client(
    config: Config, patience: Patience, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[TestClient[Any, Any]]:
    monkeypatch.setattr("storage.insights.service.USUAL", patience)
    async with served(config) as client:
        yield client


def shown(message: dict[str, Any]) -> str:
    return str(message)


async def turned_on(client: TestClient[Any, Any]) -> None:
    """The set-up that the configuration asks for is validated after the start."""
    async with asyncio.timeout(HANGS):
        while (await (await client.get("/readyz")).json())["insights"] != {"AURE": "on"}:  # noqa: ASYNC110 - it is told nowhere else
            await asyncio.sleep(0.05)


@pytest.mark.parametrize("patience", [replace(PATIENT, answer=Patience().answer)])
async def test_a_card_goes_out_without_late_measures_and_is_updated_when_they_come(
    client: TestClient[Any, Any], channel: LocalChannel, upstream: Upstream
) -> None:
    await turned_on(client)
    held = upstream.hold("measures")
    person = Person(client, service_url=channel.service_url)
    await person.post(person.activity(text="show me Maria Lopez"))
    (first,) = await channel.wait_for(1)
    assert not held.let_go.done()
    assert ON_THEIR_WAY in shown(first)
    assert "Churn risk" not in shown(first)
    held.release()
    _, second = await channel.wait_for(2)
    assert [delivery.method for delivery in channel.deliveries] == ["POST", "PUT"]
    assert channel.deliveries[1].path.endswith("/activities/sent-1")
    assert "Churn risk" in shown(second)
    assert ON_THEIR_WAY not in shown(second)


@pytest.mark.parametrize("patience", [replace(PATIENT, answer=0.05)])
async def test_late_measures_that_do_not_come_after_all_are_told_as_missing(
    client: TestClient[Any, Any], channel: LocalChannel, upstream: Upstream
) -> None:
    await turned_on(client)
    held = upstream.hold("measures", then=status(503))
    person = Person(client, service_url=channel.service_url)
    await person.post(person.activity(text="who is above 30% churn"))
    (first,) = await channel.wait_for(1)
    assert "still fetching" in shown(first)
    held.release()
    _, second = await channel.wait_for(2)
    assert "does not answer" in shown(second)


async def test_readiness_tells_key_vault_and_insights_and_fails_for_neither(
    client: TestClient[Any, Any], upstream: Upstream
) -> None:
    await turned_on(client)
    upstream.always["customers"] = status(503)
    person = Person(client)
    assert "does not answer" in await person.hear("show me Maria Lopez")
    response = await client.get("/readyz")
    assert response.status == 200
    told = await response.json()
    assert told["key_vault"] == "ok"
    assert told["insights"] == {"AURE": "service: unavailable 503"}
