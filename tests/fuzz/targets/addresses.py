"""Addresses: which of them run, where they lead, and what an old one was."""

from __future__ import annotations

import re
import tempfile
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sphinxext.articles.catalogue.links import below_site
from sphinxext.articles.formats.feed_html import absolute
from sphinxext.articles.redirects.address import Unusable, path_of, read_address
from sphinxext.articles.redirects.claims import read_table
from sphinxext.articles.redirects.old_site import read_known, review
from sphinxext.articles.slugs import unusable
from sphinxext.articles.unsafe_schemes import leads_elsewhere, runs, runs_in_maths

from ..target import Target, text

_FOLDER = tempfile.TemporaryDirectory()
FILE = Path(_FOLDER.name, "old.xml")
SITES = ("https://example.org/project", "https://example.org")
PAGE = "https://example.org/project/blog/a.html"
_LIVE = re.compile(r"(?:javascript|vbscript|data|blob|filesystem):", re.IGNORECASE)
_LINKED = re.compile(r"\\href\{([^{}]*)\}")
_ELSEWHERE = re.compile(r"(?:(?!data)[a-z][a-z0-9+.-]*:)?[/\\]{2}", re.IGNORECASE)


def opened(address: str) -> str:
    """Return an address as browsers see it (https://url.spec.whatwg.org/#url-parsing)."""
    trimmed = address.strip("".join(map(chr, range(33))))
    return trimmed.replace("\t", "").replace("\n", "").replace("\r", "")


def run_schemes(data: bytes) -> None:
    """Say of an address whether it runs; what does not is harmless, once decoded, too."""
    address = text(data)
    for seen in (address, unquote(address), unquote(unquote(address))):
        if _LIVE.match(opened(seen)):
            assert runs(address)
            assert absolute(address, PAGE) == ""
    if _ELSEWHERE.match(opened(address)):
        assert leads_elsewhere(address)
    full = absolute(address, PAGE)
    assert not _LIVE.match(opened(full))
    assert full == "" or urlsplit(full).scheme
    below_site(address, SITES)


def run_maths(data: bytes) -> None:
    """Look for what may run in maths: written out, it is found."""
    tex = text(data)
    found = runs_in_maths(tex)
    assert found in tex
    for address in _LINKED.findall(tex):
        assert found or not _LIVE.match(opened(address))


def run_old(data: bytes) -> None:
    """Read an old address; it stays on the site, and its file below the output folder."""
    written = text(data)
    for read in (lambda: read_address(written, SITES, "blog"), lambda: path_of(written)):
        with suppress(Unusable):
            old = read()
            assert old.path.startswith("/")
            assert ".." not in old.file.split("/")
            assert not old.file.startswith("/")
            str(old).encode("ascii")
            assert read_address(str(old)) == old
            if not unusable(old.file):
                (Path("/", old.file)).resolve()


def run_table(data: bytes) -> None:
    """Read a table of redirects."""
    FILE.write_bytes(data)
    claims, problems = read_table(FILE)
    assert all(claim.old and claim.new and claim.line > 0 for claim in claims)
    for problem in problems:
        str(problem)


def run_sitemap(data: bytes) -> None:
    """Read the sitemap, or the list, of an old site."""
    FILE.write_bytes(data)
    known, problems = read_known(FILE)
    for problem in (*problems, *review(known, lambda _: None, SITES).problems):
        str(problem)


_PIECES = (
    "javascript:", "data:", "text/html,", "vbscript:", "http://", "https://", "//", "/", "\\",
    "example.org", "project", "blog", "..", ".", "index.html", ".html", "?", "#", "%2e", "%2F",
    "%00", "%0a", "%6a", "%256a", "%", "\t", "\n", "\x01", "\u2028", "[", "]", "@", ":", "&#58;",
    "&colon;", "é", "e\u0301", "%C3%A9", "%FF", "CON", " ", "x=1", "&",
)  # fmt: skip
_OLD = ("/a/b/", "/a.html?x=1", "https://example.org/project/x", "../x", "/%63af%C3%A9", "//h/p#f")
_SITEMAP = (
    '<?xml version="1.0"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    "<url><loc>https://old.example/a</loc></url></urlset>",
    "<sitemapindex><sitemap><loc>https://old.example/old.xml</loc></sitemap></sitemapindex>",
    "<sitemapindex><sitemap><loc>b.xml</loc></sitemap></sitemapindex>",
    "# comment\n/a\nhttps://example.org/project/b\n",
)
TARGETS = {
    "schemes": Target(
        run=run_schemes,
        examples=("javascript:x()", " jAva\tscript:x", "%6aavascript:x", "data:text/html,x", "a:b",
                  "../x", "http://[", "mailto:a@b.example", "//cdn.example/x"),
        pieces=_PIECES,
    ),
    "maths": Target(
        run=run_maths,
        examples=(r"\href{javascript:x}{y}", r"\mmlToken{mi}[href=x]{y}", r"\let\a\href", r"\url"),
        pieces=(*_PIECES, r"\href", r"\url", r"\mmlToken", r"\csname", r"\begin", "{", "}", "{mi}"),
    ),
    "old-addresses": Target(run=run_old, examples=_OLD, pieces=_PIECES),
    "redirects": Target(
        run=run_table,
        examples=("old,new\n/a,/b\n# c\n/c , https://example.org/\n", '"/a\nb","c"\n', "/a\n"),
        pieces=(*_PIECES, ",", '"', "\r", "\0", "old,new\n", "# ", "a" * 140_000, "\ufeff"),
    ),
    "old-sites": Target(
        run=run_sitemap,
        examples=_SITEMAP,
        pieces=(
            *_PIECES, "<url>", "</url>", "<loc>", "</loc>", "<urlset>", "</urlset>", "<?xml ",
            "<sitemapindex>", "<sitemap>", "<!DOCTYPE a [", "<!ENTITY a 'b'>", "&a;", "<![CDATA[",
            "]]>", "<!--", 'encoding="utf-16"', "?>", "old.xml", "http://[", "\ufeff",
        ),
    ),
}  # fmt: skip
