"""No build deletes, copies less of, or writes among the files of anybody else."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from .building import IN_SOURCE, PIXEL, article

if TYPE_CHECKING:
    from pathlib import Path

    from .building import Site

BUILDERS = ("html", "dirhtml", "singlehtml", "json", "text", "xml", "latex", "epub", "gettext")
FOREIGN = (
    "_images/logo.png", "_downloads/manual.pdf", "_sources/blog/a.md.txt", "blog/a.html",
    "blog/a.txt", "blog/a/index.html", "blog/a.xml", "other.txt", "feed.xml", "sitemap.xml",
)  # fmt: skip


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_folder_that_no_build_has_been_in_loses_nothing(site: Site, builder: str) -> None:
    site.write({"a.md": article("A", draft=True)})
    site.write({f"_build/out/{name}": "mine" for name in FOREIGN})
    built = site.build(builder, out="out", doctrees="trees")
    assert {name: built.text(name) for name in FOREIGN} == dict.fromkeys(FOREIGN, "mine")


ALL_FILES = {"html_baseurl": "https://example.org/", "articles_markdown": "full"}


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("first", ["html", "dirhtml"])
def test_the_first_build_around_the_output_of_another_leaves_that_whole(
    site: Site, first: str
) -> None:
    site.write({"a.md": article("A", pubDate="2026-01-01", aliases="[/old/]")})
    inner = site.build(first, out="out/de", doctrees="de", language="de", **ALL_FILES)
    there = _names(inner.out)
    assert {"feed.xml", "sitemap.xml", "old/index.html"} <= there
    site.build(out="out", doctrees="en", **ALL_FILES)
    assert _names(inner.out) == there


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_without_a_ledger_a_build_leaves_an_older_version_below_it_whole(
    site: Site, builder: str
) -> None:
    site.write({"a.md": article("A", pubDate="2026-01-01", aliases="[/old/]")})
    built = site.build(builder, out="out", doctrees="trees", **ALL_FILES)
    shutil.copytree(built.out, site.root / "v1")
    (site.root / "v1").rename(built.out / "v1")
    shutil.rmtree(site.root / "_build/trees")
    there = _names(built.out / "v1")
    site.write({"a.md": article("A", pubDate="2026-01-01")})
    site.build(builder, out="out", doctrees="trees", **ALL_FILES)
    assert _names(built.out / "v1") == there
    assert not (built.out / "old/index.html").exists()


WRITES = """
from pathlib import Path

def write(app, *_):
    for name in {names}:
        path = Path(app.outdir, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_text("mine")

def setup(app):
    app.connect({event!r}, write)
"""
DURING = ("by-hand.html", "api/index.html", "blog/by-hand.html", "by-hand.fjson", "by-hand.htm")


@pytest.mark.parametrize("event", ["env-updated", "write-started", "build-finished"])
@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml", "json"])
def test_pages_that_an_extension_writes_during_a_build_stay(
    site: Site, builder: str, event: str
) -> None:
    site.configure(WRITES.format(names=DURING, event=event))
    site.write({"a.md": article("A")})
    for title in ("One", "Two", "Three"):
        built = site.build(builder, html_title=title)
        assert {name: built.text(name) for name in DURING} == dict.fromkeys(DURING, "mine")


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_pages_that_another_build_writes_below_at_the_same_time_stay(
    site: Site, builder: str
) -> None:
    page = {"html_additional_pages": {"more": "page.html"}}
    site.write({"a.md": article("A")})
    inner = site.build(builder, out="inner", doctrees="inner", **page).out
    there = _names(inner)
    site.configure(
        "def copy(app, *_):",
        "    import shutil",
        f"    shutil.copytree({str(inner)!r}, app.outdir / 'de', dirs_exist_ok=True)",
        "def setup(app):",
        "    app.connect('env-updated', copy)",
    )
    first = site.build(builder, out="out", doctrees="outer", html_title="One")
    site.configure()
    for title in ("Two", "Three"):
        site.build(builder, out="out", doctrees="outer", html_title=title)
    assert _names(first.out / "de") == there


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_without_a_ledger_downloads_of_others_stay_and_those_of_a_draft_go(
    site: Site, builder: str
) -> None:
    mine = {"_downloads/manual.pdf", "_downloads/by-hand/manual.pdf"}
    tree = "# Home\n\n```{toctree}\n:glob:\n\nblog/*\n```\n"
    given = article("A", "{download}`file <a.zip>` ![x](a.png)")
    site.write({"a.md": given, "a.zip": b"PK", "a.png": PIXEL, "docs/index.md": tree})
    built = site.build(builder, out="out", doctrees="trees")
    assert [*built.out.glob("_downloads/*/a.zip")] != []
    site.write({f"_build/out/{name}": "mine" for name in mine})
    shutil.rmtree(site.root / "_build/trees")
    site.write({"a.md": article("A", draft=True)})
    built = site.build(builder, out="out", doctrees="trees")
    assert {name for name in mine if (built.out / name).is_file()} == mine
    assert [*built.out.rglob("a.zip"), *built.out.rglob("a.png")] == []


def run(site: Site, *arguments: str) -> str:
    """Run ``sphinx-build`` in the folder of the site; return what it says of mistakes."""
    command = [sys.executable, "-m", "sphinx", "-q", *arguments]
    return subprocess.run(
        command, cwd=site.root, capture_output=True, text=True, check=False
    ).stderr


@pytest.mark.parametrize("builder", ["html", "dirhtml", "text"])
def test_an_output_around_the_sources_loses_nothing(site: Site, builder: str) -> None:
    """The pages of a repository may be published from its root."""
    site.configure()
    mine = {"_images/logo.png", "_downloads/manual.pdf", "docs/pics/x.png", "content/a.txt"}
    site.write(dict.fromkeys(mine, "mine"))
    site.write({"docs/index.md": "# Home\n", "a.md": article("A", "![x](x.png)"), "x.png": b"x"})
    for trees in ("one", "two"):
        run(site, "-b", builder, "-d", trees, "docs", ".")
    site.write({"a.md": article("A", draft=True)})
    for trees in ("one", "three"):
        run(site, "-b", builder, "-d", trees, "docs", ".")
    assert {name for name in mine if site.path(name).is_file()} == mine
    assert not site.root.joinpath("blog/a.html").exists()


@pytest.mark.parametrize(
    ("collections", "source", "out"),
    [
        ({"content": "../content"}, "docs", "."),
        ({"": "../content"}, "docs", "content"),
        ({"sub": "../content/sub", "content": "../content"}, "docs", "."),
        ({"docs": "../content"}, "docs", "."),
    ],
)
@pytest.mark.parametrize("builder", ["html", "dirhtml", "text"])
def test_pages_are_not_written_among_articles(
    site: Site, builder: str, collections: dict[str, str], source: str, out: str
) -> None:
    site.configure(f"articles_collections = {collections}", smallest=IN_SOURCE)
    site.write({"docs/index.md": "# Home\n", "a.md": article("A")})
    site.write({"content/sub/b.md": article("B")})
    before = {path for path in site.root.rglob("*") if "content" in path.parts}
    said = run(site, "-b", builder, "-d", "trees", source, out)
    assert "its pages would be written to" in said
    assert "accepted: another output folder, or another name for the collection" in said
    assert {path for path in site.root.rglob("*") if "content" in path.parts} == before


@pytest.mark.parametrize("builder", (*BUILDERS, "man", "texinfo", "linkcheck", "changes"))
def test_no_builder_writes_into_a_folder_of_articles(site: Site, builder: str) -> None:
    site.configure()
    site.write({"docs/index.md": "# Home\n", "a.md": article("A")})
    said = run(site, "-b", builder, "-d", "trees", "docs", "content")
    assert "would be written to" in said
    assert [path.name for path in site.path("content/a.md").parent.iterdir()] == ["a.md"]


BESIDE_A_DRAFT = (
    "blog/a.txt", "blog/a.html", "blog/a/index.html", "blog/a.xml", "_sources/blog/a.md.txt",
)  # fmt: skip


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_files_that_are_copied_to_where_a_draft_would_be_stay_untouched(
    site: Site, builder: str
) -> None:
    site.configure("html_extra_path = ['extra']")
    site.write({f"docs/extra/{name}": "mine" for name in BESIDE_A_DRAFT})
    site.write({"a.md": article("A", draft=True), "b.md": article("B")})
    site.build(builder)
    built = site.build(builder)
    assert "removed" not in built.status.replace("0 removed", "")
    assert {built.text(name) for name in BESIDE_A_DRAFT} == {"mine"}


@pytest.mark.parametrize("name", ["blog/a.txt", "blog/a.xml", "blog/a/index.html"])
def test_what_no_builder_that_was_here_has_made_stays(site: Site, name: str) -> None:
    site.write({"a.md": article("A"), "b.md": article("B")})
    first = site.build()
    first.out.joinpath(name).parent.mkdir(exist_ok=True)
    first.out.joinpath(name).write_text("mine")
    site.write({"a.md": article("A", draft=True)})
    built = site.build()
    assert built.text(name) == "mine"
    assert not built.out.joinpath("blog/a.html").exists()


@pytest.mark.parametrize("option", ["html_extra_path", "html_static_path"])
def test_markdown_of_a_folder_that_is_copied_stays_whatever_its_path(
    site: Site, option: str
) -> None:
    site.configure('articles_collections = {"blog": "blog"}', f"{option} = ['extra']",
                   smallest=IN_SOURCE)  # fmt: skip
    site.write({"docs/blog/a.md": article("A")})
    site.write({f"docs/extra/blog/x.{suffix}": "x" for suffix in ("md", "txt", "mdx")})
    built = site.build()
    top = "_static/" if option == "html_static_path" else ""
    copied = {path.relative_to(built.out).as_posix() for path in built.out.rglob("x.*")}
    assert copied == {f"{top}blog/x.{suffix}" for suffix in ("md", "txt", "mdx")}
    assert "no targets are out of date" in site.build().status


ASKS = """
def ask(app):
    print("found:", *sorted(app.env.found_docs))

def setup(app):
    app.connect("builder-inited", ask, priority={priority})
"""


@pytest.mark.parametrize("priority", [1, 500, 899, 901])
@pytest.mark.parametrize("again", [False, True])
def test_an_extension_that_asks_for_documents_is_told_of_none_that_is_withheld(
    site: Site, priority: int, again: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write({
        "docs/plan.rst": ":draft: true\n\nPlan\n====\n",
        "docs/page.rst": "Page\n====\n",
        "docs/index.md": "# Home\n\n```{toctree}\npage\n```\n",
        "a.md": article("A", pubDate="soon"),
        "b.md": article("B", draft=True),
    })  # fmt: skip
    site.configure(ASKS.format(priority=priority))
    if again:
        site.build()
        capsys.readouterr()
    built = site.build()
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "found:" in line]
    assert {"index", "page"} <= {*line.split()}
    assert {"plan", "blog/b"}.isdisjoint(line.split())
    assert len([each for each in built.messages() if "pubDate" in each]) == 1


def test_stubs_are_made_for_pages_and_for_none_that_is_withheld(site: Site) -> None:
    site.configure(f"import sys; sys.path.insert(0, {str(site.root / 'modules')!r})",
                   "extensions += ['sphinx.ext.autodoc', 'sphinx.ext.autosummary']")  # fmt: skip
    stub = "\n.. autosummary::\n   :toctree: gen\n\n   {}\n"
    site.write({
        "modules/okapimod.py": '"""The okapi."""\n',
        "modules/zebramod.py": '"""The zebra."""\n',
        "docs/plan.rst": ":draft: true\n\nPlan\n====\n" + stub.format("okapimod"),
        "docs/page.rst": "Page\n====\n" + stub.format("zebramod"),
        "docs/index.md": "# Home\n\n```{toctree}\npage\n```\n",
        "a.md": article("A"),
    })  # fmt: skip
    built = site.build(strict=True)
    assert {"gen/zebramod"} == {name for name in built.pages() if name.startswith("gen/")}
