"""How large pictures are: read from their files, and never more than a guess away from right."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from sphinxext.articles.views.pictures import size_of

if TYPE_CHECKING:
    from pathlib import Path

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 360) + b"\x08\x02\0\0\0"
SVG = '<svg xmlns="http://www.w3.org/2000/svg"'


@pytest.mark.parametrize(
    ("name", "content", "size"),
    [
        ("a.png", PNG, (640, 360)),
        ("a.svg", f'{SVG} width="120" height="40px"/>'.encode(), (120, 40)),
        ("a.svg", f'<!-- x -->{SVG} viewBox="0 0 30,20"/>'.encode(), (30, 20)),
        ("a.svg", f'{SVG} width="100%" height="100%" viewBox="0 0 30 20"/>'.encode(), (30, 20)),
        ("a.svg", f'{SVG} width="0" height="0"/>'.encode(), None),
        ("a.svg", f"{SVG}/>".encode(), None),
        ("a.svg", b"\xff\xfe\0", None),
        ("a.png", PNG[:20], None),
        ("a.png", b"", None),
        ("a.jpg", b"\xff\xd8\xff\xe0\0", None),
        ("a.txt", b"no picture", None),
    ],
)  # fmt: skip
def test_the_size_of_a_picture_is_read_from_its_file(
    tmp_path: Path, name: str, content: bytes, size: tuple[int, int] | None
) -> None:
    (tmp_path / name).write_bytes(content)
    assert size_of(tmp_path / name) == size


def test_a_picture_that_changes_is_measured_anew(tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    file.write_text(f'{SVG} width="1" height="1"/>', encoding="utf-8")
    assert size_of(file) == (1, 1)
    file.write_text(f'{SVG} width="10" height="10"/>', encoding="utf-8")
    assert size_of(file) == (10, 10)


def test_a_file_that_is_not_there_has_no_size(tmp_path: Path) -> None:
    assert size_of(tmp_path / "gone.png") is None
