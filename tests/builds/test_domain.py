"""The domain: roles, the inventory that a second project reads, and the search index."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING
from urllib.parse import unquote

import hypothesis
import pytest
from hypothesis import strategies as st
from sphinx.search import js_index
from sphinx.util.inventory import InventoryFile

from sphinxext.articles.slugs import is_one_name

from .building import Site, article, links

if TYPE_CHECKING:
    from collections.abc import Callable

    from .building import Built

pytestmark = pytest.mark.across

LABELS = ("C++", "C#", ".NET", "中文", "two words", "a:b")


@pytest.fixture(scope="module")
def first(new_site: Callable[[], Site]) -> Built:
    site = new_site()
    listed = ", ".join(f'"{label}"' for label in LABELS)
    site.write(
        {
            "deep.md": article("Deep Title", tags=f"[{listed}]", series="'The Way: Out'"),
            "content/sub/other.md": article("Other", author="Jo Ng", category="Notes & More"),
            "hidden.md": article("Hidden", unlisted="true", tags="[unseen]"),
        }
    )
    return site.build(strict=True)


PIECES = ["a", "1", "-2", "x:y", "\n", "\t", "$", ""]
NAMES = [
    "urllib.request.urlopen py:function 1 //evil.example/x -", "x std:label -1 y z", "two words",
    "Top 10 2 x", "a:b 1 2 3 4", "5 6 7", "1", "C++", "-", "$", "a  b", "a\u2028b", "a\x85b", " a",
    "a\nb py:module 1 x -", "a 1", "1 a 1 a", "a b 1 \u00a0 c",
]  # fmt: skip


@hypothesis.given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map(" ".join)))
def test_a_name_of_one_entry_is_read_back_as_just_that(name: str) -> None:
    _read_back(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_one_entry_or_none(name: str) -> None:
    _read_back(name)
    assert is_one_name("two words (and more), C++")
    assert not is_one_name(NAMES[0])


def _read_back(name: str) -> None:
    """Ask Sphinx's own reader; what it would read otherwise must be no name."""
    if not is_one_name(name):
        return
    lines = zlib.compress(f"{name} articles:tag 1 tags/x.html -\n".encode())
    head = b"# Sphinx inventory version 2\n# Project: P\n# Version: 1\n# zlib\n"
    found = InventoryFile.load(io.BytesIO(head + lines), "", lambda _, uri: uri)
    assert {kind: [*names] for kind, names in found.items()} == {"articles:tag": [name]}


def test_labels_and_titles_make_no_entries_of_other_people(site: Site) -> None:
    listed = ", ".join(f"'{name}'" for name in NAMES[:6])
    bad = NAMES[0]
    site.write(
        {"a.md": article(f"'{bad}'", tags=f"[{listed}]", series=f"'{bad}'", author=f"'{bad}'")}
    )
    site.write({"b.md": article('"One\\nTwo py:function 1 x -"', slug="'x py:function 1 y -'")})
    site.write({"c.md": "Three&#10;Four py:module 1 x -\n===\n\n## A&#10;B py:x 1 x -\n"})
    built = site.build()
    assert [line for line in built.messages() if "articles.term" not in line] == [
        "slug: would need a file called 'x py:function 1 y -', which Windows cannot have;"
        " 'b' is used, by the name of the file"
        " (found 'x py:function 1 y -');"
        " accepted: a path of names that files can have on every system [articles.id]"
    ]
    found = built.inventory()
    assert {kind for kind in found if not kind.startswith("articles:")} <= {"std:doc", "std:label"}
    assert found["articles:article"]["blog/b"].display_name == "One Two py:function 1 x -"
    assert found["std:doc"]["blog/c"].display_name.startswith("Three Four py:module 1 x -")
    assert found["articles:article"]["blog/c"].display_name == "Three Four py:module 1 x -"
    slug = "urllib-request-urlopen-py-function-1-evil-example-x"
    assert {*found["articles:series"]} == {slug}
    assert found["articles:tag"][slug].display_name == bad
    assert "two words" in found["articles:tag"]


ROLES = [
    ("article", "blog/deep", "Deep Title", "blog/deep.html"),
    ("article", "deep", "Deep Title", "blog/deep.html"),
    ("article", "/blog/sub/other", "Other", "blog/sub/other.html"),
    ("article", "sub/other", "Other", "blog/sub/other.html"),
    ("series", "The Way: Out", "The Way: Out", "series/the-way-out.html"),
    ("series", "the-way-out", "The Way: Out", "series/the-way-out.html"),
    ("tag", "C++", "C++", "tags/cpp.html"),
    ("tag", "cpp", "C++", "tags/cpp.html"),
    ("tag", "two words", "two words", "tags/two-words.html"),
    ("author", "Jo Ng", "Jo Ng", "authors/jo-ng.html"),
    ("category", "Notes & More", "Notes & More", "categories/notes-more.html"),
]


@pytest.mark.parametrize("kind", ["md", "rst"])
def test_roles_lead_to_pages(first: Built, kind: str) -> None:
    site = Site(first.root)
    role = "{{articles:{0}}}`{1}`" if kind == "md" else ":articles:{0}:`{1}`"
    lines = [role.format(name, target) for name, target, _, _ in ROLES]
    lines.append(role.format("tag", "my words <C++>"))
    title = "# Roles" if kind == "md" else "Roles\n====="
    site.write({f"docs/roles-{kind}.{kind}": f"{title}\n\n" + "\n\n".join(lines) + "\n"})
    built = site.build(strict=True, suppress_warnings=["toc.not_included"])
    assert built.warnings == []
    expected = [(text, uri) for _, _, text, uri in ROLES] + [("my words", "tags/cpp.html")]
    assert links(built.page(f"roles-{kind}"), ".body p > a") == expected


@pytest.mark.parametrize(
    ("role", "target", "message"),
    [
        ("tag", "Nope", "unknown tag: 'Nope' [ref.tag]"),
        ("series", "Nope", "unknown series: 'Nope' [ref.series]"),
        ("author", "Nope", "unknown author: 'Nope' [ref.author]"),
        ("category", "Nope", "unknown category: 'Nope' [ref.category]"),
        ("article", "nope", "unknown article: 'nope' [ref.article]"),
        ("tag", "unseen", "unknown tag: 'unseen' [ref.tag]"),
    ],
)
def test_an_unknown_target_is_warned_of(site: Site, role: str, target: str, message: str) -> None:
    site.write({"h.md": article("H", unlisted="true", tags="[unseen]")})
    site.write({"a.md": article("A", f"See {{articles:{role}}}`{target}`.", tags="[x]")})
    built = site.build()
    assert built.warnings == [f"content/a.md:6: WARNING: {message}"]
    assert f"See {target}." in built.page("blog/a").get_text()


def test_the_inventory_names_every_object(first: Built) -> None:
    inventory = first.inventory()
    assert set(inventory["articles:tag"]) >= set(LABELS)
    assert set(inventory["articles:series"]) == {"The Way: Out", "the-way-out"}
    assert set(inventory["articles:article"]) == {"blog/deep", "blog/sub/other"}
    assert set(inventory["articles:author"]) == {"Jo Ng", "jo-ng"}
    for objects in (each for kind, each in inventory.items() if kind.startswith("articles:")):
        for name, item in objects.items():
            page, _, anchor = item.uri.partition("#")
            soup = first.page(unquote(page).removesuffix(".html"))
            assert not anchor or soup.find(id=anchor.replace("$", name)) is not None


def test_a_second_project_reaches_them_through_intersphinx(first: Built, site: Site) -> None:
    mapping = {"other": ("https://other.org/", str(first.out / "objects.inv"))}
    lines = [f"{{articles:{role}}}`{target}`" for role, target, _, _ in ROLES if "/" in target
             or role not in {"article"}]  # fmt: skip
    lines = [line for line in lines if "`/" not in line and "`sub/" not in line]
    lines += [f"{{articles:tag}}`{label}`" for label in LABELS]
    lines += ["{external+other:articles:tag}`C#`"]
    site.configure('extensions.append("sphinx.ext.intersphinx")')
    site.write({"docs/index.md": "# Home\n\n" + "\n\n".join(lines) + "\n"})
    built = site.build(strict=True, intersphinx_mapping=mapping, nitpicky=True)
    assert built.warnings == []
    found = links(built.page("index"), ".body p > a")
    assert len(found) == len(lines)
    assert all(uri.startswith("https://other.org/") for _, uri in found)
    targets = {text: uri.partition("#")[0] for text, uri in found}
    assert targets["C++"] == "https://other.org/tags/cpp.html"
    assert targets["C#"] == "https://other.org/tags/csharp.html"


def test_articles_series_and_terms_are_in_the_search_index(first: Built) -> None:
    index = js_index.loads(first.text("searchindex.js"))
    assert {"Deep Title", "Other", "The Way: Out", "C++", "中文", "Jo Ng"} <= set(index["titles"])
    assert "hidden" not in index["terms"]
    assert "Hidden" not in index["titles"]
    assert "Hidden" not in index["alltitles"]


NEAREST = {
    "tag": ("Planst", "Plants"), "series": ("Travle", "Travel"), "article": ("frist", "first"),
    "author": ("Jane Deo", "Jane Doe"), "category": ("Essys", "Essays"),
}  # fmt: skip


@pytest.mark.parametrize("role", NEAREST)
def test_an_unknown_target_is_told_with_the_nearest(site: Site, role: str) -> None:
    written, meant = NEAREST[role]
    matter = {"tags": "[Plants]", "series": "Travel", "author": "Jane Doe", "category": "Essays"}
    site.write({"first.md": article("First", **matter)})
    site.write({"b.md": article("B", f"See {{articles:{role}}}`{written}`.")})
    assert site.build().messages() == [
        f"unknown {role}: {written!r}; did you mean {meant!r}? [ref.{role}]"
    ]
    site.configure("nitpicky = True", f"nitpick_ignore = [('articles:{role}', {written!r})]")
    assert site.build().warnings == []
