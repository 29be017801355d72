"""A data file as it stands, with the contract's own columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from storage.importing.files import DataFile
from storage.importing.reading import CsvFile
from storage.importing.steps import Refuse, Rows


@dataclass(frozen=True, slots=True)
class ContractSource:
    file: DataFile
    csv: CsvFile

    @property
    def name(self) -> str:
        return self.csv.name

    @property
    def size(self) -> int:
        return self.csv.size

    def columns(self) -> frozenset[str]:
        names = self.csv.header()
        self.file.check_header(names)
        return frozenset(names)

    def batches(self, refuse: Refuse, read: Callable[[int], None]) -> Iterator[Rows]:
        return self.csv.batches(refuse, read)

    def column(self, name: str) -> str:
        return name
