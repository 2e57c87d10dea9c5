"""Feeds: valid in all three formats, with full text whose addresses all lead somewhere."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import feedparser
import pytest
from bs4 import BeautifulSoup

from sphinxext.articles.config.options import OPTIONS

from .building import CONF, HOME, PIXEL, article, block, differences, links

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from .building import Built, Site

BASE = "https://example.org/docs/"
ALL = (
    'articles_feeds = {"site": ["feed.xml", "rss.xml", "feed.json"], "tags": "{page}/feed.xml",'
    ' "collections": "{page}/feed.xml", "series": "{page}.xml", "authors": "by/{name}.xml"}'
)
BODY = block("""
    ## First

    Text with [a link](./b.md), [one of the page](#first), ![a picture](./p.png).

    :::note[Mind]
    This.
    :::

    ```python
    if 1 < 2: pass
    ```
""")


@pytest.fixture
def blog(site: Site) -> Site:
    """Articles with pictures and links, at an address with a path."""
    site.configure(f'html_baseurl = "{BASE}"', 'project = "Site & Co"', 'author = "Jo"', ALL)
    site.write(
        {
            "docs/index.md": HOME,
            "p.png": PIXEL,
            "a.md": article(
                '"A <b>& co"', BODY, pubDate="2025-01-01", updatedDate="2025-02-02", tags="[red]",
                heroImage="./p.png", description="About A", series="S", author="Ann", lang="de",
            ),
            "b.md": article("B", pubDate="2025-01-03T10:00:00+02:00", tags="[red, blue]"),
            "c.md": article("C", pubDate="2025-01-03T10:00:00+02:00"),
            "undated.md": article("Undated", tags="[grey]"),
        }
    )  # fmt: skip
    return site


def parsed(built: Built, name: str) -> Any:
    """Parse a feed, which must be well-formed."""
    found = feedparser.parse((built.out / name).read_bytes())
    assert not found.bozo, found.bozo_exception
    return found


def fed(built: Built, name: str) -> list[str]:
    """Return the titles of a feed."""
    return [each.title for each in parsed(built, name).entries]


def test_a_feed_of_each_group_has_its_articles_newest_first(blog: Site) -> None:
    built = blog.build()
    assert built.warnings == []
    assert fed(built, "feed.xml") == ["B", "C", "A <b>& co"]
    assert fed(built, "blog/feed.xml") == ["B", "C", "A <b>& co"]
    assert fed(built, "tags/red/feed.xml") == ["B"]
    assert fed(built, "de/tags/red/feed.xml") == ["A <b>& co"]
    assert fed(built, "de/series/s.xml") == ["A <b>& co"]
    assert fed(built, "by/de/ann.xml") == ["A <b>& co"]
    assert not (built.out / "tags/grey").exists()
    assert "articles: without a date, so in no feed: 1" in built.status


@pytest.mark.parametrize("name", ["feed.xml", "rss.xml"])
def test_atom_and_rss_say_the_same(blog: Site, name: str) -> None:
    found = parsed(blog.build(), name)
    assert found.version == {"feed.xml": "atom10", "rss.xml": "rss20"}[name]
    feed, entry = found.feed, found.entries[-1]
    assert feed.title == "Site & Co"
    assert [each.href for each in feed.links if each.rel == "self"] == [f"{BASE}{name}"]
    assert feed.updated_parsed[:3] == (2025, 2, 2)
    assert (entry.id, entry.link) == (f"{BASE}blog/a.html",) * 2
    assert entry.published_parsed[:3] == (2025, 1, 1)
    assert entry.author == "Ann"
    assert entry.summary == "About A"
    assert [tag.term for tag in entry.tags] == ["red", "S"]
    enclosure = entry.enclosures[0]
    assert (enclosure.href, enclosure.type) == (f"{BASE}_images/p.png", "image/png")
    assert int(enclosure.length) == len(PIXEL)


def test_the_json_feed_has_what_its_specification_asks_for(blog: Site) -> None:
    found = json.loads(blog.build().text("feed.json"))
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert (found["home_page_url"], found["feed_url"]) == (
        f"{BASE}index.html",
        f"{BASE}feed.json",
    )
    item = found["items"][-1]
    assert item["id"] == item["url"] == f"{BASE}blog/a.html"
    assert item["date_published"] == "2025-01-01T00:00:00+00:00"
    assert item["date_modified"] == "2025-02-02T00:00:00+00:00"
    assert item["tags"] == ["red", "S"]
    assert item["language"] == "de"
    assert all({"id", "content_html"} <= each.keys() for each in found["items"])


def _is_there(out: Path, address: str) -> bool:
    path, fragment = unquote(urlsplit(address).path), urlsplit(address).fragment
    target = out / path.removeprefix("/docs/")
    target = target / "index.html" if path.endswith("/") else target
    if not address.startswith(BASE) or not target.is_file():
        return False
    page = BeautifulSoup(target.read_bytes(), "html.parser") if fragment else None
    return page is None or page.find(id=fragment) is not None


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("slash", ["", "/"])
def test_every_address_of_the_full_text_leads_somewhere(
    blog: Site, builder: str, slash: str
) -> None:
    built = blog.build(builder, html_baseurl=BASE.rstrip("/") + slash)
    entry = json.loads(built.text("feed.json"))["items"][-1]
    soup = BeautifulSoup(entry["content_html"], "html.parser")
    addresses = [str(each["href"]) for each in soup.select("[href]")]
    addresses += [str(each["src"]) for each in soup.select("[src]")]
    assert len(addresses) == 3
    places = [*addresses, entry["url"], entry["image"]]
    assert [each for each in places if not _is_there(built.out, each)] == []


def test_the_full_text_is_the_articles_own_body(blog: Site) -> None:
    entry = json.loads(blog.build().text("feed.json"))["items"][-1]
    soup = BeautifulSoup(entry["content_html"], "html.parser")
    assert [each.get_text() for each in soup.select("h1, h2")] == ["First"]
    assert [each.get_text() for each in soup.select("blockquote strong")] == ["Mind"]
    assert soup.select_one("pre").get_text().strip() == "if 1 < 2: pass"  # type: ignore[union-attr]
    assert not soup.select("[class], [id], script, .headerlink")
    text = soup.get_text()
    assert "¶" not in text
    assert "Ann" not in text  # of the byline
    assert len(soup.select("img")) == 1  # not the hero


def test_what_is_unlisted_or_withheld_is_in_no_feed(blog: Site) -> None:
    blog.write(
        {
            "b.md": article("B", unlisted="true", pubDate="2025-01-01", tags="[red]"),
            "c.md": article("C", draft="true", pubDate="2025-01-01"),
        }
    )
    built = blog.build(tags=("drafts",))
    assert fed(built, "feed.xml") == ["A <b>& co"]
    assert not (built.out / "tags/red/feed.xml").exists()


def test_descriptions_alone_and_few(blog: Site) -> None:
    built = blog.build(articles_feed_content="description", articles_feed_limit=1)
    assert fed(built, "feed.xml") == ["B"]
    assert all("content" not in each for each in parsed(built, "de/series/s.xml").entries)


def test_pages_announce_their_feeds(blog: Site) -> None:
    built = blog.build()
    selector = 'link[rel="alternate"][type]'
    announced = {name: links(built.page(name), selector) for name in ("index", "tags/red")}
    assert [address for _, address in announced["index"]] == ["feed.xml", "rss.xml", "feed.json"]
    assert [address for _, address in announced["tags/red"]][-1] == "red/feed.xml"
    article_of = [address for _, address in links(built.page("blog/a"), selector)]
    assert article_of == ["../feed.xml", "../rss.xml", "../feed.json", "feed.xml"]


def missing(built: Built) -> set[str]:
    """Name the files that pages and ``llms.txt`` lead to, and that are not there."""
    found: set[str] = set()
    for docname in built.env.found_docs:
        page = built.page(docname)
        here = f"{BASE}{built.app.builder.get_target_uri(docname)}"
        selector = 'link[rel="alternate"][type], .article-feed a, a[href$=".xml"], a[href$=".json"]'
        found |= {urljoin(here, str(each["href"])) for each in page.select(selector)}
    found |= set(re.findall(r"\]\(([^)]+)\)", built.text("llms.txt")))
    paths = {unquote(urlsplit(each).path).removeprefix(urlsplit(BASE).path) for each in found}
    assert "feed.xml" in paths
    return {each for each in paths if not (built.out / each).is_file()}


LONG = "x" * 300


def test_the_longest_names_have_all_that_is_told_of_them(blog: Site) -> None:
    blog.configure(
        f'html_baseurl = "{BASE}"', 'articles_markdown = "pages"',
        'articles_feeds = {"site": "feed.xml", "categories": "{page}.xml", "tags": "{page}.json",'
        ' "authors": "feeds/{name}.xml", "series": "{page}.xml"}',
    )  # fmt: skip
    keys = {"tags": f"[{LONG}]", "categories": LONG, "author": LONG, "series": LONG}
    blog.write({f"{'y' * 200}.md": article("L", pubDate="2025-01-03", **keys)})
    built = blog.build()
    assert built.warnings == []
    assert missing(built) == set()
    for folder in ("categories", "tags", "feeds", "series"):
        feeds = [*(built.out / folder).glob("xxx*.xml"), *(built.out / folder).glob("xxx*.json")]
        assert len(feeds) == 1, folder


@pytest.mark.parametrize(
    ("feeds", "wrong"),
    [
        ({"tags": f"{{name}}-{'y' * 240}.xml"}, "longer name"),
        ({"tags": "con/{name}.xml"}, "which Windows cannot have"),
        ({"tags": "../{name}.xml"}, "segment"),
        ({"tags": "<{name}>.xml"}, "which Windows cannot have"),
        ({"tags": "tags.xml"}, "is also the path of another feed"),
        ({"site": ["feed.xml", "s.xml"], "tags": "s.xml/{name}.xml"}, "has a folder"),
        ({"site": ["feed.xml", "s.rss"], "tags": "s.rss/{name}.xml"}, "a folder where 's.rss'"),
    ],
)
def test_a_feed_that_has_no_place_is_told_of_and_offered_nowhere(
    blog: Site, feeds: dict[str, object], wrong: str
) -> None:
    given = {"site": "feed.xml", **feeds}
    blog.configure(f'html_baseurl = "{BASE}"', f"articles_feeds = {given!r}")
    built = blog.build()
    assert built.messages()
    for line in built.messages():
        assert line.startswith("feeds: ")
        assert wrong in line
    assert missing(built) == set()
    offered = links(built.page("tags/blue"), 'link[rel="alternate"][type]')
    assert not [each for _, each in offered if not each.startswith("../")]


@pytest.mark.parametrize("jobs", [1, 4])
def test_feeds_are_the_same_after_edits(blog: Site, jobs: int) -> None:
    blog.build(out="kept")
    blog.write(
        {
            "b.md": article("Other", BODY.replace("b.md", "c.md"), pubDate="2025-05-01"),
            "undated.md": article("Dated", pubDate="2025-06-01", tags="[grey]"),
        }
    )
    kept = blog.build(out="kept", jobs=jobs)
    assert differences(kept, blog.build(out="new", doctrees="doctrees-new")) == []
    assert fed(kept, "feed.xml") == ["Dated", "Other", "C", "A <b>& co"]
    assert fed(kept, "tags/grey/feed.xml") == ["Dated"]
    assert not (kept.out / "tags/blue").exists()


def test_nothing_is_rendered_where_nothing_changed(
    blog: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    blog.build()
    monkeypatch.setattr("sphinxext.articles.outputs.feed_files.full_text", None)
    blog.write({"docs/about.md": "---\norphan: true\n---\n\n# About\n"})
    assert blog.build().warnings == []


def test_a_mistake_is_told_once_however_many_feeds_have_its_article(blog: Site) -> None:
    blog.write({"a.md": article("A", "[nowhere](./nowhere.md)", pubDate="2025-01-01")})
    built = blog.build()
    told = [line for line in built.warnings if "nowhere.md" in line]
    assert len(told) == 1, built.warnings


def test_a_page_is_no_less_out_of_date_for_being_in_a_feed(blog: Site) -> None:
    blog.build()
    blog.write({"a.md": article("A", "New words.", pubDate="2025-01-01")})
    blog.build(filenames=[blog.path("docs/index.md")])
    assert "New words." in blog.build().text("blog/a.html")


def test_without_an_address_only_who_asked_is_warned(blog: Site) -> None:
    blog.configure(ALL)
    asked = blog.build()
    assert asked.messages() == [
        "html_baseurl: feeds: they need the site's address; accepted: an address such as"
        " 'https://example.org/' [articles.output]"
    ]
    blog.configure()
    assert blog.build().warnings == []


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"pages": "feed.xml"}, "'pages' has no feeds"),
        ({"tags": "{tag}.xml"}, "unknown names in braces"),
        ({"site": {"path": "feed", "format": "xml"}}, "'atom', 'rss', or 'json'"),
    ],
)
def test_a_wrong_option_says_what_would_be_right(
    blog: Site, value: dict[str, object], message: str
) -> None:
    with pytest.raises(Exception, match=message):
        blog.build(articles_feeds=value)


def test_a_path_that_leaves_the_output_is_refused(blog: Site) -> None:
    built = blog.build(articles_feeds={"site": "../feed.xml"})
    assert built.messages() == [
        "feeds: '../feed.xml' has an empty, . or .. segment [articles.output]"
    ]
    assert not (built.out.parent / "feed.xml").exists()


def test_control_characters_break_no_feed(blog: Site) -> None:
    blog.write({"b.md": '---\ntitle: "a\\x01b"\npubDate: 1850-01-01\n---\n\nx\x02y\n'})
    built = blog.build()
    assert len(fed(built, "feed.xml")) == len(fed(built, "rss.xml")) == 3
    written = json.loads(built.text("feed.json"))["items"][-1]["content_html"]
    assert written.split() == ["<section>", "<p>x\ufffdy</p>", "</section>"]


def test_the_default_is_atom_for_the_site_and_each_collection(blog: Site) -> None:
    assert OPTIONS["feeds"].default == {"site": "feed.xml", "collections": "{page}/feed.xml"}
    blog.write({"docs/conf.py": CONF + f'html_baseurl = "{BASE}"\n'})
    found = {
        path.relative_to(built.out).as_posix()
        for built in [blog.build()]
        for path in built.out.rglob("feed.xml")
    }
    assert found == {"feed.xml", "blog/feed.xml"}


def test_feeds_know_an_article_by_what_its_author_says(blog: Site) -> None:
    blog.write(
        {
            "a.md": article("A", pubDate="2025-01-01", guid="urn:uuid:1"),
            "b.md": article("B", pubDate="2025-01-02", guid="57 at https://old.example"),
            "c.md": article("C", pubDate="2025-01-03", id="tag:old.example,2020:c"),
            "d.md": article("D", pubDate="2025-01-04", id="intro"),
            "e.md": article("E", pubDate="2025-01-05", guid="urn:uuid:1"),
        }
    )
    built = blog.build()
    [told] = built.messages()
    assert told.startswith("guid: is that of ")
    own = f"{BASE}blog/"
    wanted = [f"{own}e.html", f"{own}d.html", "tag:old.example,2020:c"]
    named = [*wanted, "57 at https://old.example", "urn:uuid:1"]
    assert [each.id for each in parsed(built, "rss.xml").entries] == named
    assert [each["id"] for each in json.loads(built.text("feed.json"))["items"]] == named
    atom = [each.id for each in parsed(built, "feed.xml").entries]
    assert atom == [*wanted, f"{own}b.html", "urn:uuid:1"]  # what is no IRI cannot be one there


def test_titles_say_which_part_it_is_and_authors_what_they_publish(blog: Site) -> None:
    blog.write({"authors.yml": "ann:\n  email: ann@example.org\n  description: Of Ann\n"})
    built = blog.build(articles_feed_series=True)
    entry = parsed(built, "feed.xml").entries[-1]
    assert entry.title == "S (1): A <b>& co"
    assert entry.author_detail.email == "ann@example.org"
    assert entry.author_detail.href == f"{BASE}de/authors/ann.html"
    assert "ann@example.org" not in built.text("rss.xml") + built.text("feed.json")
    assert "Of Ann" not in built.text("feed.xml")


def numbered(first: int, last: int) -> dict[str, str]:
    return {
        f"n{number}.md": article(f"N{number}", pubDate=f"2024-01-{number:02}")
        for number in range(first, last + 1)
    }


def test_archives_are_filled_from_the_oldest_and_stay(site: Site) -> None:
    feeds = 'articles_feeds = {"site": ["feed.xml", "rss.xml"]}'
    options = ("articles_feed_archives = True", "articles_feed_limit = 2")
    site.configure(f'html_baseurl = "{BASE}"', feeds, *options)
    site.write({"docs/index.md": HOME, **numbered(1, 5)})
    built = site.build()
    assert built.warnings == []
    assert fed(built, "feed.xml") == ["N5", "N4"]
    assert fed(built, "feed-2.xml") == ["N4", "N3"]
    assert fed(built, "feed-1.xml") == ["N2", "N1"]
    assert not (built.out / "rss-1.xml").exists()
    found = {name: parsed(built, name).feed for name in ("feed.xml", "feed-2.xml", "feed-1.xml")}
    rels = {
        name: {each.rel: each.href for each in feed.links if each.rel != "alternate"}
        for name, feed in found.items()
    }
    whole, second, first = (f"{BASE}{name}" for name in found)
    assert rels["feed.xml"] == {"self": whole, "prev-archive": second}
    assert rels["feed-2.xml"] == {"self": second, "current": whole, "prev-archive": first}
    assert rels["feed-1.xml"] == {"self": first, "current": whole}
    assert {feed.id for feed in found.values()} == {whole}
    kept = built.text("feed-1.xml"), built.text("feed-2.xml")
    site.write(numbered(6, 7))
    again = site.build()
    assert (again.text("feed-1.xml"), again.text("feed-2.xml")) == kept
    assert fed(again, "feed-3.xml") == ["N6", "N5"]


def test_feeds_go_even_where_nobody_remembers_them(blog: Site) -> None:
    built = blog.build(out="kept")
    assert (built.out / "tags/red/feed.xml").is_file()
    own = built.out / "own.xml"
    own.write_text("<mine/>")
    blog.configure(f'html_baseurl = "{BASE}"', "articles_feeds = {}", "articles_sitemap = False")
    after = blog.build(out="kept", doctrees="new")
    for name in ("feed.xml", "rss.xml", "feed.json", "tags/red/feed.xml", "sitemap.xml"):
        assert not (after.out / name).exists(), name
    assert own.is_file()


def test_old_addresses_may_be_those_of_feeds(blog: Site) -> None:
    blog.configure(
        f'html_baseurl = "{BASE}"',
        ALL,
        'articles_old_addresses = "old.txt"',
        'articles_redirects = "moved.csv"',
    )
    blog.write(
        {
            "docs/old.txt": "/rss.xml\n/atom\n",
            "docs/moved.csv": "old,new\n/atom,/feed.xml\n",
        }
    )
    built = blog.build()
    assert built.warnings == []
    assert "old addresses that lead somewhere: 2 of 2, by redirect: 1" in built.status
