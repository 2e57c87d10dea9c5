"""Elements of HTML in MDX, ``<div className="x">``: as they are, with Markdown inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ...html_addresses import ANIMATED, ATTRIBUTES
from ...html_tokens import VOID
from ...nodes import html_block, html_image, html_inline, unwrapped
from . import registry
from .attributes import html_attributes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .element import Element

_PHRASING = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "br", "button", "cite", "code", "data", "del", "dfn", "em",
    "i", "img", "input", "ins", "kbd", "label", "mark", "meter", "output", "progress", "q", "s",
    "samp", "small", "span", "strong", "sub", "sup", "svg", "time", "u", "var", "wbr",
})  # fmt: skip
_ADDRESSES = ("href", "src")
_FRAMES = frozenset({"article", "center", "div", "footer", "header", "main", "section"})
_MARKS: Mapping[str, type[nodes.TextElement]] = {
    "b": nodes.strong, "strong": nodes.strong, "i": nodes.emphasis, "em": nodes.emphasis,
    "sub": nodes.subscript, "sup": nodes.superscript, "code": nodes.literal,
}  # fmt: skip


def render(element: Element) -> list[nodes.Node] | None:
    """Make nodes of an element; None says that only what is inside matters."""
    given = html_attributes(element.props)
    element.report(*_ADDRESSES)
    _take_unsafe(element, given)
    identity = given.pop("id", "")
    made = _RENDERERS.get(element.tag.name, _other)(element, given)
    if made and isinstance(made[0], html_block | html_inline):
        element.renderer.with_files(made[0], element.tag.name, element.line)
    if not identity:
        return made
    if made and isinstance(made[0], nodes.Element):
        made[0]["ids"].append(identity)
    elif made is None:
        element.renderer.current_node += nodes.target("", "", ids=[identity])
    return made


def _take_unsafe(element: Element, given: dict[str, str]) -> None:
    """Take addresses away that would run a script; a picture may be in its address."""
    is_picture = element.tag.name in {"img", "source"}
    is_safe = element.is_safe_picture if is_picture else element.renderer.is_safe
    animated = ANIMATED.get(element.tag.name.lower(), ())
    for name in sorted(ATTRIBUTES.union(animated) & given.keys()):
        listed = given[name].split(";") if name in animated else [given[name]]
        if not all(map(is_safe, listed)):
            element.report_unsafe(given.pop(name))


def fragment(element: Element) -> list[nodes.Node] | None:
    """Make nodes of what only groups others; None says that only what is inside matters."""
    if "set:html" not in element.props:
        return None
    return _as_it_is(element)


def _as_it_is(element: Element) -> list[nodes.Node]:
    """Make nodes of HTML that an attribute holds."""
    return [*element.renderer.html_nodes(element.text("set:html"), element.line)]


def _other(element: Element, given: dict[str, str]) -> list[nodes.Node] | None:
    name = element.tag.name
    if "set:html" in element.props:
        return [html_block("", *_as_it_is(element), tag=name, given=given)]
    if name in VOID:
        kind = html_inline if name in _PHRASING else html_block
        return [kind("", tag=name, given=given)]
    if name in _FRAMES and _frames_sections(element):
        return None  # the table of contents counts for more than a frame
    if name in _PHRASING and (inside := element.inline()) is not None:
        if name in _MARKS and not given:
            return _as_children(element, _MARKS[name]("", "", *inside))
        return _as_children(element, html_inline("", "", *inside, tag=name, given=given))
    if name in _PHRASING and not element.flow:
        return [html_inline("", "", *element.blocks(), tag=name, given=given)]
    return [html_block("", *element.blocks(), tag=name, given=given)]


def _frames_sections(element: Element) -> bool:
    """Tell whether headings inside begin sections of the article."""
    if not isinstance(element.renderer.current_node, nodes.document | nodes.section):
        return False
    waiting = [*element.token.children]
    while waiting:
        token = waiting.pop()
        if token.type == "heading":
            return True
        if token.type == "mdx_element" and _shows_as_it_is(element, token.meta["piece"].name):
            waiting += token.children
    return False


def _shows_as_it_is(element: Element, name: str) -> bool:
    """Tell whether what is inside an element *name* stands in the article as it would alone."""
    if name in _FRAMES:
        return True
    configured = element.renderer.sphinx_env.config.articles_components
    return not name[:1].islower() and not registry.find(
        name, element.expressions.origin(name), configured
    )


def _as_children(element: Element, node: nodes.Node) -> list[nodes.Node]:
    """Put text in a paragraph if that is where the text inside it was."""
    if any(not isinstance(block, unwrapped) for block in element.blocks()):
        return [nodes.paragraph("", "", node)]
    return [node]


def _paragraph(element: Element, given: dict[str, str]) -> list[nodes.Node]:
    inside = element.inline()
    if inside is None:
        return [html_block("", *element.blocks(), tag="div", given=given)]
    if given.keys() <= {"class"}:
        return [nodes.paragraph("", "", *inside, classes=given.get("class", "").split())]
    return [
        html_block("", html_inline("", "", *inside, tag="span", given={}), tag="p", given=given)
    ]


def _link(element: Element, given: dict[str, str]) -> list[nodes.Node] | None:
    href = given.get("href") or given.get("xlink:href", "")
    if not href:
        return _other(element, given)
    inside = element.inline()
    if inside is not None:
        link = element.link(href, *inside, classes=given.get("class", "").split())
        if isinstance(link, nodes.Element):
            link.attributes |= {name: given[name] for name in ("target", "rel") if name in given}
            if "title" in given:
                link["reftitle"] = given["title"]
        return _as_children(element, link)
    start = element.renderer.anchor(given, line=element.line)
    if start is None:
        return [html_block("", *element.blocks(), tag="a", given=given)]
    return [start, *element.blocks(), nodes.raw("", "</a>", format="html")]


def _area(element: Element, given: dict[str, str]) -> list[nodes.Node] | None:
    start = element.renderer.anchor(given, line=element.line, tag="area")
    return [start] if start is not None else _other(element, given)


def _image(element: Element, given: dict[str, str]) -> list[nodes.Node] | None:
    source = given.get("src", "")
    if not source:
        return _other(element, given)
    uri = element.renderer.image_uri(source)
    # With its source, for Sphinx takes away the line of an image that has none.
    image = html_image(source, uri=uri, alt=given.get("alt", ""), given=given)
    return [element.renderer.with_files(image, "img", element.line)]


def _break(element: Element, given: dict[str, str]) -> list[nodes.Node]:
    return [
        nodes.raw("", "<br />\n", format="html"),
        nodes.raw("", "\\\\\n", format="latex"),
        *element.blocks(),
    ]


def _list(element: Element, given: dict[str, str]) -> list[nodes.Node] | None:
    items = element.blocks()
    if not items or not all(isinstance(item, nodes.list_item) for item in items):
        return [html_block("", *items, tag=element.tag.name, given=given)]
    classes = given.get("class", "").split()
    if element.tag.name == "ul":
        return [nodes.bullet_list("", *items, bullet="-", classes=classes)]
    ordered = nodes.enumerated_list(
        "", *items, enumtype="arabic", prefix="", suffix=".", classes=classes
    )
    if given.get("start", "").isdigit():
        ordered["start"] = int(given["start"])
    return [ordered]


def _item(element: Element, given: dict[str, str]) -> list[nodes.Node] | None:
    if element.parent_name() not in {"ul", "ol"}:
        return _other(element, given)
    return [nodes.list_item("", *element.blocks(), classes=given.get("class", "").split())]


def _verbatim(element: Element, given: dict[str, str]) -> list[nodes.Node]:
    text = "\n".join(block.astext() for block in element.blocks())
    text, css = text or element.text("set:html"), None
    if element.tag.name == "style":
        css = element.renderer.style_text(text, element.line)
    inner = css or nodes.raw("", text, format="html")
    return [html_block("", inner, tag=element.tag.name, given=given)]


_RENDERERS: Mapping[str, Callable[[Element, dict[str, str]], list[nodes.Node] | None]] = {
    "a": _link,
    "area": _area,
    "br": _break,
    "img": _image,
    "li": _item,
    "ol": _list,
    "p": _paragraph,
    "script": _verbatim,
    "style": _verbatim,
    "ul": _list,
}
