"""Every regular expression of the package takes time in proportion to the text, whatever it is.

They are found here, not listed: a new one is attacked with what occurs in it.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import sphinxext.articles

from .counting_steps import LIMIT, attacks, steps

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(sphinxext.articles.__file__).parent
SOURCES = {
    ".".join(("sphinxext.articles", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(
        ".__init__"
    ): path
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.stem != "__main__"
}
METHODS = {"match", "fullmatch", "search", "finditer", "findall", "sub", "split", "subn"}
FEW, MANY, AT_MOST = 16, 64, 6


def _found(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _found(each)
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _found(each)


def collected() -> dict[str, re.Pattern[str]]:
    """Return all that is compiled in modules and classes, by name."""
    patterns: dict[str, re.Pattern[str]] = {}
    seen: set[int] = set()
    for name in SOURCES:
        module = import_module(name)
        spaces = [(name, vars(module))] + [
            (f"{name}.{each.__name__}", vars(each))
            for each in list(vars(module).values())
            if isinstance(each, type) and each.__module__ == name
        ]
        for where, space in spaces:
            for key, value in list(space.items()):
                for number, pattern in enumerate(_found(value)):
                    if id(pattern) not in seen and key != "__builtins__":
                        seen.add(id(pattern))
                        suffix = f"[{number}]" if number else ""
                        short = where.removeprefix("sphinxext.articles.")
                        patterns[f"{short}.{key}{suffix}"] = pattern
    return patterns


@cache
def uses(module: str) -> dict[str, set[str]]:
    """Return the methods that are called on each name in a module."""
    found: dict[str, set[str]] = defaultdict(set)
    for node in ast.walk(ast.parse(SOURCES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in METHODS:
            owner = node.value.value if isinstance(node.value, ast.Subscript) else node.value
            if isinstance(owner, ast.Name):
                found[owner.id].add(node.attr)
    return found


PATTERNS = collected()


def _methods(name: str) -> set[str]:
    """Return how a pattern is used: in any way, unless its module shows it."""
    module, _, variable = name.rpartition(".")
    module, variable = f"sphinxext.articles.{module}", variable.partition("[")[0]
    used = (uses(module).get(variable) if module in SOURCES else None) or METHODS
    return {"finditer" if each not in {"match", "fullmatch", "search"} else each for each in used}


def slow(pattern: re.Pattern[str], method: str) -> tuple[str, str, str] | None:
    """Return what makes a pattern take more than its share of steps."""
    for beginning, part, end in attacks(pattern):
        few = steps(pattern, method, beginning + part * FEW + end)
        many = steps(pattern, method, beginning + part * MANY + end)
        if many >= LIMIT or many > AT_MOST * few:
            return beginning, part, end
    return None


@pytest.mark.parametrize("name", PATTERNS)
def test_steps_grow_with_the_text_and_not_faster(name: str) -> None:
    found = {method: slow(PATTERNS[name], method) for method in sorted(_methods(name))}
    assert not any(found.values()), found


@pytest.mark.parametrize(
    ("source", "method"),
    [
        (r"/(?:\\.|[^/])*/", "match"),
        (r"</\s*(\w+)?\s*>", "match"),
        (r"^import\s+([\w\s]+?)\s*from", "match"),
        (r"(a+)+$", "match"),
        (r"a=\{[^}]*\}", "finditer"),
        (r"\s+$", "search"),
        (r"\[\^([^\]\s]+)\]", "search"),
    ],
)
def test_what_is_slow_is_found(source: str, method: str) -> None:
    assert slow(re.compile(source), method)


@pytest.mark.parametrize(
    ("source", "method"),
    [
        (r"/(?:\\.|[^/\\])*+/", "match"),
        (r"</\s*+(\w++)?+\s*+>", "match"),
        (r"(?<!\s)\s++x", "search"),
        (r"\[\^([^\]\[\s]+)\]", "search"),
        (r"(?P<q>['\"])[^'\"]*+(?P=q)", "match"),
    ],
)
def test_what_is_not_slow_is_not_found(source: str, method: str) -> None:
    assert slow(re.compile(source), method) is None


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"a(b|c)*d", "abcbcd"), (r"a.*?b", "axxb"), (r"(?:ab){2,3}", "ababab"),
        (r"\bx\b", " x "), (r"(?<=a)b", "ab"), (r"(?!a)\w+", "ba"), (r"^x$", "y\nx"),
        (r"(\w)\1", "abb"), (r"[^\W\d]+", "1ab"), (r"x*+x", "xxx"), (r"(?>x*)x", "xxx"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("method", ["match", "fullmatch", "search"])
def test_steps_lead_where_re_does(source: str, text: str, method: str) -> None:
    from .counting_steps import _Matcher

    pattern = re.compile(source, re.MULTILINE)
    matcher = _Matcher(pattern, text)
    assert matcher.run(method) is (getattr(pattern, method)(text) is not None)


# Functions that compile while they run, so that nothing above can see it.
COMPILED_LATE = {
    "scan.article_files.looks_like_article",
    "dates._spelled_out",
    "frontmatter.parse.load_with_lines",
    "frontmatter.yaml_core._resolve",
    "schema.json_schema._readable",
    "slugs.folded",
    "slugs.term_slug",
}


def test_no_function_compiles_an_expression() -> None:
    late = {
        f"{name.removeprefix('sphinxext.articles.')}.{function.name}"
        for name, path in SOURCES.items()
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "re"
        and node.attr in METHODS | {"compile"}
    }
    assert late <= COMPILED_LATE
