"""Builders that work at the same time on one source tree do not disturb each other."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from .random_site import Site
from .whole_builds import build, differences, tree

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = 2


def _start(site: Site, out: Path, builder: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", builder]
    folders = ["-d", str(out / "doctrees"), str(site.root / "docs"), str(out / builder)]
    return subprocess.Popen([*command, *folders], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


@pytest.mark.parametrize("second", ["html", "text"])
def test_two_builds_at_once_are_each_as_if_alone(tmp_path: Path, second: str) -> None:
    site = Site(root=tmp_path / "site")
    for number in range(1, 5):
        site.new_post(series="Alpha", order=number, tags=("red",), hero=True)
    for step in range(ROUNDS):
        site.edit("post2", title=f"Title {site.word()}", draft=step == 1)
        site.write()
        before = site.on_disk()
        started = {
            tmp_path / "one": _start(site, tmp_path / "one", "html"),
            tmp_path / "two": _start(site, tmp_path / "two", second),
        }
        for out, process in started.items():
            said, _ = process.communicate()
            assert (process.returncode, said.decode()) == (0, "")
            builder = second if out.name == "two" else "html"
            build(site.root, tmp_path / f"clean{step}", builder)
            clean = tree(tmp_path / f"clean{step}" / builder)
            assert differences(tree(out / builder), clean) == []
        assert site.on_disk() == before
