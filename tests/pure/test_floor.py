"""The floors: imports point downward, no files form a circle, the pure ones need no Sphinx."""

from __future__ import annotations

import ast
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import sphinxext.articles

NAME = sphinxext.articles.__name__
PACKAGE = Path(sphinxext.articles.__file__).parent

PURE = (
    "version", "storage", "forbidden_characters", "portable_names", "slugs", "languages",
    "dates", "did_you_mean", "problems", "unsafe_schemes", "html_tokens", "frontmatter", "schema",
    "settings", "symlinks", "javascript_literals", "html_addresses", "epub_markup",
    "astro_project", "file_access", "files_by_address", "catalogue", "views", "scan", "redirects",
    "formats",
)  # fmt: skip
SPHINX = (
    "translation", "reporting", "addresses", "replaced_nodes", "config",
    "garbage_collection", "env_stores", "nodes", "visitors", "documents", "widgets", "untrusted",
    "doctree", "markdown", "rebuilds", "markdown_writer", "outputs", "html",
)  # fmt: skip
FLOORS = (*PURE, *SPHINX, "")
"""From the ground up; the empty name is the package itself, the table of contents."""
SIDE_BY_SIDE = {"markdown", "rebuilds"}


def name_of(path: Path) -> str:
    """Return a module's name below the package."""
    return (
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        .removesuffix("__init__")
        .rstrip(".")
    )


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def imports(module: str) -> set[str]:
    """Name the modules that one imports anywhere: in functions and for types, too."""
    path = MODULES[module]
    package = path.relative_to(PACKAGE).parts[:-1]
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [each.name for each in node.names if f"{each.name}.".startswith(f"{NAME}.")]
            found |= {each.removeprefix(NAME).removeprefix(".") for each in names}
        elif isinstance(node, ast.ImportFrom):
            if not node.level and not f"{node.module}.".startswith(f"{NAME}."):
                continue
            above = package[: len(package) - node.level + 1] if node.level else ()
            written = (node.module or "").removeprefix(NAME).removeprefix(".")
            base = ".".join(part for part in (*above, written) if part)
            inner = {f"{base}.{each.name}".removeprefix(".") for each in node.names}
            submodules = inner & MODULES.keys()
            found |= submodules if len(submodules) == len(inner) else submodules | {base}
    return found - {module}


GRAPH = {module: imports(module) for module in MODULES}


def floor(module: str) -> str:
    return module.partition(".")[0]


def test_every_import_of_the_graph_is_a_module() -> None:
    assert {each for found in GRAPH.values() for each in found} <= MODULES.keys()


def test_every_floor_is_there_and_every_module_is_on_one() -> None:
    assert {floor(module) for module in MODULES} == {*FLOORS}


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_downward_only(module: str) -> None:
    here = FLOORS.index(floor(module))
    upward = {each for each in GRAPH[module] if FLOORS.index(floor(each)) > here}
    beside = {each for each in GRAPH[module] if {floor(each), floor(module)} == SIDE_BY_SIDE}
    assert upward | beside == set()


def test_no_files_import_each_other_in_a_circle() -> None:
    try:
        circle: list[str] = []
        TopologicalSorter(GRAPH).prepare()
    except CycleError as error:
        circle = error.args[1]
    assert circle == []


@pytest.mark.parametrize("pure", PURE)
def test_importing_the_pure_floors_brings_no_sphinx(pure: str) -> None:
    program = (
        "import sys\n"
        + "".join(
            f"import {NAME}.{name}\n"
            for name in MODULES
            if floor(name) == pure and not name.endswith("__main__")
        )
        + "above = {'sphinx', 'docutils', 'myst_parser', 'sphinx_design'} & sys.modules.keys()\n"
        + "sys.exit(f'imported: {sorted(above)}' if above else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_no_cache_goes_by_a_datetime() -> None:
    """Datetimes of two zones are equal, and hash alike, where they are one instant."""
    cached = [
        f"{module}.{node.name}"
        for module, path in MODULES.items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and any("cache" in ast.unparse(each) for each in node.decorator_list)
        and any(
            word in ast.unparse(each)
            for each in ast.walk(node.args)
            if isinstance(each, ast.arg)
            for word in ("datetime", "Moment")
        )
    ]
    assert cached == []
