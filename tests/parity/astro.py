"""Astro's side: its Markdown processor, run by Node."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .corpora import HERE

if TYPE_CHECKING:
    from pathlib import Path

    from .corpora import Corpus

# MDX is a program, and somebody else's: it may read, and do nothing else.
_CONFINED = ("--experimental-permission", "--allow-fs-read=*", "--allow-addons", "--no-warnings")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """An article as Astro gives it: its id, its title, its HTML; or why it gives none."""

    name: str
    id: str = ""
    title: str | None = None
    html: str = ""
    error: str = ""


def prepare(cache: Path) -> Path:
    """Return a folder with the Node side and its packages."""
    target = cache / "node"
    target.mkdir(parents=True, exist_ok=True)
    lock = (HERE / "package-lock.json").read_bytes()
    for file in (*HERE.glob("*.mjs"), *HERE.glob("package*.json")):
        shutil.copy(file, target)
    installed = target / "node_modules" / ".installed"
    if not installed.is_file() or installed.read_bytes() != lock:
        npm = shutil.which("npm") or "npm"
        subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit"], cwd=target, check=True)
        installed.write_bytes(lock)
    return target


def render(node: Path, corpus: Corpus, root: Path) -> list[Rendered]:
    """Render the articles of a corpus, all of them, since any may be linked to."""
    jobs = "".join(
        json.dumps(
            {
                "path": str(root / corpus.content / name),
                "name": name,
                "features": corpus.features,
            }
        )
        + "\n"
        for name in corpus.files(root)
    )
    done = subprocess.run(
        [shutil.which("node") or "node", *_CONFINED, "render.mjs"],
        cwd=node, input=jobs, check=True, stdout=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    return [Rendered(**json.loads(line)) for line in done.stdout.splitlines()]
