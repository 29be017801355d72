from __future__ import annotations

from typing import Any, Literal

import pytest

from storage.rules.measure_conditions import holds
from storage.rules.measure_values import value_text
from storage.settings import MeasureDefinition

Kind = Literal["number", "percent", "money", "text"]


def measure(kind: Kind) -> MeasureDefinition:
    return MeasureDefinition(id="m", name="M", label="M", type=kind)


@pytest.mark.parametrize(
    ("kind", "written", "kept"),
    [
        ("percent", 0.7, "0.7"), ("percent", "0.7", "0.7"), ("percent", 70, "0.7"), ("percent", "70%", "0.7"),
        ("percent", 1, "1"), ("percent", 0, "0"), ("percent", 101, None), ("percent", -0.1, None),
        ("number", 12, "12"), ("number", 1e21, None), ("number", "1e3", "1000"), ("number", True, None),
        ("number", "NaN", None), ("number", "many", None), ("number", None, None), ("number", [1], None),
        ("money", -12.5, "-12.5"), ("text", " Call  her ", "Call her"), ("text", "", None), ("text", 7, None),
    ],
)  # fmt: skip
def test_a_value_is_kept_as_its_type_says_or_not_at_all(kind: Kind, written: Any, kept: str | None) -> None:
    assert value_text(measure(kind), written) == kept


@pytest.mark.parametrize(
    ("kind", "op", "asked", "value", "expected"),
    [
        ("percent", "greater", 0.7, "0.7", False), ("percent", "at_least", 0.7, "0.70", True),
        ("percent", "less", 0.2, "0.1", True), ("percent", "at_most", 0.1, "0.1", True),
        ("number", "equals", 3, "3.0", True), ("number", "equals", [1, 2], "2", True),
        ("number", "not_equals", 3, "3", False), ("number", "not_equals", 3, None, True),
        ("number", "between", [1, 3], "3", True), ("number", "between", [1, 3], "3.1", False),
        ("number", "greater", 3, None, False), ("number", "is_set", None, None, False),
        ("number", "is_not_set", None, None, True), ("text", "contains", "SHOW", "Invite to the show", True),
        ("text", "equals", "call her", "Call her", True),
    ],
)  # fmt: skip
def test_conditions_on_measures(kind: Kind, op: str, asked: Any, value: str | None, expected: bool) -> None:
    assert holds(measure(kind), op, asked, value) is expected


@pytest.mark.parametrize(("kind", "op"), [("text", "greater"), ("number", "before"), ("number", "contains")])
def test_an_operator_that_a_measure_does_not_have_is_an_error_and_not_ignored(kind: Kind, op: str) -> None:
    with pytest.raises((ValueError, ArithmeticError)):
        holds(measure(kind), op, "x", "1")
