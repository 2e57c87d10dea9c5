"""The Nu Html Checker, by npm; it needs Java."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HERE = Path(__file__).parent
_CACHE = Path(os.environ.get("BROWSER_CACHE", ".tox/browser-cache"))
NEEDED = ("java", "npm")


class Message(NamedTuple):
    """What the checker says of a page, and the markup that it is about."""

    page: str
    text: str
    markup: str


def missing() -> list[str]:
    """Name the programs that are not there."""
    return [name for name in NEEDED if shutil.which(name) is None]


def jar() -> Path:
    """Return the checker's path; install it at first."""
    found = _CACHE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    lock = _CACHE / "package-lock.json"
    if not found.exists() or lock.read_bytes() != (_HERE / "package-lock.json").read_bytes():
        _CACHE.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(_HERE / name, _CACHE)
        npm = shutil.which("npm") or "npm"
        subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit"], cwd=_CACHE, check=True)
    return found


def check(pages: Iterable[Path]) -> Iterator[Message]:
    """Yield what the checker says of pages."""
    command = ["java", "-jar", jar(), "--format", "json", "--exit-zero-always", "--stdout"]
    done = subprocess.run([*command, *pages], stdout=subprocess.PIPE, check=True)
    for each in json.loads(done.stdout)["messages"]:
        yield Message(each["url"], each["message"], each.get("extract", ""))
