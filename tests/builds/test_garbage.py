"""How garbage is collected during a build, and left as it was after it."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from .building import article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .building import Site

pytestmark = pytest.mark.across

LOOK = """
import gc

def look(app, *_):
    print("threshold", gc.get_threshold()[0])

def setup(app):
    app.connect("source-read", look)
    app.connect("doctree-resolved", look)
"""


@pytest.fixture(autouse=True)
def _pythons_own_thresholds() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def _thresholds(text: str) -> list[int]:
    return [int(line.split()[1]) for line in text.splitlines() if line.startswith("threshold")]


def test_python_looks_less_often_while_documents_are_read_and_written(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write({"a.md": article("A")})
    site.configure(LOOK)
    site.build()
    seen = _thresholds(capsys.readouterr().out)
    reading, writing = seen[: len(seen) // 2], seen[len(seen) // 2 :]
    assert reading
    assert min(reading) > max(writing) > 700


def test_a_build_leaves_the_process_as_it_was(site: Site) -> None:
    site.write({"a.md": article("A")})
    site.build()
    assert gc.get_threshold() == (700, 10, 10)
    assert gc.get_freeze_count() == 0


@pytest.mark.parametrize("own", [(50_000, 5, 5), (0, 10, 10)], ids=["seldom", "never"])
def test_a_project_that_collects_garbage_its_own_way_is_left_alone(
    site: Site, own: tuple[int, int, int], capsys: pytest.CaptureFixture[str]
) -> None:
    site.write({"a.md": article("A")})
    site.configure(LOOK)
    gc.set_threshold(*own)
    site.build()
    assert {*_thresholds(capsys.readouterr().out)} == {own[0]}
    assert gc.get_threshold() == own


NODES = """
import gc
import weakref

read = []

def note(app, doctree):
    read.append(weakref.ref(doctree))

def look(app, *_):
    gc.collect()
    print("alive", sum(each() is not None for each in read))

def setup(app):
    app.connect("doctree-read", note)
    app.connect("source-read", look, priority=900)
    app.connect("env-check-consistency", look)
    app.connect("build-finished", look)
"""


def test_documents_do_not_stay_in_memory_when_they_have_been_read(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write({f"{name}.md": article(name.upper(), f"Words of {name}.") for name in "abcdef"})
    site.configure(NODES)
    built = site.build()
    lines = capsys.readouterr().out.splitlines()
    alive = [int(line.split()[1]) for line in lines if line.startswith("alive")]
    assert len(alive) > 6
    assert max(alive) <= 2  # Sphinx 8.2 and docutils have their last one in hand
    assert all(f"Words of {name}." in built.page(f"blog/{name}").text for name in "abcdef")
