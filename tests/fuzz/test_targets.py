"""Every reader of strangers' texts has a target; what was a fault once is tried again."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from functools import cache
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

from ..pure.test_floor import GRAPH, NAME, PURE, floor
from .target import FOUND, bytes_of, targets
from .watchdog import TooSlow, watched

if TYPE_CHECKING:
    from types import FrameType

TARGETS = targets()
KNOWN = sorted(path for path in FOUND.glob("*/*") if path.is_file())
FEW = 20

_MODEL = "of a model that conf.py names"
TRUSTED = {
    "scan.folders.has_one_case": "asks the system",
    "views.paging.span": "of numbers, for what is written",
    "scan.patterns.about_collection": "tells what conf.py says",
    "views.query_options.some_of": "makes a converter, which is tried",
    "views.registry.view": "registers a view",
    "schema.__main__.main": "a command",
    "schema.json_schema.at": _MODEL,
    "schema.load.load_model": _MODEL,
    "schema.pydantic_errors.faults": _MODEL,
    "schema.pydantic_model.front_matter_schema": _MODEL,
    "schema.pydantic_model.model_document": _MODEL,
    "schema.pydantic_model.own_fields": _MODEL,
    "schema.pydantic_model.read_by_model": _MODEL,
    "storage.pickled": "writes what this build has made",
    "storage.unpickled": "reads what the last build has made",
    "storage.write_whole": "writes what was made",
}
"""Functions that read nothing of strangers', and why."""


@pytest.mark.parametrize("name", TARGETS)
def test_examples_and_a_few_others_are_read_by(name: str) -> None:
    target = TARGETS[name]
    for example in target.examples:
        target.run(bytes_of(example))

    @hypothesis.settings(max_examples=FEW, database=None, derandomize=True)
    @hypothesis.given(target.structure())
    def check(data: bytes) -> None:
        with watched():
            target.run(data)

    check()


@pytest.mark.parametrize("path", KNOWN, ids=[f"{each.parent.name}/{each.name}" for each in KNOWN])
def test_what_was_a_fault_once_is_none(path: Any) -> None:
    with watched():
        TARGETS[path.parent.name].run(path.read_bytes())


def test_what_takes_too_long_is_stopped() -> None:
    with pytest.raises(TooSlow), watched(0.01):
        while True:
            pass


def public(module: str) -> Iterator[tuple[str, CodeType]]:
    """Yield the public functions that a module defines."""
    found = importlib.import_module(f"{NAME}.{module}")
    for name, value in vars(found).items():
        here = isinstance(value, FunctionType) and value.__module__ == found.__name__
        if here and not name.startswith("_"):
            yield f"{module}.{name}", value.__code__


@cache
def reached() -> set[CodeType]:
    """Run the examples of every target; return what was called."""
    seen: set[CodeType] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            seen.add(frame.f_code)

    former = sys.getprofile()
    sys.setprofile(note)
    try:
        for target in TARGETS.values():
            for example in target.examples:
                target.run(bytes_of(example))
    finally:
        sys.setprofile(former)
    return seen


PUBLIC = {name: code for module in GRAPH if floor(module) in PURE for name, code in public(module)}


def test_every_public_function_of_the_pure_floors_is_reached_by_a_target() -> None:
    assert {name for name, code in PUBLIC.items() if code not in reached()} == set(TRUSTED)
