"""All ways a word can reach an output, all ways to be withheld, all builders: and none is told.

There is one site for all of it. Each builder builds it in four ways, one after the other: with
several processes, with an output of drafts among the sources, after an edit, and anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .building import article
from .secret_site import BY_KEYS, files, naming
from .secrets import SECRET, places, secret
from .test_publication import BUILDERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from .building import Site

pytestmark = pytest.mark.across

WITHOUT_PAGES = (
    "pseudoxml", "changes", "linkcheck", "coverage", "doctest", "qthelp", "devhelp", "applehelp",
)  # fmt: skip
"""Builders whose output is of little use to readers, and yet a file."""


@pytest.fixture(scope="module")
def whole(new_site: Callable[[], Site]) -> Site:
    """Return the site, with a preview of all drafts in a folder among its sources."""
    site = new_site()
    # But for pages that name drafts: docutils before 0.22 ends at a draft's fence in a cell.
    site.write({name: text for name, text in files(few=True).items() if name not in naming()})
    (site.root / "_build").mkdir()
    beside = "../docs/_preview"
    preview = site.build("html", out=f"{beside}/html", doctrees=f"{beside}/trees", tags=("drafts",))
    assert len(places(preview.out)) > 20  # what is searched for is found where it is told
    site.write(files())
    return site


@pytest.mark.parametrize("builder", BUILDERS)
def test_no_builder_tells_anything_of_what_is_withheld(whole: Site, builder: str) -> None:
    first = whole.build(builder, jobs=4)
    assert places(first.out) == []
    whole.write({"content/a.md": article("A", f"By {builder}.", tags="[red]", series="S")})
    again = whole.build(builder)
    assert places(again.out) == []
    assert places(whole.build(builder, fresh=True).out) == []
    told = [line for line in (*first.warnings, *again.warnings) if SECRET in _without_paths(line)]
    assert told == []


@pytest.mark.parametrize("builder", WITHOUT_PAGES)
def test_no_builder_of_other_files_tells_anything_either(whole: Site, builder: str) -> None:
    assert places(whole.build(builder, doctrees="doctrees-html").out) == []


def _without_paths(line: str) -> str:
    """Return a warning without the file it is about, which the log may name."""
    return line.partition(": WARNING")[2].replace(f"/{SECRET}", "/")


def test_what_was_public_leaves_the_output_by_every_key(site: Site) -> None:
    names = [f"content/{SECRET}-k{number}.md" for number in range(len(BY_KEYS))]
    site.write({**files(), **dict.fromkeys(names, secret())})
    told = places(site.build().out)
    assert {"llms.txt", "llms-full.txt", "objects.inv", "searchindex.js"} <= {*told}
    site.write(files())
    assert places(site.build().out) == []
