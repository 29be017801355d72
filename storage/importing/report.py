"""What an import tells: problems by file, line and column, counts by file, progress."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from storage.rules.refused import RefusedError

KEPT = 1_000
"""Problems of one file that are kept; the others are counted."""
SHOWN, SHOWN_OF_LISTS = 60, 400
"""Characters of a refused value, and of lists of columns or files, that a message shows."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row, or a whole file, was refused; `reason` is the key of a text, `values` fill it."""

    file: str
    line: int | None
    """The physical line on which the record starts, from 1; None: the file as a whole."""
    column: str | None
    reason: str
    values: dict[str, str | int] = field(default_factory=dict)


@dataclass(slots=True)
class Problems:
    """The problems of one file, as many as there are; the first ones are kept."""

    total: int = 0
    _kept: list[Problem] = field(default_factory=list)

    def add(self, file: str, line: int | None, column: str | None, refused: RefusedError) -> None:
        self.total += 1
        if len(self._kept) < KEPT:
            values = {name: _short(name, value) for name, value in refused.values.items()}
            self._kept.append(Problem(file, line, column, refused.reason, values))

    def __bool__(self) -> bool:
        return self.total > 0

    def __iter__(self) -> Iterator[Problem]:
        """By file and line."""
        return iter(sorted(self._kept, key=lambda problem: (problem.file, problem.line or 0)))


@dataclass(frozen=True, slots=True)
class FileReport:
    """A file that was loaded whole, by its rows."""

    file: str
    added: int
    changed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class FailedFile:
    """A file of which nothing was loaded."""

    file: str
    problems: tuple[Problem, ...]
    """The first ones, by line."""
    total: int
    """How many there are in all."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    loaded: tuple[FileReport, ...] = ()
    failed: FailedFile | None = None
    not_tried: tuple[str, ...] = ()
    """Files after the failed one."""
    ignored: tuple[str, ...] = ()
    """CSV files of the folder that are none of the data files."""


class Progress(Protocol):
    """Told while a file is being loaded."""

    def started(self, file: str, size: int) -> None:
        """`size` in bytes, of all its sources."""

    def read(self, size: int) -> None:
        """So many more bytes were read."""

    def storing(self) -> None:
        """All was read and found right; now it is stored."""

    def finished(self, report: FileReport) -> None: ...


class Silent:
    """Progress that nobody watches."""

    def started(self, file: str, size: int) -> None: ...

    def read(self, size: int) -> None: ...

    def storing(self) -> None: ...

    def finished(self, report: FileReport) -> None: ...


def _short(name: str, value: str | int) -> str | int:
    longest = SHOWN if name == "value" else SHOWN_OF_LISTS
    return value[: longest - 1] + "…" if isinstance(value, str) and len(value) > longest else value
