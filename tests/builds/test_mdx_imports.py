"""What MDX imports besides components: partials, and files as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .building import PIXEL, article, words
from .secrets import places

if TYPE_CHECKING:
    from .building import Site

SHOWS = (
    'import Part from "./_part.mdx"\n\n## Own\n\n<Part name="you" />\n\nAfter {frontmatter.title}.'
)
PATTERN = 'articles_collections = {"blog": {"path": "../content", "pattern": "**/[^_]*.mdx"}}'


def test_a_partial_is_shown_with_the_attributes_it_is_given(site: Site) -> None:
    head = "---\ntitle: P\n---\nimport pic from './p.png'\n\n### Inner\n\n"
    part = f"{head}Hello {{props.name}}, {{frontmatter.title}}.\n\n<img src={{pic}} />\n"
    site.configure(PATTERN)
    site.write({"a.mdx": article("A", SHOWS), "_part.mdx": part, "p.png": PIXEL})
    built = site.build()
    assert built.warnings == []
    page = built.page("blog/a")
    assert words(page, "#own #inner > p") == ["Hello you, P.", "After A."]
    assert page.select_one("#inner img")["src"] == "../_images/p.png"


def test_a_changed_partial_is_shown_anew(site: Site) -> None:
    site.configure(PATTERN)
    site.write({"a.mdx": article("A", SHOWS)})
    assert "<Part>" in site.build().warnings[0]
    site.write({"_part.mdx": "one"})
    built = site.build()
    assert (built.warnings, "one" in built.page("blog/a").get_text()) == ([], True)
    site.write({"_part.mdx": "two three"})
    assert "two three" in site.build().page("blog/a").get_text()


def test_mistakes_in_a_partial_are_found_in_its_own_file(site: Site) -> None:
    site.configure(PATTERN)
    site.write({"a.mdx": article("A", SHOWS + "\n\n{f()}"), "_part.mdx": "---\na: 1\n---\n\n{g()}"})
    places = site.build().places()
    assert places == ["content/_part.mdx:5", "content/a.mdx:13"]


def test_a_partial_that_shows_itself_ends(site: Site) -> None:
    site.configure(PATTERN)
    part = "import Part from './_part.mdx'\n\nOnce.\n\n<Part />\n"
    site.write({"a.mdx": article("A", SHOWS), "_part.mdx": part})
    built = site.build()
    assert built.page("blog/a").get_text().count("Once.") == 1
    [warning] = built.warnings
    assert "the component <Part>" in warning


@pytest.mark.parametrize("pattern", ["**/[^_]*.mdx", "**/*.mdx"])
@pytest.mark.parametrize(
    "key",
    ["draft: true", "isDraft: maybe", "pubDate: 2100-01-01", "expires: 2020-01-01", "draft: ["],
)
def test_what_is_withheld_is_not_shown_by_an_import(site: Site, pattern: str, key: str) -> None:
    body = 'import raw from "./_part.mdx?raw"\n' + SHOWS + '\n\n<Code code={raw} lang="md" />'
    site.configure(PATTERN.replace("**/[^_]*.mdx", pattern))
    site.write({"a.mdx": article("A", body), "_part.mdx": f"---\n{key}\n---\nThe okapi.\n"})
    built = site.build()
    assert places(site.root / "_build") == []
    assert words(built.page("blog/a"), "#own > p") == ["After A."]
    said = [
        each for each in built.messages() if "<Part> shows a file that is not published" in each
    ]
    assert len(said) == 1
    if key != "draft: [":
        shown = site.build(tags=("drafts", "future", "expired"))
        assert words(shown.page("blog/a"), "#own > p") == ["The okapi.", "After A."]
        site.build()
        assert places(site.root / "_build") == []


def test_a_file_is_quoted(site: Site) -> None:
    body = 'import text from "./x.py?raw"\n\n<Code code={text} lang="python" title="x.py" />'
    site.write({"a.mdx": article("A", body), "x.py": "print(1)\n"})
    built = site.build()
    assert built.warnings == []
    assert words(built.page("blog/a"), ".highlight-python pre") == ["print(1)"]


def test_a_file_that_is_not_there_is_warned_of(site: Site) -> None:
    body = 'import text from "./x.py?raw"\n\n<Code code={text} />'
    site.write({"a.mdx": article("A", body)})
    [message] = site.build().messages()
    assert message.startswith("the attribute code of <Code> cannot be evaluated (found 'text')")


ONE = (
    'export const version = "PARTIAL"\n\nOne {version}[^1], see [docs], [^own].\n\n'
    "[^1]: NOTE OF ONE\n\n[docs]: https://one.example/\n"
)
TWO = (
    "Two {version}[^1], see [docs], [more].\n\n[^1]: NOTE OF TWO\n\n[docs]: https://two.example/\n"
)
OF_ITS_OWN = (
    'import One from "./_one.mdx"\nimport Two from "./_two.mdx"\n'
    'export const version = "ARTICLE"\n\n<One />\n\n<Two />\n\n<One />\n\n'
    "After: {version}[^1], see [docs], [^own].\n\n"
    "[^1]: NOTE OF ARTICLE\n\n[^own]: OWN NOTE\n\n"
    "[docs]: https://own.example/\n[more]: https://more.example/\n"
)


@pytest.mark.parametrize("builder", ["html", "latex", "epub", "text"])
def test_each_imported_file_is_a_module_of_its_own(site: Site, builder: str) -> None:
    site.configure(PATTERN)
    site.write({"a.mdx": article("A", OF_ITS_OWN), "_one.mdx": ONE, "_two.mdx": TWO})
    site.write({"docs/index.md": "# Home\n\n```{toctree}\nblog/a\n```\n"})
    built = site.build(builder)
    [warning] = [each for each in built.warnings if "conf value" not in each]
    assert warning.startswith("content/_two.mdx:1: ")
    assert "{version}" in warning
    files = [path for path in built.out.rglob("*") if path.suffix in {".html", ".tex", ".xhtml"}]
    text = "".join(path.read_text("utf-8") for path in files) or built.text("blog/a.txt")
    for note in ("NOTE OF ONE", "NOTE OF TWO", "NOTE OF ARTICLE", "OWN NOTE"):
        assert note in text
    if builder != "html":
        return
    page = built.page("blog/a")
    notes = {f"#{each['id']}": each.get_text() for each in page.select("aside.footnote")}
    assert len(notes) == 4
    for start, note, site_of in (
        ("One PARTIAL", "NOTE OF ONE", "one"),
        ("Two ", "NOTE OF TWO", "two"),
        ("After: ARTICLE", "NOTE OF ARTICLE", "own"),
    ):
        for shown in [each for each in page.select("p") if each.get_text().startswith(start)]:
            targets = [str(each["href"]) for each in shown.select("a")]
            assert note in notes[targets[0]]
            assert targets[1] == f"https://{site_of}.example/"
            assert ("[^own]" in shown.get_text()) == (start == "One PARTIAL")
    two = next(each for each in page.select("p") if each.get_text().startswith("Two "))
    assert "[more]" in two.get_text()
