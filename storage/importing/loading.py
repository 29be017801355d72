"""One data file into the database: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from sqlalchemy import Connection

from storage.importing import books, merging
from storage.importing.checking import check
from storage.importing.files import BOOKS, DataFile
from storage.importing.reading import FIRST
from storage.importing.report import FileReport, Problems, Progress
from storage.importing.rows import steps_for
from storage.importing.staging import analyze, staging
from storage.importing.steps import POSITION, Refuse, Rows, run
from storage.rules.refused import RefusedError
from storage.settings import DomainSettings


class Source(Protocol):
    """Where the rows of a data file come from: the file itself, or a foreign file through a mapping.

    What it refuses it names by its own columns.
    """

    @property
    def name(self) -> str:
        """The file that a problem names."""

    @property
    def size(self) -> int:
        """Bytes."""

    def columns(self) -> frozenset[str]:
        """The data file's columns that it has; RefusedError where its header will not do."""

    def batches(self, refuse: Refuse, read: Callable[[int], None]) -> Iterator[Rows]:
        """Columns of text under the data file's names, with positions."""

    def column(self, name: str) -> str:
        """What the source calls a column of the data file."""


class FileRefusedError(Exception):
    def __init__(self, problems: Problems) -> None:
        super().__init__()
        self.problems = problems


def load(
    connection: Connection, settings: DomainSettings, file: DataFile, sources: Sequence[Source], progress: Progress
) -> FileReport:
    """Load the rows of all sources, or raise FileRefusedError with every row that will not do."""
    problems = Problems()

    def tell(position: int, column: str | None, refused: RefusedError) -> None:
        problems.add(sources[position // FIRST].name, position % FIRST, column, refused)

    def refuse(position: int, column: str | None, refused: RefusedError) -> None:
        tell(position, sources[position // FIRST].column(column) if column else None, refused)

    present = _present(sources, problems).union(file.always)
    steps = steps_for(file, present, settings)
    made = present.union(*(step.outputs for step in steps))
    merging.keep_legal_entities(connection, settings)
    with staging(connection, file, made) as staged:
        for source in sources:
            try:
                for rows in source.batches(tell, progress.read):
                    staged.add(run(steps, _filled(rows, file), refuse))
            except RefusedError as refused:
                problems.add(source.name, None, None, refused)
        analyze(connection, staged.stage, *staged.members.values())
        progress.storing()
        check(staged, settings, refuse)
        _stop_at(problems)
        if file is not BOOKS:
            return merging.merge(staged)
        report = books.merge(staged, settings, refuse)
        _stop_at(problems)
        return report


def _present(sources: Sequence[Source], problems: Problems) -> frozenset[str]:
    present: frozenset[str] = frozenset()
    for source in sources:
        try:
            present |= source.columns()
        except RefusedError as refused:
            problems.add(source.name, 1, None, refused)
    _stop_at(problems)
    return present


def _filled(rows: Rows, file: DataFile) -> Rows:
    nothing = [""] * len(rows[POSITION])
    return {**dict.fromkeys(file.always, nothing), **rows}


def _stop_at(problems: Problems) -> None:
    if problems:
        raise FileRefusedError(problems)
