"""Folders as people have them: excluded, linked, mixed, and with names that others have, too."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from sphinxext.articles.documents.project import catalogue_of

from .building import CONF, HOME, IN_SOURCE, INDEXES, PIXEL, article, differences, links, words
from .secrets import places, secret

if TYPE_CHECKING:
    from collections.abc import Callable

    from .building import Built, Site

pytestmark = pytest.mark.across

INSIDE = IN_SOURCE + 'articles_collections = {"blog": "posts"}\n'


def articles(built: Built) -> set[str]:
    found = catalogue_of(built.env).articles
    return {name for name in built.env.found_docs if name.startswith("blog/") and name in found}


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("blog/_wip/**", {"blog/a", "blog/b-wip", "blog/sub/c"}),
        ("blog/_wip", {"blog/a", "blog/b-wip", "blog/sub/c"}),
        ("**/*-wip.md", {"blog/a", "blog/_wip/d", "blog/sub/c"}),
        ("*-wip.md", {"blog/a", "blog/_wip/d", "blog/sub/c"}),
        ("sub", {"blog/a", "blog/_wip/d", "blog/b-wip"}),
        ("**/[cd].*", {"blog/a", "blog/b-wip"}),
        ("blog", set()),
        ("blog/**", set()),
        ("blo", {"blog/a", "blog/_wip/d", "blog/b-wip", "blog/sub/c"}),
        ("content", {"blog/a", "blog/_wip/d", "blog/b-wip", "blog/sub/c"}),
    ],
)
def test_exclude_patterns_hold_beside_the_source_folder(
    site: Site, pattern: str, left: set[str]
) -> None:
    site.configure(f"exclude_patterns = [{pattern!r}]")
    names = ("a.md", "b-wip.md", "content/sub/c.md", "content/_wip/d.md")
    site.write({name: article(name) for name in names})
    assert articles(site.build("dummy", strict=True)) == left


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("posts", {"blog/a", "blog/sub/c"}),
        ("posts/", {"blog/a", "blog/sub/c"}),
        ("posts/*", {"blog/a", "blog/sub/c"}),
        ("posts/**", {"blog/a", "blog/sub/c"}),
        ("**", {"blog/a", "blog/sub/c"}),
        ("posts/sub", {"blog/a"}),
        ("posts/**/c.md", {"blog/a"}),
        ("blog/sub/**", {"blog/a"}),
        ("sub/*", {"blog/a"}),
        ("**/c.md", {"blog/a"}),
    ],
)
def test_a_pattern_for_a_collections_own_folder_leaves_the_collection(
    site: Site, pattern: str, left: set[str]
) -> None:
    site.configure(f"exclude_patterns = [{pattern!r}]", smallest=INSIDE)
    site.write({f"docs/posts/{name}": article(name) for name in ("a.md", "sub/c.md")})
    if pattern == "**":
        site.configure(f"exclude_patterns = [{pattern!r}]", 'root_doc = "blog/a"', smallest=INSIDE)
    built = site.build("dummy")
    assert articles(built) == left
    assert not {name for name in built.env.found_docs if name.startswith("posts/")}


def test_an_excluded_article_is_not_shown_anywhere(site: Site) -> None:
    site.configure('exclude_patterns = ["**/okapi.*"]')
    site.write({"a.md": article("A", tags="[red]", series="S"), "okapi.md": secret()})
    assert places(site.build(strict=True).out) == []


@pytest.mark.parametrize(
    "pattern",
    [
        "2020-*", "blog/2020-01-01-x.md", "**/2020-01-01-x.*",  # the file, as it is called
        "blog/hidden/okapi", "blog/hidden/okapi.md", "hidden/*.md", "blog/hidden/**", "hidden",
    ],
)  # fmt: skip
@pytest.mark.parametrize("inside", [True, False])
def test_an_article_is_excluded_by_its_file_and_by_its_name(
    site: Site, pattern: str, *, inside: bool
) -> None:
    folder = "docs/posts" if inside else "content"
    site.configure(
        f"exclude_patterns = [{pattern!r}]",
        'articles_now = "2026-01-01"',
        smallest=INSIDE if inside else CONF,
    )
    site.write(
        {
            f"{folder}/2020-01-01-x.md": article("X", slug="hidden/okapi"),
            f"{folder}/a.md": article("A", slug="shown/a"),
        }
    )
    assert articles(site.build("dummy", strict=True)) == {"blog/shown/a"}


def test_what_is_excluded_by_its_name_takes_none_away(site: Site) -> None:
    site.configure('exclude_patterns = ["blog/okapi.mdx"]')
    site.write({"okapi.md": article("Okapi"), "a.mdx": secret(slug="okapi")})
    built = site.build(strict=True)
    assert words(built.page("blog/okapi"), "section h1") == ["Okapi¶"]


@pytest.mark.parametrize("taken", ["index.rst", "guide/setup.rst", "guide/setup.txt", "search.md"])
def test_an_article_takes_no_page_of_the_authors_away(site: Site, taken: str) -> None:
    site.configure(
        'articles_collections = {"": "../content"}',
        'source_suffix = {".rst": "restructuredtext", ".md": "markdown", ".txt": "markdown"}',
        smallest=IN_SOURCE,
    )
    (site.root / "docs/index.md").unlink()
    site.write({"docs/index.rst": "Home\n====\n", f"docs/{taken}": "Own\n===\n"})
    docname = taken.rpartition(".")[0]
    site.write({f"content/{docname}.md": article("Other")})
    built = site.build("text")
    assert built.text(f"{docname}.txt") == "Own\n***\n"
    assert built.text(f"{docname}-2.txt").startswith("Other\n*****\n")
    [message] = [each for each in built.messages() if "articles.id" in each]
    assert message == (
        f"the document {docname!r} is already made by docs/{taken};"
        f" this one becomes '{docname}-2' [articles.id]"
    )


@pytest.mark.parametrize("name", ["search", "genindex", "modindex", "py-modindex", "about-us"])
def test_an_article_takes_no_page_of_sphinx_itself_away(site: Site, name: str) -> None:
    site.configure(
        'articles_collections = {"": "../content"}',
        'html_additional_pages = {"about-us": "page.html"}',
        smallest=IN_SOURCE,
    )
    site.write({f"{name}.md": article("Other")})
    built = site.build("dummy")
    assert built.env.found_docs >= {f"{name}-2"}
    assert name not in built.env.found_docs
    [message] = built.messages()
    assert message == (
        f"the document {name!r} is already made by Sphinx itself;"
        f" this one becomes '{name}-2' [articles.id]"
    )


def test_other_documents_in_a_collections_folder_stay_what_they_are(site: Site) -> None:
    site.configure(
        'exclude_patterns = ["**/left-out.rst"]',
        'articles_collections = {"blog": {"path": "posts", "pattern": "**/*"}}',
        smallest=INSIDE,
    )
    site.write(
        {
            "docs/index.md": HOME + "\n```{toctree}\n:glob:\n\nposts/**\n```\n",
            "docs/posts/a.md": article("A", "[there](./b.rst), {doc}`/posts/b`."),
            "docs/posts/b.rst": "B\n=\n",
            "docs/posts/a.rst": "Another a\n=========\n",
            "docs/posts/draft.rst": ":draft: true\n\nDraft\n=====\n",
            "docs/posts/left-out.rst": "Left out\n========\n",
        }
    )
    built = site.build()
    assert built.warnings == []
    assert built.pages() >= {"index", "blog/a", "posts/a", "posts/b"}
    assert not built.pages() & {"posts/left-out", "posts/draft"}
    found = links(built.page("blog/a"), "section a.reference.internal")
    assert found == [("there", "../posts/b.html"), ("B", "../posts/b.html")]
    assert not (built.out / "_downloads").exists()


def test_a_collection_reached_by_a_link_is_built_once(site: Site) -> None:
    site.configure('articles_collections = {"blog": "posts"}', smallest=IN_SOURCE)
    site.write({"a.md": article("A"), "hidden.md": secret(draft="true"), "b.md": article("B")})
    for name in ("posts", "again", "guide/deep"):
        (site.root / "docs" / name).parent.mkdir(exist_ok=True)
        (site.root / "docs" / name).symlink_to(site.root / "content")
    (site.root / "docs/up").symlink_to(site.root)
    built = site.build(strict=True)
    assert built.warnings == []
    assert built.pages() == {"index", "blog/a", "blog/b", *INDEXES}
    assert places(built.out) == []


@pytest.mark.parametrize("folder", ["content", "docs"])
def test_links_that_lead_round_and_round_end(site: Site, folder: str) -> None:
    if folder == "docs":
        site.configure(smallest=IN_SOURCE)
    top = site.root / folder
    for name in ("a", "b", "c"):
        site.write({f"{folder}/{name}/{name}.md": article(name)})
        for number, target in enumerate((".", "..", "../a", "../b", "../c")):
            (top / name / f"link{number}").symlink_to(target)
    for name in ("x", "y"):
        (top / name).symlink_to(".")
    built = site.build("dummy")
    found = {name for name in built.env.found_docs if name.rpartition("/")[2] in {"a", "b", "c"}}
    prefix = "blog/" if folder == "content" else ""
    assert found >= {f"{prefix}{name}/{name}" for name in ("a", "b", "c")}
    # Links into other folders of a source directory are Sphinx's to follow, but not on and on.
    assert len(found) == 3 if folder == "content" else len(found) <= 3 * 10


def test_the_same_folder_linked_twice_stays_twice_in_the_source_folder(site: Site) -> None:
    site.write({"shared/x.md": "# X\n", "docs/index.md": HOME})
    for name in ("en", "de"):
        (site.root / "docs" / name).mkdir()
        (site.root / "docs" / name / "shared").symlink_to(site.root / "shared")
    assert {"en/shared/x", "de/shared/x"} <= site.build("dummy").env.found_docs


def test_a_link_that_leaves_a_collection_is_not_followed_and_said(site: Site) -> None:
    site.write({"a.md": article("A"), "private/b.md": article("B"), "pictures/p.png": PIXEL})
    (site.root / "content/inside").mkdir()
    (site.root / "content/elsewhere").symlink_to(site.root / "private")
    (site.root / "content/pictures").symlink_to(site.root / "pictures")
    (site.root / "content/.hidden").mkdir()
    site.write({"content/.hidden/c.md": article("C")})
    (site.root / "content/shown").symlink_to(".hidden")
    built = site.build("dummy")
    assert articles(built) == {"blog/a"}
    assert built.messages() == [
        "articles_collections: 'blog' has links to folders outside of content, or to hidden ones;"
        " what is there is not read (found elsewhere, shown); accepted: a collection of its own"
        " for such a folder [articles.collection]"
    ]


def test_two_names_of_one_folder_give_one_article(site: Site) -> None:
    site.write({"content/a/x.md": article("X")})
    (site.root / "content/A-link").symlink_to("a")
    assert articles(site.build("dummy", strict=True)) == {"blog/a/x"}


def test_a_folder_in_two_collections_belongs_to_the_inner_one(site: Site) -> None:
    site.configure('articles_collections = {"blog": "../content", "blog/n": "../content/news"}')
    site.write({"a.md": article("A"), "content/news/b.md": article("B")})
    assert articles(site.build("dummy", strict=True)) == {"blog/a", "blog/n/b"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_folder_that_cannot_be_listed_is_said(site: Site) -> None:
    site.write({"a.md": article("A"), "content/closed/b.md": article("B")})
    (site.root / "content/closed").chmod(0)
    [message] = site.build("dummy").warnings
    (site.root / "content/closed").chmod(0o755)
    assert message.startswith("content/closed:1: WARNING: cannot be read: ")


def test_all_spellings_of_markdown_are_articles(site: Site) -> None:
    site.configure(
        'articles_collections = {"blog": {"path": "../content",'
        ' "pattern": "**/*.{md,mdx,markdown,mdown,mkd}"}}'
    )
    text = ":::note[Mind]\nText.\n:::\n"
    suffixes = ("md", "mdx", "markdown", "mdown", "mkd")
    site.write({f"{each}.{each}": article(each, text) for each in suffixes})
    site.write({"docs/lying.markdown": "# About\n", "link.md": article("L", "[](./mkd.mkd)")})
    built = site.build(strict=True)
    assert articles(built) == {f"blog/{each}" for each in (*suffixes, "link")}
    assert "lying" not in built.pages()
    assert links(built.page("blog/link"), "section a.reference.internal") == [("mkd", "mkd.html")]
    for each in suffixes:
        assert built.page(f"blog/{each}").select(".admonition-title"), each


def test_files_that_the_pattern_fits_and_nobody_reads_are_one_warning(site: Site) -> None:
    site.configure('articles_collections = {"blog": {"path": "../content", "pattern": "**/*"}}')
    site.write(
        {
            "a.md": article("A"),
            "series.yml": "s:\n  title: S\n  planned: [{title: Next}]\n",
            **{f"content/sub/{name}": "Text ä" * 200 for name in ("b.txt", "c.mdoc", "d.rst")},
            "content/sub/E.MD": "Text",
            "content/p.png": PIXEL,
            "content/p.svg": "<svg/>",
            "content/p.zip": b"PK\x03\x04\0\0",
            "content/p.bin": bytes(range(128, 256)),
        }
    )
    built = site.build("dummy")
    assert articles(built) == {"blog/a"}
    [message] = [each for each in built.messages() if "articles.collection" in each]
    assert message == (
        "articles_collections: the pattern of 'blog' matches files in content that are not Markdown"
        " (found sub/E.MD, sub/b.txt, sub/c.mdoc, and 1 more);"
        " accepted: files that end in .md, .mdx, .markdown, .mdown, .mkd [articles.collection]"
    )


@pytest.mark.parametrize("prefix", ["series", "tags", "tags/x", "topics", "/authors/"])
def test_a_collection_where_generated_pages_stand_is_one_clear_error(
    site: Site, prefix: str, config_error: Callable[[Site], str]
) -> None:
    site.configure(
        f'articles_collections = {{{prefix!r}: "../content"}}',
        'articles_taxonomies = {"topics": ["topics"]}',
    )
    assert config_error(site) == (
        f"articles_collections: {prefix!r} is where generated pages are; accepted: another name"
    )


def test_switching_collections_on_and_off_gives_what_a_clean_build_gives(site: Site) -> None:
    site.write(
        {
            "docs/index.md": HOME + "\n```{toctree}\n:glob:\n\nblog/*\n```\n",
            "docs/blog/a.md": article("A", ":::note[Mind]\nText.\n:::\n", tags="[red]"),
            "docs/blog/b.md": article("B", "[](a.md)", draft="true", tags="[red]"),
            "docs/blog/c.rst": "C\n=\n",
        }
    )
    states = ("", 'articles_collections = {"blog": "blog"}')
    clean = {}
    for number, state in enumerate(states):
        site.configure(state, smallest=IN_SOURCE)
        clean[state] = site.build(out=f"clean{number}", doctrees=f"clean-{number}")
    assert differences(*clean.values())
    for state in (*states, *states):
        site.configure(state, smallest=IN_SOURCE)
        built = site.build()
        assert differences(built, clean[state]) == []
        assert built.warnings == clean[state].warnings


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml", "json", "epub", "text"])
@pytest.mark.parametrize("name", ["search", "genindex", "py-modindex", "about"])
def test_an_article_of_the_source_directory_is_shown_or_told_of(
    site: Site, name: str, builder: str
) -> None:
    """Sphinx makes some pages itself, which of them depends on the builder."""
    site.configure('epub_copyright = "x"', 'version = "1"', smallest=IN_SOURCE)
    site.write({
        "docs/index.md": f"# Home\n\n```{{toctree}}\n{name}\n```\n",
        f"docs/{name}.md": article("A", "First.\n\n## Part\n\nWords of mine.", date="2026-01-01"),
    })  # fmt: skip
    built = site.build(builder)
    texts = [
        path.read_text(encoding="utf-8", errors="replace")
        for path in built.out.rglob("*")
        if path.suffix in {".html", ".xhtml", ".fjson", ".txt"} and "_sources" not in path.parts
    ]
    found = any("Words of mine." in text for text in texts)
    lost = (
        f"docs/{name}.md:1: WARNING: Sphinx writes its own page {name!r} in the place of this"
        " article, which is lost; accepted: another file name [articles.id]"
    )
    assert built.warnings == ([] if found else [lost])
    assert found or name in {"search", "genindex"}


def test_a_page_that_is_meant_to_be_written_over_is_not_told_of(site: Site) -> None:
    site.configure(
        'templates_path = ["own"]', 'html_additional_pages = {"genindex": "mine.html"}',
        smallest=IN_SOURCE,
    )  # fmt: skip
    site.write({
        "docs/index.md": "# Home\n\n```{toctree}\nsearch\ngenindex\n```\n",
        "docs/search.md": "# Search\n", "docs/own/mine.html": "Mine",
        "docs/genindex.md": article("Index", date="2026-01-01"),
    })  # fmt: skip
    assert site.build().warnings == []
