"""What attacks have found: each is a kind, and the article beside it is built all the same."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

import pytest

from sphinxext.articles import storage
from sphinxext.articles.documents import assets

from .building import CONF, IN_SOURCE, PIXEL, article, block, words

if TYPE_CHECKING:
    from .building import Built, Site

FAILING = block(
    """
    from sphinx.util.docutils import SphinxDirective, SphinxRole

    class Directive(SphinxDirective):
        has_content = True

        def run(self):
            raise KeyError("okapi")

    class Role(SphinxRole):
        def run(self):
            raise OSError(2, "okapi")

    class Deep(SphinxRole):
        def run(self):
            return self.run()

    def setup(app):
        app.add_directive("failing", Directive)
        app.add_role("failing", Role())
        app.add_role("deep", Deep())
    """
)
WITH_OWN = (
    "import sys; from pathlib import Path; sys.path.insert(0, str(Path(__file__).parent))",
    'extensions.append("failing_extension")',
)
HOSTILE = {
    "a link to no possible file": "[okapi](project:a%00b.md) [more](project:a.md)",
    "a path to no possible file": "[okapi](path:a%00b.txt)",
    "a picture that is none": "![okapi](a%00b.png)",
    "a picture by directive": "```{image} a%00b.png\n:alt: okapi\n```",
    "a role that fails": "A {failing}`okapi` role, **bold**.",
    "a role without end": "- A {deep}`okapi` role\n- more",
    "a directive that fails": "> ```{failing}\n> okapi\n> ```\n> more",
    "one in a heading": "## A {failing}`okapi` heading\n\nText.",
    "one in a table": "| a |\n|---|\n| {failing}`okapi` |\n",
}


@pytest.fixture(scope="module")
def built(new_site) -> tuple[Built, dict[str, str]]:
    """Build an article for each of HOSTILE; return it with their names."""
    site = new_site()
    site.configure(*WITH_OWN)
    names = {case: f"a{number}" for number, case in enumerate(HOSTILE)}
    site.write({"docs/failing_extension.py": FAILING})
    for case, name in names.items():
        site.write({f"{name}.md": article(case, f"{HOSTILE[case]}\n\nThe *end*.")})
    return site.build(), names


@pytest.mark.parametrize("case", HOSTILE)
def test_what_fails_is_told_of_and_the_rest_is_read(
    built: tuple[Built, dict[str, str]], case: str
) -> None:
    made, names = built
    told = [line for line in made.warnings if line.startswith(f"content/{names[case]}.md:")]
    assert told
    page = made.page(f"blog/{names[case]}").select_one("div.body")
    assert page is not None
    assert "okapi" in page.get_text() or page.select("img[alt=okapi]")
    assert words(page, "em")[-1:] == ["end"]
    if "fail" in case or "end" in case:
        assert [line for line in told if "[articles.failed]" in line]


def test_a_picture_of_no_possible_name_stops_no_article_of_the_source_directory(
    site: Site,
) -> None:
    site.configure(smallest=IN_SOURCE)
    site.write({"docs/a.md": article("A", heroImage='"a\\0b.png"', tags="[x]")})
    site.write({"docs/tags.yml": 'x:\n  image: "a\\0b.png"\n'})
    site.write({"docs/index.md": "# Home\n\n```{toctree}\n:glob:\n\n*\n```\n"})
    built = site.build()
    assert "a" in built.pages()
    assert [line for line in built.messages() if "heroImage: there is no such picture" in line]


LINES = {
    "in the name of a file": ("x\n::error::okapi.md", "![p](missing.png)"),
    "in an address": ("b.mdx", '<Image src={"y\\n::error::okapi.png"} alt="x" />'),
    "of other services": ("##vso[task.setvariable]okapi.md", "![p](missing.png)"),
    "to the terminal": ("c\x1b[2Jokapi.md", "{unknown}`x`"),
}


def test_no_line_of_the_log_is_a_command_whoever_writes_it(site: Site) -> None:
    for name, body in LINES.values():
        site.write({name: article("A", body)})
    built = site.build()
    assert len(built.warnings) >= len(LINES)
    assert [line for line in built.warnings if not line.isprintable()] == []
    assert [line for line in built.warnings if re.search(r"^\s*::|##\w*\[", line)] == []


FEW = 300_000


def test_includes_come_to_no_more_than_a_budget(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (assets, storage):
        monkeypatch.setattr(module, "LARGEST", FEW)
    files = {f"{at}.txt": f"```{{include}} {at + 1}.txt\n```\n\n" * 40 for at in range(8)}
    site.write({**files, "8.txt": "okapi", "huge.txt": b"x" * (FEW + 1)})
    site.write({"a.md": article("A", "```{include} huge.txt\n```\n\nStill here.")})
    site.write({"b.md": article("B", "```{literalinclude} huge.txt\n```\n\nStill here.")})
    site.write({"c.md": article("C", "```{include} 0.txt\n```\n\nStill here.")})
    site.write({"huge.md": article("Huge", "x" * FEW)})
    site.write({"d.mdx": article("D", "import x from './huge.txt?raw'\n\n{x}\n\nStill here.")})
    built = site.build()
    assert {"blog/a", "blog/b", "blog/c", "blog/d"} <= built.pages()
    assert "blog/huge" not in built.pages()
    for name in "abcd":
        assert "Still here." in built.page(f"blog/{name}").get_text()
    assert [line for line in built.warnings if "huge.md" in line and "larger than 0 MB" in line]
    assert len(built.page("blog/c").get_text()) < FEW


BASE = 'html_baseurl = "https://example.org/"'
PREVIEW = 'extensions.append("sphinxext.opengraph")'
REMOTE = "https://evil.example/okapi.png"


@pytest.mark.parametrize("extension", [(), (PREVIEW,)], ids=["alone", "opengraph"])
def test_heads_name_no_picture_of_a_stranger_on_another_site(
    site: Site, extension: tuple[str, ...]
) -> None:
    site.configure(BASE, *extension, "articles_untrusted = True")
    meta = {"property=og:image": REMOTE, "name=twitter:player": REMOTE, "itemprop=image": REMOTE}
    site.write(
        {
            "a.md": article("A", heroImage=REMOTE, tags="[x]"),
            "b.md": article("B", ogImage=f"{{src: '{REMOTE}'}}", tags="[x]"),
            "c.md": article("C", **{"'og:image'": REMOTE, "'twitter:image'": f"'{REMOTE}'"}),
            "d.md": article("D", myst={"html_meta": meta}),
            "tags.yml": f"x:\n  image: {REMOTE}\n",
            "e.md": article("E", heroImage="p.png"),
            "p.png": PIXEL,
        }
    )
    built = site.build()
    for page in built.pages():
        head = built.page(page).head
        assert head is not None
        assert "evil.example" not in str(head)
    assert len([line for line in built.warnings if "evil.example" in line]) >= 8


@pytest.mark.parametrize("trusted", [True, False])
def test_no_key_of_the_front_matter_becomes_a_tag(site: Site, trusted: bool) -> None:
    site.configure(BASE, PREVIEW, f"articles_untrusted = {not trusted}")
    keys = {"'og:x\"><script>okapi()</script>'": "1", "'og:y'": "'\"><script>okapi()</script>'"}
    site.write({"a.md": article("A", **keys)})
    built = site.build()
    assert [each for each in built.page("blog/a").select("script") if "okapi" in str(each)] == []
    assert [line for line in built.messages() if "cannot be a key" in line]


RST = "R\n=\n\n.. raw:: html\n\n   <script>okapi()</script>\n\n.. include:: ../../secret.txt\n"


def test_what_lies_in_a_collection_is_of_strangers_whatever_format_it_has(site: Site) -> None:
    site.configure("articles_untrusted = True", smallest=CONF.replace("../content", "blog"))
    site.write({"docs/blog/r.rst": RST, "docs/blog/a.md": article("A"), "secret.txt": "okapi!"})
    site.write({"docs/own.rst": RST.replace("../../secret", "../secret").replace("okapi", "own")})
    built = site.build()
    page = built.page("blog/r")
    assert [each for each in page.select("script") if "okapi" in str(each)] == []
    assert "okapi!" not in page.get_text()
    assert [each for each in built.page("own").select("script") if "own()" in str(each)]
    assert len([line for line in built.warnings if "[articles.untrusted]" in line]) == 2


def test_a_notebook_of_a_stranger_is_not_run(site: Site) -> None:
    pytest.importorskip("myst_nb")
    conf = f'{CONF.replace("../content", "blog")}extensions.append("myst_nb")\n'
    site.configure("articles_untrusted = True", smallest=conf)
    cell = (
        '{"cell_type": "code", "id": "b", "metadata": {}, "execution_count": null, "outputs": [],'
        " \"source\": \"open('okapi.txt', 'w')\"}"
    )
    forced = '{"mystnb": {"execution_mode": "force"}}'
    book = f'{{"nbformat": 4, "nbformat_minor": 5, "metadata": {forced}, "cells": [{cell}]}}'
    site.write({"docs/blog/n.ipynb": book, "docs/blog/a.md": article("A")})
    built = site.build()
    assert [*site.root.rglob("okapi.txt")] == []
    assert "okapi.txt" in built.page("blog/n").get_text()
    assert [line for line in built.messages() if line.startswith("a notebook is shown as text")]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
def test_pipes_and_devices_of_the_source_directory_are_no_documents(site: Site) -> None:
    site.configure(smallest=IN_SOURCE)
    site.write({"docs/index.md": "# Home\n\n```{toctree}\n:glob:\n\n*\n```\n"})
    site.write({"docs/a.md": article("A", tags="[x]")})
    os.mkfifo(site.path("docs/pipe.md"))
    site.path("docs/zero.md").symlink_to("/dev/zero")
    built = site.build()
    assert {"a", "index"} <= built.pages()
    assert built.warnings == [
        f"docs/{name}.md:1: WARNING: is a device or a pipe, and left out [articles.file]"
        for name in ("pipe", "zero")
    ]
