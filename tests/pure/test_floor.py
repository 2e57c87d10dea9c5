"""The floors: imports point downward only, and the pure ones need neither Sphinx nor docutils."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import sphinxext.articles

if TYPE_CHECKING:
    from collections.abc import Iterator

PURE = (
    "dates", "problems", "presets", "settings", "slugs", "layout",
    "model", "schema", "matter", "dialect", "catalogue",
)  # fmt: skip
FLOORS = (
    *PURE, "translation", "nodes", "garbage", "warnings", "options", "config",
    "components", "documents", "doctree", "markdown", "rebuilds", "output",
)  # fmt: skip
PACKAGE = Path(sphinxext.articles.__file__).parent
MODULES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in PACKAGE.rglob("*.py")
    if path.parent != PACKAGE or path.stem != "__init__"
}


def floor(module: str) -> str:
    return module.partition(".")[0]


def imported(module: str) -> Iterator[str]:
    """Name the floors that a module needs in order to be imported."""
    path = MODULES[module]
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.level:
            above = path.relative_to(PACKAGE).parts[: -node.level]
            for each in node.names:
                yield [*above, *(node.module or each.name).split(".")][0]


@pytest.mark.parametrize("pure", PURE)
def test_importing_the_pure_floors_brings_no_sphinx(pure: str) -> None:
    program = (
        "import sys\n"
        + "".join(
            f"import sphinxext.articles.{name}\n"
            for name in MODULES
            if floor(name) == pure and not name.endswith("__main__")
        )
        + "above = {'sphinx', 'docutils', 'myst_parser', 'sphinx_design'} & sys.modules.keys()\n"
        + "sys.exit(f'imported: {sorted(above)}' if above else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("module", sorted(MODULES))
def test_imports_point_downward_only(module: str) -> None:
    below = FLOORS[: FLOORS.index(floor(module)) + 1]
    assert {each for each in imported(module) if each != "__version__"} <= {*below}
