"""Which servers run on a configuration file: one small file each, in a directory of this user alone.

A server holds a lock on its file for as long as it lives, so that what is left of one that was killed is known.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import BinaryIO

PRIVATE = 0o700


class NoPrivateDirectoryError(OSError):
    """There is no directory that only this user can write to."""


@dataclass(frozen=True)
class Report:
    """What a server says of the configuration that it works with."""

    pid: int
    fingerprint: str
    """Of the file's content that is in use."""
    reloads: int = 0
    """How often it was told to read its file again."""
    problem: str = ""
    """Why the file was not taken the last time; empty where it was."""
    waiting: tuple[str, ...] = ()
    """Top-level keys whose new values wait for a restart."""


class RunningServer:
    """The server's own side: reports what it works with."""

    def __init__(self, file: BinaryIO, report: Report) -> None:
        self._file = file
        self.tell(report)

    def tell(self, report: Report) -> None:
        self.report = report
        self._file.seek(0)
        self._file.truncate()
        self._file.write(json.dumps(asdict(report)).encode())
        self._file.flush()

    def read_again(self, fingerprint: str, waiting: Sequence[str]) -> None:
        self.tell(Report(self.report.pid, fingerprint, self.report.reloads + 1, waiting=tuple(waiting)))

    def refused(self, problem: str) -> None:
        self.tell(replace(self.report, reloads=self.report.reloads + 1, problem=problem))


def fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@contextmanager
def announced(configuration: Path, content: bytes) -> Iterator[RunningServer]:
    """While it runs, this process is found by its configuration file; NoPrivateDirectoryError where it cannot be."""
    path = _directory() / f"{_name(configuration)}-{os.getpid()}.json"
    with path.open("w+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield RunningServer(file, Report(os.getpid(), fingerprint(content)))
        finally:
            path.unlink(missing_ok=True)


def running(configuration: Path) -> dict[Path, Report]:
    """The servers that run on a configuration file, by the file that tells of each."""
    paths = [path for folder in _directories() for path in sorted(folder.glob(f"{_name(configuration)}-*.json"))]
    return {path: report for path in paths if (report := told(path))}


def told(path: Path) -> Report | None:
    """What the server behind the file reports; None where it does not run any more."""
    try:
        with path.open("rb") as file:
            if _is_abandoned(file):
                path.unlink(missing_ok=True)
                return None
            while True:
                file.seek(0)
                try:
                    found = json.load(file)
                except ValueError:  # it is being written
                    if _is_abandoned(file):
                        return None
                    continue
                return Report(**{**found, "waiting": tuple(found["waiting"])})
    except OSError:
        return None


def _is_abandoned(file: BinaryIO) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    fcntl.flock(file, fcntl.LOCK_UN)
    return True


def _name(configuration: Path) -> str:
    return hashlib.sha256(os.fsencode(configuration.resolve())).hexdigest()[:16]


def _directory() -> Path:
    """The first directory that can be used."""
    return next(iter(_directories()), None) or _none_private()


def _directories() -> list[Path]:
    """One below each place for such files: a server may know others than the command that looks for it."""
    user = os.getuid()
    places = [os.environ.get("XDG_RUNTIME_DIR", ""), f"/run/user/{user}", tempfile.gettempdir()]
    folders = [Path(place, f"clienteling-{user}") for place in dict.fromkeys(places) if place]
    return [folder for folder in folders if _is_private(folder)]


def _is_private(folder: Path) -> bool:
    """Made where it is missing; no other user may own it, write to it or look into it."""
    try:
        folder.mkdir(mode=PRIVATE, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return False
    return folder.is_dir() and not folder.is_symlink() and found.st_uid == os.getuid() and not found.st_mode & 0o077


def _none_private() -> Path:
    raise NoPrivateDirectoryError(tempfile.gettempdir())
