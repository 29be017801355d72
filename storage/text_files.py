"""The text files of a folder, as they were when it was read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

SUFFIXES = frozenset({".txt", ".toml", ".ftl", ".tsv"})
"""Other files are not looked at."""


class TextFiles:
    """Name below the folder, such as `en/words.toml` → content. Two of the same folder and contents are equal."""

    def __init__(self, path: Path, contents: Mapping[str, str]) -> None:
        self.path = path
        self.contents = dict(sorted(contents.items()))

    @classmethod
    def read(cls, path: Path) -> TextFiles:
        """ValueError names what cannot be read."""
        if not path.is_dir():
            raise ValueError(f"there is no folder {path}")
        found = [one for one in sorted(path.rglob("*")) if one.suffix in SUFFIXES and one.is_file()]
        return cls(path, {one.relative_to(path).as_posix(): _content(one) for one in found})

    def get(self, name: str) -> str:
        """The content of a file; empty where there is none."""
        return self.contents.get(name, "")

    def below(self, folder: str) -> TextFiles:
        """The files of a folder inside."""
        start = f"{folder}/"
        inside = {name.removeprefix(start): text for name, text in self.contents.items() if name.startswith(start)}
        return TextFiles(self.path / folder, inside)

    def having(self, name: str, content: str) -> TextFiles:
        """The same with another content of one file; nothing is written."""
        return TextFiles(self.path, self.contents | {name: content})

    def hash_of(self, names: Iterable[str]) -> str:
        digest = hashlib.sha256()
        for name in names:
            digest.update(f"{name}\n{len(self.get(name))}\n{self.get(name)}".encode())
        return digest.hexdigest()

    @cached_property
    def _identity(self) -> tuple[Path, str]:
        return self.path, self.hash_of(self.contents)

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, TextFiles) and self._identity == other._identity)

    def __hash__(self) -> int:
        return hash(self._identity)


def _content(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path} is not UTF-8 text") from error
    except OSError as error:
        raise ValueError(f"{path} cannot be read: {error.strerror}") from error
