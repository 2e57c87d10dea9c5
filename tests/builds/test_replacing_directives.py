"""Directives take the place of the automatic component that shows the same, and of no other."""

from __future__ import annotations

import pytest

from .building import Built, Site, article, words

NOTHING = ""
CARD, BANNER = ".article-parts", ".article-banner"


def _series_shown(built: Built, selector: str) -> list[str]:
    """Return the series of which a part shows a card, or a banner, in its order."""
    found = built.page("blog/both").select(selector)
    return [str(each["aria-label"]).rpartition(" ")[2] for each in found]


@pytest.mark.parametrize(
    ("directive", "selector"),
    [("{series-parts}", CARD), ("{next-in-series}", BANNER)],
)
@pytest.mark.parametrize(
    ("named", "shown"),
    [
        (":series: S", ["S", "T"]), (":series: s", ["S", "T"]), (":series: T", ["T", "S"]),
        (":series: Utah", ["Utah", "S", "T"]), (":series: utah", ["Utah", "S", "T"]),
        (NOTHING, ["S", "T"]),
    ],
)  # fmt: skip
def test_a_directive_replaces_the_automatic_one_of_the_series_that_it_names(
    site: Site, directive: str, selector: str, named: str, shown: list[str]
) -> None:
    body = f"```{directive}\n{named}\n```\n"
    site.write({"both.md": article("Both", body, series="[S, T]")})
    for name in ("S", "T", "Utah"):
        site.write({f"{slug}-{name}.md": article(slug, series=name) for slug in "xy"})
    built = site.build(strict=True)
    found = _series_shown(built, f".body nav{selector}")
    if selector == BANNER:
        assert found[0] == shown[0]
    assert sorted(found) == sorted(shown)


@pytest.mark.parametrize("named", ["", "Ser", "ser", "Serie", "Other"])
@pytest.mark.parametrize("place", ["docs/series/ser", "content/series/ser"])
def test_an_own_landing_page_shows_its_parts_once_by_whatever_name_it_asks_for_them(
    site: Site, place: str, named: str
) -> None:
    site.write(
        {
            f"{place}.md": f"---\ntitle: Ser\n---\n```{{series-parts}} {named}\n```\n",
            "series.yml": "ser: {label: Serie}\n",
            **{f"{name}.md": article(name, series="Ser") for name in "ab"},
            "c.md": article("c", series="Other"),
        }
    )
    built = site.build(strict=True)
    shown = [words(nav, "li") for nav in built.page("series/ser").select(".article-parts")]
    assert shown == [*([["c"]] if named == "Other" else []), ["a", "b"]]


@pytest.mark.parametrize(
    ("name", "directive", "lists"),
    [
        ("tags/index", "{term-list} tags", 1), ("tags/index", "{term-list} tag", 1),
        ("tags/index", "{term-list} authors", 2), ("series/index", "{series-list}", 1),
        ("tags/index", "{term-list} tags\n:language: all", 1),
        ("tags/index", "{term-list} tags\n:language: de", 2),
    ],
)  # fmt: skip
def test_an_own_index_repeats_no_list_that_it_shows_itself(
    site: Site, name: str, directive: str, lists: int
) -> None:
    site.configure('articles_languages = ["en", "de"]')
    site.write(
        {
            f"docs/{name}.md": f"---\norphan: true\n---\n# Own\n\n```{directive}\n```\n",
            "a.md": article("A", tags="[x]", author="Jo", series="S"),
            "b.md": article("B", tags="[y]", lang="de"),
        }
    )
    page = site.build(strict=True).page(name)
    assert len(page.select(".article-term-list, .article-series-list")) == lists


@pytest.mark.parametrize(("named", "related"), [("", 1), ("a", 1), ("blog/a", 1), ("b", 2)])
def test_related_articles_of_another_one_leave_those_of_the_article(
    site: Site, named: str, related: int
) -> None:
    site.configure("articles_related = True")
    body = f"```{{related-articles}} {named}\n```\n"
    site.write({"a.md": article("A", body, related="[c]"), "c.md": article("C")})
    site.write({"b.md": article("B", related="[c]")})
    page = site.build(strict=True).page("blog/a")
    assert len(page.select(".article-list")) == related
