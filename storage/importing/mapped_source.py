"""A foreign export as a source of a data file, through a mapping."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from storage.importing.mapping import FileMapping, Lookup
from storage.importing.reading import CsvFile
from storage.importing.rules import made, step_for
from storage.importing.steps import POSITION, Refuse, Rows, Step, run
from storage.rules.refused import RefusedError


@dataclass(frozen=True)
class MappedSource:
    mapping: FileMapping
    csv: CsvFile
    folder: Path
    """Where the lookups' files are."""

    @property
    def name(self) -> str:
        return self.csv.name

    @property
    def size(self) -> int:
        return self.csv.size

    def columns(self) -> frozenset[str]:
        _check(self.csv, self._own_columns)
        for name, lookup in self.mapping.lookups.items():
            _check(self._csv_of(lookup), frozenset({lookup.key, *self._columns_of(name)}))
        return frozenset(self.mapping.columns)

    def batches(self, refuse: Refuse, read: Callable[[int], None]) -> Iterator[Rows]:
        steps = [*self._joins(), *(step_for(target, rule) for target, rule in self.mapping.columns.items())]
        for rows in self.csv.batches(refuse, read, only=self._own_columns):
            done = run(steps, rows, refuse)
            yield {POSITION: done[POSITION], **{target: done[made(target)] for target in self.mapping.columns}}

    def column(self, name: str) -> str:
        rule = self.mapping.columns.get(name)
        return ", ".join(rule.columns) or name if rule else name

    @cached_property
    def _mentioned(self) -> frozenset[str]:
        return frozenset(column for rule in self.mapping.columns.values() for column in rule.columns)

    @cached_property
    def _own_columns(self) -> frozenset[str]:
        joined = {f"{name}.{column}" for name in self.mapping.lookups for column in self._columns_of(name)}
        return (self._mentioned - joined) | {lookup.by for lookup in self.mapping.lookups.values()}

    def _columns_of(self, lookup: str) -> tuple[str, ...]:
        """The columns that are asked of a lookup."""
        prefix = f"{lookup}."
        return tuple(sorted(column[len(prefix) :] for column in self._mentioned if column.startswith(prefix)))

    def _csv_of(self, form: Lookup) -> CsvFile:
        path = self.folder / form.source
        if not path.is_file():
            raise RefusedError("import-no-lookup", file=form.source)
        return CsvFile(path, 0, form.delimiter, form.encoding, form.names)

    def _joins(self) -> Iterator[Step]:
        for name, lookup in self.mapping.lookups.items():
            columns = self._columns_of(name)
            if columns:
                found = _index(self._csv_of(lookup), lookup.key, columns)
                outputs = tuple(f"{name}.{column}" for column in columns)
                yield Step((lookup.by,), partial(_find, found, lookup.source), outputs, lookup.by)


def _find(found: dict[str, Any], source: str, key: str) -> Any:
    try:
        return found[key.strip()]
    except KeyError:
        raise RefusedError("import-no-such-key", value=key, file=source) from None


def _index(csv: CsvFile, key: str, columns: tuple[str, ...]) -> dict[str, Any]:
    """Key → the value of the one column, or a tuple of those of several."""
    found: dict[str, Any] = {}

    def refuse(line: int, column: str | None, refused: RefusedError) -> None:
        raise RefusedError("import-bad-lookup", file=csv.name, line=line, column=column or key) from refused

    for rows in csv.batches(refuse, lambda _: None, only=frozenset({key, *columns})):
        cells = zip(*(rows[column] for column in columns), strict=True)
        for line, one, values in zip(rows[POSITION], rows[key], cells, strict=True):
            if found.setdefault(one.strip(), kept := values[0] if len(columns) == 1 else values) is not kept:
                refuse(line, key, RefusedError("import-repeated-key", columns=key, line=line))
    return found


def _check(csv: CsvFile, wanted: frozenset[str]) -> None:
    names = csv.header()
    missing = sorted(wanted.difference(names))
    if missing:
        raise RefusedError("import-source-columns", file=csv.name, columns=", ".join(missing))
    twice = sorted(name for name in wanted if names.count(name) > 1)
    if twice:
        raise RefusedError("import-repeated-columns", columns=", ".join(twice))
