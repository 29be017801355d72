"""The connector against local HTTPS servers that speak the real protocols; Azure's own clients on our side."""

from __future__ import annotations

import pytest

from storage.insights.connector import AtHand
from storage.insights.service import Insights
from tests.storage.insights.conftest import Connected
from tests.upstream import Upstream
from tests.waiting import HANGS, wait_until

BOTH = pytest.mark.parametrize("api", ["dataverse", "insights"])
ACCOUNTS = [f"C{number:05}" for number in range(200)]


def brought(insights: Insights, *account_numbers: str) -> AtHand:
    insights.bring("AURE", account_numbers).result(HANGS)
    return insights.at_hand("AURE", account_numbers)


@BOTH
def test_the_configured_measures_of_a_customer_are_found_by_her_account_number(
    api: str, connected: Connected, upstream: Upstream
) -> None:
    upstream.fill(ACCOUNTS, SomethingElse=7)
    found = brought(connected(api=api), "C00082")
    assert found.measures == {
        "C00082": {
            "churn_probability": "0.82",
            "lifetime_value": "1082",
            "next_best_action": "Invite to the trunk show",
        }
    }
    assert not found.missing
    assert not found.failing


@BOTH
def test_a_prediction_stands_in_for_a_measure_of_that_name(api: str, connected: Connected, upstream: Upstream) -> None:
    upstream.fill(ACCOUNTS[:3])
    for values in upstream.measures.values():
        del values["ChurnProbability"]
    upstream.scores = {customer_id: {"ChurnProbability": 0.7} for customer_id in upstream.measures}
    found = brought(connected(api=api), "C00000", "C00002")
    assert [measures["churn_probability"] for measures in found.measures.values()] == ["0.7", "0.7"]


@BOTH
def test_a_cold_book_of_200_takes_few_requests_and_a_warm_one_none(
    api: str, connected: Connected, upstream: Upstream
) -> None:
    upstream.fill(ACCOUNTS)
    insights = connected(api=api)
    brought(insights, "someone else")  # signed in, as after the start
    before = len(upstream.requests)
    assert len(brought(insights, *ACCOUNTS).measures) == 200
    assert len(upstream.requests) - before <= 12
    before = len(upstream.requests)
    brought(insights, *ACCOUNTS)
    assert len(upstream.requests) == before


def test_only_the_customers_asked_for_are_asked_for(connected: Connected, upstream: Upstream) -> None:
    upstream.fill(ACCOUNTS)
    brought(connected(), "C00003")
    asked = [query for kind, query in zip(upstream.requests, upstream.queries, strict=True) if kind == "customers"]
    assert len(asked) == 1
    assert "C00003" in asked[0]
    assert "C00004" not in asked[0]


def test_several_who_ask_at_once_share_one_request(connected: Connected, upstream: Upstream) -> None:
    upstream.fill(ACCOUNTS)
    held = upstream.hold("customers")
    insights = connected()
    waiting = [insights.bring("AURE", ["C00001"]) for _ in range(20)]
    wait_until(held.is_waiting)
    assert not any(one.done() for one in waiting)
    held.release()
    for one in waiting:
        one.result(HANGS)
    assert upstream.made("customers") == upstream.made("measures") == 1


@BOTH
def test_pages_are_followed(api: str, connected: Connected, upstream: Upstream) -> None:
    upstream.fill(ACCOUNTS)
    upstream.page = 40 if api == "dataverse" else 100
    assert len(brought(connected(api=api), *ACCOUNTS).measures) == 200


def test_quotes_in_an_account_number_stay_what_they_are(connected: Connected, upstream: Upstream) -> None:
    upstream.fill(["O'Neill & co", "x' or 'a' eq 'a"])
    found = brought(connected(), "O'Neill & co", "x' or 'a' eq 'a")
    assert set(found.measures) == {"O'Neill & co", "x' or 'a' eq 'a"}


def test_a_customer_whom_insights_does_not_know_is_remembered_as_such(connected: Connected, upstream: Upstream) -> None:
    insights = connected()
    found = brought(insights, "C00001")
    assert (found.measures, found.missing, found.failing) == ({}, frozenset(), False)
    brought(insights, "C00001")
    assert upstream.made("customers") == 1


def test_the_secret_may_be_named_as_in_the_configured_vault(connected: Connected, upstream: Upstream) -> None:
    upstream.fill(ACCOUNTS[:1])
    assert brought(connected(secret_name="insights"), "C00000").measures


def test_a_plain_http_address_elsewhere_is_not_used(connected: Connected, upstream: Upstream) -> None:
    found = brought(connected(environment="http://insights.example"), "C00000")
    assert found.missing
    assert upstream.requests == []


def test_a_secret_written_in_the_place_of_its_name_is_not_repeated(connected: Connected, upstream: Upstream) -> None:
    (finding,) = connected(secret_name="q8Q~a.secret_value").validate("AURE", ["C00000"])
    assert finding.trouble == "malformed"
    assert connected(secret_name="q8Q~a.secret_value").secret_reference("AURE") == "vault:secret_name"
