"""Front matter of every format, up to an article, and what MyST is given of it."""

from __future__ import annotations

import pickle

from sphinxext.articles.catalogue.article import judged
from sphinxext.articles.catalogue.publication_gate import shows
from sphinxext.articles.frontmatter.hero import read_hero
from sphinxext.articles.frontmatter.myst import prepare, read_front_matter
from sphinxext.articles.frontmatter.other_formats import read_source
from sphinxext.articles.frontmatter.parse import parse
from sphinxext.articles.frontmatter.value_types import is_identity
from sphinxext.articles.scan.validation import read_article

from ...pure.conftest import settings
from ..target import Target, text

SETTINGS = settings(strict=True, languages=("de", "pt-BR"))
LATER = settings(strict=True, languages=("de", "pt-BR"), now=SETTINGS.now.replace(year=2030))
KEYS = (
    "title", "description", "pubDate", "updatedDate", "expiryDate", "draft", "unlisted", "tags",
    "series", "seriesOrder", "author", "authors", "category", "heroImage", "image", "slug",
    "aliases", "canonicalURL", "lang", "featured", "related", "published", "status", "build",
    "date", "order", "myst", "orphan", "layout", "hero", "tagline", "actions", "text", "link",
)  # fmt: skip
VALUES = (
    "2025-01-01", "05/06/2019", "Jul 8, 2022", "true", "false", "null", "~", "0x1F", "1e999", "-0",
    ".nan", ".inf", "010", "12:30", "yes", "9999-12-31T23:59:59-12:00", "de", "pt_BR",
    "javascript:x", "https://a.example/b", "../p.png", "a/b", "/", "..",
)  # fmt: skip


def run(data: bytes) -> None:
    """Read an article of Markdown; its body and the lines of its keys stay where they are."""
    read(text(data), "a.md")
    whole = text(data)
    source = parse(whole)
    read_front_matter(prepare(whole, foreign=True))
    prepared = prepare(whole)
    read_front_matter(prepared)
    unified = whole.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert unified.endswith(source.body)
    assert prepared.endswith(source.body)
    ended = not source.body and not unified.endswith("\n")
    assert prepared.count("\n") - unified.count("\n") in {0, ended}


def read(whole: str, name: str) -> None:
    """Read an article by the name of its file, ask the gate, and write the problems."""
    source = read_source(whole, name)
    if source.error:
        assert not shows(source, SETTINGS)
    last = whole.count("\n") + whole.count("\r") + 1
    assert all(1 <= line <= last for line in (*source.lines.values(), source.error_line))
    article, problems = read_article(source, docname="blog/a", path=name, settings=SETTINGS)
    for problem in problems:
        f"{problem} {problem.hushed()}".encode()
    assert article.title.encode()
    assert pickle.loads(pickle.dumps(article)) == article or "nan" in whole.lower()
    judged(article, LATER)
    hero, _ = read_hero(source.data.get("hero"))
    assert all(each.text and each.link.encode() for each in hero.actions)
    f"{hero.title}{hero.tagline}".encode()
    is_identity(article.title)


_TAILS = (" #", "\n\n# Title\n", "\nTitle\n=====\n", "\n", "---\n", "+++\n", "}\n")
TARGETS = {
    "front-matter-yaml": Target(
        run=run,
        examples=(
            "---\ntitle: A\npubDate: 2025-01-01\ntags: [a, 'b, c']\ndraft: false\n---\n\nText.\n",
            "---\nseries: {name: S, order: 2}\nheroImage:\n  src: a.png\n  alt: A\n---\n# T\n",
            "---\na: &x [1, 2]\nb: *x\n<<: {c: 1}\n? [k]\n: !!binary aGk=\n---\n",
            "---\nauthor:\n- name: A\n  url: b\nseries: [S, {title: T, part: '2'}]\n---\n",
            "---\ndate: {created: 2025-01-01, updated: 2026}\nlang: de\nslug: a/b\n---\nText",
            "---\nhero: {tagline: 'a<br>b', actions: [{text: Go, link: /a}, {text: 1}, x]}\n---\n",
            "---\ncanonicalURL: /a\nis draft: 'no'\n---\n",
            "Title: a\nDraft: true\n\nText\n",
            "\ufeff\n---\r\ntitle: |\r\n  a\r\n  b\r\n---\r\nText\r\n",
            "----\ntitle: x\n----\n",
            "---\ntitle: x\n",
            "% a\n{/* b */}\n[//]: # (c)\n\nA\nb\n===\n\n---\n# d\ndraft: true\n\nText\n",
            "import {\n\n  a\n} from 'a'\n\nA\n---\n\n—\n\ndraft: true\n–\n{title: x, draft: 1}\n",
        ),
        pieces=(
            "% ", "{/*", "*/}", "<!--", "-->", "[a]: ", "(a)=\n", "import ", "—\n",
            *[f"{key}: " for key in KEYS], *VALUES, *_TAILS, "---\n", "- ", "  ", "\n", ": ", "? ",
            "&a ", "*a", "<<: ", "!!binary ", "!!set ", "!!timestamp ", "!!python/name:os.system ",
            "!", "|", ">-\n", "{", "}", "[", "]", ", ", "'", '"', "# ", "%YAML 1.1\n", "...\n",
        ),
    ),
    "front-matter-toml": Target(
        run=run,
        examples=(
            "+++\ntitle = 'A'\ndate = 2025-01-01T10:00:00Z\ntags = ['a', \"b\"]\n+++\n\nText.\n",
            "+++\n[series]\nname = \"S\"\norder = 1.5\n[[author]]\nname = '''\nA'''\n+++\n# T\n",
            "+++\na.b = {c = 07:32:00}\nx = 0xdead_beef\ny = -inf\n+++\n",
        ),
        pieces=(
            *[f"{key} = " for key in KEYS], *VALUES, *_TAILS, "+++\n", "\n", "[", "]", "[[", "]]",
            "{", "}", ".", ", ", "'", '"', "'''", '"""', "\\u0000", "\\", "# ", "07:32:00", "_",
            "1979-05-27T07:32:00.999999-07:00", "nan", "0b1", "9" * 5000,
        ),
    ),
    "front-matter-json": Target(
        run=run,
        examples=(
            '{\n"title": "A",\n"tags": ["a", 1, null],\n"draft": false\n}\n\nText.\n',
            '{\n  "series": {"name": "S", "order": 1e400},\n  "a": NaN\n}\n# T\n',
            '{\n"title": "\\ud83d\\ude00 \\ud83d",\n"title": 2\n}\n',
        ),
        pieces=(
            *[f'"{key}": ' for key in KEYS], *[f'"{value}"' for value in VALUES], *_TAILS, "{\n",
            "}\n", "{", "}", "[", "]", ", ", ": ", '"', "\\", "\\u0000", "\\ud800", "\\udc00",
            "1e400", "NaN", "-Infinity", "true", "null", "9" * 5000, "\n",
        ),
    ),
    "fields": Target(
        run=lambda data: read(text(data), "a.rst"),
        examples=(
            "Title\n=====\n\n:date: 2025-01-01\n:tags: [a, b]\n:author: A\n\nText.\n",
            ".. a comment\n   more\n\n=====\nTitle\n=====\n\n:draft: true\n:a\\:b: x\n  y\n",
            "__ a\n\n   b\n\n:a:b:\n  - c\n\n  - d\n:date:\n:draft:\n:draft: x\n\nT\n═══\n:e: f\n",
        ),
        pieces=(
            *[f":{key}: " for key in KEYS], *VALUES, "\n", "\n\n", "=====\n", "-----\n", ".. ", ":",
            "   ", "\\", "[", "]", "{", "}", "- ", "__ ", "═══\n", "\x0b", "\u2028", "\t", "*",
        ),
    ),
    "notebooks": Target(
        run=lambda data: read(text(data), "a.ipynb"),
        examples=(
            '{"metadata": {"title": "A", "front_matter": {"draft": true}}, "cells": []}',
            '{"metadata": {"myst": {"tags": ["a"]}},'
            ' "cells": [{"cell_type": "markdown", "source": ["---\\n", "title: B\\n", "---\\n"]}]}',
            '{"metadata": [["title", "A"]], "cells": [{"source": 1}]}',
        ),
        pieces=(
            '"metadata": ', '"cells": ', '"cell_type": ', '"source": ', '"markdown"', '"code"',
            '"front_matter": ', '"myst": ', '"title": ', '"draft": ', '"---\\n"', "{", "}", "[",
            "]", ", ", "null", "true", "0", "1e999", '""', "\\n", "\\ud800",
        ),
    ),
}  # fmt: skip
