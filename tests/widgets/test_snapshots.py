"""What each component makes of the catalogue, as doctrees beside this file.

``UPDATE_SNAPSHOTS=1 pytest tests/widgets`` writes them anew; read them before you commit.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docutils import nodes

from sphinxext.articles.catalogue.catalogue import Catalogue
from sphinxext.articles.catalogue.term_entries import Planned, SeriesEntry
from sphinxext.articles.frontmatter import parse as frontmatter
from sphinxext.articles.nodes import summary
from sphinxext.articles.scan.build_catalogue import build_catalogue
from sphinxext.articles.scan.validation import read_article
from sphinxext.articles.settings import Settings
from sphinxext.articles.views.registry import answer
from sphinxext.articles.views.selection import Query
from sphinxext.articles.views.values import Counted, CountedList, Link, Request
from sphinxext.articles.widgets import WIDGETS
from sphinxext.articles.widgets.common_nodes import Context
from sphinxext.articles.widgets.layouts import LAYOUTS
from sphinxext.articles.widgets.series_list import LAYOUTS as SERIES
from sphinxext.articles.widgets.term_list import LAYOUTS as TERMS

SETTINGS = Settings(now=datetime(2026, 1, 1, tzinfo=UTC), shown=("drafts",))
SOURCES = {
    "blog/one": "title: One & <b>1</b>\nseries: {name: Trio, order: 1}\ndescription: First.",
    "blog/two": (
        "title: Two\nseries: [Trio]\nseriesOrder: 2\nauthor: [Jo Ng, Al]\ntags: [C++, 中文]\n"
        "pubDate: 2025-05-01\nupdatedDate: 2025-05-02T10:00:00Z\ncategory: Notes"
    ),
    "blog/three": "title: Three\nseries: Trio\nseriesOrder: 3\ndraft: true\ndescription: Last.",
    "blog/solo": (
        "title: Solo\nheroImage: https://x.example/y.png\nseries: Alone\ntags: [C++]\n"
        "pubDate: 2025-06-01"
    ),
}
ENTRIES = {
    "trio": SeriesEntry(description="Three of them.", status="complete"),
    "alone": SeriesEntry(planned=(Planned(title="Then", teaser="Soon enough."),)),
}
LISTED = ("image", "date", "reading-time", "tags", "series", "description")


def listed(layout: str, group: str = "") -> tuple[str, Request, dict[str, object]]:
    request = Request("articles", "index", query=Query(), fields=LISTED, group=group)
    return "article-list", request, {"layout": layout}


def series_list(layout: str) -> tuple[str, Request, dict[str, object]]:
    return "series-list", Request("series-list", "series/index"), {"layout": layout}


def term_list(layout: str) -> tuple[str, Request, dict[str, object]]:
    return "term-list", Request("term-list", "tags/index", extra="tags"), {"layout": layout}


CASES: dict[str, tuple[str, Request, dict[str, object]]] = {
    "byline": ("byline", Request("byline", "blog/two"), {}),
    "byline-of-a-draft": ("byline", Request("byline", "blog/three"), {}),
    "banner-first-part": ("banner", Request("parts", "blog/one"), {"style": "banner"}),
    "banner-middle-card-previous": (
        "banner",
        Request("parts", "blog/two"),
        {"style": "card", "previous": True, "classes": ["mine"]},
    ),
    "banner-last-part": ("banner", Request("parts", "blog/three"), {}),
    "banner-planned": ("banner", Request("parts", "blog/solo"), {}),
    "banner-line": ("banner", Request("parts", "blog/one"), {"style": "line"}),
    "banner-from-outside": ("banner", Request("parts", "index", "Trio"), {}),
    "parts-compact": ("parts", Request("parts", "blog/two"), {"compact": True}),
    "parts-folded": ("parts", Request("parts", "blog/three"), {"fold": 2}),
    "parts-on-the-landing-page": ("parts", Request("parts", "series/trio"), {}),
    **{f"series-list-{layout}": series_list(layout) for layout in SERIES},
    **{f"term-list-{layout}": term_list(layout) for layout in TERMS},
    **{f"list-{layout}": listed(layout) for layout in LAYOUTS},
    "list-grouped": listed("compact", "series"),
    "related-at-the-end": (
        "related-articles",
        Request("related", "blog/solo", query=Query(limit=1), fields=("date", "tags")),
        {"layout": "list", "titled": True},
    ),
}


def catalogue_of(sources: dict[str, str]) -> Catalogue:
    articles = [
        read_article(
            frontmatter.parse(f"---\n{matter}\n---\n\nSome words.\n"),
            docname=docname,
            path=f"{docname}.md",
            settings=SETTINGS,
        )[0]
        for docname, matter in sources.items()
    ]
    return build_catalogue(articles, SETTINGS, series_entries=ENTRIES)


def drawn(
    catalogue: Catalogue, component: str, request: Request, options: dict[str, object]
) -> nodes.Element:
    context = Context(
        docname=request.docname,
        format_date=lambda moment: moment.instant.strftime("%d %b %Y"),
        uri=lambda docname: f"/{docname}",
        picture=lambda picture: picture.path,
        options=options,
    )
    return nodes.container("", *WIDGETS[component].render(answer(catalogue, request), context))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return catalogue_of(SOURCES)


@pytest.mark.parametrize("name", CASES)
def test_a_component_makes_the_same_doctree_as_before(name: str, catalogue: Catalogue) -> None:
    doctree = (
        drawn(catalogue, *CASES[name]).pformat().replace('="True"', '="1"')
    )  # as docutils 0.22 writes it
    path = Path(__file__).parent / f"{name}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_text(doctree, encoding="utf-8")
    assert doctree == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("group", "headings"),
    [
        ("year", ["2025", "Undated"]),
        ("month", ["June 2025", "May 2025", "Undated"]),
        ("series", ["Alone", "Trio"]),
        ("category", ["Notes", "Other articles"]),
        ("letter", ["O", "S", "T"]),
    ],
)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_has_the_headings_of_every_group(
    layout: str, group: str, headings: list[str], catalogue: Catalogue
) -> None:
    boxes = drawn(catalogue, *listed(layout, group)).children
    assert [box[0].astext() for box in boxes if isinstance(box, nodes.Element)] == headings
    shown = [box.astext() for box in boxes]
    assert all(sum(title in text for text in shown) == 1 for title in ("Solo", "Two", "Three"))


@pytest.mark.parametrize(
    ("total", "number", "text", "shown"),
    [
        (30, 1, "All parts", (1, 30)),
        (30, 30, "All parts", (1, 30)),
        (31, 1, "Nearby parts", (1, 30)),
        (31, 31, "Nearby parts", (2, 31)),
        (99, 50, "Nearby parts", (35, 64)),
    ],
)
def test_from_the_line_at_the_top_unfold_at_most_the_thirty_parts_nearby(
    total: int, number: int, text: str, shown: tuple[int, int]
) -> None:
    parts = {
        f"blog/p{each}": f"title: P{each}\nseries: S\nseriesOrder: {each}"
        for each in range(1, total + 1)
    }
    request = Request("parts", f"blog/p{number}")
    box = drawn(catalogue_of(parts), "parts", request, {"compact": True})
    [line] = box.findall(summary)
    assert line.astext() == text
    [items] = box.findall(nodes.enumerated_list)
    first, last = shown
    assert [each.astext() for each in items] == [f"P{each}" for each in range(first, last + 1)]
    assert items.get("start", 1) == first


def test_terms_are_in_the_layout_that_fits_how_many_there_are_and_are_described() -> None:
    def fitting(plain: int, described: int) -> str:
        texts = [""] * plain + ["Of it."] * described
        entries = tuple(
            Counted(link=Link(f"t{at}"), count=1, description=text) for at, text in enumerate(texts)
        )
        context = Context(docname="index", format_date=str, uri=str)
        (box,) = WIDGETS["term-list"].render(CountedList(entries, ("count",)), context)
        return str(box["classes"][1])

    assert fitting(3, 0) == fitting(3, 1) == "article-term-list-chips"
    assert fitting(1, 1) == fitting(0, 50) == "article-term-list-counted"
    assert fitting(50, 0) == fitting(50, 1) == "article-term-list-letters"
