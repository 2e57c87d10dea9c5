"""Roles, and what another project reaches through the inventory."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

from sphinx.util.inventory import InventoryFile

from .building import CONF, Site, article, links

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "a.md": article("An A", tags="[C++, C#]", author="Jo Ng", category="Notes", series="The S"),
}
ROLES = """\
{articles:tag}`C++` {articles:tag}`csharp` {articles:author}`Jo Ng` {articles:category}`notes`
{articles:series}`The S` {articles:article}`a` {articles:tag}`so <C#>`
"""
TARGETS = [
    ("C++", "../tags/cpp.html"),
    ("C#", "../tags/csharp.html"),
    ("Jo Ng", "../authors/jo-ng.html"),
    ("Notes", "../categories/notes.html"),
    ("The S", "../series/the-s.html"),
    ("An A", "a.html"),
    ("so", "../tags/csharp.html"),
]


def test_roles_lead_to_terms_series_and_articles(site: Site) -> None:
    site.write({**FILES, "roles.md": article("Roles", ROLES)})
    built = site.build("-W", "-n")
    assert built.code == 0, built.warnings
    assert links(built.page("blog/roles"), "section > p:not([class]) a") == TARGETS
    assert not built.page("blog/roles").select("section code")


def test_a_role_without_target_warns_with_its_line(site: Site) -> None:
    site.write({"roles.md": article("Roles", "Here: {articles:tag}`nope`.")})
    built = site.build()
    assert built.warnings == ("content/roles.md:5: WARNING: unknown tag: 'nope' [ref.tag]",)


def test_a_second_project_reaches_everything_through_intersphinx(tmp_path: Path) -> None:
    first, second = Site(tmp_path / "first"), Site(tmp_path / "second")
    first.write({"docs/conf.py": CONF, "docs/index.md": "# Home\n", **FILES})
    out = first.build("-W").out
    mapping = {"blog": ("https://blog.example", str(out / "objects.inv"))}
    conf = (
        'extensions = ["sphinxext.articles", "sphinx.ext.intersphinx"]\n'
        f"intersphinx_mapping = {mapping!r}\n"
    )
    names = {"tag": "C++", "author": "Jo Ng", "series": "The S", "category": "Notes"}
    lines = [f"{{external+blog:articles:{role}}}`{name}`" for role, name in names.items()]
    lines.append("{external+blog:articles:article}`blog/a`")
    second.write({"docs/conf.py": conf, "docs/index.md": "# Home\n\n" + " ".join(lines) + "\n"})
    built = second.build("-W", "-n")
    assert built.code == 0, built.warnings
    found = [href.partition("#")[0] for _, href in links(built.page("index"), "section p a")]
    assert found == [
        f"https://blog.example/{page}.html"
        for page in ("tags/cpp", "authors/jo-ng", "series/the-s", "categories/notes", "blog/a")
    ]


def test_every_object_of_the_inventory_is_an_element_of_its_page(site: Site) -> None:
    site.write(FILES)
    built = site.build()
    inventory = InventoryFile.load(io.BytesIO((built.out / "objects.inv").read_bytes()), "", _join)
    ours = {kind: objects for kind, objects in inventory.items() if kind.startswith("articles:")}
    assert set(ours) == {
        f"articles:{kind}" for kind in ("article", "series", "tag", "author", "category")
    }
    for objects in ours.values():
        for item in objects.values():
            page, _, anchor = item.uri.partition("#")
            assert built.page(page.removesuffix(".html")).find(id=anchor)


def test_terms_are_in_the_search_results(site: Site) -> None:
    site.write(FILES)
    index = site.build().text("searchindex.js").removeprefix("Search.setIndex(")
    objects = json.loads(index.removesuffix(")"))["objects"]
    assert {"C++", "C#", "The S", "Jo Ng", "Notes"} <= {entry[-1] for entry in objects[""]}


def test_a_custom_taxonomy_has_pages_and_a_role(site: Site) -> None:
    conf = CONF + 'articles_taxonomies = {"topics": ["topic"], "categories": False}\n'
    site.write({"docs/conf.py": conf, "a.md": article("A", "{articles:topic}`Tea`", topic="Tea")})
    built = site.build("-W", "-n")
    assert built.code == 0, built.warnings
    assert links(built.page("blog/a"), "section > p:not([class]) a") == [
        ("Tea", "../topics/tea.html")
    ]
    assert "categories/index" not in built.pages()


def _join(base: str, uri: str) -> str:
    return base + uri
