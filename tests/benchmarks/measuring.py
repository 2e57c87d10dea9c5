"""One build in a process of its own: what it cost, what it read and what it wrote."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_BUILD = "import sys; from sphinx.cmd.build import main; sys.exit(main(sys.argv[1:]))"
# snowballstemmer takes PyStemmer if it can import it.
_WITHOUT_PYSTEMMER = f"import sys; sys.modules['Stemmer'] = None; {_BUILD}"
_READ = re.compile(r"(\d+) added, (\d+) changed, (\d+) removed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Seconds of CPU and wall, peak memory of the largest process in MB, documents, pages."""

    cpu: float
    wall: float
    memory: float
    read: int
    written: int


def build(root: Path, *, jobs: int = 1, stemmer: bool = False, profile: Path | None = None) -> Cost:
    """Build a site; raise RuntimeError if that fails. *profile* takes the figures of cProfile."""
    out = root / "out"
    before = _times(out)
    command = [sys.executable, "-c", _BUILD if stemmer else _WITHOUT_PYSTEMMER]
    if profile:
        command = [sys.executable, "-m", "cProfile", "-o", str(profile), "-m", "sphinx"]
    # Bytecode is kept, as wherever a package is installed.
    environment = {**os.environ, "PYTHONHASHSEED": "0"}  # sets in one order, so counts repeat
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    log = root / "log.txt"
    began = time.perf_counter()
    with log.open("w", encoding="utf-8") as stream:
        process = subprocess.Popen(
            [*command, "-b", "html", "-j", str(jobs), str(root / "docs"), str(out)],
            stdout=stream,
            stderr=subprocess.STDOUT,
            cwd=root,  # not the checkout, whose packages would come before the installed ones
            env=environment,
        )
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    text = log.read_text(encoding="utf-8")
    if status:
        message = f"{root.name} failed:\n{text[-2000:]}"
        raise RuntimeError(message)
    counts = _READ.search(text)
    after = _times(out)
    return Cost(
        cpu=usage.ru_utime + usage.ru_stime,
        wall=wall,
        memory=usage.ru_maxrss / 1024,
        read=int(counts[1]) + int(counts[2]) if counts else 0,
        written=sum(after[path] != before.get(path) for path in after),
    )


def _times(out: Path) -> dict[str, int]:
    """Return when each page was written, but for two that Sphinx writes in every build."""
    return {
        str(path): path.stat().st_mtime_ns
        for path in out.rglob("*.html")
        if path.name not in {"genindex.html", "search.html"}
    }
