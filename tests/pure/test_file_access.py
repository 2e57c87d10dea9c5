"""The door lets through what lies in the folders that are open, and pictures beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinxext.articles.astro_project import aliases_of
from sphinxext.articles.file_access import Door, is_picture
from sphinxext.articles.files_by_address import find_file
from sphinxext.articles.settings import Collection

if TYPE_CHECKING:
    from pathlib import Path

PICTURES = {
    "png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff\xe0", "gif": b"GIF89a", "bmp": b"BM",
    "ico": b"\0\0\1\0", "webp": b"RIFF\0\0\0\0WEBP", "avif": b"\0\0\0\x1cftypavif",
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "svg of a program": b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a -- b --><!DOCTYPE svg>\n<svg>",
}  # fmt: skip
NONE = {
    "text": b"key = secret", "html": b"<!DOCTYPE html><svg>", "nothing": b"",
    "sound": b"RIFF\0\0\0\0WAVE", "film": b"\0\0\0\x1cftypisom", "late": b"x <svg>",
}  # fmt: skip


@pytest.mark.parametrize("kind", PICTURES)
def test_a_picture_is_known_by_its_content(tmp_path: Path, kind: str) -> None:
    (tmp_path / "x").write_bytes(PICTURES[kind])
    assert is_picture(tmp_path / "x")


@pytest.mark.parametrize("kind", NONE)
def test_what_is_no_picture_is_not_taken_for_one(tmp_path: Path, kind: str) -> None:
    (tmp_path / "x.png").write_bytes(NONE[kind])
    assert not is_picture(tmp_path / "x.png")


def made(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(PICTURES["png"] if name.endswith(".png") else b"text")


FILES = (
    "top.txt", "top.png", ".env", ".x/p.png", "src/a.txt", "src/.b/c.txt", "public/d.txt",
    "src/content/e.txt", "src/content/.f.png", "given/g.txt", "src/.h.png",
)  # fmt: skip


@pytest.mark.parametrize(
    ("astro", "opened"),
    [
        (True, {"src/a.txt", "public/d.txt", "src/content/e.txt", "given/g.txt"}),
        (False, {"public/d.txt", "src/content/e.txt", "given/g.txt", "src/near.png"}),
    ],
)
def test_what_is_open_depends_on_the_project(tmp_path: Path, astro: bool, opened: set[str]) -> None:
    made(tmp_path, *FILES, *(["astro.config.mjs"] if astro else ["src/near.png"]))
    to_the_root = [("~/", tmp_path)] if astro else []
    collection = Collection(
        prefix="blog",
        folder=tmp_path / "src/content",
        public=(tmp_path / "public",),
        aliases=(("$/", tmp_path / "given"), *to_the_root),
        astro=tmp_path if astro else None,
    )
    door = Door.of(collection)
    assert {name for name in (*FILES, "src/near.png") if door.admits(tmp_path / name)} == opened


@pytest.mark.parametrize("target", ["", ".", "x.txt", "lnk", "lnk/x.txt", "src/up.txt"])
def test_no_alias_opens_the_root_of_a_project_or_a_file_in_it(tmp_path: Path, target: str) -> None:
    made(tmp_path, "astro.config.mjs", "x.txt", "src/content/a.md")
    (tmp_path / "lnk").symlink_to(".")
    (tmp_path / "src/up.txt").symlink_to("../x.txt")
    collection = Collection(
        prefix="blog",
        folder=tmp_path / "src/content",
        aliases=(("$", tmp_path / target),),
        astro=tmp_path,
    )
    assert not Door.of(collection).admits(tmp_path / "x.txt")


def test_a_folder_with_a_dot_above_all_of_it_hides_nothing(tmp_path: Path) -> None:
    made(tmp_path, ".cache/site/content/a.txt", ".cache/site/p.png")
    door = Door.around(tmp_path / ".cache/site/content")
    assert door.admits(tmp_path / ".cache/site/content/a.txt")
    assert door.admits(tmp_path / ".cache/site/p.png")


@pytest.mark.parametrize(
    "target", ["../../etc", "/etc", "./.git", "..", "a\\u0000b", ".hidden/x", "src/../.git"]
)
def test_an_alias_of_a_stranger_s_file_stays_in_the_project(tmp_path: Path, target: str) -> None:
    (tmp_path / "tsconfig.json").write_text(
        f'{{"compilerOptions": {{"paths": {{"$/*": ["{target}/*"]}}}}}}', encoding="utf-8"
    )
    assert {start for start, _ in aliases_of(tmp_path)} == {"@/", "~/"}


@pytest.mark.parametrize(
    "address", ["\\\\host\\share\\p.png", "//host/share/p.png", "c:p.png", "C:/p.png", "a\0b", ".."]
)
def test_an_address_of_another_machine_or_drive_is_no_file(tmp_path: Path, address: str) -> None:
    made(tmp_path, "content/p.png")
    collection = Collection(prefix="blog", folder=tmp_path / "content")
    assert find_file(collection, tmp_path / "content/a.md", address) is None
