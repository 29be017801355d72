from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from storage.database import Database
from tests.retailer import filled
from tests.upstream import PATIENT, Upstream, running

settings.register_profile(
    "any machine",
    settings(),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the sample retailer, made once; tests work on copies."""
    path = tmp_path_factory.mktemp("sample") / "retailer.db"
    filled(path).close()
    return path


@pytest.fixture
def database(sample_file: Path, tmp_path: Path) -> Iterator[Database]:
    """The sample retailer in a database of its own."""
    path = tmp_path / "retailer.db"
    shutil.copyfile(sample_file, path)
    opened = Database(f"sqlite:///{path}")
    yield opened
    opened.close()


@pytest.fixture
def upstream(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Upstream]:
    """Customer Insights and what leads there, for which everybody has all the time in the world."""
    monkeypatch.setattr("storage.insights.service.USUAL", PATIENT)
    with running(tmp_path) as (services, authority):
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(authority))  # for Azure's clients
        monkeypatch.setenv("SSL_CERT_FILE", str(authority))  # for ours
        yield services
