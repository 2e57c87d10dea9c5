"""After a build that was cut off, the next one makes what a clean one makes."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from .random_site import Memory, Site
from .whole_builds import Killed, build, differences, files_with, tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

MOMENTS = (
    "env-get-outdated", "env-before-read-docs", "source-read", "doctree-read", "env-updated",
    "env-get-updated", "env-check-consistency", "doctree-resolved", "html-page-context",
    "build-finished",
)  # fmt: skip


class Edited:
    """A site that has been built, and then edited."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site = Site(root=folder / "site")
        for number in range(1, 4):
            self.name = self.site.new_post(series="Alpha", order=number, tags=("red",))
        self.site.write()
        build(self.site.root, folder / "out")
        shutil.copytree(folder / "out", folder / "backup")
        self.before: Memory = self.site.remember()
        self.words = self.site.count
        self.clean: dict[frozenset[tuple[str, bytes]], Mapping[str, bytes]] = {}

    def edit(self) -> None:
        """Put the first build back, and edit the last article."""
        self.site.restore(self.before)
        self.site.count = self.words
        shutil.rmtree(self.folder / "out")
        shutil.copytree(self.folder / "backup", self.folder / "out")
        self.site.edit(self.name, title=f"New {self.site.word()}", tags=("red", "Only this"))
        self.site.new_post(series="Alpha", order=4, hero=True)
        self.site.write()

    def check(self) -> None:
        """Build on, and compare with a clean build."""
        out = self.folder / "out"
        build(self.site.root, out)
        assert differences(tree(out / "html"), self.built_clean()) == []
        assert files_with(out, self.site.hidden_words()) == []
        assert build(self.site.root, out).did_nothing

    def built_clean(self) -> Mapping[str, bytes]:
        """Build without anything before; files that are the same bytes are built once."""
        files = frozenset(self.site.on_disk().items())
        if files not in self.clean:
            clean = self.folder / "clean"
            shutil.rmtree(clean, ignore_errors=True)
            build(self.site.root, clean)
            self.clean[files] = tree(clean / "html")
        return self.clean[files]


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edited]:
    folder = tmp_path_factory.mktemp("interrupted")
    yield Edited(folder)
    shutil.rmtree(folder)


def _nothing(edited: Edited) -> None:
    pass


def _undone(edited: Edited) -> None:
    edited.site.restore(edited.before)


def _withdrawn(edited: Edited) -> None:
    for name in list(edited.site.posts)[2:]:
        edited.site.edit(name, draft=True)
    edited.site.write()


AFTERWARDS = {"is left": _nothing, "is undone": _undone, "is withdrawn": _withdrawn}


@pytest.mark.parametrize("afterwards", AFTERWARDS.values(), ids=AFTERWARDS)
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_build_is_killed_and_what_it_was_for(
    edited: Edited, moment: str, afterwards: Callable[[Edited], None]
) -> None:
    edited.edit()
    with pytest.raises(Killed):
        build(edited.site.root, edited.folder / "out", kill_at=moment)
    afterwards(edited)
    edited.check()


@pytest.mark.parametrize("afterwards", AFTERWARDS.values(), ids=AFTERWARDS)
@pytest.mark.parametrize(
    ("moment", "name"),
    [
        ("env-updated", "doctrees/environment.pickle"),
        ("doctree-read", "doctrees/blog/post4.doctree"),
        ("html-page-context", "html/blog/post2.html"),
        ("build-finished", "html/searchindex.js"),
        ("build-finished", "html/objects.inv"),
        ("build-finished", "html/_images/pixel.png"),
    ],
)
def test_a_file_is_half_written_and_what_it_was_for(
    edited: Edited, moment: str, name: str, afterwards: Callable[[Edited], None]
) -> None:
    edited.edit()
    with pytest.raises(Killed):
        build(edited.site.root, edited.folder / "out", kill_at=moment)
    path = edited.folder / "out" / name
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    afterwards(edited)
    edited.check()


def test_a_build_with_several_processes_is_killed(edited: Edited) -> None:
    edited.edit()
    with pytest.raises(Killed):
        build(edited.site.root, edited.folder / "out", jobs=4, kill_at="doctree-resolved")
    edited.check()


def test_builds_are_killed_again_and_again(edited: Edited) -> None:
    edited.edit()
    for moment in MOMENTS:
        edited.site.edit(edited.name, title=f"New {edited.site.word()}")
        edited.site.write()
        with pytest.raises(Killed):
            build(edited.site.root, edited.folder / "out", kill_at=moment)
    edited.check()


def test_the_log_says_why_all_pages_are_written(edited: Edited) -> None:
    edited.edit()
    with pytest.raises(Killed):
        build(edited.site.root, edited.folder / "out", kill_at="doctree-resolved")
    said = build(edited.site.root, edited.folder / "out").status
    [count] = re.findall(
        r"the last build into this folder did not finish, so every page is written: (\d+)", said
    )
    written = {*(edited.folder / "out/html").rglob("*.html")}
    assert int(count) == len([path for path in written if path.stem not in {"genindex", "search"}])
