"""Markdown beside pages: it says what the page says, to everybody who may see the page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from .building import HOME, IN_SOURCE, PIXEL, Built, Site, article, block, differences
from .twins import BASE, ON, addresses, codes, letters, split, twin

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

EVERYTHING = block(
    r"""
    import { Aside, Tabs, TabItem, Steps, Card, CardGrid } from '@astrojs/starlight/components';
    import { LinkCard, Badge } from '@astrojs/starlight/components';
    import Part from './_part.mdx';

    Text with *emphasis*, **strong `code`**, ~~struck~~, `a | b`, a_b_c, 2 * 3 < 4 & $5,
    <kbd>Ctrl</kbd>
    and [an article](./other.md), [a section](./other.md#below), [a page](https://example.com/a_(b)?x=1).
    Wow![^note] See https://example.com/auto now.\
    After a break.

    ## `Code` in a heading #

    :::note[Mind **this**]
    An aside with a list:

    - one
      - inner
    - two

      with a paragraph
    :::

    > A quote
    >
    > ```python
    > print("```")
    > ```

    1. first
    2. second

       ```text
       code in a list
       ```

    | left | right |
    |:-----|------:|
    | a \| b | **c** [other](./other.md) |
    | `x \| y` | |

    - [x] done
    - [ ] open

    ![A dot](./dot.png "title")

    <Aside type="caution" title="Careful">
    Of *MDX*.
    </Aside>

    <Tabs>
      <TabItem label="One">First **tab**.</TabItem>
      <TabItem label="Two">Second tab.</TabItem>
    </Tabs>

    <Steps>
    1. Do this.
    2. Then that.
    </Steps>

    <CardGrid>
      <Card title="A card">Its text.</Card>
      <LinkCard title="A link" href="/blog/other" description="What it is" />
    </CardGrid>

    <Badge text="New" />

    <details>
    <summary>More</summary>

    Folded **text**.

    </details>

    <table><thead><tr><th>H</th></tr></thead><tbody><tr><td>cell</td></tr></tbody></table>

    <Part />

    ---

    $$
    a^2 + b_1 = c
    $$

    Inline $x_1$ math.

    [^note]: The note, with `code`.
    """
)
FILES = {
    "docs/index.md": HOME,
    "all.mdx": article(
        "Every *kind* of thing", EVERYTHING, description="'What: all of it'", pubDate="2025-01-02",
        tags="[red, C++]", author="Jane Doe", series="Set", secret="hidden", lang="en",
    ),
    "_part.mdx": "Included **text**.\n",
    "other.md": article("Other", "## Below\n\nText.", series="Set", pubDate="2025-01-03"),
    "dot.png": PIXEL,
}  # fmt: skip


@pytest.fixture
def blog(site: Site) -> Site:
    """Two articles at an address with a path, and their twins."""
    site.configure(
        *ON,
        'articles_collections["blog"] = {"path": "../content", "exclude": "_part.mdx"}',
        'myst_enable_extensions = ["dollarmath", "tasklist"]',
    )
    site.write(FILES)
    return site


def body(built: Built, docname: str) -> BeautifulSoup:
    """Return what an article's page shows, with full addresses."""
    page = built.page(docname)
    found = page.select_one("div.body")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("builder", "path"),
    [("html", "blog/all.html.md"), ("dirhtml", "blog/all/index.html.md")],
)
def test_a_twin_says_what_the_page_says(blog: Site, builder: str, path: str) -> None:
    built = blog.build(builder)
    assert built.warnings == []
    page, read = body(built, "blog/all"), twin(built, path)
    for math in page.select(".math"):
        math.string = math.get_text().strip().removeprefix(r"\(").removesuffix(r"\)").removeprefix(
            r"\["
        ).removesuffix(r"\]")  # fmt: skip
    assert letters(read, ".footnotes", ".footnote-ref") == letters(
        page, ".footnote", ".footnote-reference", "p.rubric", ".article-parts-steps"
    )
    assert codes(read) == codes(page)
    assert len(read.select("h1, h2, h3")) == len(page.select("h1, h2, h3"))
    end = ".html" if builder == "html" else "/"
    here = BASE + built.app.builder.get_target_uri("blog/all")
    assert addresses(read) == {urljoin(here, each) for each in addresses(page)}
    assert f"{BASE}blog/other{end}#below" in addresses(read)
    assert {"https://example.com/a_(b)?x=1", "https://example.com/auto"} <= addresses(read)
    assert [(img["src"], img["alt"]) for img in read.select("img")] == [
        (f"{BASE}_images/dot.png", "A dot")
    ]


def test_a_twin_begins_with_what_is_public_of_its_front_matter(blog: Site) -> None:
    head, _ = split(blog.build().text("blog/all.html.md"))
    assert head == {
        "title": "Every *kind* of thing",
        "description": "What: all of it",
        "pubDate": "2025-01-02",
        "tags": ["red", "C++"],
        "authors": ["Jane Doe"],
        "series": ["Set"],
        "lang": "en",
        "canonicalURL": f"{BASE}blog/all.html",
    }


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_a_page_announces_its_twin(blog: Site, builder: str) -> None:
    built = blog.build(builder)
    for docname, address in (("blog/all", "all"), ("blog/other", "other")):
        link = built.page(docname).select_one('link[rel=alternate][type="text/markdown"]')
        assert link is not None
        assert link["href"] == (f"{address}.html.md" if builder == "html" else "index.html.md")
    assert built.page("index").select('link[type="text/markdown"]') == []


def markdown_files(built: Built) -> set[str]:
    return {path.relative_to(built.out).as_posix() for path in built.out.rglob("*.html.md")}


def test_what_is_withheld_or_unlisted_has_no_twin(blog: Site) -> None:
    blog.write(
        {
            "draft.md": article("Draft", draft="true"),
            "late.md": article("Late", pubDate="2999-01-01"),
            "hidden.md": article("Hidden", unlisted="true"),
        }
    )
    built = blog.build()
    assert markdown_files(built) == {"blog/all.html.md", "blog/other.html.md"}
    assert markdown_files(blog.build(tags=("drafts",))) == set()
    assert blog.build(tags=("drafts",)).page("blog/all").select('[type="text/markdown"]') == []
    assert markdown_files(blog.build()) == {"blog/all.html.md", "blog/other.html.md"}


def test_twins_are_withdrawn_with_their_pages_and_with_the_option(blog: Site) -> None:
    blog.build()
    blog.write({"all.mdx": article("All", draft="true")})
    built = blog.build()
    assert markdown_files(built) == {"blog/other.html.md"}
    assert [p for p in built.root.rglob("*") if "all.md.ledger" in p.name] == []
    assert markdown_files(blog.build(articles_markdown="none")) == set()


def test_a_twin_goes_with_its_page_when_the_doctrees_are_gone(blog: Site) -> None:
    blog.build()
    blog.write({"all.mdx": article("All", draft="true")})
    assert markdown_files(blog.build(doctrees="others")) == {"blog/other.html.md"}


def test_twins_are_the_same_after_incremental_and_parallel_builds(blog: Site) -> None:
    blog.write({f"a{at}.md": article(f"A{at}", tags="[red]") for at in range(8)})
    blog.build()
    blog.write({"other.md": article("Another", "## Below\n\nOther text.", series="Set")})
    blog.write({"docs/tags.yml": "red: {label: Crimson}\n", "tags.yml": "red: {label: Crimson}\n"})
    built = blog.build(jobs=2)
    clean = blog.build(out="clean", doctrees="clean-doctrees")
    assert differences(built, clean) == []
    assert "Another" in built.text("blog/all.html.md")


def test_a_build_of_some_files_leaves_the_other_twins_to_the_next(blog: Site) -> None:
    blog.build()
    blog.write({"other.md": article("Another", "## Below\n\nOther text.")})
    blog.build(filenames=[blog.path("all.mdx")])
    assert differences(blog.build(), blog.build(out="clean", doctrees="clean-doctrees")) == []


def test_twins_without_an_address_are_warned_of_and_left_out(blog: Site) -> None:
    built = blog.build(html_baseurl="")
    assert len(built.warnings) == 1
    assert "html_baseurl" in built.warnings[0]
    assert markdown_files(built) == set()
    assert built.page("blog/all").select('[type="text/markdown"]') == []


def test_a_full_file_has_all_twins(blog: Site) -> None:
    built = blog.build(articles_markdown="full")
    text = built.text("llms-full.txt")
    assert built.text("blog/all.html.md") in text
    assert built.text("blog/other.html.md") in text
    assert not (blog.build().out / "llms-full.txt").exists()


def test_twins_in_the_source_directory_are_never_read_as_sources(site: Site) -> None:
    site.configure(*ON, smallest=IN_SOURCE)
    site.write(
        {
            "docs/index.md": HOME + "\n```{toctree}\na\n```\n",
            "docs/a.md": article("A", tags="[red]"),
        }
    )
    for _ in range(2):
        built = site.build(out="../docs/out")
        assert built.warnings == []
        assert markdown_files(built) == {"a.html.md"}
        assert built.env.found_docs.isdisjoint({"out/a.html", "out/a"})
        assert not any(name.startswith("out/") for name in built.env.found_docs)
    site.configure("exclude_patterns = []", smallest=IN_SOURCE)
    again = site.build("dirhtml")
    assert not any(name.startswith("out/") for name in again.env.found_docs)


def test_other_builders_write_no_twins(blog: Site) -> None:
    for builder in ("singlehtml", "epub", "text"):
        built = blog.build(builder, epub_show_urls="no")
        assert markdown_files(built) == set()
        assert not (built.out / "llms.txt").exists()


def test_html_of_all_sorts_is_markdown_in_a_twin(blog: Site) -> None:
    html = block(
        """
        <div><h3>Top</h3><p>One <b>bold</b> <a href="https://example.com/x">link</a><br>next<p>Two</div>
        <ul><li>a<li>b</ul>
        <pre><code class="language-js">let x = `1`;
        </code></pre>
        <dl><dt>T</dt><dd>D</dd></dl>
        <img src="dot.png" alt="Dot"> <script>alert(1)</script>
        <video src="https://example.com/v.mp4" title="Film"></video>
        """
    )
    blog.write({"raw.md": article("Raw", html)})
    read = twin(blog.build(), "blog/raw.html.md")
    assert [each.get_text() for each in read.select("h3")] == ["Top"]
    assert [each.get_text(strip=True) for each in read.select("ul li")] == ["a", "b"]
    assert codes(read) == ["let x = `1`;"]
    assert [each.get_text() for each in read.select("dt, dd")] == ["T", "D"]
    assert read.select("strong, b")[0].get_text() == "bold"
    assert addresses(read) >= {"https://example.com/x", "https://example.com/v.mp4"}
    assert [each["src"] for each in read.select("img")] == [f"{BASE}_images/dot.png"]
    assert "alert" not in read.get_text()


def test_numbers_of_sections_and_figures_are_in_a_twin(site: Site) -> None:
    site.configure(*ON, "numfig = True", smallest=IN_SOURCE)
    text = "# A\n\n## B\n\n```{figure} dot.png\n:name: f\n\nA dot\n```\n\nSee {numref}`f`.\n"
    site.write(
        {
            "docs/index.md": "# Home\n\n```{toctree}\n:numbered:\n\na\n```\n",
            "docs/a.md": f"---\ntags: [red]\n---\n\n{text}",
            "docs/dot.png": PIXEL,
        }
    )
    built = site.build()
    assert built.warnings == []
    assert letters(twin(built, "a.html.md")) == letters(body(built, "a"))


def test_definitions_fields_and_signatures_are_in_a_twin(site: Site) -> None:
    text = block(
        """
        ---
        tags: [red]
        orphan: true
        ---

        # Lists

        ```{eval-rst}
        term : kind
            What it *means*.

            - more

        :name: what it is

        -a, --all    All of it
        -b FILE      One file

        .. py:function:: g(a, *, b=1) -> int

           Does it.

           :param a: something

        | A poem
        | in lines

        .. glossary::

           One
           Two
              Both of them.

        .. seealso:: Them.

        .. productionlist::
           a: `b` "c"

        .. centered:: In the middle

        .. hlist::

           * x
           * y

        .. list-table:: A table
           :header-rows: 1

           * - H
             - J
           * - A

               B
             - C

        .. versionadded:: 1.0
           It.

        .. code-block:: python
           :caption: Said of it

           x = 1

        .. topic:: On it

           Text.

        .. math:: x = 1
           :label: eq
        ```
        """
    )
    site.configure(*ON, smallest=IN_SOURCE)
    site.write({"docs/index.md": HOME, "docs/a.md": text})
    built = site.build()
    assert built.warnings == []
    read = twin(built, "a.html.md").get_text()
    for word in (
        "What it means.",
        "what it is",
        "--all",
        "-b FILE",
        "g(a, *, b=1) → int",
        "Does it.",
        "A poem",
        "Both of them.",
        "See also",
        "Them.",
        "In the middle",
        "A table",
        "Said of it",
        "x = 1",
        "On it",
        "Added in version 1.0",
        "::=",
    ):
        assert word in read
    assert "\n$$\nx = 1\n$$ (1)\n" in built.text("a.html.md")


def test_elements_that_nobody_closes_are_no_deeper_than_can_be_written(site: Site) -> None:
    site.configure('articles_markdown = "pages"', 'html_baseurl = "https://example.org/"')
    many = f"<div>{'<b>' * 1_000}deep{'</b>' * 1_000}</div>\n\nAfter {'<i>x' * 1_000}\n\nEnd\n"
    site.write({"a.md": article("A", many)})
    text = site.build(strict=True).text("blog/a.html.md")
    assert "deep" in text
    assert text.endswith("End\n")
