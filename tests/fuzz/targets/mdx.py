"""Expressions and tags of MDX: a value, or :exc:`Unknown`; a piece, or none."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

from sphinxext.articles.markdown.mdx.attributes import html_attributes
from sphinxext.articles.markdown.mdx.evaluation import evaluate, evaluate_at, template
from sphinxext.articles.markdown.mdx.limits import Budget, Unknown
from sphinxext.articles.markdown.mdx.scanner import (
    Code,
    NoPiece,
    Tag,
    Unfinished,
    end_of_statements,
    scan,
)
from sphinxext.articles.markdown.mdx.values import as_text

from ..target import Target, text

SCOPE = {
    "a": "x", "n": 3, "l": ["a", "b"], "d": {"a b": 1, "l": [1.5, None]}, "t": True,
    "frontmatter": {"title": "T", "date": date(2025, 1, 1), "tags": ["a"]},
}  # fmt: skip
ROOM = 100_000


def run_values(data: bytes) -> None:
    """Evaluate an expression, a statement and a template, and write the values."""
    source = text(data)
    for read in (
        lambda budget: evaluate(source, SCOPE, budget),
        lambda budget: evaluate_at(source, 0, SCOPE, budget)[0],
        lambda budget: template(source, SCOPE, budget),
    ):
        with suppress(Unknown):
            shown = as_text(read(Budget(ROOM)))
            shown.encode()
            assert not {*shown} & {"\0", "\x0b", "\ufffe"}


def run_tags(data: bytes) -> None:
    """Scan pieces one after the other, and read the attributes of tags."""
    source, at = text(data), 0
    with suppress(NoPiece, Unfinished):
        while at < len(source):
            while source[at] not in "<{":
                at += 1
                if at == len(source):
                    return
            before = at
            piece, at = scan(source, at)
            assert before < at <= len(source)
            if isinstance(piece, Tag):
                given = {name: _valued(value) for name, value in piece.attributes}
                for name, value in html_attributes(given).items():
                    assert not re.match("on[a-z]", name)
                    value.encode()
                str(piece)
    with suppress(Unfinished):
        assert 0 <= end_of_statements(source, 0) <= len(source)


def _valued(value: str | bool) -> object:
    if isinstance(value, Code):
        with suppress(Unknown):
            return evaluate(value, SCOPE, Budget(ROOM))
        return None
    return value


TARGETS = {
    "mdx-values": Target(
        run=run_values,
        examples=(
            "'a' + \"b\" + `c${n + 1}`", "frontmatter.tags[0] ?? d['a b']", "[1, ...l, {a: l[1]}]",
            "({a, 'b': -1.5e3, ...d}).a || null", "l.map(x => x)", "`${`${a}`}`", "0x10", "1_000",
            "d?.l?.[1]", "l.join(', ')", "a.length", "!t", "frontmatter.date",
        ),
        pieces=(
            "'a'", '"b"', "`", "${", "}", "{", "[", "]", "(", ")", ",", ":", ".", "?.", "??", "||",
            "+", "-", "!", "...", "a", "n", "l", "d", "t", "frontmatter", ".title", ".length",
            ".join(", ".map(", "1", "1.5", "1e999", "0x" + "f" * 400, "0b", "_", "\\",
            "\\u{110000}", "\\ud83d", "\\x41", "null", "true", "undefined", "NaN", "Infinity",
            "/*", "*/", "//", "\n", ";", " ", "=>", "__class__", "[0]", "[-1]", "[1.5]",
            " as const",
        ),
    ),
    "mdx-tags": Target(
        run=run_tags,
        examples=(
            "<A b='c' d={e} {...f} g>", "</A>", "<a.B:c />", "{/* x */}", "{`a${'}'}`}", "<>",
            "<!-- a -->", "import a from 'b'\nexport const c = {\n d: 1 }\n\n",
            "<p style={{marginTop: 4, '--x': 1}} className={['a', t && 'b']} onClick={f} />",
        ),
        pieces=(
            "<A", "<a", ">", "/>", "</", "</A>", "<>", "{", "}", "`", "${", "'", '"', "/*", "*/",
            "//", " ", "\n", "=", "b", "style=", "className=", "{{", "}}", "...", "onClick=",
            "client:load", ".", ":", "<!--", "-->", "\\", "&quot;", "import ", "export ", "(", ")",
            "[", "]", "\n\n",
        ),
    ),
}  # fmt: skip
