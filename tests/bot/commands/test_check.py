"""`clienteling check` and `clienteling insights` against local services."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli import run
from storage import sample
from storage.insights.patience import Patience
from tests.retailer import filled
from tests.upstream import (
    APPLICATION_SECRET,
    READER_SECRET,
    Upstream,
    customer_insights,
    key_vault,
    status,
    text,
)


@pytest.fixture
def config(tmp_path: Path, upstream: Upstream) -> str:
    """A configuration file whose services are the local ones."""
    filled(tmp_path / "clienteling.db").close()
    upstream.fill([f"C{number:05}" for number in range(1, 401)])
    upstream.secrets["teams"] = {"value": "the-bot-secret"}
    content = json.loads(sample.CONFIGURATION.read_text(encoding="utf-8"))
    content["database"] = f"sqlite:///{tmp_path / 'clienteling.db'}"
    content["teams"] |= {"app_id": "the-bot", "tenant_id": "t", "app_secret": "vault://localhost/teams"}
    content["key_vault"] = key_vault(upstream).model_dump(mode="json") | {"client_secret": READER_SECRET}
    insights = customer_insights(upstream, enabled=False).model_dump(mode="json")
    content["legal_entities"]["AURE"]["customer_insights"] = insights
    path = tmp_path / "config.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return str(path)


@pytest.fixture
def clienteling(config: str, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Runs a command; its exit code, and all that it printed."""

    def command(*words: str) -> tuple[int, str]:
        code = run([*words, "--config", config])
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return command


Command = Callable[..., tuple[int, str]]


def test_check_reaches_all_that_is_configured_in_one_line_each(clienteling: Command) -> None:
    assert clienteling("insights", "enable")[0] == 0
    code, said = clienteling("check")
    assert code == 0
    lines = said.splitlines()
    assert len(lines) == 11
    for part in ("configuration", "database: sqlite", "Teams: app the-bot", "teams.app_secret: vault://localhost/teams",
                 "vault://localhost/insights can be read", "can sign in", "answers", "customers are found by",
                 "ChurnProbability is there", "LifetimeValue is there", "NextBestAction is there"):  # fmt: skip
        assert any(part in line for line in lines), (part, said)


def test_insights_that_nobody_turned_on_are_told_as_off_and_not_reached(
    clienteling: Command, upstream: Upstream
) -> None:
    code, said = clienteling("check")
    assert code == 0
    assert "clienteling insights enable" in said
    assert upstream.made("customers") == 0


def renamed(upstream: Upstream) -> None:
    for values in upstream.measures.values():
        values["Churn"] = values.pop("ChurnProbability")


def of_another_type(upstream: Upstream) -> None:
    for values in upstream.measures.values():
        values["LifetimeValue"] = "gold"


def nobody(upstream: Upstream) -> None:
    upstream.customers.clear()


def expired(upstream: Upstream) -> None:
    upstream.secrets["insights"] = {"value": APPLICATION_SECRET, "attributes": {"exp": 1_600_000_000}}


def setting(name: str, value: object) -> Callable[[Upstream], None]:
    return lambda upstream: setattr(upstream, name, value)


def always(kind: str, fault: object) -> Callable[[Upstream], None]:
    return lambda upstream: upstream.always.update({kind: fault})  # type: ignore[dict-item]


FAULTS: list[tuple[Callable[[Upstream], None], str]] = [
    (setting("secrets", {"teams": {"value": "x"}}), "Key Vault has no such secret"),
    (lambda one: one.secrets.update(insights={"status": 403, "code": "SecretDisabled"}), "it is disabled"),
    (lambda one: one.secrets.update(insights={"status": 403, "code": "ForbiddenByRbac"}), "Key Vault Secrets User"),
    (expired, "Make a new version"),
    (setting("application_secret", "another"), "Entra ID refuses the application application (AADSTS7000215)"),
    (always("customers", status(401)), "Add the application application there as an application user"),
    (always("customers", status(403)), "role that may read"),
    (always("customers", status(404)), "Check environment and api"),
    (always("customers", status(400)), "alternate_customer_id"),
    (always("customers", status(503)), "out of order just now"),
    (always("customers", status(429, **{"Retry-After": "100"})), "too many requests"),
    (always("customers", text("<html>")), "in a form that is not Customer Insights’"),
    (nobody, "none of the customers tried"),
    (renamed, "no measure ChurnProbability. There are: Churn, LifetimeValue, NextBestAction."),
    (of_another_type, "LifetimeValue holds no money"),
]


@pytest.mark.parametrize(("fault", "advice"), FAULTS, ids=[advice for _, advice in FAULTS])
def test_a_failing_step_is_named_with_its_reason_and_what_to_do_and_leaves_it_off(
    fault: Callable[[Upstream], None], advice: str, clienteling: Command, upstream: Upstream
) -> None:
    assert clienteling("insights", "enable")[0] == 0
    fault(upstream)
    code, said = clienteling("insights", "enable")
    assert code == 1
    assert advice in said
    assert "stays off" in said
    assert "Traceback" not in said
    for secret in (APPLICATION_SECRET, READER_SECRET, *upstream.tokens):
        assert secret not in said
    assert "is off" not in said
    code, said = clienteling("check")
    assert code == 0
    assert "clienteling insights enable" in said


def test_who_keeps_silent_is_given_up_and_named(
    clienteling: Command, upstream: Upstream, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.insights.service.USUAL", Patience(fetch=0.05))
    upstream.hold("customers")
    code, said = clienteling("insights", "enable")
    assert code == 1
    assert "does not answer in time" in said
    assert "stays off" in said


def test_a_measure_that_is_gone_fails_the_check_and_turns_nothing_off(clienteling: Command, upstream: Upstream) -> None:
    assert clienteling("insights", "enable")[0] == 0
    renamed(upstream)
    code, said = clienteling("check")
    assert code == 1
    assert "FAILED" in said
    assert "there is no measure ChurnProbability" in said
    for values in upstream.measures.values():
        values["ChurnProbability"] = values.pop("Churn")
    assert clienteling("check")[0] == 0


@pytest.mark.parametrize(("days", "said_so"), [(29.5, "in 30 days"), (6.5, "in 7 days"), (0.5, "in one day")])
def test_the_end_of_a_secret_is_announced(days: float, said_so: str, clienteling: Command, upstream: Upstream) -> None:
    exp = int(time.time() + days * 86_400)
    upstream.secrets["teams"] = {"value": "x", "attributes": {"exp": exp}}
    code, said = clienteling("check")
    assert code == 0
    assert said_so in said
    assert "make a new version in time" in said


def test_it_can_be_turned_off(clienteling: Command) -> None:
    assert clienteling("insights", "enable")[0] == 0
    assert clienteling("insights", "disable")[0] == 0
    assert "off " in clienteling("check")[1]


def test_a_legal_entity_without_insights_is_told(clienteling: Command) -> None:
    code, said = clienteling("insights", "enable", "--legal-entity", "NONE")
    assert code == 1
    assert "NONE has no customer_insights" in said
