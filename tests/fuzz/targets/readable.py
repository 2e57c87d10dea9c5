"""The body of a page as feeds have it, and the feeds themselves, of hostile texts."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from sphinxext.articles.dates import read_date
from sphinxext.articles.formats.atom import atom
from sphinxext.articles.formats.feed_html import readable
from sphinxext.articles.formats.feed_values import Category, Document, Enclosure, Entry, Person
from sphinxext.articles.formats.json_feed import json_feed
from sphinxext.articles.formats.rss import rss
from sphinxext.articles.formats.sitemap import Place, sitemap

from ..target import Target, fields, text
from .addresses import _LIVE, PAGE, opened

ADDRESSES = {"href", "src", "cite", "poster", "srcset", "data", "action", "xlink:href"}
RUNNING = {
    "script", "style", "iframe", "object", "embed", "svg", "math", "link", "meta", "base", "form",
    "input", "template", "textarea", "noscript", "title", "xmp", "plaintext",
}  # fmt: skip


class Reader(HTMLParser):
    """Finds what is live, and elements that are closed in another order than they were opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in RUNNING
        for name, value in attrs:
            assert not name.startswith("on")
            assert name != "style"
            picture = name == "src" and (value or "").lower().startswith("data:image/")
            assert picture or name not in ADDRESSES or not _LIVE.match(opened(value or ""))
        if tag not in {"area", "br", "col", "hr", "img", "source", "track", "wbr"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def run_readable(data: bytes) -> None:
    """Make a fragment readable; the second time changes nothing that matters."""
    out = readable(text(data), PAGE)
    reader = Reader()
    reader.feed(out)
    reader.close()
    assert reader.open == []


def run_feeds(data: bytes) -> None:
    """Write feeds of hostile texts; parsers of others read them."""
    title, label, address, when, language, content = fields(data, 6)
    try:
        moment = read_date(when, UTC).instant
    except ValueError:
        moment = datetime(2025, 1, 1, tzinfo=UTC)
    person = Person(title, address)
    entry = Entry(
        id=address or PAGE, address=address or PAGE, title=title, published=moment, updated=moment,
        summary=label, content=content, authors=(person,), categories=(Category(label, address),),
        language=language, enclosure=Enclosure(address or PAGE, label, 1),
    )  # fmt: skip
    feed = Document(
        id=PAGE, address=PAGE, home=address or PAGE, title=title, description=label,
        language=language, author=person, entries=(entry,),
    )  # fmt: skip
    ET.fromstring(atom(feed))
    ET.fromstring(rss(feed))
    ET.fromstring(sitemap([Place(address, label)]))
    json.loads(json_feed(feed))


TARGETS = {
    "readable": Target(
        run=run_readable,
        examples=(
            '<p>a <a href="b.html#x" onclick="x()">b</a><img src="a.png" alt="&quot;"></p>',
            '<div class="admonition note"><p class="admonition-title">Note</p><p>B</p></div>',
            '<img srcset="a.png 1x,b,c.png 2x, javascript:x 3x"><iframe src="https://v.example/1">',
            "<script>x()</script><style>a</style><svg><p>b</svg>c<!-- <p> --><![x[ y ]]><?php",
            '<table><tr><td>a<td>b</table><label class="sd-tab-label">One</label><input checked>',
        ),
        pieces=(
            "<p>", "</p>", "<a ", "<img ", "<b", "<div ", "<script>", "</script>", "<style>",
            "<svg>", "<math>", "<iframe ", "<xmp>", "<plaintext>", "<textarea>", "<title>",
            "<template>", "<noscript>", "<select>", "<option>", "<table>", "<td>", "</", "<", ">",
            "/>", "/", "<!--", "-->", "--!>", "<!", "<![", "<![CDATA[", "]]>", "<?", "&lt;",
            "&#x3c;", "&#58;", "&Tab;", 'href="', "src='", "srcset=", "onclick=", "style=",
            'class="', "headerlink", "admonition", "sd-tab-label", 'lang="', "javascript:",
            "data:image/svg+xml,", "=", '"', "'", " ", "\n",
        ),
    ),
    "feeds": Target(
        run=run_feeds,
        examples=(
            "Title\nTag & <b>\nhttps://example.org/a?b&c\n2025-01-01\nde\n<p>x ]]> y</p>",
            "\x0b\ufffe\n\ud7ff\n\n0001-01-01T00:00:00+00:00:07\npt-BR\n&",
        ),
        pieces=(
            "<", ">", "&", "]]>", "<![CDATA[", '"', "'", "\n", "\x00", "\x0b", "\x1f", "\ufffe",
            "\uffff", "\U0010ffff", "2025", "-01-01", "&#0;", "-->", "\u2028", "T00:00+05:53:28",
        ),
    ),
}  # fmt: skip
