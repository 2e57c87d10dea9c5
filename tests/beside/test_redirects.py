"""Redirects of others beside ours: each leads on, and nobody writes over anybody."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from ..builds.building import Site, article

pytestmark = pytest.mark.filterwarnings("ignore")
OTHERS = {
    "sphinx_reredirects": 'redirects = {"old": "/blog/a.html", "mine": "/blog/a.html"}',
    "sphinxext.rediraffe": 'rediraffe_redirects = "moved.txt"',
}
LINES = '# old  new\n"old.md"   blog/a.md\nmine.md "blog/a.md"\n'


def found(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("other", OTHERS)
def test_both_lead_on_and_a_place_that_is_taken_is_told_of(
    site: Site, other: str, builder: str
) -> None:
    if not found(other):
        pytest.skip(f"without {other}")
    end = ".html" if builder == "html" else "/index.html"
    site.configure(f'extensions += ["{other}"]', OTHERS[other])
    site.write(
        {
            "docs/moved.txt": LINES,
            "a.md": article("A", aliases=f"[/ours{end}, /mine{end}]"),
        }
    )
    for _ in range(2):
        built = site.build(builder)
        assert len(built.warnings) == 1, built.warnings
        assert "a redirect of" in built.warnings[0]
        assert f"/mine{end}" in built.warnings[0]
        at = {name: f"{name}{end}" for name in ("old", "ours", "mine")}
        ours = 'content="sphinxext-articles"'
        assert {name: ours in built.text(path) for name, path in at.items()} == {
            "old": False, "ours": True, "mine": False,
        }  # fmt: skip
        assert all("blog/a" in built.text(path) for path in at.values())
