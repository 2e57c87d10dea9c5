"""Names of files that every system can have: whatever makes a name makes such a one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext.articles.portable_names import is_device, numbered, unfit
from sphinxext.articles.problems import Kind
from sphinxext.articles.redirects.claims import claims
from sphinxext.articles.redirects.plan import Layout, plan
from sphinxext.articles.scan.article_files import File, read_collection
from sphinxext.articles.scan.cache import Cache
from sphinxext.articles.settings import Collection
from sphinxext.articles.slugs import entry_id, safe_id

from .conftest import article, catalogue, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxext.articles.catalogue.article import Article
    from sphinxext.articles.problems import Problem

DEVICE_NAMES = (
    "CON", "con", "Con.txt", "nul.tar.gz", "PRN ", "aux .x", "COM1", "com0", "LPT9", "lpt¹", "COM²",
    "CONIN$", "conout$.x",
)  # fmt: skip
UNFIT = {
    "a device": DEVICE_NAMES,
    "a drive, or a stream of a file": ("a:b", "C:", "C:x", "x.html:y", ":"),
    "a backslash": ("a\\b", "\\", "..\\x", "\\\\host\\share"),
    "a trailing dot": ("a.", "a..", "....", "a.b."),
    "a space around": (" a", "a ", " ", "a. ", "\u00a0a"),
    "a sign that Windows keeps": (*'<>"|?*', "a<b", "a>b", 'a"b', "a|b", "a?b", "a*b"),
    "a control character": ("a\x00b", "a\x1fb", "a\nb", "\x7f", "a\x85b", "a\u2028b", "\ud800"),
    "nothing": ("", ".", ".."),
    "a name of more than 200 bytes": ("x" * 201, "中" * 67, "x" * 300 + ".html"),
}  # fmt: skip
NAMES = [(kind, name) for kind, names in UNFIT.items() for name in names]
FINE = (
    "a", "index.html", "con-2", "console", "common", "nulls.html", "lpt", "com10", "a.b.c", ".x",
    "$", "a b", "C++", "日本語", "é", "x" * 200, "-", "~", "'", "a;b", "a&b", "(a)", "#", "%41",
)  # fmt: skip


@pytest.mark.parametrize("name", FINE)
def test_names_that_every_system_can_have_are_fit(name: str) -> None:
    assert unfit(name) == ""
    assert unfit(f"a/{name}/b.html") == ""


@pytest.mark.parametrize(("kind", "name"), NAMES)
def test_names_that_some_system_cannot_have_are_not(kind: str, name: str) -> None:
    assert unfit(name)
    assert unfit(f"a/{name}/b.html")
    assert unfit(f"a/{name}")


def test_a_path_has_its_longest_too() -> None:
    assert unfit("x/" * 499 + "x") == ""
    assert unfit("x/" * 600 + "x")


@pytest.mark.parametrize("name", DEVICE_NAMES)
def test_a_device_gets_a_number_as_a_name_that_is_taken_does(name: str) -> None:
    assert is_device(name)
    assert not is_device(numbered(name.lower().partition(".")[0].strip()))


def made_of(text: str, name: str) -> tuple[Article, list[Problem]]:
    """Read a file of a collection."""
    folder = Path("/articles")
    file = File(path=folder / name, text=text, digest="x")
    [found] = read_collection(Collection(prefix="blog", folder=folder), [file], settings(), Cache())
    return found


def documents(name: str) -> Iterator[str]:
    """Yield what is made of a name in all places where somebody may have written it."""
    yield made_of(f"---\nslug: {json.dumps(name)}\n---\n", "a.md")[0].docname
    yield made_of("x", f"{name.replace('/', '')}.md")[0].docname
    yield made_of("x", f"{name.replace('/', '')}/x.md")[0].docname
    data = {"tags": [name], "authors": [name], "series": [name], "aliases": [name, f"/{name}/x"]}
    site = catalogue(made_of(f"---\n{json.dumps(data)}\n---\n", "a.md")[0])
    yield from site.pages
    made = plan(site, claims(site, "{}.html".format), Layout(files={}, holder=lambda _: ""))
    yield from made.pages


@pytest.mark.parametrize(("kind", "name"), NAMES)
def test_whoever_writes_such_a_name_gets_another(kind: str, name: str) -> None:
    made = [*documents(name)]
    assert len(made) >= 7
    assert [each for each in made if unfit(each)] == []


@pytest.mark.parametrize(
    ("text", "name", "used", "message"),
    [
        ("---\nslug: a:b\n---\n", "Hello You.md", "blog/hello-you",
         "would need a file called 'a:b', which Windows cannot have;"
         " 'hello-you' is used, by the name of the file"),
        ("---\nslug: a/NUL.x/b\n---\n", "c.md", "blog/c",
         "would need a file called 'NUL.x', which Windows cannot have;"
         " 'c' is used, by the name of the file"),
        ("x", "sub/Aux.md", "blog/sub/aux-2",
         "would need a file called 'aux', which Windows cannot have;"
         " the document becomes 'sub/aux-2'"),
    ],
)  # fmt: skip
def test_authors_are_told_what_was_used_instead(
    text: str, name: str, used: str, message: str
) -> None:
    made, [problem] = made_of(text, name)
    assert (made.docname, problem.kind, problem.message) == (used, Kind.ID, message)


def test_a_term_that_is_called_as_a_device_is_says_where_its_page_is() -> None:
    site = catalogue(article("blog/a", tags=["CON", "con-2"]))
    assert {term.label: term.slug for term in site.terms["tags"].values()} == {
        "CON": "con-2",
        "con-2": "con-2-2",
    }
    [problem] = site.problems
    assert problem.message == (
        "tag 'CON' would need a file called 'con', which Windows cannot have; its page is 'con-2'"
    )


def test_a_language_that_is_called_as_a_device_is_has_a_folder_all_the_same() -> None:
    site = catalogue(article("blog/a", tags=["x"], lang="aux"), article("blog/b", tags=["x"]))
    assert {name for name in site.pages if "aux" in name} >= {"aux-2/tags/x", "aux-2/tags/index"}


@given(st.text(st.sampled_from([*"conaulprt1¹ .:/\\<a"]), max_size=8))
def test_an_id_is_fit_whatever_it_is_made_of(text: str) -> None:
    slug = safe_id(text)
    assert slug is None or unfit(slug) == ""
    assert unfit(entry_id(f"{text}.md")) == ""
