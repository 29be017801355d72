"""Over the channel's protocol: the card goes out in time, and is updated when its measures have come."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from bot.config import Config
from tests.bot.people import Person, sample_config, served
from tests.bot.servers import LocalChannel
from tests.retailer import AURE
from tests.upstream import Upstream, customer_insights, hanging, key_vault, status

ON_THEIR_WAY = "The measures are still on their way"


@pytest.fixture
def config(tmp_path: Path, upstream: Upstream) -> Config:
    upstream.fill([f"C{number:05}" for number in range(1, 401)])
    settings = AURE.model_copy(update={"customer_insights": customer_insights(upstream)})
    changes = {"key_vault": key_vault(upstream), "legal_entities": {"AURE": settings}}
    return sample_config(tmp_path / "bot.db").model_copy(update=changes)


@pytest.fixture
async def client(config: Config) -> AsyncIterator[TestClient[Any, Any]]:
    async with served(config) as client:
        yield client


def shown(message: dict[str, Any]) -> str:
    return str(message)


async def turned_on(client: TestClient[Any, Any]) -> None:
    """The set-up that the configuration asks for is validated after the start."""
    async with asyncio.timeout(20):
        while (await (await client.get("/readyz")).json())["insights"] != {"AURE": "on"}:  # noqa: ASYNC110 - it is told nowhere else
            await asyncio.sleep(0.05)


async def test_a_card_goes_out_within_a_second_and_is_updated_when_the_measures_come(
    client: TestClient[Any, Any], channel: LocalChannel, upstream: Upstream
) -> None:
    await turned_on(client)

    async def after_a_while(request: Any) -> Any:
        await asyncio.sleep(1.8)
        return await upstream._measures(request)

    upstream.always["measures"] = after_a_while
    person = Person(client, service_url=channel.service_url)
    started = time.monotonic()
    await person.post(person.activity(text="show me Maria Lopez"))
    (first,) = await channel.wait_for(1)
    assert time.monotonic() - started < 1.5
    assert ON_THEIR_WAY in shown(first)
    assert "Churn risk" not in shown(first)
    _, second = await channel.wait_for(2)
    assert [delivery.method for delivery in channel.deliveries] == ["POST", "PUT"]
    assert channel.deliveries[1].path.endswith("/activities/sent-1")
    assert "Churn risk" in shown(second)
    assert ON_THEIR_WAY not in shown(second)


async def test_measures_that_never_come_are_told_as_missing(
    client: TestClient[Any, Any], channel: LocalChannel, upstream: Upstream
) -> None:
    await turned_on(client)
    upstream.always["measures"] = hanging()
    person = Person(client, service_url=channel.service_url)
    await person.post(person.activity(text="who is above 30% churn"))
    first, second = await channel.wait_for(2)
    assert "still fetching" in shown(first)
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
