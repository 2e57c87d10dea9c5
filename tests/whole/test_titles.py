"""The title is the only H1, and text; what is below it keeps its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .building import CONF, article

if TYPE_CHECKING:
    from .building import Site

EXTENSIONS = (
    'myst_enable_extensions = ["amsmath", "attrs_inline", "dollarmath", "fieldlist", "html_image",'
    ' "replacements", "smartquotes", "strikethrough", "substitution", "tasklist"]\n'
)
TITLES = (
    "Why <b>bold</b> & *_* stays",
    "`code` $5 and $10 {{ nothing }}",
    "[x](https://example.org) or https://example.org",
    'It\'s "quoted" -- (c) ... 3 < 4',
    "1. A list? # no ## no #",
    "back\\slash ~~gone~~ H~2~O {attr}`x`",
    ":smile: @someone #tag | a | b |",
    "C++, C#, .NET: 中文 🚀",
)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("conf", [CONF, CONF + EXTENSIONS], ids=["plain", "extensions"])
def test_a_title_is_shown_as_written(site: Site, title: str, conf: str) -> None:
    quoted = "'" + title.replace("'", "''") + "'"
    site.write({"docs/conf.py": conf, "a.md": article(quoted, tags="[x]", series="S")})
    built = site.build("-W")
    assert built.code == 0, built.warnings
    heading = built.page("blog/a").find("h1")
    assert heading.get_text().removesuffix("¶") == title
    assert [tag.name for tag in heading.find_all(True)] == ["a"]
    assert title in built.page("tags/x").get_text()


@pytest.mark.parametrize(
    ("body", "headings"),
    [
        ("Text.", ["h1 Title"]),
        ("## Sub", ["h1 Title", "h2 Sub"]),
        ("# Title\n\n## Sub", ["h1 Title", "h2 Sub"]),
        ("Title\n=====\n\nText.", ["h1 Title"]),
        ("# *Title*\n\nText.", ["h1 Title"]),
        ("First.\n\n# Title\n\nText.", ["h1 Title"]),
        ("# Other\n\n## Sub", ["h1 Title", "h2 Other", "h3 Sub"]),
        ("# One\n\n## Sub\n\n# Two", ["h1 Title", "h2 One", "h3 Sub", "h2 Two"]),
    ],
)
def test_there_is_one_h1_and_it_is_the_title(site: Site, body: str, headings: list[str]) -> None:
    site.write({"a.md": article("Title", body)})
    built = site.build("-W")
    assert built.code == 0, built.warnings
    found = built.page("blog/a").select("section :is(h1, h2, h3, h4)")
    assert [f"{each.name} {each.get_text().removesuffix('¶')}" for each in found] == headings


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("---\ntitle: T\ndraft: false\n---\n\n{nope}`x`\n", 6),
        ("---\ntitle: >-\n  a\n  b\n---\n\n# H\n\n{nope}`x`\n", 9),
        ("\ufeff---\ntitle: T\n---\n{nope}`x`\n", 4),
        ("\n\n---\ntitle: T\n---\n{nope}`x`\n", 6),
        ("---\r\ntitle: T\r\n---\r\n\r\n{nope}`x`\r\n", 5),
        ('+++\ntitle = "T"\n+++\n\n{nope}`x`\n', 5),
        ('{\n"title": "T"\n}\n\n{nope}`x`\n', 5),
        ("{nope}`x`\n", 1),
    ],
)
def test_a_later_warning_has_the_line_of_the_file(site: Site, source: str, line: int) -> None:
    site.write({"a.md": source})
    [warning] = site.build().warnings
    assert warning.startswith(f"content/a.md:{line}: WARNING: Unknown interpreted text role")
