from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from storage.insights.service import Insights
from storage.secrets import Secrets
from tests.retailer import AURE
from tests.upstream import READER_SECRET, Upstream, customer_insights, key_vault

Connected = Callable[..., Insights]


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
