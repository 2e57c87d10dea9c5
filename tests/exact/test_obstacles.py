"""A full disk, or something in the way: Sphinx says so, and the next build is as it should be."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from .random_site import Site
from .whole_builds import build, differences, tree

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.across

# The last is what Sphinx 9.2 says when the process that read the root document has failed.
_FULL = r"File too large|error writing|unable to load the master document"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(root=tmp_path / "site")
    for number in range(1, 4):
        site.new_post(series="Alpha", order=number, tags=("red",))
    site.write()
    return site


def _edit(site: Site) -> None:
    site.edit("post2", title="New", body="Word. " * 4000)
    site.write()


def _check(site: Site, out: Path, builder: str = "html") -> None:
    clean = out.parent / "clean"
    assert build(site.root, out, builder).warnings == ""
    build(site.root, clean, builder)
    assert differences(tree(out / builder), tree(clean / builder)) == []


@pytest.mark.parametrize("jobs", [1, 4])
@pytest.mark.parametrize("largest", [100, 5_000, 15_000, 30_000])
def test_the_disk_is_full_at_the_first_build(
    site: Site, tmp_path: Path, largest: int, jobs: int
) -> None:
    _edit(site)
    with pytest.raises(AssertionError, match=_FULL):
        said = build(site.root, tmp_path / "out", largest=largest, jobs=jobs)
        assert said.warnings == ""
    _check(site, tmp_path / "out")


@pytest.mark.parametrize("builder", ["html", "text"])
@pytest.mark.parametrize("largest", [100, 5_000, 15_000, 30_000])
def test_the_disk_is_full_at_a_later_build(
    site: Site, tmp_path: Path, largest: int, builder: str
) -> None:
    build(site.root, tmp_path / "out", builder)
    _edit(site)
    with pytest.raises(AssertionError, match=_FULL):
        said = build(site.root, tmp_path / "out", builder, largest=largest)
        assert said.warnings == ""
    _check(site, tmp_path / "out", builder)


@pytest.mark.parametrize("jobs", [1, 4])
def test_a_folder_is_where_a_page_should_be(site: Site, tmp_path: Path, jobs: int) -> None:
    out = tmp_path / "out"
    build(site.root, out)
    page = out / "html/blog/post0.html"
    page.unlink()
    page.mkdir()
    _edit(site)
    assert "error writing file" in build(site.root, out, jobs=jobs).warnings
    page.rmdir()
    _check(site, out)


def test_a_file_is_where_a_folder_should_be(site: Site, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(site.root, out)
    shutil.rmtree(out / "html/tags")
    (out / "html/tags").write_text("in the way")
    _edit(site)
    with pytest.raises(AssertionError, match="Error"):
        build(site.root, out)
    (out / "html/tags").unlink()
    _check(site, out)


def test_a_file_is_where_our_own_folder_should_be(site: Site, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "doctrees").mkdir(parents=True)
    (out / "doctrees/articles").write_text("in the way")
    with pytest.raises(AssertionError, match="Error"):
        build(site.root, out)
    (out / "doctrees/articles").unlink()
    _check(site, out)
