"""The curves behind the policy's thresholds: one is varied, the others stay, all checked sentences are read anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dialogs.understanding import thresholds
from dialogs.understanding.intents import CHANGING
from dialogs.understanding.measuring import Measured, measure
from dialogs.understanding.reader import Reader
from dialogs.understanding.world import World

CURVES = Path(thresholds.__file__).with_suffix(".md")
VARIED = {
    "SURE": (0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.8, 0.9, 0.95, 0.99),
    "LEAST": (0.1, 0.2, 0.3, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9),
    "LEAST_WITHOUT_PERSON": (0.3, 0.45, 0.6, 0.75, 0.85, 0.95),
    "LEAST_READING": (0.1, 0.2, 0.28, 0.4, 0.5, 0.6, 0.8),
}
"""Threshold → the values at which the sentences are read."""
BAR = 20
"""Characters of a full bar."""
HEAD = """# The curves behind the thresholds

Written by `make understanding`; the values in use stand in `thresholds.py` and are marked with an arrow. Of all
{number} checked sentences of `tests/data`: *covered* are the changes meant that are carried out without a question,
*precise* those of what is carried out unasked that are exactly right, *exact* all sentences read exactly, *harm* the
sentences in which a change was read where none was meant, and *unasked* those of them that nobody would be asked about.
"""


def write_curves(sentences: list[dict[str, Any]], reader: Reader, world: World) -> None:
    """Reads the sentences once for every value and writes the tables beside the thresholds."""
    parts = [HEAD.format(number=f"{len(sentences):,}")]
    for name, values in VARIED.items():
        rows = []
        for value in values:
            with _changed(name, value):
                measured = measure(sentences, reader, world)
            rows.append(_row(value, measured, in_use=value == getattr(thresholds, name)))
        parts.append("\n".join([f"\n## {name}\n\n```text", _TITLES, *rows, "```\n"]))
    CURVES.write_text("".join(parts), encoding="utf-8")


_TITLES = f"   at  {'covered':<{BAR + 7}}{'precise':>8}{'exact':>8}{'harm':>6}{'unasked':>9}"


@contextmanager
def _changed(name: str, value: float) -> Iterator[None]:
    kept = getattr(thresholds, name)
    setattr(thresholds, name, value)
    try:
        yield
    finally:
        setattr(thresholds, name, kept)


def _row(value: float, measured: list[Measured], *, in_use: bool) -> str:
    meant = [item for item in measured if any(frame["intent"] in CHANGING for frame in item.expected)]
    carried_out = [item for item in measured if _is_carried_out(item)]
    covered = sum(_is_carried_out(item) for item in meant) / len(meant)
    precise = sum(item.is_exact for item in carried_out) / max(len(carried_out), 1)
    exact = sum(item.is_exact for item in measured) / len(measured)
    harm, unasked = (sum(flags) for flags in zip(*((i.is_harm, i.is_sure_harm) for i in measured), strict=True))
    mark = "->" if in_use else "  "
    bar = f"{'#' * round(BAR * covered):<{BAR}}{covered:>7.1%}"
    return f"{mark} {value:.2f}  {bar}{precise:>8.1%}{exact:>8.1%}{harm:>6}{unasked:>9}"


def _is_carried_out(item: Measured) -> bool:
    return all(reading.sure for reading in item.readings) and any(f["intent"] in CHANGING for f in item.read)
