"""Old addresses lead where things are now, and never over a page."""

from __future__ import annotations

import json
import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

import pytest
from bs4 import BeautifulSoup

from .building import article, differences, words

if TYPE_CHECKING:
    from pathlib import Path

    from .building import Built, Site

BASE = 'html_baseurl = "https://example.org/site/"'


def moved(built: Built, path: str) -> BeautifulSoup:
    """Read the page at an old address."""
    return BeautifulSoup(built.text(path), "html.parser")


def target(built: Built, path: str) -> str:
    """Return the file that the page at *path* leads to; link and refresh agree."""
    page = moved(built, path)
    link, refresh = page.select_one("a"), page.select_one("noscript meta[http-equiv=refresh]")
    assert link
    assert refresh
    assert refresh["content"] == f"0; url={link['href']}"
    found = unquote(urljoin(f"https://x/{path}", str(link["href"])).removeprefix("https://x/"))
    file = found.partition("#")[0].partition("?")[0]
    file = posixpath.join(file, "index.html") if file.endswith("/") or not file else file
    assert (built.out / file).is_file()
    return file


@pytest.mark.parametrize(
    ("builder", "there", "term"),
    [
        ("html", "blog/a.html", "tags/javascript.html"),
        ("dirhtml", "blog/a/index.html", "tags/javascript/index.html"),
    ],
)
def test_old_addresses_lead_to_what_they_were_of(
    site: Site, builder: str, there: str, term: str
) -> None:
    site.configure(BASE)
    site.write(
        {
            "a.md": article(
                "A <b>",
                aliases="[/2019/a/, 2019/b, /2019/c.html, '/caf%C3%A9', ../up]",
                redirect_from="/2019/d",
                tags="[js]",
                series="S",
            ),
            "tags.yml": "javascript:\n  synonyms: [js, ECMA Script]\n  aliases: /topics/js\n",
            "series.yml": "s:\n  title: S\n  aliases: [/course]\n",
        }
    )
    built = site.build(builder)
    assert built.warnings == []
    old = ["2019/a/index.html", "2019/b/index.html", "2019/c.html", "2019/d/index.html"]
    assert {target(built, each) for each in [*old, "café/index.html", "up/index.html"]} == {there}
    index = "/index.html" if builder == "dirhtml" else ".html"
    named = ["topics/js/index.html", f"tags/js{index}", f"tags/ecma-script{index}"]
    assert {target(built, each) for each in named} == {term}
    assert target(built, "course/index.html") == f"series/s{index}"
    page = moved(built, "2019/a/index.html")
    canonical = page.select_one("link[rel=canonical]")
    assert canonical
    assert canonical["href"] == f"https://example.org/site/{there.removesuffix('index.html')}"
    assert words(page, "title") == ["A <b>"]
    assert "location" in words(page, "script")[0]


def test_an_old_address_is_in_no_list(site: Site) -> None:
    site.configure(BASE)
    site.write(
        {
            "a.md": article("A", aliases="[/formerly]"),
            "b.md": article("B", unlisted="true", aliases="/zanzibar"),
        }
    )
    built = site.build()
    lists = ("sitemap.xml", "searchindex.js", "genindex.html")
    assert not [
        name for name in lists if {"formerly", "zanzibar"} & {*re.findall(r"\w+", built.text(name))}
    ]
    assert target(built, "zanzibar/index.html") == "blog/b.html"
    assert moved(built, "zanzibar/index.html").select("meta[name=robots][content=noindex]")
    assert not moved(built, "formerly/index.html").select("meta[name=robots]")


def test_what_is_withheld_has_no_old_address_either(site: Site) -> None:
    site.configure('articles_redirects = "moved.csv"', 'articles_redirect_rules = "netlify"')
    site.write(
        {
            "a.md": article("A", draft="true", aliases="[/old, '/?p=1', /blog/b.html]"),
            "b.md": article("B"),
            "docs/moved.csv": "/older,/blog/a/\n",
        }
    )
    built = site.build()
    assert not (built.out / "old").exists()
    assert not (built.out / "older").exists()
    assert not (built.out / "_redirects").exists()
    assert built.messages() == [
        "leads to an article that is not published (found '/older') [articles.redirect]"
    ]


def test_a_file_of_old_addresses_is_followed_to_the_end(site: Site) -> None:
    site.configure('articles_redirects = "moved.csv"', 'html_extra_path = ["own"]')
    site.write(
        {
            "a.md": article("A", aliases="/two"),
            "docs/own/paper.pdf": "PDF",
            "docs/moved.csv": "old,new\n# by hand\n\n/zero,/one#part\n/one,/two\n"
            "/elsewhere,https://example.com/a?b=1\n/paper,/paper.pdf\n/home,/\n",
        }
    )
    built = site.build()
    assert built.warnings == []
    assert target(built, "zero/index.html") == target(built, "one/index.html") == "blog/a.html"
    link = moved(built, "zero/index.html").select_one("a")
    assert link
    assert link["href"] == "../blog/a.html#part"
    link = moved(built, "elsewhere/index.html").select_one("a")
    assert link
    assert link["href"] == "https://example.com/a?b=1"
    assert target(built, "paper/index.html") == "paper.pdf"
    assert target(built, "home/index.html") == "index.html"


def test_what_cannot_be_is_told_with_its_place(site: Site) -> None:
    site.configure('articles_redirects = "moved.csv"')
    site.write(
        {
            "a.md": article(
                "A", aliases="[/blog/b.html, '/?p=1', /same, /blog/a.html, /CON, /x#y]"
            ),
            "b.md": article("B", aliases="[/same, /search.html]"),
            "docs/moved.csv": "/p,/q\n/q,/p\n/r,/nothing\n/s\n/t,javascript:alert(1)\n"
            "/SAME,/blog/b/\n/in,/p\n",
        }
    )
    built = site.build()
    said = {tuple(line.split(": WARNING: ")) for line in built.warnings}
    rules = "accepted: another address, or articles_redirect_rules = 'netlify' [articles.redirect]"
    assert said == {
        ("content/a.md:3", "aliases: has a fragment, which no server sees (found '/x#y'); "
         "accepted: a path such as /2019/hello/ [articles.redirect]"),
        ("content/a.md:3", "aliases: is where the page 'blog/b' (content/b.md) stands, which stays "
         "(found '/blog/b.html') [articles.redirect]"),
        ("content/a.md:3", "aliases: has a query, which no file can tell from the address without "
         f"(found '/?p=1'); {rules}"),
        ("content/a.md:3", "aliases: would need a file called 'CON', which Windows cannot have "
         f"(found '/CON'); {rules}"),
        ("content/b.md:3", "aliases: is also claimed by content/a.md:3, which keeps it "
         "(found '/same') [articles.redirect]"),
        ("content/b.md:3", "aliases: is where the page 'search' stands, which stays "
         "(found '/search.html') [articles.redirect]"),
        ("docs/moved.csv:1", "leads in a circle: /p/ → /q/ → /p/ (docs/moved.csv:1, "
         "docs/moved.csv:2) (found '/p') [articles.redirect]"),
        ("docs/moved.csv:3", "leads to '/nothing', where nothing is (found '/r') "
         "[articles.redirect]"),
        ("docs/moved.csv:4", "this line is not a pair of addresses; accepted: old,new "
         "[articles.redirect]"),
        ("docs/moved.csv:5", "leads to 'javascript:alert(1)', which is not an address (found '/t') "
         "[articles.redirect]"),
        ("docs/moved.csv:6", "differs from 'same/index.html' by case only, which not every file "
         f"system tells apart (found '/SAME'); {rules}"),
        ("docs/moved.csv:7", "leads to addresses that lead in a circle (found '/in') "
         "[articles.redirect]"),
    }  # fmt: skip
    assert target(built, "same/index.html") == "blog/a.html"
    assert words(built.page("blog/b"), "h1")[0] == "B¶"
    assert not (built.out / "p").exists()


@pytest.mark.parametrize("host", ["netlify", "cloudflare"])
def test_rules_of_the_host_are_written_on_request(site: Site, host: str) -> None:
    site.configure(f'articles_redirect_rules = "{host}"')
    site.write(
        {
            "a.md": article("A", aliases="['/a b/', '/?p=1', /blog/a/]"),
            "b.md": article("B", unlisted="true", aliases="[/secret]"),
        }
    )
    built = site.build()
    lines = built.text("_redirects").splitlines()
    if host == "netlify":
        assert built.warnings == []
        assert lines == ["/ p=1 /blog/a.html 301!", "/a%20b/ /blog/a.html 301!"]
    else:
        assert len(built.warnings) == 1
        assert "'/?p=1'" in built.warnings[0]
        assert lines == ["/a%20b/ /blog/a.html 301"]


STANDING = {
    "/feed.xml": "the file 'feed.xml' (feeds)",
    "/blog/feed.xml/": "the file 'blog/feed.xml' (feeds)",
    "/sitemap.xml": "the file 'sitemap.xml' (sitemap)",
    "/llms.txt": "the file 'llms.txt' (llms.txt)",
    "/objects.inv": "a file of Sphinx's",
    "/searchindex.js": "a file of Sphinx's",
    "/paper.pdf": "the author's own extra/paper.pdf",
    "/in/ROBOTS": "the author's own extra/in/ROBOTS",
    "/blog/b.html": "the page 'blog/b' (content/b.md)",
    "/blog/b.html/": "the page 'blog/b' (content/b.md)",
    "/genindex.html": "the page 'genindex'",
}
OF_SPHINX = ["/_static/alabaster.css", "/_images/p.png", "/_sources/index.md.txt"]


@pytest.mark.parametrize("host", ["", "netlify", "cloudflare"])
def test_no_rule_goes_before_a_file_that_is_there(site: Site, host: str) -> None:
    site.configure(
        BASE, 'html_extra_path = ["extra"]', f'articles_redirect_rules = "{host}"',
        'articles_redirects = "moved.csv"',
    )  # fmt: skip
    old = [*STANDING, *OF_SPHINX, "/blog/a.html/", "/blog/a.html"]
    for files in ({"a.md": article("A", aliases=json.dumps(old))},
                  {"a.md": article("A"), "docs/moved.csv":
                   "".join(f"{each},/blog/a.html\n" for each in old)}):  # fmt: skip
        site.write(
            {
                "docs/moved.csv": "", "docs/extra/paper.pdf": "PDF", "docs/extra/in/ROBOTS": "R",
                "b.md": article("B", pubDate="2025-01-01"), **files,
            }
        )  # fmt: skip
        built = site.build()
        said = [line.removeprefix("aliases: ") for line in built.messages()]
        assert said == [
            *(f"is where {holder} stands, which stays (found {old!r}) [articles.redirect]"
              for old, holder in STANDING.items()),
            *(f"is in a folder of Sphinx's (found {old!r}); accepted: another address "
              "[articles.redirect]" for old in OF_SPHINX),
        ]  # fmt: skip
        assert not (built.out / "_redirects").exists()


TO_UNLISTED = [
    "/blog/hidden/", "/blog/hidden.html", "/blog/hidden.html#part", "/blog/hidden/?a=b",
    "https://example.org/site/blog/hidden.html", "/zanzibar/", "/zanzibar/?a=b", "/again/",
]  # fmt: skip


@pytest.mark.parametrize("host", ["netlify", "cloudflare"])
def test_rules_of_the_host_tell_of_no_address_that_leads_to_an_unlisted_article(
    site: Site, host: str
) -> None:
    site.configure(BASE, f'articles_redirect_rules = "{host}"', 'articles_redirects = "moved.csv"')
    table = [f"/to{at},{new}" for at, new in enumerate(TO_UNLISTED)]
    site.write(
        {
            "hidden.md": article("Hidden", unlisted="true", aliases="/zanzibar"),
            "a.md": article("A", aliases="/old"),
            "docs/moved.csv": "\n".join([*table, "/again,/zanzibar/", "/both,/old"]),
        }
    )
    built = site.build()
    assert built.warnings == []
    asked = [line.split()[0] for line in built.text("_redirects").splitlines()]
    assert asked == ["/both/", "/old/"]
    for path in ("again/index.html", *(f"to{at}/index.html" for at in range(len(TO_UNLISTED)))):
        assert target(built, path) == "blog/hidden.html"
        assert moved(built, path).select("meta[name=robots][content=noindex]")


@pytest.mark.parametrize("host", ["", "netlify", "cloudflare"])
@pytest.mark.parametrize("own", [True, False])
def test_where_no_rule_is_written_what_only_a_rule_can_do_is_told_of(
    site: Site, host: str, own: bool
) -> None:
    site.configure('html_extra_path = ["extra"]', f'articles_redirect_rules = "{host}"')
    alone = ["/con/", "/a:b/", "/<b>/", "/CNAME/x", *(["/_redirects/x"] if own or host else [])]
    standing = ["/CNAME", *(["/_redirects"] if own or host else [])]
    site.write(
        {
            "docs/extra/CNAME": "x",
            "a.md": article("A", aliases=json.dumps([*alone, *standing, "/old"])),
        }
    )
    if own:
        site.write({"docs/extra/_redirects": "/x /y\n"})
    built = site.build()
    assert moved(built, "old/index.html").select("a")
    if own:
        assert built.text("_redirects") == "/x /y\n"
    said = built.messages()
    no_rules = [line for line in said if line.startswith("articles_redirect_rules")]
    assert no_rules == [
        "articles_redirect_rules: no rules are written: '_redirects' is where the author's own "
        "extra/_redirects stands, which is kept; accepted: one of the two [articles.output]"
    ] * bool(own and host)
    told = {
        each for each in (*alone, *standing) if any(f"(found {each!r})" in line for line in said)
    }
    assert told == {*standing, *(() if host and not own else alone)}
    assert len(said) == len(told) + len(no_rules)
    assert any("or articles_redirect_rules" in line for line in said) is not bool(host)


ALONE = ["/blog/a.html/x/", "/zz/<b>/", "/zz/a:b/", "/zz/con/", "/zz/x.html/y/"]


def test_what_only_a_rule_can_do_is_among_the_first_that_the_host_takes(site: Site) -> None:
    site.configure('articles_redirect_rules = "cloudflare"', 'articles_redirects = "m.csv"')
    old = [*(f"/old{at}/" for at in range(2100)), "/zz/x.html", *ALONE]
    site.write({"a.md": article("A"), "docs/m.csv": "".join(f"{each},/blog/a/\n" for each in old)})
    built = site.build()
    assert built.warnings == []
    asked = [unquote(line.split()[0]) for line in built.text("_redirects").splitlines()]
    assert asked[: len(ALONE)] == ALONE
    assert len(asked) == len(old)
    assert all((built.out / each[1:]).exists() for each in asked[len(ALONE) :])


OUTSIDE = [
    "../../../etc/x", "/%2e%2e/%2e%2e/y", "/..%2f..%2fz", "C:\\x", "/a\\b", "//host/x", "/%00",
]  # fmt: skip


def test_no_old_address_leaves_the_output_folder(site: Site) -> None:
    site.write(
        {f"a{at}.md": article("A", aliases=json.dumps([each])) for at, each in enumerate(OUTSIDE)}
    )

    def around() -> set[Path]:
        return {path for path in site.root.parent.rglob("*") if "_build" not in path.parts}

    before = around()
    built = site.build()
    assert around() == before
    assert all("[articles.redirect]" in line for line in built.warnings)
    told = {at for at in range(len(OUTSIDE)) if any(f"/a{at}.md:" in w for w in built.warnings)}
    texts = (page.read_text("utf-8") for page in built.out.rglob("index.html"))
    pages = "".join(text for text in texts if "This page has moved" in text)
    led = {at for at in range(len(OUTSIDE)) if f"blog/a{at}.html" in pages}
    assert told | led == {*range(len(OUTSIDE))}


def test_markup_in_addresses_and_titles_stays_text(site: Site) -> None:
    bad = "/\\\"><script>alert(1)</script>/x&y'"
    site.configure('articles_redirects = "moved.csv"')
    site.write(
        {
            "a.md": article("'</title><script>alert(2)</script>'", aliases="/old"),
            "docs/moved.csv": '/t,"https://e.example/""><script>alert(1)</script>"\n',
            "b.md": article("B", aliases=f'"{bad}"'),
        }
    )
    built = site.build()
    for path in ("old/index.html", "t/index.html"):
        assert len(moved(built, path).select("script")) == 1
        assert "alert" not in words(moved(built, path), "script")[0]


def test_an_edit_of_old_addresses_gives_what_a_new_build_gives(site: Site) -> None:
    site.configure('articles_redirects = "moved.csv"', 'articles_redirect_rules = "netlify"')
    site.write(
        {
            "a.md": article("A", aliases="[/old, /x/y]"),
            "c.md": article("C"),
            "docs/moved.csv": "/one,/blog/a\n",
        }
    )
    first = site.build(out="kept")
    assert target(first, "x/y/index.html") == target(first, "one/index.html") == "blog/a.html"
    site.path("c.md").unlink()
    site.write(
        {
            "a.md": article("Another", aliases="[/old, /blog/c.html]"),
            "b.md": article("B", aliases="/new"),
            "docs/moved.csv": "/one,/blog/b\n",
        }
    )
    kept, new = site.build(out="kept"), site.build(out="new", doctrees="doctrees-new")
    assert differences(kept, new) == []
    assert not (kept.out / "x").exists()
    assert target(kept, "blog/c.html") == "blog/a.html"
    site.write({"c.md": article("C")})
    kept, new = site.build(out="kept"), site.build(out="new2", doctrees="doctrees-new2")
    assert differences(kept, new) == []
    assert words(kept.page("blog/c"), "h1")[0] == "C¶"


SITEMAP = """<?xml version="1.0"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
  xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://old.example/blog/a/</loc><image:image><image:loc>https://old.example/i.png</image:loc>
</image:image></url>
<url><loc>https://old.example/old</loc></url>
<url><loc>https://old.example/gone/</loc></url>
</urlset>
"""


def test_the_end_of_the_build_says_which_old_addresses_are_answered(site: Site) -> None:
    site.configure('articles_old_addresses = "index.xml"')
    site.write(
        {
            "a.md": article("A", aliases="/old"),
            "docs/old.xml": SITEMAP,
            "docs/index.xml": '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
            "<sitemap><loc>https://old.example/old.xml</loc></sitemap>\n"
            "<sitemap><loc>https://old.example/missing.xml</loc></sitemap></sitemapindex>",
        }
    )
    built = site.build("dirhtml")
    assert "old addresses that lead somewhere: 2 of 3, by redirect: 1" in built.status
    assert sorted(built.warnings) == [
        "docs/index.xml:2: WARNING: is a sitemap that does not lie beside this one "
        "(found 'https://old.example/missing.xml') [articles.redirect]",
        "docs/old.xml:7: WARNING: no longer leads anywhere (found 'https://old.example/gone/') "
        "[articles.redirect]",
    ]


def test_old_addresses_may_be_a_plain_list(site: Site) -> None:
    site.configure('articles_old_addresses = "old.txt"', 'html_extra_path = ["own"]')
    site.write(
        {
            "a.md": article("A"),
            "docs/own/paper.pdf": "PDF",
            "docs/old.txt": "# list\n/\n/blog/a.html\n/paper.pdf\n/blog/a/\n/?p=1\n",
        }
    )
    built = site.build()
    assert "old addresses that lead somewhere: 3 of 5, by redirect: 0" in built.status
    assert built.places() == ["docs/old.txt:5", "docs/old.txt:6"]


BOMB = """<?xml version="1.0"?>
<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
<urlset><url><loc>&b;&f;</loc></url></urlset>
"""


@pytest.mark.parametrize(
    "text", [BOMB, "<urlset><url>", "<html></html>", b"\xff\xfe<", b"/caf\xe9"]
)
def test_what_is_no_sitemap_is_told(site: Site, text: str | bytes) -> None:
    site.configure('articles_old_addresses = "old.xml"')
    site.write({"a.md": article("A"), "docs/old.xml": text})
    built = site.build()
    assert len(built.warnings) == 1
    assert "cannot be read" in built.warnings[0]
    assert "root:" not in built.warnings[0]
