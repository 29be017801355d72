"""CSV files as columns of text, a batch at a time, with the physical line on which each record starts."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from storage.importing.steps import POSITION, Refuse, Rows
from storage.rules.refused import RefusedError

BATCH = 5_000
FIRST = 1 << 40
"""A position is the number of the source × FIRST + the line."""
UNDECODED = "surrogateescape"
"""Bytes that are no text become lone surrogates, which no text has: so they are found in the cell where they stand."""


@dataclass(frozen=True, slots=True)
class CsvFile:
    path: Path
    number: int = 0
    """Which of the sources of a data file it is, from 0."""
    delimiter: str = ","
    encoding: str = "utf-8-sig"
    names: tuple[str, ...] | None = None
    """The columns' names where the file has no header."""

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def size(self) -> int:
        return self.path.stat().st_size

    def header(self) -> list[str]:
        """The columns' names; RefusedError where there are none or the file is no text of its encoding."""
        if self.names is not None:
            return list(self.names)
        with self._open() as (_, file):
            return self._header(self._reader(file))

    def batches(
        self, refuse: Refuse, read: Callable[[int], None], only: frozenset[str] | None = None
    ) -> Iterator[Rows]:
        """The records below the header, of all or `only` these columns.

        Those that are no records go to `refuse`, the number of bytes read to `read`.
        """
        with self._open() as (bytes_, file):
            reader = self._reader(file)
            names = self.header() if self.names is not None else self._header(reader)
            records, before = _Records(reader, len(names), partial(self._refuse, refuse)), 0
            while rows := records.next_batch():
                reached = bytes_.tell()
                read(reached - before)
                before = reached
                lines = [self.number * FIRST + line for line, _ in rows]
                columns = dict(zip(names, map(list, zip(*(row for _, row in rows), strict=True)), strict=True))
                wanted = columns if only is None else {name: columns[name] for name in columns if name in only}
                yield self._clean({**wanted, POSITION: lines}, refuse)

    def _refuse(self, refuse: Refuse, line: int, refused: RefusedError) -> None:
        refuse(self.number * FIRST + line, None, refused)

    @contextmanager
    def _open(self) -> Iterator[tuple[BinaryIO, io.TextIOWrapper]]:
        try:
            with self.path.open("rb") as bytes_:
                yield bytes_, io.TextIOWrapper(bytes_, encoding=self.encoding, errors=UNDECODED, newline="")
        except UnicodeError as error:
            raise RefusedError("import-not-text", encoding=self.encoding) from error
        except OSError as error:
            raise RefusedError("import-unreadable", problem=error.strerror or str(error)) from error

    def _reader(self, file: io.TextIOWrapper) -> Any:
        return csv.reader(file, delimiter=self.delimiter, strict=True)

    def _header(self, reader: Any) -> list[str]:
        try:
            names = [name.strip() for name in next(reader, [])]
        except csv.Error as error:
            raise RefusedError("import-broken-quotes") from error
        if not any(names):
            raise RefusedError("import-no-header")
        if not _is_text("".join(names)):
            raise RefusedError("import-not-text", encoding=self.encoding)
        return names

    def _clean(self, rows: Rows, refuse: Refuse) -> Rows:
        """The rows without those that hold what no text holds: NUL, or bytes that are not of the encoding."""
        names = [name for name in rows if name != POSITION]
        dirty = [name for name in names if not _is_text("".join(rows[name]))]
        bad = {(index, name) for name in dirty for index, value in enumerate(rows[name]) if not _is_text(value)}
        for index, name in sorted(bad):
            refuse(rows[POSITION][index], name, RefusedError("import-not-text", encoding=self.encoding))
        dropped = {index for index, _ in bad}
        if not dropped:
            return rows
        return {name: [v for i, v in enumerate(column) if i not in dropped] for name, column in rows.items()}


class _Records:
    """Takes whole records from a csv reader and names the line where each starts."""

    def __init__(self, reader: Any, width: int, refuse: Callable[[int, RefusedError], None]) -> None:
        self._reader = reader
        self._width = width
        self._refuse = refuse
        self._lost = False

    def next_batch(self) -> list[tuple[int, list[str]]]:
        """Up to BATCH records of the right width, each with its line; none at the end of the file."""
        found: list[tuple[int, list[str]]] = []
        reader, width = self._reader, self._width
        while not self._lost:
            line = reader.line_num + 1
            try:
                for row in reader:
                    if len(row) == width:
                        found.append((line, row))
                    elif row:
                        self._refuse(line, RefusedError("import-wrong-width", found=len(row), expected=width))
                    if len(found) == BATCH:
                        return found
                    line = reader.line_num + 1
            except csv.Error:
                self._refuse(line, RefusedError("import-broken-quotes"))
                self._lost = reader.line_num > line  # a quote that runs over lines: what follows is anybody's guess
            else:
                break
        return found


def _is_text(text: str) -> bool:
    if "\0" in text:
        return False
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
