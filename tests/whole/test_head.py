"""What a page's head says, and what themes and other extensions read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .building import CONF, article

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from .building import Site

PROBE = """
def probe(app, env):
    meta = env.metadata["blog/a"]
    print("PROBE", meta["pubDate"].year, meta["featured"], meta["tags"], meta["mood"])
def setup(app):
    app.connect("env-updated", probe)
"""


def test_front_matter_reaches_the_head(site: Site) -> None:
    keys = {"description": "All & sundry", "author": "[Jo Ng, Al]", "tags": "[C++, red]"}
    site.write({"a.md": article("A", canonicalURL="https://x.example/a", lang="de", **keys)})
    page = site.build("-W").page("blog/a")
    assert _meta(page, "description") == "All & sundry"
    assert _meta(page, "author") == "Jo Ng, Al"
    assert _meta(page, "keywords") == "C++, red"
    assert page.select_one('link[rel="canonical"]')["href"] == "https://x.example/a"
    assert page.html["lang"] == "de"


def test_opengraph_says_the_description_and_not_the_byline(site: Site) -> None:
    conf = CONF.replace("]", ', "sphinxext.opengraph"]', 1) + 'ogp_site_url = "https://x.example"\n'
    site.write({"docs/conf.py": conf, "a.md": article("A", description="In short", tags="[x]")})
    page = site.build().page("blog/a")
    assert page.select_one('meta[property="og:description"]')["content"] == "In short"
    assert page.select_one('meta[property="og:title"]')["content"] == "A"


def test_metadata_is_typed(site: Site) -> None:
    keys = {"pubDate": "2025-05-01", "featured": "true", "tags": "[x, y]", "mood": "fine"}
    site.write({"docs/conf.py": CONF + PROBE, "a.md": article("A", **keys)})
    assert "PROBE 2025 True ['x', 'y'] fine" in site.build("-W").status


def test_a_byline_has_dates_people_terms_and_reading_time(site: Site) -> None:
    keys = {"pubDate": "2025-05-01", "updatedDate": "2025-06-02T10:00:00+02:00"}
    body = "word " * 500 + "字" * 600
    site.write({"a.md": article("A", body, author="Jo Ng", tags="[C++]", **keys)})
    byline = site.build("-W").page("blog/a").select_one(".article-byline")
    assert [each["datetime"] for each in byline.find_all("time")] == [
        "2025-05-01",
        "2025-06-02T10:00:00+02:00",
    ]
    assert byline.select_one('a[rel="author"]').get_text() == "Jo Ng"
    assert byline.select_one('a[rel="tag"]')["href"] == "../tags/cpp.html"
    assert "4 min read" in byline.get_text()


def test_myst_s_own_keys_pass_through(site: Site) -> None:
    site.write({"a.md": article("A", "{{ who }}", myst="{substitutions: {who: Jo}}")})
    site.write({"docs/conf.py": CONF + 'myst_enable_extensions = ["substitution"]\n'})
    built = site.build("-W")
    assert built.code == 0, built.warnings
    assert "Jo" in built.page("blog/a").find("section").get_text()


def _meta(page: BeautifulSoup, name: str) -> str:
    return str(page.select_one(f'meta[name="{name}"]')["content"])
