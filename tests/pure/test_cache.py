"""What has not changed in content is not read again; what is withheld is not remembered."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from sphinxext.articles.scan import article_files
from sphinxext.articles.scan.cache import Cache
from sphinxext.articles.scan.scan import scan
from sphinxext.articles.settings import Collection, Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinxext.articles.catalogue.catalogue import Catalogue

pytestmark = pytest.mark.across

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Catalogue, int]]:
    """Return a function that scans the content and counts the articles it has read."""
    (tmp_path / "content").mkdir()
    collection = Collection(prefix="blog", folder=tmp_path / "content")
    reading = article_files.read_article
    read: list[str] = []

    def counted(*args: object, **keys: object) -> object:
        read.append(str(keys["path"]))
        return reading(*args, **keys)

    monkeypatch.setattr(article_files, "read_article", counted)

    def build(key: str = "", now: datetime = NOW) -> tuple[Catalogue, int]:
        read.clear()
        cache = Cache(tmp_path / "doctrees/articles.pickle", key)
        found = scan([collection], {}, tmp_path, Settings(now=now), cache=cache)
        cache.save()
        return found.catalogue, len(read)

    return build


def write(folder: Path, name: str, matter: str) -> Path:
    path = folder / "content" / name
    path.write_text(f"---\n{matter}\n---\n\nText.\n")
    return path


def test_an_unchanged_article_is_read_once(tmp_path: Path, build: Callable) -> None:
    write(tmp_path, "a.md", "title: A\ntags: [x]\nseriesOrder: two")
    first, count = build()
    assert count == 1
    second, count = build()
    assert count == 0
    assert second.articles == first.articles
    assert second.problems == first.problems
    assert second.problems


def test_a_changed_article_is_read_whatever_its_time_says(tmp_path: Path, build: Callable) -> None:
    path = write(tmp_path, "a.md", "title: A")
    before = path.stat()
    build()
    write(tmp_path, "a.md", "title: B")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    catalogue, count = build()
    assert count == 1
    assert catalogue.articles["blog/a"].title == "B"


def test_the_gate_is_asked_again_as_time_goes_by(tmp_path: Path, build: Callable) -> None:
    write(tmp_path, "a.md", "title: A\nexpiryDate: 2026-06-01")
    assert list(build()[0].articles) == ["blog/a"]
    catalogue, count = build(now=datetime(2026, 7, 1, tzinfo=UTC))
    assert (list(catalogue.articles), count) == ([], 0)


def test_nothing_of_a_draft_is_remembered(tmp_path: Path, build: Callable) -> None:
    write(tmp_path, "a.md", "title: A")
    write(tmp_path, "b.md", "title: Secretword\ndraft: true")
    build()
    assert b"Secretword" not in (tmp_path / "doctrees/articles.pickle").read_bytes()
    assert build()[1] == 1


@pytest.mark.parametrize("damage", ["another key", "no pickle", "gone"])
def test_a_memory_that_does_not_fit_is_none(tmp_path: Path, build: Callable, damage: str) -> None:
    write(tmp_path, "a.md", "title: A")
    build()
    path = tmp_path / "doctrees/articles.pickle"
    if damage == "no pickle":
        path.write_bytes(b"x")
    elif damage == "gone":
        path.unlink()
    assert build("other" if damage == "another key" else "")[1] == 1


def test_what_time_withdraws_is_forgotten(tmp_path: Path, build: Callable) -> None:
    write(tmp_path, "a.md", "title: Okapi\nexpiryDate: 2026-06-01")
    build()
    assert b"Okapi" in (tmp_path / "doctrees/articles.pickle").read_bytes()
    build(now=datetime(2027, 1, 1, tzinfo=UTC))
    assert b"Okapi" not in (tmp_path / "doctrees/articles.pickle").read_bytes()


def test_what_another_key_remembers_is_forgotten_when_nothing_is_published(
    tmp_path: Path, build: Callable
) -> None:
    write(tmp_path, "a.md", "title: Okapi\nexpiryDate: 2026-06-01")
    build(key="before")
    kept = tmp_path / "doctrees/articles.pickle"
    assert b"Okapi" in kept.read_bytes()
    build(key="after", now=datetime(2027, 1, 1, tzinfo=UTC))
    assert b"Okapi" not in kept.read_bytes()
