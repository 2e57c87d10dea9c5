"""Fenced code: title, marked lines, numbers, and any language without a warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .building import CONF, IN_SOURCE, article, block, words

if TYPE_CHECKING:
    from bs4 import Tag

    from .building import Site

pytestmark = pytest.mark.across

MERMAID = CONF + block("""
    from docutils import nodes
    from docutils.parsers.rst import Directive

    class Mermaid(Directive):
        has_content = True
        option_spec = {"title": str}

        def run(self):
            text = "\\n".join(self.content)
            return [nodes.literal_block(text, text, classes=["drawn"])]

    def setup(app):
        app.add_directive("mermaid", Mermaid)
    """)


def body(site: Site, text: str, *configuration: str) -> Tag:
    site.configure(*configuration)
    site.write({"a.md": article("A", text)})
    built = site.build(strict=True)
    assert built.warnings == []
    found = built.page("blog/a").select_one(".body")
    assert found is not None
    return found


def languages(page: Tag) -> list[str]:
    found = (each["class"][0] for each in page.select("div[class^=highlight-]"))
    return [name.removeprefix("highlight-") for name in found]


def test_everything_that_is_said_of_code_is_shown(site: Site) -> None:
    page = body(
        site,
        block("""
        ```js title="src/_a_ *b*.js" {1,3-4,99} ins={2} showLineNumbers frame="code"
        one
        two
        three
        four
        five
        ```
        """),
    )
    assert languages(page) == ["js"]
    assert words(page, ".literal-block-wrapper > .code-block-caption .caption-text") == [
        "src/_a_ *b*.js"
    ]
    assert words(page, ".hll") == ["1one", "2two", "3three", "4four"]
    assert words(page, ".linenos") == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    ("info", "title", "marked"),
    [
        ("{1}", None, ["x = 1"]),
        ("ts:src/a.ts", "src/a.ts", []),
        ("ts [a.ts] {2}", "a.ts", ["y = 2"]),
        ('title="a.ts" mark={1} "x" collapse={2}', "a.ts", ["x = 1"]),
        ("{js}", None, []),
        ("{.python}", None, []),
        ("js {0} {9-12} {x}", None, []),
    ],
)
def test_odd_info_strings_are_no_error(
    site: Site, info: str, title: str | None, marked: list[str]
) -> None:
    page = body(site, f"```{info}\nx = 1\ny = 2\n```\n")
    assert words(page, ".caption-text") == ([title] if title else [])
    assert words(page, ".hll") == marked
    assert page.find("pre").get_text() == "x = 1\ny = 2\n"


def test_line_numbers_begin_where_they_are_told_to(site: Site) -> None:
    page = body(site, "```js startLineNumber=7\nx\ny\n```\n")
    assert words(page, ".linenos") == ["7", "8"]


@pytest.mark.parametrize(
    ("language", "lexer"),
    [
        ("astro", "html"), ("mdx", "markdown"), ("jsonc", "json"), ("env", "bash"),
        ("gitignore", "text"), ("txt", "text"), ("plaintext", "text"), ("bicep", "text"),
        ("shellscript", "bash"), ("svelte", "html"), ("C#", "c#"), ("Dockerfile", "dockerfile"),
        ("mermaid", "text"), ("nobody-knows", "none"), ("src/a.ts", "none"), ("python", "python"),
        ("", "none"),
    ],
)  # fmt: skip
def test_a_language_that_pygments_does_not_know_is_no_warning(
    site: Site, language: str, lexer: str
) -> None:
    page = body(site, f"```{language}\nx = 1\n```\n\n~~~{language}\nx = 1\n~~~\n")
    assert languages(page) == [lexer, lexer]
    assert page.find("pre").get_text() == "x = 1\n"


@pytest.mark.parametrize("builder", ["html", "latex"])
@pytest.mark.parametrize("language", ["python", "json", "js", "c"])
def test_code_that_is_none_is_no_warning(site: Site, language: str, builder: str) -> None:
    site.write({"a.md": article("A", f"```{language}\n$$$ ??? ` ¬ «»\n```\n")})
    assert site.build(builder, strict=True).warnings == []


def test_a_lexer_of_the_project_is_used(site: Site) -> None:
    conf = CONF + block("""
        from pygments.lexers import TextLexer

        def setup(app):
            app.add_lexer("mine", TextLexer)
        """)
    site.write({"docs/conf.py": conf, "a.md": article("A", "```mine\nx\n```\n")})
    built = site.build(strict=True)
    assert languages(built.page("blog/a")) == ["mine"]


def test_code_without_a_language_has_the_project_s(site: Site) -> None:
    page = body(site, "```\nx = 1\n```\n", 'highlight_language = "ruby"')
    assert languages(page) == ["ruby"]


def test_an_unknown_directive_is_an_error_that_loses_nothing(site: Site) -> None:
    site.write({"a.md": article("A", "```{nosuch} x\n:a: b\n\nKept.\n```\n")})
    built = site.build()
    assert built.warnings == [
        "content/a.md:5: WARNING: Unknown directive type: 'nosuch' [myst.directive_unknown]"
    ]
    assert "Kept." in built.page("blog/a").find("pre").get_text()


def test_mermaid_is_drawn_where_an_extension_does_that(site: Site) -> None:
    text = "```mermaid\n---\ntitle: X\n---\ngraph TD\n```\n"
    site.write({"docs/conf.py": MERMAID, "a.md": article("A", text)})
    built = site.build(strict=True)
    assert built.warnings == []
    assert "---\ntitle: X\n---\ngraph TD" in built.page("blog/a").select_one(".drawn").get_text()


def test_code_keeps_its_blank_lines_and_spaces(site: Site) -> None:
    page = body(site, "```\n\n  x\t\n\n```\n\n    \tindented\n")
    assert page.select("pre")[0].get_text() == "\n  x\t\n\n"


UNKNOWN = {
    "backticks": "```{{{}}} {}\n{}\n```",
    "tildes": "~~~{{{}}} {}\n{}\n~~~",
    "colons": ":::{{{}}} {}\n{}\n:::",
    "more colons": ":::::{{{}}} {}\n{}\n:::::",
    "not closed": ":::{{{}}} {}\n{}",
}
AROUND = {
    "nothing": "{}",
    "a list": "- item\n\n  {}",
    "a quote": "> {}",
    "an aside": "::::::note\n{}\n::::::",
    "a directive": "::::::{{tip}}\n{}\n::::::",
}
SETTINGS = {
    "as it is": "",
    "colon_fence": 'myst_enable_extensions = ["colon_fence"]',
    "untrusted": "articles_untrusted = True",
    "without asides": 'articles_dialect = {"asides": False}',
    "without code": 'articles_dialect = {"code": False}',
}


@pytest.mark.parametrize("settings", SETTINGS)
@pytest.mark.parametrize("around", AROUND)
def test_an_unknown_directive_loses_nothing(site: Site, settings: str, around: str) -> None:
    if settings == "without asides" and around == "an aside":
        return
    inside = "Okapi *words*\n\n:key: of it"
    cases = [
        (spelling, name, argument, text)
        for spelling in UNKNOWN
        if settings != "without asides" or "colons" not in spelling or spelling == "colons"
        for name in ("grid-itm", "no:such")
        for argument in ("", "Argument *x*")
        for text in (inside, "")
        if argument or text
    ]
    for at, (spelling, *parts) in enumerate(cases):
        written = UNKNOWN[spelling].format(*parts)
        indent = {"a list": "\n  ", "a quote": "\n> "}.get(around, "\n")
        body = AROUND[around].format(written.replace("\n", indent))
        site.write({f"a{at}.md": article(f"A{at}", body)})
    colons = 'myst_enable_extensions = ["colon_fence"]' if settings == "without asides" else ""
    site.configure(SETTINGS[settings], colons)
    built = site.build()
    for at, (_, name, argument, text) in enumerate(cases):
        page = built.page(f"blog/a{at}").select_one(".e-content")
        assert page.select("pre"), cases[at]
        shown = page.get_text()
        assert argument in shown, cases[at]
        assert text in shown, cases[at]
        told = [each for each in built.warnings if each.startswith(f"content/a{at}.md:")]
        assert len(told) == 1, told
        assert f"'{name}'" in told[0]


@pytest.mark.parametrize("builder", ["html", "latex", "text"])
@pytest.mark.parametrize("where", ["content/a.md", "docs/a.md"])
def test_no_format_loses_what_is_in_an_unknown_directive(
    site: Site, builder: str, where: str
) -> None:
    if where == "docs/a.md":
        site.configure('myst_enable_extensions = ["colon_fence"]', smallest=IN_SOURCE)
    names = ("grid-itm", ".frame", "eval-rst", "")
    body = "\n\n".join(
        f":::{{{name}}} argument{at}\nwords{at}\n:::" for at, name in enumerate(names)
    )
    site.write({where: article("A", body, tags="[x]")})
    name = "blog/a" if where == "content/a.md" else "a"
    site.write({"docs/index.md": f"# Home\n\n```{{toctree}}\n{name}\n```\n"})
    built = site.build(builder)
    files = [path for path in built.out.rglob("*") if path.suffix in {".html", ".tex", ".txt"}]
    text = "".join(path.read_text("utf-8") for path in files)
    for at in range(len(names)):
        assert f"argument{at}" in text
        assert f"words{at}" in text
