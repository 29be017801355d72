"""The parts that need nobody else: texts that hold values, the cache, the breaker."""

from __future__ import annotations

from typing import Any

import pytest

from storage.insights.breaker import FIRST_PAUSE, LONGEST_PAUSE, Breaker
from storage.insights.cache import FRESH_SECONDS, STALE_SECONDS, UNKNOWN_SECONDS, Cache
from storage.insights.pairs import column, named_values, score
from storage.insights.patience import USUAL


@pytest.mark.parametrize(
    "written",
    [
        {"Churn": 0.7, "Value": 12},
        '{"Churn": 0.7, "Value": 12}',
        '[{"name": "Churn", "value": 0.7}, {"Name": "Value", "Value": 12}]',
        [{"MeasureName": "Churn", "MeasureValue": 0.7}, {"Key": "Value", "value": 12}],
        '[{"Churn": 0.7}, {"Value": 12, "Nothing": null}]',
    ],
)
def test_names_and_values_are_read_in_whichever_form(written: Any) -> None:
    assert named_values(written) == {"Churn": 0.7, "Value": 12}


@pytest.mark.parametrize("written", [None, "", "{", "7", 7, '["a", 1]', [[1]]])
def test_what_holds_no_names_has_no_values(written: Any) -> None:
    assert named_values(written) == {}


def test_a_column_is_found_by_its_logical_or_its_documented_name() -> None:
    for name in ("msdynci_measures", "Measures", "measures"):
        assert column({name: 1}, "msdynci_measures") == 1
    assert column({"other": 1}, "msdynci_measures") is None


def test_a_prediction_is_the_value_of_its_own_name_or_its_score_or_its_only_value() -> None:
    assert score({"ChurnModel": 1, "ChurnScore": 2}, "ChurnModel") == 1
    assert score({"Reason": "x", "ChurnScore": 2}, "ChurnModel") == 2
    assert score({"Anything": 3}, "ChurnModel") == 3
    assert score({"a": 1, "b": 2}, "ChurnModel") is None


def test_the_cache_knows_fresh_stale_and_gone() -> None:
    cache = Cache()
    cache.put("C1", {"m": "1"}, 0.0)
    cache.put("C2", None, 0.0)
    assert cache.is_fresh("C1", FRESH_SECONDS - 1)
    assert not cache.is_fresh("C1", FRESH_SECONDS)
    assert cache.is_fresh("C2", UNKNOWN_SECONDS - 1)
    assert not cache.is_fresh("C2", UNKNOWN_SECONDS)
    assert cache.get("C1", STALE_SECONDS - 1) is not None
    assert cache.get("C1", STALE_SECONDS) is None
    cache.drop_old(STALE_SECONDS)
    assert cache.get("C1", 0.0) is None


def test_the_cache_forgets_the_oldest_when_it_is_full() -> None:
    cache = Cache(most=2)
    for number in range(3):
        cache.put(f"C{number}", {}, float(number))
    assert [cache.get(f"C{number}", 3.0) is not None for number in range(3)] == [False, True, True]


def test_nobody_waits_long_and_a_fetch_ends_before_its_update_is_given_up() -> None:
    assert USUAL.answer < 1
    assert USUAL.answer < USUAL.fetch < USUAL.update


def test_the_breaker_opens_for_longer_each_time_and_closes_on_success() -> None:
    breaker = Breaker()
    assert breaker.lets_through(0.0)
    breaker.failed(0.0, None)
    assert not breaker.lets_through(FIRST_PAUSE - 1)
    assert breaker.lets_through(FIRST_PAUSE)
    breaker.failed(FIRST_PAUSE, None)
    assert not breaker.lets_through(2 * FIRST_PAUSE)
    breaker.succeeded()
    breaker.failed(100.0, 60.0)
    assert not breaker.lets_through(159.0)
    assert breaker.lets_through(160.0)
    for _ in range(20):
        breaker.failed(0.0, 1e9)
    assert breaker.lets_through(LONGEST_PAUSE)
