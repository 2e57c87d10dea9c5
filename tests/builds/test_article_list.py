"""The directive ``article-list``: the latest articles, on any page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinxext.articles.widgets.entries import with_code

from .building import PIXEL, article, links, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from .building import Built, Site


def write(site: Site, *options: str) -> None:
    lines = "".join(f"{each}\n" for each in options)
    site.write(
        {
            "docs/index.md": f"# Home\n\n```{{article-list}}\n{lines}```\n",
            "one.md": article("One", pubDate="2025-01-01", tags="[red]", description="Of `x`, *y*"),
            "two.md": article("Two", pubDate="2025-03-01", tags="[red]", series="S"),
            "draft.md": article("Secret", tags="[later]", draft="true"),
        }
    )


def test_a_page_lists_the_latest_articles_with_date_and_description(site: Site) -> None:
    write(site)
    page = site.build(strict=True).page("index")
    assert [text for text, _ in links(page, ".article-list a")] == ["Two", "One"]
    assert [each["datetime"] for each in page.select(".article-entry-meta time")] == [
        "2025-03-01",
        "2025-01-01",
    ]
    assert words(page, ".article-description") == ["Of x, *y*"]
    assert words(page, ".article-description code") == ["x"]


def test_fields_come_in_the_order_in_which_they_are_asked_for(site: Site) -> None:
    write(site, ":layout: table", ":fields: tags, date", ":limit: 1")
    page = site.build(strict=True).page("index")
    assert words(page, "table.article-table th") == ["Title", "Tags", "Date"]
    assert words(page, "table.article-table td") == ["Two", "red", "Mar 1, 2025"]


def test_a_card_is_one_link(site: Site) -> None:
    write(site, ":layout: cards", ":fields: date, tags, series, description")
    cards = site.build(strict=True).page("index").select(".article-entry")
    assert [len(card.select("a")) for card in cards] == [1, 1]


def test_a_tag_that_only_a_draft_has_shows_what_is_said_of_an_empty_list(site: Site) -> None:
    write(site, ":tags: later", ":empty: Nothing yet.")
    page = site.build(strict=True).page("index")
    assert words(page, ".article-list") == ["Nothing yet."]


def test_unknown_names_and_values_are_told_with_the_nearest(site: Site) -> None:
    write(site, ":tags: rad", ":sort: dte", ":collection: blgo")
    messages = site.build().messages()
    assert [each for each in messages if "no tag is called 'rad'; did you mean 'red'?" in each]
    assert [each for each in messages if "did you mean 'date'?" in each]
    assert [each for each in messages if "no collection is called 'blgo'" in each]


def test_a_taxonomy_of_the_projects_own_can_be_asked_for(site: Site) -> None:
    write(site, ":topic: systems", ":fields: topics")
    site.configure('articles_taxonomies = {"topics": {"keys": ["topic"], "singular": "topic"}}')
    site.write({"three.md": article("Three", topic="systems")})
    page = site.build(strict=True).page("index")
    assert [text for text, _ in links(page, ".article-list a")] == ["Three", "systems"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("`x` and `y`", ["x", "y"]),
        ("__init__, *args, <T>", []),
        ("`open", []),
        ("a `b` c `d", ["b"]),
        ("``", []),
    ],
)
def test_in_a_description_only_what_is_between_backticks_is_code(
    text: str, shown: list[str]
) -> None:
    pieces = with_code(text)
    assert [each.astext() for each in pieces if each.tagname == "literal"] == shown
    plain = "".join(each.astext() for each in pieces)
    assert plain == text or shown


MISTAKES = {
    "{series-parts} Trael": "no series is called 'Trael'; did you mean 'Travel'?",
    "{next-in-series}\n:series: Travle": "no series is called 'Travle'; did you mean 'Travel'?",
    "{term-list} tagz": "no taxonomy is called 'tagz'; did you mean 'tags'?",
    "{term-list} tags\n:layout: chip": "'chip' is not known, did you mean 'chips'?",
    "{term-list} tags\n:sort: conut": "'conut' is not known, did you mean 'count'?",
    "{series-list}\n:fields: prats": "'prats' is not known, did you mean 'parts'?",
    "{article-list}\n:layout: tabel": "'tabel' is not known, did you mean 'table'?",
}
SILENT = ("{series-parts} Later", "{next-in-series}\n:series: Later", "{term-list} categories",
          "{article-list}\n:series: Later", "{article-list}\n:tags: later")  # fmt: skip


@pytest.fixture(scope="module")
def asked(new_site: Callable[[], Site]) -> Built:
    """A site that asks for what nobody knows, and for what is not published yet."""
    site = new_site()
    silent = [f"{each}\n:empty: Nothing yet." for each in SILENT]
    asked = "\n\n".join(f"```{each}\n```" for each in (*MISTAKES, *silent))
    site.write(
        {
            "docs/index.md": f"# Home\n\n{asked}\n",
            "a.md": article("A", series="Travel", tags="[red]"),
            "b.md": article("B", series="Later", tags="[later]", draft="true"),
        }
    )
    return site.build()


@pytest.mark.parametrize("message", MISTAKES.values())
def test_every_directive_tells_what_may_have_been_meant(asked: Built, message: str) -> None:
    assert [each for each in asked.messages() if message in each]


def test_what_is_known_but_not_published_is_no_mistake(asked: Built) -> None:
    assert words(asked.page("index"), ".article-empty") == ["Nothing yet."] * len(SILENT)
    assert len(asked.warnings) == len(MISTAKES)


@pytest.mark.parametrize(
    ("before", "level", "tex"), [("", 2, "section"), ("## By year\n\n", 3, "subsection")]
)
def test_the_title_of_a_group_is_one_level_below_what_it_stands_under(
    site: Site, before: str, level: int, tex: str
) -> None:
    """A heading of a volume is counted in the volume, where the page may stand deep."""
    listed = f"# List\n\n{before}```{{article-list}}\n:group-by: year\n```\n"
    inner = "# Inner\n\n```{toctree}\nlist\n```\n"
    home = "# Home\n\n```{toctree}\ninner\n```\n"
    site.write({"docs/index.md": home, "docs/inner.md": inner, "docs/list.md": listed})
    site.write({"a.md": article("A", pubDate="2025-01-01")})
    (title,) = site.build().page("list").select(".article-group-title")
    assert title.name == f"h{level}"
    written = next(site.build("latex", out="tex").out.glob("*.tex")).read_text(encoding="utf-8")
    assert f"\\sub{tex}*{{2025}}" in written


@pytest.mark.parametrize(("builder", "mark"), [("latex", r"\item"), ("text", "* "), ("man", ".IP")])
def test_cards_are_a_list_without_pictures_where_there_are_no_boxes(
    site: Site, builder: str, mark: str
) -> None:
    home = "# Home\n\n```{article-list}\n:layout: cards\n```\n"
    site.write({"docs/index.md": home, "x.png": PIXEL})
    hero = {"heroImage": "{src: ./x.png, alt: A hill}"}
    site.write({f"{name}.md": article(name, pubDate="2025-01-01", **hero) for name in "ab"})
    out = site.build(builder, strict=True).out
    written = next(path for path in out.rglob("*") if path.suffix in {".tex", ".txt", ".1"})
    text = written.read_text(encoding="utf-8")
    assert text.count(mark) >= 2
    assert "A hill" not in text
    assert "includegraphics" not in text.partition(r"\begin{document}")[2]


@pytest.mark.parametrize("name", ["series-parts", "next-in-series"])
def test_parts_of_no_series_are_told_of_on_a_page_that_is_no_article(site: Site, name: str) -> None:
    series = f"# Waiting\n\n```{{{name}}}\n```\n"
    site.write({
        "docs/index.md": f"# Home\n\n```{{{name}}}\n```\n",
        "docs/series/waiting.md": f"---\norphan: true\n---\n\n{series}",
        "a.md": article("A", f"```{{{name}}}\n```"),
        "b.md": article("B", draft="true", series="Waiting"),
        "c.md": article("C", f"```{{{name}}}\n```", series="Travel"),
    })  # fmt: skip
    built = site.build()
    assert built.warnings == [
        "docs/index.md:3: WARNING: this page is not an article, so name a series"
        " [articles.reference]"
    ]


def test_a_list_in_a_language_of_no_article_is_told_of(site: Site) -> None:
    page = (
        "# Home\n\n```{article-list}\n:language: english\n```\n\n```{article-list}\n:language: de"
    )
    site.write({"docs/index.md": f"{page}\n```\n", "a.md": article("A")})
    site.write({"b.md": article("B", draft="true", lang="de")})
    assert site.build().messages() == [
        "no language is called 'english'; accepted: en [articles.reference]"
    ]


@pytest.mark.parametrize(
    ("home", "text"),
    [
        ("md", "# Home\n\n```{article-list}\n:tags: '\"salt, pepper\", C++'\n```\n"),
        ("rst", 'Home\n====\n\n.. article-list::\n   :tags: "salt, pepper", C++\n'),
    ],
)
def test_a_name_with_a_comma_stands_in_quotes_as_each_format_has_them(
    site: Site, home: str, text: str
) -> None:
    site.path("docs/index.md").unlink()
    site.write(
        {
            f"docs/index.{home}": text,
            "a.md": article("A", tags='["salt, pepper"]'),
            "b.md": article("B", tags="[C++]"),
            "c.md": article("C", tags="[salt, pepper]"),
        }
    )
    page = site.build(strict=True).page("index")
    assert sorted(words(page, ".article-entry-title")) == ["A", "B"]
