"""What docstrings refer to is there."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from importlib.util import resolve_name
from pathlib import Path

import pytest

import sphinxext.articles

PACKAGE = Path(sphinxext.articles.__file__).parent
REFERENCE = re.compile(r":(mod|func|class|data|meth|attr|exc|obj|const):`[~!]?([^`]+)`")
REFERENCES = [
    (path, role, target)
    for path in sorted(PACKAGE.rglob("*.py"))
    for role, target in REFERENCE.findall(path.read_text("utf-8"))
]


def package_of(path: Path) -> str:
    """Return the dotted name of the package that relative names are relative to."""
    return ".".join((sphinxext.articles.__name__, *path.relative_to(PACKAGE).parts[:-1]))


def names_in(path: Path) -> set[str]:
    """Return the names that a file binds anywhere, in classes and for types, too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            found.add(node.name)
        elif isinstance(node, ast.alias):
            found.add(node.asname or node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
    return found


def is_there(path: Path, role: str, target: str) -> bool:
    """Tell whether a module, or what a module or a class of it holds, has a name."""
    if role != "mod" and "." not in target:
        return target in names_in(path)
    name, rest = resolve_name(target, package_of(path)), list[str]()
    while name:
        try:
            found = import_module(name)
        except ImportError:
            name, _, last = name.rpartition(".")
            rest.insert(0, last)
            continue
        for each in rest:
            if not hasattr(found, each):
                return False
            found = getattr(found, each)
        return role != "mod" or not rest
    return False


@pytest.mark.parametrize(("path", "role", "target"), REFERENCES)
def test_what_a_docstring_refers_to_is_there(path: Path, role: str, target: str) -> None:
    assert is_there(path, role, target)


@pytest.mark.parametrize(
    ("role", "target"),
    [
        ("mod", ".views.answers"), ("mod", "Kind"), ("func", "no_such"), ("func", ".slugs.no_such"),
        ("class", "sphinx.project.Projects"), ("class", ".views.answers.Request"),
    ],
)  # fmt: skip
def test_a_false_reference_is_found(role: str, target: str) -> None:
    assert not is_there(PACKAGE / "problems.py", role, target)
