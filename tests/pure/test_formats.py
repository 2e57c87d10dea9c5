"""Front matter of files that are no Markdown."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sphinxext.articles.catalogue.publication_gate import shows
from sphinxext.articles.frontmatter.other_formats import read_source

from .conftest import settings


def notebook(*cells: dict[str, Any], **metadata: Any) -> str:
    return json.dumps({"metadata": metadata, "cells": list(cells), "nbformat": 4})


def cell(text: str, kind: str = "markdown") -> dict[str, Any]:
    return {"cell_type": kind, "source": text.splitlines(keepends=True)}


@pytest.mark.parametrize(
    "text",
    [
        ":draft: true\n\nTitle\n=====\n",
        ":orphan:\n:draft: true\n\nTitle\n=====\n",
        "Title\n=====\n\n:draft: true\n\nText.\n",
        "=====\nTitle\n=====\n:Draft: true\n",
        ".. a comment\n   of two lines\n\n:draft: true\n",
        ".. _target:\n\nTitle\n-----\n\n:author: Me\n  and you\n:draft: true\n",
        "\ufeff:pubDate: 2100-01-01\r\n",
        ":date: January 5th, 2100\n",
        "Title\n=====\n\nSubtitle\n--------\n\n:draft: true\n",
        ":author: Me\n\n:draft: true\n",
        ":draft:\n\nTitle\n=====\n",
        "  :draft: true\n\nTitle\n=====\n",
        ":tags: [a, b]\n:private: true\n",
        "---\ndraft: true\n---\n\nTitle\n=====\n",
        ".. Licence\n\n   MIT\n\n:draft: true\n",
        "..\n   Licence\n\n   MIT\n\n\n:draft: true\n",
        "..\tLicence\n\n\tMIT\n\n:draft:\ttrue\n",
        "Title\n=====\n\n.. Licence\n\n   MIT\n\n:draft: true\n",
        ".. |x| replace::\n   a\n\n   b\n\n:draft: true\n",
        ".. [1] a\n\n   b\n\n:draft: true\n",
        ".. raw:: html\n\n   <p>\n\n   </p>\n\n:draft: true\n",
        "__ https://e.org\n\n:draft: true\n",
        "__\n   https://e.org\n\n:draft: true\n",
        ":authors:\n   - Jo\n\n   - Flo\n:draft: true\n",
        ":a:b: c\n:draft: true\n",
        ":*draft*: true\n",
        ":dra\\ ft: true\n",
        ":draft: false\n\n   or true\n",
        ":draft: true\n:draft: false\n",
        ":draft: false\n:draft: true\n",
        ":orphan:\x0b\n:draft: true\n",
        ":orphan:\n\nTitle\n=====\n\n:draft: true\n",
        "Titel\n═════\n\n:draft: true\n",
        "———\nTitle\n———\n\n:draft: true\n",
        "---\ntitle: x\n---\n\n:draft: true\n",
        "---\ndraft: false\n---\n\n:draft: true\n",
    ],
)
def test_a_field_list_withholds(text: str) -> None:
    assert not shows(read_source(text, "x.rst"), settings())


@pytest.mark.parametrize(
    "text",
    [
        "Title\n=====\n\nText.\n\n:draft: true\n",
        "Text.\n",
        "",
        ":draft: false\n",
        ":a:`draft` is no field\n",
        ":a: b\n   :draft: true\n",
        ".. a comment\n\n   :draft: true\n",
        ".. a comment\n\nText.\n\n:draft: true\n",
        ":date:\n:orphan:\n",
    ],
)
def test_what_is_no_field_list_at_the_top_says_nothing(text: str) -> None:
    assert shows(read_source(text, "x.rst"), settings())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (":a: b\r\n:draft: true\r\n", 2),
        (".. a\n\n   b\n\n:draft: true\n", 5),
        (":a: b\u2028:draft: true\n", 1),
    ],
)
def test_a_field_is_told_of_at_its_line_in_an_editor(text: str, line: int) -> None:
    assert read_source(text, "x.rst").lines["draft"] == line


@pytest.mark.parametrize(
    "text",
    [
        notebook(cell("---\ndraft: true\n---\n# T\n")),
        notebook(cell("---\ndraft: true\n---\n", "raw")),
        notebook(draft=True),
        notebook(myst={"draft": True}),
        notebook(nikola={"status": "private"}),
        notebook(cell("# T"), date="2100-01-01"),
        notebook(cell("---\na: [\n---\n")),
        notebook(draft=True, myst={"draft": False}),
        notebook(draft=False, myst={"draft": True}),
        notebook(cell("---\ndraft: false\n---\n", "raw"), draft=True),
        notebook(cell("---\ndraft: false\n---\n"), myst={"draft": True}),
        notebook(date="2100-01-01", front_matter={"date": "2020-01-01"}),
        notebook(cell("---\nexpiryDate: 2999-01-01\n---\n"), expiryDate="2020-01-01"),
        "no notebook",
        "[]",
        '{"metadata": 1}',
    ],
)
def test_a_notebook_withholds_in_its_metadata_or_its_first_cell(text: str) -> None:
    assert not shows(read_source(text, "x.ipynb"), settings())


@pytest.mark.parametrize(
    "text",
    [notebook(), notebook(cell("# T")), notebook(cell("draft = True", "code"), kernelspec={})],
)
def test_a_notebook_that_says_nothing_of_it_is_shown(text: str) -> None:
    assert shows(read_source(text, "x.ipynb"), settings())


@pytest.mark.parametrize("text", ["no notebook", "[]", '{"metadata": 1}', "{", ""])
def test_what_is_no_notebook_is_withheld_wherever_it_lies(text: str) -> None:
    assert not shows(read_source(text, "x.ipynb"), settings(), article=False)
