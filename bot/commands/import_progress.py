"""How far an import is: a bar on a terminal, else one line a file."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from dialogs.language.texts import Texts
from storage.importing import FileReport


class Lines:
    """A line for every file that was loaded."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts

    def started(self, file: str, size: int) -> None: ...

    def read(self, size: int) -> None: ...

    def storing(self) -> None: ...

    def finished(self, report: FileReport) -> None:
        print(
            self.texts.say(
                "import-loaded",
                file=report.file,
                added=report.added,
                changed=report.changed,
                unchanged=report.unchanged,
            ),
            flush=True,
        )


class Bar(Lines):
    """The same, and below it a bar for the file that is being read."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts)
        columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
        self._bar = Progress(
            *columns, console=Console(stderr=True), transient=True, redirect_stdout=sys.stdout.isatty()
        )
        self._file = ""
        self._task = TaskID(0)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def started(self, file: str, size: int) -> None:
        self._file = file
        self._task = self._bar.add_task(self.texts.say("import-reading", file=file), total=size)

    def read(self, size: int) -> None:
        self._bar.advance(self._task, size)

    def storing(self) -> None:
        self._bar.update(self._task, description=self.texts.say("import-storing", file=self._file), total=None)

    def finished(self, report: FileReport) -> None:
        self._bar.remove_task(self._task)
        super().finished(report)
