"""MDX is read as tokens: components, expressions, statements, exact lines, linear time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from sphinxext.articles.markdown.mdx import DISABLED, mdx_plugin
from sphinxext.articles.markdown.mdx.state import state_of

from .growing import AT_MOST, growth

if TYPE_CHECKING:
    from collections.abc import Callable


def parsed(text: str, env: dict[str, Any] | None = None) -> list[Token]:
    """Parse MDX."""
    md = MarkdownIt("commonmark").enable("table").disable(list(DISABLED)).use(mdx_plugin)
    return md.parse(text, env)


def outline(tokens: list[Token]) -> str:
    """Write tokens on one line: names of elements, text, and other tokens by their types."""
    words = []
    for token in tokens:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name == "mdx_element":
            mark = {1: "<{}>", 0: "<{}/>", -1: "</{}>"}[token.nesting]
            words.append(mark.format(token.meta["piece"].name))
        elif token.type == "inline":
            words.append(outline(token.children or []))
        elif token.content.strip():
            words.append({"text": "{}", "mdx_expression": "{{{}}}"}.get(name, name + ":{}").format(
                token.content.strip()
            ))  # fmt: skip
        elif token.type != "softbreak" and token.nesting >= 0:
            words.append(name)
    return " ".join(words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<A />", "<A/>"),
        ("<A>\ntext\n</A>", "<A> paragraph text </A>"),
        ("<A>text</A>", "<A> text </A>"),
        ("<A><B>text</B></A>", "<A> <B> text </B> </A>"),
        ("a <A>text</A> b", "paragraph a <A> text </A> b"),
        ("text\n<A>\n", "paragraph text mdx_problem:<A> has no closing tag"),
        ("<A>\n    <B>\n        text\n    </B>\n</A>", "<A> <B> paragraph text </B> </A>"),
        ("<A>\n\n        # deep\n\n</A>", "<A> heading deep </A>"),
        ("<A>\n  - x\n    - y\n</A>", "<A> bullet_list list_item paragraph x bullet_list list_item"
         " paragraph y </A>"),
        ("<A>\n    - x\n    - y\n        - z\n</A>", "<A> bullet_list list_item paragraph x"
         " list_item paragraph y bullet_list list_item paragraph z </A>"),
        ("<A\n  b='1'\n\n  c={`x\n\ny`}\n/>", "<A/>"),
        ("<A.B/>", "<A.B/>"),
        ("<></>", "<> </>"),
        ("<A/> <B/>", "<A/> <B/>"),
        ("- <A>\n  x\n  </A>", "bullet_list list_item <A> paragraph x </A>"),
        ("> <A>\n> x\n> </A>", "blockquote <A> paragraph x </A>"),
        ("# A <B/>", "heading A <B/>"),
        ("*a <B>c</B>*", "paragraph em a <B> c </B>"),
        ("<A>first\nsecond</A>", "<A> first second </A>"),
        ("<A>first\n</A>", "<A> paragraph first </A>"),
        ("<A>one\n\ntwo</A>", "<A> paragraph one paragraph two </A>"),
    ],
)  # fmt: skip
def test_components_are_elements_around_markdown(text: str, expected: str) -> None:
    assert outline(parsed(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "`<A>{b}`",
        "```\n<A>{b}\n```",
        "\\<A> \\{b}",
        "a < b",
        "<3",
        "<https://a.b/c>",
        "{ never",
        "<A b=",
    ],
)
def test_what_is_no_piece_is_text(text: str) -> None:
    assert not any(
        each.type.startswith("mdx")
        for token in parsed(text)
        for each in (token, *(token.children or ()))
    )


@pytest.mark.parametrize(
    "text",
    [
        "{/* a */}",
        "{/*\na\n\nb\n*/}",
        "<!-- a -->",
        "<!--\n\n-->",
        "{ /* a */ /* b */ }",
        "{// a\n}",
    ],
)
def test_comments_leave_nothing(text: str) -> None:
    assert outline(parsed(f"x\n\n{text}\n\ny {text.replace(chr(10) * 2, ' ')} z")).startswith(
        "paragraph x paragraph y"
    )
    assert "a" not in outline(parsed(text)).split()


@pytest.mark.parametrize(
    "text",
    [
        "import A from './a.astro'\nimport { B, C as D } from \"x\";",
        "import './style.css';",
        "import {\n  A,\n  B,\n} from 'x'",
        "export const a = 1;",
        "export const a = {\n  b: [\n\n    1,\n  ],\n};",
        "export default function L({ children }) {\n  return <p>don't</p>\n\n}",
        "export const F = () => (\n  <b>\n\n  </b>\n)",
        "export { a } from './b'",
        "// none\n",
    ],
)
def test_statements_leave_nothing(text: str) -> None:
    expected = "paragraph // none paragraph after" if text.startswith("//") else "paragraph after"
    assert outline(parsed(f"{text}\n\nafter")) == expected


@pytest.mark.parametrize(
    "text",
    ["import this, said Python", "exports rose", "  import a from 'b'", "- export const a = 1"],
)
def test_words_that_begin_like_statements_are_text(text: str) -> None:
    assert "port" in outline(parsed(text))


def test_imports_and_literal_exports_are_remembered() -> None:
    env: dict[str, Any] = {}
    parsed(
        "import A, { B as C } from './a.astro'\nimport pic from '../p.png';\n"
        "export const one = 'x', two = 2\nexport const three = [1, one];\n\n"
        "export const four = { five: `six` }\nexport const later = load()\n",
        env,
    )
    article = state_of(env)
    assert article.modules == {
        "A": ("default", "./a.astro"),
        "C": ("B", "./a.astro"),
        "pic": ("default", "../p.png"),
    }
    assert article.scope == {"four": {"five": "six"}}


def test_an_export_ends_where_its_value_does() -> None:
    env: dict[str, Any] = {}
    code = "\nimport a from 'b'\n\nexport const no = 1\n\\`x\\`\n"
    parsed(
        f"export const code = `{code}`.trim();\nexport const one: string = code.length as number\n"
        "export const two = one // 2\nexport const sum = 1\n  + 2\n"
        "export const product = 2\n  * 3\nexport const call = f(1)\n",
        env,
    )
    assert state_of(env).scope == {
        "code": "import a from 'b'\n\nexport const no = 1\n`x`", "one": 42, "two": 42, "sum": 3,
    }  # fmt: skip


@pytest.mark.parametrize("text", ["::github{#a/b}", "x :badge[new]{.red} y", ":a{b=c}"])
def test_attributes_of_directives_are_no_expressions(text: str) -> None:
    assert outline(parsed(text)) == f"paragraph {text}"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("x\n\n</A>", 2),
        ("x\n\n- a\n\n  b\n  </A> c", 5),
        ("> x\n> y <A> z", 1),
        ("{/*\n\n*/}\n<A>\n\nx", 3),
        ("import a from 'b'\n\n\na\nb\n<A> c", 5),
    ],
)
def test_problems_have_their_line(text: str, line: int) -> None:
    [found] = [
        (token.map or [0])[0] + child.meta.get("line", 0)
        for token in parsed(text)
        for child in (token, *(token.children or ()))
        for token in [token]
        if child.type == "mdx_problem"
    ]
    assert found == line


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("<A><B></A></B> x", ["<B>", "</B>"]),
        ("<A>\n\n<B>\n\n</A>\n\n</B>", ["<B>", "</B>"]),
        ("- <A>\n- </A>", ["<A>", "</A>"]),
        ("**<A>** x </A> y", ["<A>", "</A>"]),
        ("*a <B>c* d</B>", ["<B>", "</B>"]),
    ],
)
def test_what_overlaps_is_reported_and_loses_nothing(text: str, missing: list[str]) -> None:
    found = [
        each.content.split()[0]
        for token in parsed(text)
        for each in (token, *(token.children or ()))
        if each.type == "mdx_problem"
    ]
    assert found == missing


def test_elements_nest_up_to_a_limit() -> None:
    text = outline(parsed("<a>" * 30 + "x" + "</a>" * 30))
    assert text.count("<a>") == 25  # 24, and the one that the problem names
    assert "nested too deeply" in text
    assert " x " in text


def test_an_underlined_heading_is_one() -> None:
    assert outline(parsed("A\n===\nB\n---\n\nc\n\n---\n")) == "heading A heading B paragraph c hr"


PATHOLOGICAL: dict[str, Callable[[int], str]] = {
    "braces": lambda n: "{" * 6 * n,
    "lines of braces": lambda n: "{\n" * 3 * n,
    "braces and quotes": lambda n: "a {'\n" * 3 * n,
    "braces in braces": lambda n: "{" * n + "}" * n,
    "comments": lambda n: "{/*" * 3 * n,
    "whole comments": lambda n: "{/* x */}\n" * n,
    "templates": lambda n: "{`${" * 2 * n,
    "tags": lambda n: "<a>" * n,
    "lines of tags": lambda n: "<a>\n" * n,
    "nested tags": lambda n: "<a>" * n + "</a>" * n,
    "wrong tags": lambda n: "<a>" * n + "</b>" * n,
    "pairs of tags": lambda n: "<a>b</a>" * n,
    "blocks of tags": lambda n: "<a>\n\nb\n\n</a>\n\n" * n,
    "closing tags": lambda n: "</a>" * n,
    "a closing tag with spaces": lambda n: "x </" + " " * n + "a",
    "tags without end": lambda n: "<a b={\n\n" * n,
    "tags that turn out to be none": lambda n: "<a b={" * n + "}@" * n,
    "lines that turn out to be none": lambda n: "<a b={\n" * n + "}@\n" * n,
    "quoted braces": lambda n: "<a b='{' c=\"}\">" * n,
    "comments in tags": lambda n: "<a /*" * 2 * n,
    "attributes": lambda n: "<a" + " b" * 20 * n,
    "attributes with values": lambda n: "<a" + " b='c' d={e}" * 2 * n + "/>",
    "spread attributes": lambda n: "<a" + " {...b}" * 2 * n + "/>",
    "one long line": lambda n: "x" * 100 * n,
    "expressions": lambda n: "{x}" * 5 * n,
    "paragraphs of expressions": lambda n: "{x}\n\n" * n,
    "minus signs": lambda n: "{" + "-" * 10 * n + "1}",
    "brackets": lambda n: "{" + "[" * 10 * n + "}",
    "imports": lambda n: "import a\n\n" * n,
    "lines of imports": lambda n: "import a\n" * n,
    "imports of modules": lambda n: "import a from 'b'\n" * n,
    "an import with spaces": lambda n: "import 'x'\nimport" + " " * n,
    "an import that names much": lambda n: "import {" + "a,\n" * n + "} from 'b'",
    "exports": lambda n: "export {\n\n" * n,
    "exports of values": lambda n: "".join(f"export const a{i} = {i}\n" for i in range(n)),
    "exports of a list": lambda n: "export const a = [" + "1, " * n + "]",
    "lists": lambda n: "- {\n" * (n // 2),
    "links": lambda n: "[<a>" * n,
    "headings": lambda n: "# {a} <b>c</b>\n" * n,
}


@pytest.mark.parametrize("text_of", PATHOLOGICAL.values(), ids=PATHOLOGICAL)
def test_time_is_in_proportion_to_length(text_of: Callable[[int], str]) -> None:
    assert growth(parsed, text_of, 1_500) <= AT_MOST


@pytest.mark.parametrize("text_of", PATHOLOGICAL.values(), ids=PATHOLOGICAL)
def test_whatever_is_written_can_be_read(text_of: Callable[[int], str]) -> None:
    assert parsed(text_of(20_000)) is not None
