"""Feeds keep to the grammars of their formats, whatever they hold."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import jsonschema
import pytest
from lxml import etree

from sphinxext.articles.formats.atom import atom
from sphinxext.articles.formats.feed_values import Category, Document, Enclosure, Entry, Person
from sphinxext.articles.formats.json_feed import json_feed

SCHEMAS = Path(__file__).parents[1] / "schemas"
BASE = "https://example.org/"
BARE = Entry(
    id=f"{BASE}a.html",
    address=f"{BASE}a.html",
    title="A",
    published=datetime(2025, 1, 1, tzinfo=UTC),
    updated=datetime(2025, 1, 1, tzinfo=UTC),
    language="en",
)
FULL = replace(
    BARE,
    published=datetime(2025, 1, 1, 9, 30, tzinfo=timezone(timedelta(hours=5, minutes=30))),
    updated=datetime(1850, 1, 1, tzinfo=timezone(timedelta(hours=1, seconds=5))),
    summary="About <a> & \x01",
    content="<p>Text &amp; more ]]></p>",
    authors=(Person("Jo", f"{BASE}jo", "jo@example.org"), Person("Ann")),
    categories=(Category("red", f"{BASE}tags"), Category('"C++" & <co>')),
    language="zh-Hant-TW",
    enclosure=Enclosure(f"{BASE}p.png", "image/png", 7),
)
ENTRIES = {
    "bare": BARE,
    "full": FULL,
    "with a urn": replace(BARE, id="urn:uuid:1"),
    "with what is no address": replace(BARE, id="57 at https://old.example"),
    "hostile": replace(FULL, title='</title>"><script>\x00\ud800', summary="\u2028]]>"),
}


def feed(*entries: Entry, **more: str) -> Document:
    return Document(
        id=f"{BASE}feed",
        address=f"{BASE}feed",
        home=BASE,
        title="Site & Co",
        description="",
        language="en",
        author=Person("Site", BASE),
        entries=entries,
        **more,  # type: ignore[arg-type]
    )


@pytest.fixture(scope="module")
def grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(SCHEMAS / "atom.rng")))


@pytest.mark.parametrize("name", ENTRIES)
@pytest.mark.parametrize(
    "more", [{}, {"current": f"{BASE}now", "before": f"{BASE}old"}, {"before": f"{BASE}old"}]
)
def test_atom_is_as_its_grammar_says(
    grammar: etree.RelaxNG, name: str, more: dict[str, str]
) -> None:
    written = etree.fromstring(atom(feed(ENTRIES[name], BARE, **more)))
    grammar.assertValid(written)


def test_the_grammar_refuses_what_is_wrong(grammar: etree.RelaxNG) -> None:
    for wrong in (b"<id>", b"<updated>", b"<title>"):
        text = atom(feed(BARE))
        start, end = text.index(wrong), text.index(b"</" + wrong[1:]) + len(wrong) + 1
        assert not grammar.validate(etree.fromstring(text[:start] + text[end:]))


@pytest.mark.parametrize("name", ENTRIES)
def test_a_json_feed_is_as_its_specification_says(name: str) -> None:
    schema = json.loads((SCHEMAS / "json_feed.json").read_text("utf-8"))
    jsonschema.validate(json.loads(json_feed(feed(ENTRIES[name], BARE))), schema)
