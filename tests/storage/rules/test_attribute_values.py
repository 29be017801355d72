"""Values of configured attributes, in the form in which they are kept."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from storage.rules.attribute_values import AttributeCells, parse_value
from storage.rules.refused import RefusedError
from storage.settings import AttributeDefinition, Choice


def attribute(kind: Any) -> AttributeDefinition:
    choices = (Choice(id="gold"), Choice(id="rose gold")) if kind == "choice" else ()
    return AttributeDefinition(id="one", label="One", type=kind, choices=choices)


@pytest.mark.parametrize(
    ("kind", "text", "cells"),
    [
        ("text", "  Kestrel & Co ", AttributeCells("Kestrel & Co")),
        ("choice", "Rose GOLD", AttributeCells("rose gold")),
        ("number", "38", AttributeCells("38", Decimal(38))),
        ("number", "38.50", AttributeCells("38.5", Decimal("38.5"))),
        ("number", "+100", AttributeCells("100", Decimal(100))),
        ("number", "-0", AttributeCells("0", Decimal(0))),
        ("date", "2024-02-29", AttributeCells("2024-02-29")),
        ("yearly_date", "--02-29", AttributeCells("--02-29", month_day=229)),
        ("yearly_date", "2020-05-09", AttributeCells("2020-05-09", month_day=509)),
        ("yes_no", "True", AttributeCells("true")),
        ("yes_no", "false", AttributeCells("false")),
    ],
)
def test_a_value_is_kept_in_its_canonical_form(kind: str, text: str, cells: AttributeCells) -> None:
    assert parse_value(attribute(kind), text) == cells


@pytest.mark.parametrize(
    ("kind", "text", "reason"),
    [
        ("text", "  ", "value-empty"),
        ("text", "x" * 401, "value-too-long"),
        ("choice", "silver", "value-not-a-choice"),
        ("number", "1e3", "value-not-a-number"),
        ("number", "1,5", "value-not-a-number"),
        ("number", "1.00001", "value-not-a-number"),
        ("number", "1234567890123", "value-not-a-number"),
        ("date", "2023-02-29", "value-not-a-date"),
        ("yearly_date", "--2-29", "value-not-a-yearly-date"),
        ("yes_no", "yes", "value-not-true-or-false"),
    ],
)
def test_what_is_no_value_is_refused_with_its_reason(kind: str, text: str, reason: str) -> None:
    with pytest.raises(RefusedError) as refused:
        parse_value(attribute(kind), text)
    assert refused.value.reason == reason


@given(some.decimals(min_value=-(10**11), max_value=10**11, places=4))
def test_every_number_that_the_database_keeps_comes_back_the_same(number: Decimal) -> None:
    cells = parse_value(attribute("number"), format(number, "f"))
    assert cells.number_value == number
    assert parse_value(attribute("number"), cells.value) == AttributeCells(cells.value, number)
