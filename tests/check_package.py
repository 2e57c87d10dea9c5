"""Check the wheel and the sdist of a folder: ``check_package.py DIST``."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

IN_WHEEL = (
    "sphinxext/articles/__init__.py",
    "sphinxext/articles/py.typed",
    "sphinxext/articles/html/static/articles.css",
    "sphinxext/articles/locale/de/LC_MESSAGES/sphinxext-articles.mo",
)
IN_SDIST = ("tests/check_package.py", "docs/conf.py", "content/series.yml", "tox.ini", "LICENSE")


def main(folder: Path) -> None:
    [wheel] = folder.glob("*.whl")
    [sdist] = folder.glob("*.tar.gz")
    wheel_names = set(zipfile.ZipFile(wheel).namelist())
    with tarfile.open(sdist) as archive:
        sdist_names = {name.partition("/")[2] for name in archive.getnames()}
    missing = [name for name in IN_WHEEL if name not in wheel_names]
    missing += [name for name in (*IN_WHEEL, *IN_SDIST) if name not in sdist_names]
    if missing:
        sys.exit(f"missing: {', '.join(missing)}")
    if "sphinxext/__init__.py" in wheel_names:
        sys.exit("sphinxext/ must stay a namespace, shared with sphinxext-opengraph")
    if stray := [name for name in wheel_names if not name.startswith("sphinxext")]:
        sys.exit(f"does not belong into the wheel: {', '.join(stray)}")
    subprocess.run([sys.executable, "-m", "twine", "check", "--strict", wheel, sdist], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
