"""The rules of a mapping as steps: from the text of source columns to the text that a data file would hold."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache, reduce
from zoneinfo import ZoneInfo

from storage.importing.mapping import ColumnRule
from storage.importing.name_case import title_case
from storage.importing.steps import POSITION, Step
from storage.rules.attribute_values import parse_decimal
from storage.rules.refused import RefusedError

REMEMBERED = 100_000
"""Different texts of a column whose conversion is kept: dates, codes and names come again and again."""
SMALLEST = Decimal("0.0001")

Convert = Callable[[str], str]


def step_for(target: str, rule: ColumnRule) -> Step:
    """The step that makes the text of a data file's column; its output is `made(target)`."""
    finish = lru_cache(REMEMBERED)(_finishing(rule))
    inputs = rule.columns or (POSITION,)
    blame = ", ".join(rule.columns) or target
    if rule.constant is not None:
        constant = finish(rule.constant)
        return Step(inputs, lambda _: constant, (made(target),), blame)
    if rule.template is not None:
        fill = _filling(rule.template, rule.columns)
        return Step(inputs, lambda *texts: finish(fill(*texts)), (made(target),), blame)
    if rule.product is not None:
        return Step(inputs, lambda *texts: finish(_product(*texts)), (made(target),), blame)
    return Step(inputs, finish, (made(target),), blame)


def made(target: str) -> str:
    """The name of a made column among those of the source, which may be called the same."""
    return f"{target} ←"


def _finishing(rule: ColumnRule) -> Convert:
    """Empty markers, then values, dates, the case of names."""
    stages: list[Convert] = []
    if rule.values is not None:
        stages.append(_value_of(rule.values))
    if rule.dates or rule.timezone:
        stages.append(_iso(rule))
    if rule.name_case == "title":
        stages.append(title_case)
    nothing = frozenset(rule.empty)

    def finish(text: str) -> str:
        said = text.strip()
        if not said or said in nothing:
            return ""
        return reduce(lambda value, stage: stage(value), stages, said)

    return finish


def _value_of(values: Mapping[str, str]) -> Convert:
    def value_of(text: str) -> str:
        if text not in values:
            raise RefusedError("import-no-such-code", value=text)
        return values[text]

    return value_of


def _iso(rule: ColumnRule) -> Convert:
    """A date as `YYYY-MM-DD`, or, in a zone, as a moment with its offset."""
    zone = ZoneInfo(rule.timezone) if rule.timezone else None

    def iso(text: str) -> str:
        moment = _moment(text, rule.dates)
        if zone is None:
            return moment.date().isoformat()
        local = moment if rule.time is None else datetime.combine(moment.date(), rule.time)
        return (local if local.tzinfo else local.replace(tzinfo=zone)).isoformat()

    return iso


def _moment(text: str, forms: tuple[str, ...]) -> datetime:
    for form in forms:
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007 – its zone is the mapping's
        except ValueError:
            continue
    if not forms:
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            pass
    raise RefusedError("import-no-date-form", value=text, forms=", ".join(forms) or "ISO 8601")


def _filling(template: str, columns: tuple[str, ...]) -> Callable[..., str]:
    pieces = [
        (literal, None if name is None else columns.index(name), form or "")
        for literal, name, form, _ in string.Formatter().parse(template)
    ]

    def fill(*texts: str) -> str:
        said = [text.strip() for text in texts]
        if texts and not any(said):
            return ""
        return "".join(
            literal if index is None else literal + format(said[index], form) for literal, index, form in pieces
        )

    return fill


def _product(*texts: str) -> str:
    if not all(text.strip() for text in texts):
        return ""
    product = reduce(lambda left, right: left * right, (parse_decimal(text.strip()) for text in texts))
    return format(product.quantize(SMALLEST, ROUND_HALF_UP).normalize(), "f")
