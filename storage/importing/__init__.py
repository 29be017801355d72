"""Data files into the store: `import_folder`."""

from storage.importing.folder import import_folder
from storage.importing.report import FailedFile, FileReport, ImportReport, Problem, Progress

__all__ = ["FailedFile", "FileReport", "ImportReport", "Problem", "Progress", "import_folder"]
