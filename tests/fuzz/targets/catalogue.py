"""A whole catalogue: articles, term files and redirects of hostile texts, and all that is asked."""

from __future__ import annotations

import json
import pickle
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinxext.articles.catalogue import by_language
from sphinxext.articles.catalogue.links import find_target, paths_on_site
from sphinxext.articles.files_by_address import find_file
from sphinxext.articles.formats.head_elements import json_script, link, taken_out, without_said
from sphinxext.articles.formats.json_ld import json_ld
from sphinxext.articles.formats.open_graph import open_graph
from sphinxext.articles.formats.site import Site
from sphinxext.articles.frontmatter.taxonomies import BUILT_IN
from sphinxext.articles.html_tokens import StartTag, pieces
from sphinxext.articles.redirects import claims, host_rules, plan
from sphinxext.articles.scan.scan import scan
from sphinxext.articles.settings import Collection, FeedRule, Places
from sphinxext.articles.views import (
    feeds,
    fingerprints,
    own_lists,
    pictures,
    related,
    unknown_names,
)
from sphinxext.articles.views.counted_lists import by_letter
from sphinxext.articles.views.grouping import GROUPS
from sphinxext.articles.views.listing import FIELDS
from sphinxext.articles.views.metadata import metadata_of
from sphinxext.articles.views.query_options import one_of, query_of, query_options
from sphinxext.articles.views.registry import _VIEWS, answer, is_local
from sphinxext.articles.views.values import CountedList, Request

from ...pure.conftest import settings
from ..target import Target, text
from .front_matter import KEYS, VALUES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxext.articles.catalogue.catalogue import Catalogue

_FOLDER = tempfile.TemporaryDirectory()
ROOT = Path(_FOLDER.name).resolve()
CONTENT = ROOT / "content"
OUTSIDE = ROOT / ".env"
OUTSIDE.write_text("secret")
(ROOT / "p.gif").write_bytes(b"GIF89a")
PARTS = (
    "a.md", "b.mdx", "de/c.md", "series.yml", "tags.yml", "authors.yml", "redirects.csv",
    "asked.txt",
)  # fmt: skip
"""The files of an input; what the last one says is asked for, by name and by address."""
COLLECTION = Collection(prefix="blog", folder=CONTENT, url="/blog", public=(ROOT / "public",))
PLACES = Places(
    urls=(("/blog", "blog"),),
    folders=(("blog", CONTENT),),
    collections=(COLLECTION,),
    root=ROOT,
    sites=("https://example.org",),
)
FEEDS = tuple(
    FeedRule(group=group, path=f"{group}/{{name}}.xml", format="atom", content="full", limit=5)
    for group in ("site", "collections", "series", "tags", "authors")
)
SETTINGS = settings(
    strict=True, languages=("de",), feeds=FEEDS, unknown_terms="warn", shown=("drafts",)
)
SITE = Site(
    title="S",
    base="https://example.org/",
    home="index",
    path=lambda docname: f"{quote(docname)}.html",
    picture=lambda picture: picture.path if picture.remote else "a.png",
)
REFERRED = ("article", "series", "tags")


def run(data: bytes) -> None:
    """Write the parts of an input as files, scan them, and ask for everything."""
    parts = data.split(b"\n%%%\n")
    for name, part in zip(PARTS, [*parts, *[b""] * len(PARTS)], strict=False):
        path = CONTENT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(part)
    catalogue = scan([COLLECTION], {}, ROOT, SETTINGS, places=PLACES).catalogue
    for problem in catalogue.problems:
        f"{problem} {problem.hushed()}".encode()
    assert all(docname.encode().decode().isprintable() for docname in catalogue.pages)
    pickle.dumps(catalogue.articles)
    words = text((CONTENT / "asked.txt").read_bytes()).splitlines()[:4]
    requests = [*_requests(catalogue, words)]
    for request in requests:
        found = answer(catalogue, request)
        if isinstance(found, CountedList):
            by_letter(found.entries)
        is_local(request)
    fingerprints.fingerprint(catalogue, requests)
    fingerprints.shared_digest(catalogue)
    fingerprints.excerpts_in(catalogue, requests)
    list(fingerprints.pictures_in(catalogue, requests))
    _ask_for_addresses(catalogue, words)
    _ask_for_pictures(catalogue)
    _ask_for_metadata(catalogue)
    feeds.feeds_without_place(catalogue)
    for feed in feeds.feeds_of(catalogue):
        assert feeds.archive_path(feed.path, 1) != feed.path
    feeds.undated(catalogue)
    for _, found in by_language.by_language(catalogue.articles.values(), catalogue.language):
        assert found


def _requests(catalogue: Catalogue, words: list[str]) -> Iterator[Request]:
    """Yield a request of each kind for some pages; and lists by what *words* say."""
    word, options = words[0] if words else "", query_options(BUILT_IN)
    for docname in ("blog/a", *[*catalogue.pages][:2]):
        yield from (Request(what, docname, word, "tags") for what in _VIEWS)
        yield from (Request(related.VIEW, docname, extra=extra) for extra in ("", related.NEWER))
    for word in words:
        yield from (Request("reference", "index", word, extra, "de") for extra in REFERRED)
        yield Request("parts", "index", word)
        unknown_names.unknown_article(catalogue, word)
        unknown_names.unknown_term(catalogue, "tags", word)
        unknown_names.unknown_series(catalogue, word)
        for kind in REFERRED:
            unknown_names.nearest(catalogue, kind, word)
        converted = {}
        for name, convert in options.items():
            with suppress(ValueError):
                converted[name] = convert(word)
        query = query_of(converted, BUILT_IN)
        fields = (*FIELDS, "tags")
        for page in catalogue.pages.values():
            if page.query is not None:
                own_lists.is_same(catalogue, query, page.query)
                own_lists.is_whole(query, page.query)
        yield Request("articles", "index", query=query, fields=fields, group=GROUPS[len(word) % 4])
        yield Request("articles", "index", fields=fields, group=GROUPS[len(word) % 4], picks=())
        with suppress(ValueError):
            one_of(GROUPS)(word)


def _ask_for_addresses(catalogue: Catalogue, words: list[str]) -> None:
    """Follow addresses: to documents, to files through the door, and old ones to new ones."""
    for word in words:
        find_target(catalogue, "blog/a", word)
        paths_on_site(catalogue, "blog/a", word)
        for picture in (True, False):
            assert find_file(COLLECTION, CONTENT / "a.md", word, picture=picture) != OUTSIDE
    listed, _ = claims.read_table(CONTENT / "redirects.csv")
    found = [*claims.claims(catalogue, lambda docname: f"{docname}.html"), *listed]
    files = {f"{docname}.html": docname for docname in (*catalogue.articles, *catalogue.pages)}
    layout = plan.Layout(files=files, holder=lambda _: "", rules=True, queries=True)
    planned = plan.plan(catalogue, found, layout)
    for problem in planned.problems:
        str(problem).encode()
    for host in (host_rules.NETLIFY, "cloudflare"):
        lines = host_rules.rules(
            planned.rules.values(), host, lambda to: to.address or f"/{to.docname}"
        )
        assert all(len(line.split()) >= 3 for line in lines.splitlines())


def _ask_for_metadata(catalogue: Catalogue) -> None:
    """Write what pages tell machines: nothing in it ends a script or an attribute early."""
    for docname in (*catalogue.articles, *[*catalogue.pages][:2]):
        page = metadata_of(catalogue, docname)
        given = [*open_graph(page, SITE)]
        html = "".join(map(str, given)) + link(rel="canonical", href=SITE.canonical(page))
        assert [each.name for each in pieces(html) if isinstance(each, StartTag)] == [
            *["meta"] * len(given),
            "link",
        ]
        assert not [*without_said(given, html)]
        rest, values = taken_out(html, "og:title")
        assert {*values} <= {"og:title"}
        assert len([*pieces(rest)]) == len([*pieces(html)]) - len(values)
        _, script, _ = pieces(json_script(json_ld(page, SITE)))
        json.loads(script.source)


def _ask_for_pictures(catalogue: Catalogue) -> None:
    for docname in catalogue.articles:
        found = pictures.picture_of(catalogue, docname)
        assert found is None or found.path != str(OUTSIDE)
    for entry in (*catalogue.series.values(), *catalogue.terms["tags"].values()):
        found = pictures.picture_beside(catalogue, entry)
        assert found is None or found.path != str(OUTSIDE)


_A = (
    "---\ntitle: A\npubDate: 2025-01-01\nseries: {name: S, order: 1}\ntags: [x, C++]\nauthor: Jo\n"
    "aliases: [/old/, ../x]\nheroImage: ../p.gif\nrelated: [b/c, nobody]\n---\n"
    "Text [b](b.mdx) ![p](../.env)"
)
_B = "---\nseries: S\nseriesOrder: 1\ntags: [X, c++]\ndraft: true\nslug: b/c\nlang: de\n---\n# B"
_C = "---\ntitle: C\nseries: [S, T]\ntags: cpp\ndate: 2030-01-01\n---\n"
_FILES = (
    "s:\n  planned: [{title: D}]\n  parts: [a]",
    "c++:\n  synonyms: [cpp]\n  image: ../.env\n  label: {en: C++, de: Zeh}",
    "jo: {url: x}",
)
_TABLE, _ASKED = "/a,/b\n/b,/blog/a/\n/c,/c", "x\n../p.gif\n/blog/b/c/\nyear"
EXAMPLES = ("\n%%%\n".join((_A, _B, _C, *_FILES, _TABLE, _ASKED)),)
TARGETS = {
    "catalogue": Target(
        run=run,
        examples=EXAMPLES,
        pieces=(
            *[f"{key}: " for key in KEYS], *VALUES, "http://[", "https://a.example/b.png", "---\n",
            "\n%%%\n", "\n", "- ", "[", "]", "{", "}", ", ", "planned: ", "parts: ", "synonyms: ",
            "image: ", "status: complete", "hidden: true", "x", "X", "S", "C++", "a", "/blog/a",
            "../.env", "%2e%2e/", "/blog/a/?x=1#y", "//", "tags/x", "series/s", "index",
            "a.html/b", "CON", "📚", "x 1 y -", "de", "all",
        ),
    )
}  # fmt: skip
