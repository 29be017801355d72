"""`clienteling import FOLDER [--mapping FILE]`: data files into the store."""

from __future__ import annotations

import argparse
import sys
from contextlib import nullcontext
from pathlib import Path
from time import monotonic

from bot.assembly import configuration, open_database
from bot.commands.import_progress import Bar, Lines
from bot.config import COMMAND_LINE_LOCALE
from bot.exit_codes import DONE, FAILED
from dialogs.language.texts import Texts, texts_for
from storage.importing import FailedFile, ImportReport, Problem, import_folder
from storage.rules.refused import RefusedError

SHOWN = 20
"""Problems that are printed; of the others it says how many."""
NONE = "none"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument("--mapping", metavar="FILE", type=Path)


def run(arguments: argparse.Namespace) -> int:
    texts = texts_for(COMMAND_LINE_LOCALE)
    config = configuration(arguments.config)
    database = open_database(config)
    started = monotonic()
    watching = Bar(texts) if sys.stderr.isatty() else nullcontext(Lines(texts))
    try:
        with watching as progress:
            report = import_folder(database, config.domain, arguments.folder, arguments.mapping, progress)
    except RefusedError as refused:
        return _fail(texts.say(refused.reason, **refused.values))
    return _tell(texts, report, monotonic() - started)


def _tell(texts: Texts, report: ImportReport, seconds: float) -> int:
    if report.ignored:
        print(texts.say("import-ignored", files=", ".join(report.ignored)), file=sys.stderr)
    if report.failed is not None:
        for problem in report.failed.problems[:SHOWN]:
            print(_problem(texts, problem), file=sys.stderr)
        return _fail(_failure(texts, report, report.failed))
    rows = sum(file.added + file.changed + file.unchanged for file in report.loaded)
    print(texts.say("import-done", rows=rows, seconds=f"{seconds:.1f}"))
    return DONE


def _problem(texts: Texts, problem: Problem) -> str:
    reason = texts.say(problem.reason, **problem.values)
    if problem.line is None:
        return texts.say("import-problem-file", file=problem.file, reason=reason)
    if problem.column is None:
        return texts.say("import-problem-row", file=problem.file, line=str(problem.line), reason=reason)
    return texts.say(
        "import-problem-row-column", file=problem.file, line=str(problem.line), column=problem.column, reason=reason
    )


def _failure(texts: Texts, report: ImportReport, failed: FailedFile) -> str:
    if failed.total > SHOWN:
        print(texts.say("import-more-problems", more=failed.total - SHOWN), file=sys.stderr)
    return texts.say(
        "import-failed-file",
        file=failed.file,
        total=failed.total,
        loaded=len(report.loaded),
        not_tried=", ".join(report.not_tried) or NONE,
    )


def _fail(reason: str) -> int:
    print(reason, file=sys.stderr)
    return FAILED
