"""Production's way over HTTP: signed tokens in, the bot's own token out."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from bot.app import create_app
from bot.config import Config, ConfigurationError
from tests.bot.people import Person, row_counts, sample_config, served, with_credentials
from tests.bot.servers import TENANT, LocalChannel, OpenIdService
from tests.retailer import NOW


@pytest.fixture
def config(tmp_path: Path, open_id: OpenIdService) -> Config:
    return with_credentials(sample_config(tmp_path / "clienteling.db"), open_id)


@pytest.fixture
async def client(config: Config) -> AsyncIterator[TestClient[Any, Any]]:
    async with served(config, development=False) as opened:
        yield opened


@pytest.fixture
def ingrid(client: TestClient[Any, Any], channel: LocalChannel, open_id: OpenIdService) -> Person:
    return Person(client, channel.service_url, token=open_id.token(channel.service_url))


async def test_a_signed_message_is_answered_with_the_bots_own_token(
    ingrid: Person, channel: LocalChannel, config: Config, open_id: OpenIdService
) -> None:
    before = row_counts(config)["note"]
    for text in ("note for Maria Lopez, likes tea", "help"):
        assert (await ingrid.post(ingrid.activity(text=text))).status == 202
    assert [delivery.authorization for delivery in channel.deliveries] == ["Bearer token-1"] * 2
    assert open_id.sign_ins[0]["tenant"] == TENANT
    assert row_counts(config)["note"] == before + 1


async def test_without_a_good_token_nothing_happens(
    ingrid: Person, channel: LocalChannel, config: Config, open_id: OpenIdService
) -> None:
    before = row_counts(config)
    service_url = channel.service_url
    bad = {
        "missing": None,
        "malformed": "x.y.z",
        "expired": open_id.token(service_url, exp=int(time.time()) - 3600),
        "audience": open_id.token(service_url, aud="another"),
        "service_url": open_id.token("https://elsewhere.example/"),
    }
    for token in bad.values():
        ingrid.token = token
        response = await ingrid.post(ingrid.activity(text="note for Maria Lopez, likes tea"))
        assert (response.status, (await response.json())["error"]["code"]) == (401, "unauthorized")
        assert response.headers["WWW-Authenticate"] == "Bearer"
    assert channel.deliveries == []
    assert row_counts(config) == before


async def test_another_tenants_people_are_forbidden(ingrid: Person, config: Config) -> None:
    before = row_counts(config)
    foreign = {"id": "a:1", "conversationType": "personal", "tenantId": "another"}
    response = await ingrid.post(ingrid.activity(text="note for Maria Lopez, likes tea", conversation=foreign))
    assert (response.status, (await response.json())["error"]["code"]) == (403, "foreign_tenant")
    assert row_counts(config) == before


async def test_production_serves_no_chat_page(ingrid: Person) -> None:
    for path in ("/", "/chat/setting", "/chat/static/index.html"):
        assert (await ingrid.client.get(path)).status == 404


async def test_production_is_served_under_any_name(ingrid: Person) -> None:
    response = await ingrid.post(
        ingrid.activity(text="help"),
        headers={"Host": "bot.retailer.example", "Authorization": f"Bearer {ingrid.token}"},
    )
    assert response.status == 202


@pytest.mark.parametrize("key", ["app_id", "tenant_id", "app_secret"])
async def test_without_its_credentials_the_bot_is_not_made(config: Config, key: str) -> None:
    teams = config.teams.model_validate(
        {
            "app_id": config.teams.app_id,
            "tenant_id": TENANT,
            "app_secret": config.teams.app_secret.get_secret_value(),
            key: "",
        }
    )
    with pytest.raises(ConfigurationError, match=rf"teams\.{key}"):
        create_app(config.model_copy(update={"teams": teams}))


async def test_a_secret_that_cannot_be_had_is_told(config: Config) -> None:
    teams = {"app_id": "a", "tenant_id": TENANT, "app_secret": "env:CLIENTELING_NO_SUCH_VARIABLE"}
    with pytest.raises(ConfigurationError, match="env:CLIENTELING_NO_SUCH_VARIABLE"):
        create_app(config.model_copy(update={"teams": config.teams.model_validate(teams)}))


async def test_production_has_no_fixed_clock(config: Config) -> None:
    with pytest.raises(ValueError, match="development"):
        create_app(config, now=NOW)
