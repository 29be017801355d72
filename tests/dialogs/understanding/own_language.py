"""A small language of ours, and a retailer's folder over it: trained in seconds by the same code as the whole."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dialogs.language.files import SENTENCES, LanguageFiles, files_of
from storage.text_files import TextFiles

FEW_SENTENCES, FEW_MESSAGES = 12, 5
OF_MESSAGES = frozenset({"debriefs.txt", "dictations.txt"})


def small_language(folder: Path) -> LanguageFiles:
    """Few sentences of each intent; `folder`: hers, with a folder for English."""
    ours = files_of("en").ours
    contents = {name: _few(name, content) for name, content in ours.contents.items() if not name.endswith(".tsv")}
    return LanguageFiles("en", TextFiles(ours.path, contents), TextFiles.read(folder).below("en"))


def _few(name: str, content: str) -> str:
    if not name.startswith(f"{SENTENCES}/") and name not in OF_MESSAGES:
        return content
    most = FEW_MESSAGES if name in OF_MESSAGES else FEW_SENTENCES
    return "\n".join([line for line in content.split("\n") if line and not line.startswith("#")][:most])


def written(folder: Path, files: Mapping[str, str]) -> Path:
    """The folder with these files, by their names below it."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder
