"""Columns of text become columns of values, one step at a time, and every row that will not do is named.

Columns rather than rows: a step is one `map` over thousands of values, and only a batch with a bad row is walked
value by value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from storage.rules.refused import RefusedError

POSITION: Final = "position"
"""The column that says where each row comes from."""

Rows = dict[str, list[Any]]
"""Columns by name, all of one length."""

Refuse = Callable[[int, str | None, RefusedError], None]
"""Takes the position of a row, the column to blame (None: the row as a whole), and why."""

_BAD: Final = object()
"""Stands for a value that could not be made of a refused one."""


@dataclass(frozen=True, slots=True)
class Step:
    inputs: tuple[str, ...]
    convert: Callable[..., Any]
    """Takes a value of each input; gives the value of the one output, or a tuple of those of several outputs.

    RefusedError where it cannot.
    """
    outputs: tuple[str, ...]
    blame: str
    """The column that a refusal names."""


def run(steps: Iterable[Step], rows: Rows, refuse: Refuse) -> Rows:
    """All columns, those of `rows` and those that the steps made, for the rows that no step refused."""
    made = dict(rows)
    clean = True
    for step in steps:
        columns = [made[name] for name in step.inputs]
        values = _all_at_once(step, columns) if clean else None
        if values is None:
            values = _one_by_one(step, columns, rows[POSITION], refuse)
            clean = clean and not any(value is _BAD for value in values)
        made.update(_by_output(step, values))
    return made if clean else _without_bad(made)


def _all_at_once(step: Step, columns: list[list[Any]]) -> list[Any] | None:
    """None where a value is refused."""
    try:
        return list(map(step.convert, *columns))
    except RefusedError:
        return None


def _one_by_one(step: Step, columns: list[list[Any]], positions: list[int], refuse: Refuse) -> list[Any]:
    values: list[Any] = []
    for position, *inputs in zip(positions, *columns, strict=True):
        value: Any = _BAD
        if not any(item is _BAD for item in inputs):
            try:
                value = step.convert(*inputs)
            except RefusedError as refused:
                refuse(position, step.blame, refused)
        values.append(value)
    return values


def _by_output(step: Step, values: list[Any]) -> Rows:
    if len(step.outputs) == 1:
        return {step.outputs[0]: values}
    nothing = (_BAD,) * len(step.outputs)
    columns = zip(*(nothing if value is _BAD else value for value in values), strict=True)
    return dict(zip(step.outputs, map(list, columns), strict=True)) if values else {name: [] for name in step.outputs}


def _without_bad(rows: Rows) -> Rows:
    good = [all(value is not _BAD for value in values) for values in zip(*rows.values(), strict=True)]
    return {name: [value for value, keep in zip(column, good, strict=True) if keep] for name, column in rows.items()}
