"""The sites that the guide pages write, file by file, build as the pages say."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinxext.articles.frontmatter.parse import parse
from sphinxext.articles.scan.validation import read_article
from sphinxext.articles.settings import Settings

if TYPE_CHECKING:
    from .building import Site

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(
    r"^(?P<fence>`{3,})\{code-block\} [\w+]+\n:caption: (?P<name>[^\n]+/[^\n]+)\n\n"
    r"(?P<text>.*?)\n(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
FILES = {
    page.relative_to(DOCS).as_posix(): {
        block["name"]: f"{block['text']}\n" for block in BLOCK.finditer(page.read_text("utf-8"))
    }
    for page in sorted([DOCS / "index.md", *DOCS.glob("tutorial/*.md"), *DOCS.glob("how-to/*.md")])
}
# That of the page on intersphinx needs the inventory of another one.
SITES = [
    name for name, files in FILES.items() if "docs/conf.py" in files and "intersphinx" not in name
]


def test_each_promise_of_the_gate_names_tests_that_there_are() -> None:
    page = (DOCS / "explanation/publication.md").read_text("utf-8")
    promised = page.partition("## What is promised")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| [A-Z].*$", promised, re.MULTILINE)
    named = [re.findall(r"`(test_\w+\.py)`", row) for row in rows]
    assert len(rows) > 10
    assert all(named)
    assert all((Path(__file__).parent / name).is_file() for names in named for name in names)


@pytest.mark.parametrize("page", SITES)
def test_the_site_of_a_page_has_a_first_page(page: str) -> None:
    assert {"docs/index.md", "docs/index.rst"} & FILES[page].keys()


def test_nothing_is_described_twice_in_the_reference_of_options() -> None:
    described = runpy.run_path(str(DOCS / "_ext/reference.py"))["options"](None)
    parts = [(option.name, part.name) for option in described for part in option.members]
    assert parts
    assert len(parts) == len({*parts})


def test_the_reference_tells_which_names_of_a_key_count_together() -> None:
    described = runpy.run_path(str(DOCS / "_ext/reference.py"))["front_matter"](None)
    together = {
        (each.name, *fact.values)
        for each in described
        for fact in each.facts
        if fact.label == "Together with"
    }
    assert {names[0] for names in together} == {"tags", "category", "author"}
    for names in together:
        made, problems = read_article(
            parse("\n".join(["---", *(f"{name}: of {name}" for name in names), "---"])),
            docname="a",
            path="a.md",
            settings=Settings(),
        )
        [labels] = filter(None, made.labels.values())
        assert (labels, problems) == (tuple(f"of {name}" for name in names), [])


@pytest.mark.parametrize("page", SITES)
def test_the_site_of_a_page_builds_without_a_warning(site: Site, page: str) -> None:
    site.write(FILES[page])
    built = site.build(strict=True)
    assert built.warnings == []
    assert len(built.pages()) > 1


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_the_site_of_read_the_docs_is_found_and_followed_at_its_address(
    site: Site, builder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = "https://my-site.readthedocs.io/en/stable/"
    monkeypatch.setenv("READTHEDOCS_CANONICAL_URL", base)
    site.write(FILES["how-to/read-the-docs.md"])
    built = site.build(builder, strict=True)
    assert built.warnings == []
    page, twin = {
        "html": ("blog/hello.html", "blog/hello.html.md"),
        "dirhtml": ("blog/hello/", "blog/hello/index.html.md"),
    }[builder]
    for name in ("feed.xml", "blog/feed.xml", "sitemap.xml"):
        assert f"{base}{page}" in built.text(name)
    assert f"({base}{twin})" in built.text("llms.txt")
    assert f"canonicalURL: {base}{page}" in built.text(twin)
    heads = built.page("blog/hello")
    assert [tag["href"] for tag in heads.select("link[rel=canonical]")] == [f"{base}{page}"]


def test_the_preview_of_a_pull_request_shows_drafts_to_people_alone(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READTHEDOCS_VERSION_TYPE", "external")
    site.write(FILES["how-to/read-the-docs.md"])
    site.write({"draft.md": "---\ntitle: Quagga\ndraft: true\n---\n\nText.\n"})
    built = site.build(strict=True)
    assert built.warnings == []
    assert "blog/draft" in built.pages()
    for name in ("feed.xml", "sitemap.xml", "llms.txt"):
        assert "draft" not in built.text(name)


def test_the_guide_to_files_for_machines_shows_what_comes_out(site: Site) -> None:
    guide = "how-to/llms.md"
    site.write(FILES[guide])
    built = site.build(strict=True)
    shown = re.findall(r"^```text\n(.*?)```", (DOCS / guide).read_text("utf-8"), re.S | re.M)
    for name, text in zip(("llms.txt", "blog/hello.html.md"), shown, strict=True):
        rest = built.text(name)
        for piece in text.split("…"):
            _, found, rest = rest.partition(piece.strip())
            assert found, (name, piece)


def test_the_home_page_of_the_astro_how_to_lists_the_articles(site: Site) -> None:
    site.write(FILES["how-to/astro-blog.md"])
    home = site.build(strict=True).page("index")
    assert [each.get_text() for each in home.select(".toctree-wrapper a")] == [
        "Hello, world",
        "The second one",
    ]
