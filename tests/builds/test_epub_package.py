"""The package of an EPUB says what its pages need, and has those that something leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from sphinx.builders.epub3 import Epub3Builder

from .building import CONNECTED, article

if TYPE_CHECKING:
    from collections.abc import Callable

    from .building import Site

pytestmark = pytest.mark.across
OPF = "{http://www.idpf.org/2007/opf}"


@pytest.fixture(scope="module")
def package(new_site: Callable[[], Site]) -> ElementTree.Element:
    site = new_site()
    site.configure('version = "1"', 'copyright = "x"')
    site.write(
        {
            "docs/index.md": CONNECTED.replace("tags/index", "blog/index"),
            "é.md": article("Accent", "[to](asked.md) $x$", tags="[red]"),
            "drawn.md": article("Drawn", "<svg><circle r=1 /></svg>", series="S"),
            "asked.md": article("Asked for", unlisted="true"),
            "alone.md": article("Alone", "[me](alone.md)", unlisted="true"),
        }
    )
    return ElementTree.fromstring(site.build("epub", strict=True).text("content.opf"))


def _items(package: ElementTree.Element) -> dict[str, str]:
    """Return what each page needs, by its address."""
    items = package.iter(f"{OPF}item")
    return {each.attrib["href"]: each.get("properties", "") for each in items}


def test_every_page_in_order_is_in_the_book(package: ElementTree.Element) -> None:
    ids = {each.attrib["id"] for each in package.iter(f"{OPF}item")}
    assert {each.attrib["idref"] for each in package.iter(f"{OPF}itemref")} <= ids
    assert "blog/%C3%A9.xhtml" in _items(package)


def test_a_page_with_a_drawing_says_so(package: ElementTree.Element) -> None:
    needs = _items(package)
    assert needs["blog/drawn.xhtml"] == "svg"
    assert needs["blog/asked.xhtml"] == ""


def test_an_unlisted_page_is_in_the_book_if_another_leads_to_it(
    package: ElementTree.Element,
) -> None:
    assert "blog/asked.xhtml" in _items(package)
    assert "blog/alone.xhtml" not in _items(package)


def test_a_builder_of_somebody_else_keeps_its_place(site: Site) -> None:
    site.write({"a.md": article("A")})
    site.write(
        {
            "docs/theirs_of_books.py": "from sphinx.builders.epub3 import Epub3Builder\n\n\n"
            "class Theirs(Epub3Builder):\n    pass\n\n\n"
            "def setup(app):\n    app.add_builder(Theirs, override=True)\n"
        }
    )
    site.configure(
        f"import sys; sys.path.insert(0, {str(site.root)!r} + '/docs')",
        'extensions = ["theirs_of_books", "sphinxext.articles"]',
        'version = "1"',
        'copyright = "x"',
    )
    builder = site.build("epub").app.builder
    assert isinstance(builder, Epub3Builder)
    assert type(builder).__name__ == "Theirs"
