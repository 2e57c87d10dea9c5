"""Markdown as Astro reads it: what its readers see, and no warning that is not the author's."""

from __future__ import annotations

from collections import defaultdict
from gettext import NullTranslations
from typing import TYPE_CHECKING

import pytest

from .building import article, block, links, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import BeautifulSoup

    from .building import Site

    Show = Callable[..., BeautifulSoup]

pytestmark = pytest.mark.across


@pytest.fixture
def show(site: Site) -> Show:
    """Return a function that builds one article, without a warning, and gives its body."""

    def build(body: str, *configuration: str, matter: str = "") -> BeautifulSoup:
        site.configure(*configuration)
        site.write({"a.md": matter + body if matter else article("The title", body)})
        built = site.build(strict=True)
        assert built.warnings == []
        found = built.page("blog/a").select_one(".body")
        assert found is not None
        for link in found.select(".headerlink"):
            link.decompose()
        return found

    return build


def test_asides_are_admonitions_with_standard_or_own_titles(show: Show) -> None:
    page = show(
        block("""
        :::note
        One
        :::
        :::tip[Did *you*?]{icon="star"}
        Two
        :::
        :::tldr
        Three
        :::
        :::duck[Quack]
        Four
        :::
        """)
    )
    assert words(page, ".admonition-title") == ["Note", "Did you?", "TL;DR", "Quack"]
    kinds = [set(each["class"]) - {"admonition"} for each in page.select(".admonition")]
    assert kinds == [{"note"}, {"tip"}, {"note"}, {"note", "duck"}]
    assert page.select_one(".admonition-title em")
    assert words(page, ".admonition p:not(.admonition-title)") == ["One", "Two", "Three", "Four"]


def test_an_unknown_directive_is_a_frame_with_nothing_added(show: Show) -> None:
    page = show(":::section{.columns}\nOne\n:::\n\n:::duck\n- Two\n:::\n\n> [!duck]\n> x\n")
    assert words(page, ".aside-section > p, .aside-duck li") == ["One", "Two"]
    assert words(page, ".admonition-title") == ["Duck"]


def test_a_standard_title_is_in_the_language_of_the_site(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Sphinx remembers translations for as long as the process lives.
    monkeypatch.setattr("sphinx.locale.translators", defaultdict(NullTranslations))
    page = show(":::tip\nx\n:::\n\n> [!WARNING]\n> y\n", 'language = "de"')
    assert words(page, ".admonition-title") == ["Tipp", "Warnung"]


def test_asides_hold_anything_and_stand_anywhere(show: Show) -> None:
    page = show(
        block("""
        ::::note
        ```md
        :::tip
        ```

        :::danger
        - item
        :::
        ::::

        1. :::caution
           in a list
           :::

        > :::info
        > in a quote
        > :::
        """)
    )
    assert words(page, ".note pre") == [":::tip"]
    assert words(page, ".note .danger li") == ["item"]
    assert words(page, "ol > li .caution p:not(.admonition-title)") == ["in a list"]
    assert words(page, "blockquote .note p:not(.admonition-title)") == ["in a quote"]
    assert ":::" not in page.get_text().replace(":::tip", "")


def test_alerts_are_admonitions(show: Show) -> None:
    page = show("> [!NOTE]\n> a\n\n> [!tip] Own *title*\n> - b\n\n> [!quote]\n> c\n\n> d\n")
    assert words(page, ".admonition-title") == ["Note", "Own title", "Quote"]
    assert words(page, ".admonition li") == ["b"]
    assert words(page, "blockquote") == ["d"]


def test_directives_of_myst_and_of_this_extension_still_work(show: Show) -> None:
    page = show(
        block("""
        :::{warning}
        With colons
        :::

        ```{note}
        With ticks
        ```

        ```{next-in-series}
        ```

        {sub}`2` and {article}`this <a>`
        """)
    )
    assert words(page, ".warning p:not(.admonition-title)") == ["With colons"]
    assert words(page, ".note p:not(.admonition-title)") == ["With ticks"]
    assert words(page, "sub") == ["2"]


def test_a_leaf_directive_leads_where_it_would_have_embedded(show: Show) -> None:
    page = show('::youtube[A talk]{id="a_b"}\n\n::github{repo="a/b"}\n')
    links = [(each.get_text(), each["href"]) for each in page.select("p > a")]
    assert links == [
        ("A talk", "https://www.youtube.com/watch?v=a_b"),
        ("https://github.com/a/b", "https://github.com/a/b"),
    ]


def test_an_unknown_leaf_directive_is_told_of_once_and_stays_as_text(site: Site) -> None:
    body = 'Text.\n\n::map{at="x"}\n\n::map[B]{}\n'
    site.write({"a.md": article("A", body), "b.md": article("B", body)})
    built = site.build()
    assert built.warnings == [
        "content/a.md:7: WARNING: the directive ::map is not known; it stays as text "
        "(also in further articles: 1); accepted: ::bilibili, ::bluesky, ::gist, ::github, ::link, "
        "::mastodon, ::tweet, ::vimeo, ::youtube [articles.directive]"
    ]
    assert "::map{at=" in built.page("blog/b").get_text()
    assert "::map[B]{}" in built.page("blog/b").get_text()


def test_thematic_breaks_may_be_anywhere(show: Show) -> None:
    page = show("---\n\n***\n\n## A\n\n---\n\ntext\n\n- x\n  ***\n\n> ---\n\n## B\n\n***\n")
    assert len(page.select("hr")) == 6
    assert len(page.select("li hr, blockquote hr")) == 2


def test_tables_have_their_alignment_and_markup(show: Show) -> None:
    page = show("| *A* | B |\n|:-:|--:|\n| `a\\|b` | [x](https://example.org) |\n| one |\n")
    assert words(page, "th, td") == ["A", "B", "a|b", "x", "one", ""]
    assert page.select_one("td code") and page.select_one("td a") and page.select_one("th em")
    assert [each["class"] for each in page.select("thead th")] == [
        ["head", "text-center"], ["head", "text-right"],
    ]  # fmt: skip


def test_tasks_are_boxes(show: Show) -> None:
    page = show("- [x] done\n- [ ] to *do*\n  - [X] within\n- [y] none\n")
    boxes = page.select("li input[type=checkbox]")
    assert [each.has_attr("checked") for each in boxes] == [True, False, True]
    assert words(page, "li")[-1] == "[y] none"


def test_raw_html_is_left_as_it_is(show: Show) -> None:
    frame = '<iframe src="https://example.org/x" allowfullscreen></iframe>'
    details = "<details>\n<summary>More</summary>\n\n- *in*\n\n</details>"
    page = show(f"{frame}\n\n{details}\n\n<kbd>Esc</kbd> <!-- no --> x<sub>2</sub>\n")
    assert page.find("iframe").attrs == {"src": "https://example.org/x", "allowfullscreen": ""}
    assert words(page, "details > summary, details li em") == ["More", "in"]
    assert words(page, "kbd, sub") == ["Esc", "2"]


def test_struck_text_is_a_deletion(show: Show) -> None:
    page = show("a ~~b *c*~~ ~d~ 5~6 ~~~x\n")
    assert words(page, "del") == ["b c", "d"]
    assert "5~6 ~~~x" in page.get_text()


def test_footnotes_are_numbered_as_they_are_met(show: Show) -> None:
    page = show(
        block("""
        First[^b], then[^A], again[^a], 日本[^日本], none[^none], [a-z][^a-Z].

        [^A]: Of *a*
        [^b]: Of b

            in two paragraphs
        [^日本]: Of Japan
        """)
    )
    assert [each.get_text() for each in page.select("a.footnote-reference")] == [
        "[1]", "[2]", "[2]", "[3]",
    ]  # fmt: skip
    assert "none[^none], [a-z][^a-Z]." in page.get_text()
    assert words(page, "aside.footnote > p:not(.x)") == [
        "Of b", "in two paragraphs", "Of a", "Of Japan",
    ]  # fmt: skip
    for reference in page.select("a.footnote-reference"):
        assert page.find(id=str(reference["href"]).removeprefix("#"))


def test_braces_before_code_are_text_unless_they_name_a_role(show: Show) -> None:
    page = show("A {foo}`b *c*` and {foo-bar}`` `x` `` and {sup}`2`\n")
    assert words(page, ".e-content p:not([class])") == ["A {foo}b *c* and {foo-bar}`x` and 2"]
    assert words(page, "code") == ["b *c*", "`x`"]


def test_punctuation_is_smart_as_in_astro_7(show: Show) -> None:
    page = show("\"Quoted\" -- it's 'so' --- and... `--`\n")
    assert words(page, ".e-content p:not([class])") == ["“Quoted” – it’s ‘so’ — and… --"]


@pytest.mark.parametrize("smart", [True, False])
def test_a_backslash_is_never_lost(show: Show, smart: bool) -> None:
    page = show("\\\\\\\\server\\\\.x \\\\- \\\\`a` C:\\x \\\\\\\\\n", f"smartquotes = {smart}")
    assert words(page, ".e-content p:not([class])") == ["\\\\server\\.x \\- \\a C:\\x \\\\"]


def test_what_is_escaped_is_not_smart(show: Show) -> None:
    page = show(r"""\--watch, \"q\", it\'s, \... and "it's" --""" + "\n\n## \\--flag \\-- on\n")
    assert words(page, ".e-content p:not([class])") == ["""--watch, "q", it's, ... and “it’s” –"""]
    assert page.find(id="--flag----on")


def test_a_quote_opens_after_a_tag_of_html(show: Show) -> None:
    page = show("""A <b>"word"</b>, f[<i class="x">'y'</i>] <br>"z" end.\n""")
    assert words(page, ".e-content p:not([class])") == ["A “word”, f[‘y’] “z” end."]


PRICES = "It costs $5 and $10, or \\$6.\n\nHere $x_1$ and $$y_2$$ in text.\n"


def test_dollars_are_text(show: Show) -> None:
    page = show(PRICES)
    assert words(page, ".e-content p:not([class])") == [
        "It costs $5 and $10, or $6.",
        "Here $x_1$ and $$y_2$$ in text.",
    ]


def test_where_dollars_are_maths_prices_are_not(show: Show) -> None:
    maths = "$$\nz_3\n$$\n\n$$ a $$\nand on\n"
    page = show(f"{PRICES}\n{maths}", 'myst_enable_extensions = ["dollarmath"]')
    assert words(page, "p .math") == ["\\(x_1\\)", "\\(y_2\\)", "\\( a \\)"]
    assert words(page, "div.math") == ["\\[z_3\\]"]
    assert words(page, ".e-content p:not([class])")[0] == "It costs $5 and $10, or $6."


def test_bare_addresses_are_links(show: Show) -> None:
    page = show("見るhttps://example.org/あ。次 (www.example.com), file.md me@example.org\n")
    assert words(page, "p > a") == [
        "https://example.org/あ。次", "www.example.com", "me@example.org",
    ]  # fmt: skip


def test_only_the_first_definition_of_a_link_counts(show: Show) -> None:
    page = show("[//]: # (comment)\n[//]: # (another)\n[a]: /x\n[a]: /y\n\n[a]\n")
    assert page.select_one("p > a")["href"] == "/x"


def test_what_only_myst_takes_for_syntax_is_text(show: Show) -> None:
    page = show("% comment\n\n+++\n\nTerm\n: definition\n\n(a) = b\n\nx (c)=\n")
    assert words(page, ".e-content p:not([class])") == [
        "% comment", "+++", "Term : definition", "(a) = b", "x (c)=",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["a.md", "a.mdx"])
def test_a_target_of_myst_is_one(site: Site, name: str) -> None:
    references = "See {ref}`spot`, {ref}`there <place>`, [this](#spot)."
    body = f"{references}\n\n(spot)=\n\n## Part\n\n(place)=\n\nText.\n"
    site.write({name: article("A", body), "b.md": article("B", "{ref}`spot`")})
    built = site.build(strict=True)
    assert built.warnings == []
    assert links(built.page("blog/b"), ".body p > a") == [("Part", "a.html#spot")]
    assert links(built.page("blog/a"), ".body p > a") == [
        ("Part", "#spot"), ("there", "#place"), ("this", "#spot"),
    ]  # fmt: skip
    assert "(spot)=" not in built.page("blog/a").get_text()


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize(
    "body",
    [
        "(spot)=\n# Its name", "(spot)=\n## Its name", "(spot)=\n#### Its name",
        "(spot)=\n## Its name\n\n# Other", "> (spot)=\n> ## Its name",
        ":::note\n(spot)=\n### Its name\n:::",
    ],
)  # fmt: skip
def test_a_target_above_any_heading_is_called_like_it(site: Site, body: str, lang: str) -> None:
    site.write({"a.md": article("A", body, lang=lang), "b.md": article("B", "{ref}`spot`")})
    built = site.build(strict=True)
    assert links(built.page("blog/b"), ".body p > a") == [("Its name", "a.html#spot")]


def test_an_alternative_text_is_all_that_stands_there(site: Site) -> None:
    site.write({"a.md": article("A", "![run `f()`\nnow *x* <b>](https://example.org/a.png)\n")})
    built = site.build()
    assert built.page("blog/a").select_one(".body img")["alt"] == "run f() now x <b>"


SWITCHES = (
    "asides", "alerts", "embeds", "footnotes", "breaks", "headings", "code", "autolinks",
    "strikethrough", "roles", "nesting",
)  # fmt: skip


@pytest.mark.parametrize("name", SWITCHES)
def test_each_adaptor_can_be_switched_off(site: Site, name: str) -> None:
    asides = ":::note\nx\n:::\n\n> [!TIP]\n> y\n\n::youtube{#z}\n\n"
    body = f"{asides}A[^1]\n\n[^1]: B\n\n***\n\n## A --\n\n"
    body += "```js title='J'\nj\n```\n\nhttps://example.org ~s~ {foo}`f`\n\n" + "> " * 25 + "n\n"
    site.configure(f'articles_dialect = {{"{name}": False}}')
    site.write({"a.md": article("A", body)})
    page = site.build().page("blog/a")
    found = {
        "asides": page.select_one("div.note") is not None,
        "alerts": page.select_one("div.tip") is not None,
        "embeds": page.find("a", href="https://www.youtube.com/watch?v=z") is not None,
        "footnotes": page.find(id="fn-1") is not None,
        "breaks": page.select_one(".body section hr") is not None,
        "headings": page.select_one("section > section[id='a-']") is not None,
        "code": page.select_one(".caption-text") is not None,
        "autolinks": page.find("a", href="https://example.org") is not None,
        "strikethrough": page.find("del") is not None,
        "roles": "{foo}f" in page.get_text(),
        "nesting": len(page.select("blockquote")) >= 25,
    }
    expected = {each: each != name for each in found} | {"breaks": True}
    assert found == expected
