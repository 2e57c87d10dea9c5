"""Every attribute of HTML and SVG that names files: they are copied, missing ones are told of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from sphinxext.articles.html_addresses import FILES, LINKS, OF_ALL, Form
from sphinxext.articles.html_tokens import VOID

from .building import CONF, HOME, Site, article
from .secrets import SECRET, places

if TYPE_CHECKING:
    from .building import Built

PUBLIC = CONF.replace('"../content"', '{"path": "../content", "public": "../public"}')
WRITTEN = {
    Form.ONE: "{}?x=1#y",
    Form.CANDIDATES: "https://example.org/x.png 1x, {} 2x",
    Form.CSS: "color: red; background: url( '{}' ) no-repeat, image-set(\"{}\" 1x)",
}
"""How an address may be written in a value."""
NAMING = [
    *(
        (tag, name, form)
        for tag, names in FILES.items()
        for name, form in names.items()
        if (tag, name) != ("img", "src")  # which is an image, as Markdown's is
    ),
    *((tag, name, Form.CSS) for tag in ("div", "path", "a") for name in OF_ALL),
    ("style", "", Form.CSS),
]
LINKING = [(tag, name, Form.ONE) for tag in LINKS for name in ("href", "xlink:href")]
TABLE = [*NAMING, *LINKING]
"""Every attribute that may name a file, with an element that has it."""
ADDRESS = re.compile(r"""[^"', ][^"',]*""")
SVG = {
    "animate", "animatemotion", "animatetransform", "discard", "feimage", "image", "path", "use",
    "lineargradient", "mpath", "pattern", "radialgradient", "set", "textpath",
}  # fmt: skip


def element_of(number: int, address: str, name: str) -> str:
    """Write an element of the table; MDX wants each closed, and CSS as an expression."""
    tag, attribute, form = TABLE[number]
    value = WRITTEN[form].replace("{}", address)
    if not attribute:
        css = f"a {{ {value} }} b > c {{ x: y }}"
        return f"<style>{{`{css}`}}</style>" if name.endswith(".mdx") else f"<style>{css}</style>"
    escaped = value.replace('"', "&quot;")
    start = f'<{tag} id="t{number}" {attribute}="{escaped}"'
    html = f"{start} />" if tag in VOID or tag in SVG else f"{start}></{tag}>"
    html = f'<svg viewBox="0 0 1 1">{html}</svg>' if tag in SVG else html
    return html if name.endswith(".mdx") else f"<div>{html}</div>"


def written(name: str, folder: str, kind: str = "bin") -> str:
    """Write an article that names a file of its own by each entry of the table."""
    numbers = range(len(TABLE))
    elements = (element_of(n, f"/{folder}/a%20b%20{n}.{kind}", name) for n in numbers)
    return article("A", "\n\n".join(elements))


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return a site in which all of the table is there, missing, or withheld."""
    site = Site(tmp_path_factory.mktemp("named"))
    site.write({"docs/index.md": HOME, "docs/conf.py": PUBLIC})
    for name, folder in (("a.md", "md"), ("b.mdx", "mdx")):
        site.write(
            {f"public/{folder}/a b {n}.bin": f"{folder} {n}".encode() for n in range(len(TABLE))}
        )
        site.write({name: written(name, folder)})
        site.write({f"gone-{name}": written(name, "gone")})
        site.write({f"drafts-{name}": written(name, "drafts", "txt")})
        site.write({f"markdown-{name}": written(name, "drafts", "md")})
    for kind in ("txt", "md"):
        draft = article(SECRET, SECRET, draft="true")
        site.write({f"public/drafts/a b {n}.{kind}": draft for n in range(len(TABLE))})
    return site.build()


@pytest.mark.parametrize(("docname", "folder"), [("blog/a", "md"), ("blog/b", "mdx")])
def test_every_file_that_html_names_is_copied(named: Built, docname: str, folder: str) -> None:
    page = named.page(docname)
    for number, (tag, attribute, form) in enumerate(TABLE):
        element = page.find(id=f"t{number}") if attribute else page.find("style")
        given = element.get(attribute) or element.get("href") or element.string
        value = str(given).replace("\\20 ", " ")
        copied = [each for each in ADDRESS.findall(value) if "_downloads" in each]
        assert len(copied) == (2 if form is Form.CSS else 1), (tag, attribute, value)
        for address in copied:
            path = unquote(address.partition(" 2x")[0].partition("?")[0])
            data = (named.out / "blog" / path).resolve().read_text()
            assert data == f"{folder} {number}", (tag, attribute)
        if form is Form.ONE and (folder == "md" or tag not in LINKS):  # in MDX links are Markdown's
            assert value.endswith("?x=1#y"), (tag, attribute, value)


def test_what_stands_around_a_file_in_svg_and_css_stays(named: Built) -> None:
    for docname in ("blog/a", "blog/b"):
        page = named.page(docname)
        [style] = page.select("article style, .body style")
        assert "b > c { x: y }" in style.string
        assert all(not each.find_parent("use") for each in page.find_all(["use", "image"]))


@pytest.mark.parametrize("kind", ["gone", "drafts", "markdown"])
@pytest.mark.parametrize("name", ["a.md", "b.mdx"])
def test_every_file_that_html_names_and_that_is_not_copied_is_told_of(
    named: Built, kind: str, name: str
) -> None:
    told = [line for line in named.warnings if line.startswith(f"content/{kind}-{name}:")]
    for number, (tag, attribute, _) in enumerate(NAMING):
        found = [line for line in told if f" {number}." in unquote(line)]
        assert len(found) == 1, (tag, attribute, told)


def test_no_attribute_copies_what_is_withheld(named: Built) -> None:
    assert places(named.out) == []
