from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from storage.insights.service import Insights
from storage.secret_records import KeyVaultSettings
from storage.secrets import Secrets
from storage.settings import CustomerInsights
from tests.retailer import AURE
from tests.storage.insights.upstream import INSTANCE, KEY, OLDER_KEY, READER_SECRET, TENANT, Upstream, running

Connected = Callable[..., Insights]


@pytest.fixture
def upstream(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Upstream]:
    with running(tmp_path) as (services, authority):
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(authority))  # for Azure's clients
        monkeypatch.setenv("SSL_CERT_FILE", str(authority))  # for ours
        yield services


@pytest.fixture
def connected(upstream: Upstream) -> Iterator[Connected]:
    """Makes the connection to the local services; keys of the configuration can be changed."""
    opened: list[Insights] = []

    def connect(signs_in_with: str = READER_SECRET, **changes: Any) -> Insights:
        account = key_vault(upstream, signs_in_with)
        settings = AURE.model_copy(update={"customer_insights": customer_insights(upstream, **changes)})
        opened.append(Insights({"AURE": settings}, Secrets(account), account))
        return opened[-1]

    yield connect
    for one in opened:
        one.close()


def key_vault(upstream: Upstream, signs_in_with: str = READER_SECRET) -> KeyVaultSettings:
    return KeyVaultSettings(
        url=upstream.address, client_id="reader", client_secret=SecretStr(signs_in_with), tenant_id=TENANT,
        authority=upstream.address,
    )  # fmt: skip


def customer_insights(upstream: Upstream, **changes: Any) -> CustomerInsights:
    older = changes.get("api") == "insights"
    configured = {
        "enabled": True,
        "api": "dataverse",
        "environment": f"{upstream.address}/v1/instances/{INSTANCE}" if older else upstream.address,
        "application_id": "application",
        "secret_name": "vault://localhost/insights",
        "alternate_customer_id": OLDER_KEY if older else KEY,
        "measures": [one.model_dump() for one in AURE.measures],
        "authority": upstream.address,
    }
    return CustomerInsights.model_validate(configured | changes)
