"""Files beside pages: written whole, the same however they are built, withdrawn when they go."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from .building import HOME, article, differences

if TYPE_CHECKING:
    from pathlib import Path

    from .building import Built, Site

BASE = 'html_baseurl = "https://example.org/docs"'
_NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def places(built: Built) -> dict[str, str]:
    """Return the addresses of the sitemap, with their dates."""
    root = ET.parse(built.out / "sitemap.xml").getroot()
    assert root.tag == f"{_NAMESPACE}urlset"
    return {
        url.findtext(f"{_NAMESPACE}loc", ""): url.findtext(f"{_NAMESPACE}lastmod", "")
        for url in root
    }


@pytest.fixture
def blog(site: Site) -> Site:
    """Two articles at an address with a path."""
    site.configure(BASE)
    site.write(
        {
            "docs/index.md": HOME,
            "a.md": article("A", pubDate="2025-01-01", tags="[red]"),
            "b.md": article("B", pubDate="2025-01-02T10:00:00+02:00", updatedDate="2025-03-01"),
        }
    )
    return site


def test_a_sitemap_has_every_page_with_its_date(blog: Site) -> None:
    built = blog.build()
    assert built.warnings == []
    assert places(built) == {
        "https://example.org/docs/archive.html": "",
        "https://example.org/docs/archive/2025.html": "",
        "https://example.org/docs/blog/index.html": "",
        "https://example.org/docs/blog/a.html": "2025-01-01",
        "https://example.org/docs/blog/b.html": "2025-03-01",
        "https://example.org/docs/feeds/index.html": "",
        "https://example.org/docs/index.html": "",
        "https://example.org/docs/tags/index.html": "",
        "https://example.org/docs/tags/red.html": "",
    }


def test_what_is_unlisted_or_withheld_or_elsewhere_is_in_no_sitemap(blog: Site) -> None:
    blog.write(
        {
            "a.md": article("A", unlisted="true"),
            "b.md": article("B", canonicalURL="https://elsewhere.example/b"),
            "c.md": article("C", draft="true"),
            "d.md": article("D", pubDate="2024-05-01T08:00:00Z"),
            "docs/e.md": "---\nrobots: noindex\norphan: true\n---\n\n# E\n",
        }
    )
    assert places(blog.build("dirhtml", tags=("drafts",))) == {
        "https://example.org/docs/": "",
        "https://example.org/docs/archive/": "",
        "https://example.org/docs/archive/2024/": "",
        "https://example.org/docs/blog/": "",
        "https://example.org/docs/blog/d/": "2024-05-01T08:00:00+00:00",
        "https://example.org/docs/feeds/": "",
    }


def test_a_page_without_a_date_has_that_of_its_commit_where_an_extension_knows_it(
    blog: Site,
) -> None:
    # As sphinx-last-updated-by-git keeps them: None where the clone is too shallow to tell.
    known = {"index": (1735689600, True), "blog/a": (1735689600, True), "tags/red": (None, True)}
    blog.configure(
        BASE,
        "def setup(app):",
        "    app.connect('env-updated', lambda app, env: "
        f"setattr(env, 'git_last_updated', {known!r}))",
    )
    dates = places(blog.build())
    assert dates["https://example.org/docs/index.html"] == "2025-01-01T00:00:00+00:00"
    assert dates["https://example.org/docs/blog/a.html"] == "2025-01-01"
    assert dates["https://example.org/docs/tags/red.html"] == ""


def test_addresses_of_read_the_docs_are_taken(blog: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READTHEDOCS_CANONICAL_URL", "https://me.readthedocs.io/en/stable/")
    blog.configure()
    built = blog.build()
    assert "https://me.readthedocs.io/en/stable/blog/a.html" in places(built)
    canonical = built.page("blog/a").select_one("link[rel=canonical]")
    assert canonical
    assert canonical["href"] == "https://me.readthedocs.io/en/stable/blog/a.html"


@pytest.mark.parametrize("given", ["example.org", "/docs/", "https://[", "ftp://example.org"])
def test_an_address_that_is_not_a_full_one_is_told_of_and_no_file_needs_it(
    blog: Site, given: str
) -> None:
    blog.configure(f"html_baseurl = {given!r}")
    built = blog.build()
    assert not (built.out / "sitemap.xml").exists()
    assert built.messages() == [
        f"html_baseurl: {given!r} is not a full address; accepted: an address such as"
        " 'https://example.org/' [articles.output]"
    ]


def test_without_an_address_one_line_says_what_to_set(blog: Site) -> None:
    blog.configure("html_baseurl = ''")
    built = blog.build()
    assert not (built.out / "sitemap.xml").exists()
    assert built.warnings == []
    said = [line for line in built.status.splitlines() if "html_baseurl" in line]
    (line,) = said
    assert line.endswith("there will be: feeds, llms.txt, metadata of pages, sitemap")


def test_without_an_address_nothing_is_promised_that_is_switched_off(blog: Site) -> None:
    off = ("feeds = {}", "sitemap = False", "llms = False", "metadata = False")
    blog.configure(*(f"articles_{each}" for each in off))
    built = blog.build()
    assert built.warnings == []
    assert "html_baseurl" not in built.status


@pytest.mark.parametrize("builder", ["epub", "singlehtml", "json", "pickle", "text"])
def test_other_builders_write_none(blog: Site, builder: str) -> None:
    built = blog.build(builder, version="1")
    assert not list(built.out.rglob("sitemap.xml"))


def test_it_is_written_only_when_it_shows_something_new(blog: Site) -> None:
    path = blog.build().out / "sitemap.xml"
    before = path.stat().st_mtime_ns
    assert blog.build().out / "sitemap.xml" == path
    assert path.stat().st_mtime_ns == before
    path.unlink()
    blog.build()
    assert path.is_file()


@pytest.mark.parametrize("jobs", [1, 4])
def test_an_edit_gives_what_a_new_build_gives(blog: Site, jobs: int) -> None:
    blog.build(out="kept")
    blog.write({"a.md": article("A", pubDate="2025-07-07"), "c.md": article("C")})
    kept, new = blog.build(out="kept", jobs=jobs), blog.build(out="new", doctrees="doctrees-new")
    assert differences(kept, new) == []
    assert places(kept)["https://example.org/docs/blog/a.html"] == "2025-07-07"


def test_it_goes_when_nothing_calls_for_it(blog: Site) -> None:
    blog.build()
    blog.configure(BASE, "articles_sitemap = False")
    assert not (blog.build().out / "sitemap.xml").exists()


@pytest.mark.parametrize("copied", ["own", "own/sitemap.xml"])
def test_an_authors_own_file_stays_and_is_told_of(blog: Site, copied: str) -> None:
    blog.build()
    blog.write({"docs/own/sitemap.xml": "<mine/>"})
    blog.configure(BASE, f'html_extra_path = ["{copied}"]')
    built = blog.build()
    assert built.text("sitemap.xml") == "<mine/>"
    assert built.messages() == [
        "sitemap: 'sitemap.xml' is where the author's own own/sitemap.xml stands, which is kept"
        " [articles.output]"
    ]


def test_an_authors_own_file_comes_and_goes_in_a_folder_that_was_there(blog: Site) -> None:
    blog.write({"docs/own/else.txt": ""})
    blog.configure(BASE, 'html_extra_path = ["own"]')
    ours = blog.build().text("sitemap.xml")
    blog.write({"docs/own/sitemap.xml": "<mine/>"})
    assert blog.build().text("sitemap.xml") == "<mine/>"
    blog.path("docs/own/sitemap.xml").unlink()
    assert blog.build().text("sitemap.xml") == ours


def test_a_file_that_is_left_out_of_copying_takes_no_place(blog: Site) -> None:
    blog.write({"docs/own/sitemap.xml": "<mine/>"})
    blog.configure(BASE, 'html_extra_path = ["own"]', 'exclude_patterns = ["./sitemap.xml"]')
    built = blog.build()
    assert built.warnings == []
    assert built.text("sitemap.xml") != "<mine/>"


def test_what_cannot_be_written_is_told_and_written_by_the_next_build(blog: Site) -> None:
    way: Path = blog.root / "_build" / "html" / "sitemap.xml"
    (way / "folder").mkdir(parents=True)
    built = blog.build()
    assert [message.partition(":")[0] for message in built.messages()] == [
        f"error writing file {way.relative_to(blog.root)}"
    ]
    (way / "folder").rmdir()
    way.rmdir()
    assert places(blog.build())


def test_a_page_that_only_a_feed_is_made_of_counts_as_unwritten(blog: Site) -> None:
    dated = {"series": "Set", "pubDate": "2025-01-02"}
    blog.write({"a.md": article("A", **dated), "b.md": article("B", **dated)})
    blog.build()
    blog.write({"b.md": article("Another", **dated)})
    blog.build(filenames=[blog.path("docs/index.md")])
    assert differences(blog.build(), blog.build(out="clean", doctrees="clean-doctrees")) == []


def test_no_old_address_stands_where_a_file_of_the_site_does(blog: Site) -> None:
    """A folder of that name would be in its way."""
    blog.configure(BASE, 'articles_redirect_rules = "netlify"')
    old = "[/sitemap.xml, /feed.xml/x, /_redirects, /llms.txt, /blog/old]"
    blog.write({"c.md": article("C", pubDate="2025-01-01", aliases=old)})
    built = blog.build()
    for name in ("sitemap.xml", "feed.xml", "_redirects", "llms.txt"):
        assert (built.out / name).is_file()
    assert "old" in built.text("_redirects")
    assert built.messages() == [
        "aliases: is where the file 'sitemap.xml' (sitemap) stands, which stays "
        "(found '/sitemap.xml') [articles.redirect]",
        "aliases: is where the file of rules stands, which stays "
        "(found '/_redirects') [articles.redirect]",
        "aliases: is where the file 'llms.txt' (llms.txt) stands, which stays "
        "(found '/llms.txt') [articles.redirect]",
    ]
    assert [*built.out.glob("*.unfinished-*")] == []
