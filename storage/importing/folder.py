"""A folder of data files into the store, one transaction a file, in the order of what refers to what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from storage.database import Database
from storage.importing.contract_source import ContractSource
from storage.importing.files import DATA_FILES, DataFile
from storage.importing.loading import FileRefusedError, Source, load
from storage.importing.mapped_source import MappedSource
from storage.importing.mapping import Mapping, load_mapping
from storage.importing.reading import CsvFile
from storage.importing.report import FailedFile, FileReport, ImportReport, Progress, Silent
from storage.rules.refused import RefusedError
from storage.settings import DomainSettings

Plan = Sequence[tuple[DataFile, Sequence[Source]]]


def import_folder(
    database: Database,
    settings: DomainSettings,
    folder: Path,
    mapping: Path | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Load whichever data files the folder holds; the first file with a bad row ends it, those before it stay loaded.

    With a mapping file, the files that it names are read instead, as it says. RefusedError where there is nothing to
    load or the mapping is none.
    """
    if not folder.is_dir():
        raise RefusedError("import-no-folder", folder=str(folder))
    plan = mapped_plan(folder, load_mapping(mapping)) if mapping else contract_plan(folder)
    if not plan and mapping:
        raise RefusedError("import-no-sources", folder=str(folder), mapping=str(mapping))
    if not plan:
        raise RefusedError("import-no-files", folder=str(folder), files=", ".join(file.name for file in DATA_FILES))
    known = {source.name for _, sources in plan for source in sources}
    ignored = () if mapping else tuple(path.name for path in sorted(folder.glob("*.csv")) if path.name not in known)
    return _carry_out(database, settings, plan, ignored, progress or Silent())


def contract_plan(folder: Path) -> Plan:
    """The data files that the folder holds, in their order."""
    return [
        (file, (ContractSource(file, CsvFile(folder / file.name)),))
        for file in DATA_FILES
        if (folder / file.name).is_file()
    ]


def mapped_plan(folder: Path, mapping: Mapping) -> Plan:
    """The data files for which the folder holds sources; RefusedError where it holds only some that are named."""
    plan: list[tuple[DataFile, Sequence[Source]]] = []
    for file in DATA_FILES:
        form = mapping.files.get(file.name)
        found = {pattern: sorted(folder.glob(pattern)) for pattern in form.patterns} if form else {}
        paths = list(dict.fromkeys(path for some in found.values() for path in some if path.is_file()))
        missing = [pattern for pattern, some in found.items() if not some and not {"*", "?"} & set(pattern)]
        if paths and missing:
            raise RefusedError("import-missing-sources", folder=str(folder), files=", ".join(missing))
        if form and paths:
            csvs = (
                CsvFile(path, number, form.delimiter, form.encoding, form.names) for number, path in enumerate(paths)
            )
            plan.append((file, [MappedSource(form, csv, folder) for csv in csvs]))
    return plan


def _carry_out(
    database: Database, settings: DomainSettings, plan: Plan, ignored: Iterable[str], progress: Progress
) -> ImportReport:
    loaded: list[FileReport] = []
    for number, (file, sources) in enumerate(plan):
        try:
            loaded.append(_load(database, settings, file, sources, progress))
        except FileRefusedError as error:
            failed = FailedFile(file.name, tuple(error.problems), error.problems.total)
            not_tried = tuple(later.name for later, _ in plan[number + 1 :])
            return ImportReport(tuple(loaded), failed, not_tried, tuple(ignored))
    return ImportReport(tuple(loaded), ignored=tuple(ignored))


def _load(
    database: Database, settings: DomainSettings, file: DataFile, sources: Sequence[Source], progress: Progress
) -> FileReport:
    progress.started(file.name, sum(source.size for source in sources))
    report = database.transact(lambda connection: load(connection, settings, file, sources, progress))
    progress.finished(report)
    return report
