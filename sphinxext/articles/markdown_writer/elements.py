"""Which of docutils' nodes an element of HTML is like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..nodes import folded, struck, summary, task_box, thematic_break

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

Given = dict[str, str]


class line_break(nodes.Inline, nodes.Element):  # noqa: N801 (docutils' way)
    """``<br>``."""


def element(tag: str, given: Given, children: Sequence[nodes.Node]) -> list[nodes.Node]:
    """Return nodes for an element; the parents of *children* stay what they are."""
    tag = tag.lower()
    if tag in _MAKERS:
        return list(_MAKERS[tag](tag, given, children))
    return [_around(_KINDS.get(tag, nodes.container)(), children)]


def _around(node: nodes.Element, children: Sequence[nodes.Node]) -> nodes.Element:
    """Put children into a node, without telling them: the page's own tree stays as it is."""
    node.children = list(children)
    return node


def _nothing(tag: str, given: Given, children: Sequence[nodes.Node]) -> Iterator[nodes.Node]:
    yield from ()


def _code(tag: str, given: Given, children: Sequence[nodes.Node]) -> Iterator[nodes.Node]:
    if any(child.next_node(nodes.reference, include_self=True) for child in children):
        yield _around(nodes.inline(), children)  # a link counts for more
    else:
        text = _text(children)
        yield nodes.literal(text, text, classes=given.get("class", "").split())


def _quoted(tag: str, given: Given, children: Sequence[nodes.Node]) -> Iterator[nodes.Node]:
    yield _around(nodes.inline(), [nodes.Text("“"), *children, nodes.Text("”")])


def _link(tag: str, given: Given, children: Sequence[nodes.Node]) -> Iterator[nodes.Node]:
    if "href" in given:
        yield _around(nodes.reference("", refuri=given["href"]), children)
    else:
        yield from children


def _image(tag: str, given: Given, children: Sequence[nodes.Node]) -> Iterator[nodes.Node]:
    if "src" in given:
        yield nodes.image("", uri=given["src"], alt=given.get("alt", ""))


def _shown(tag: str, given: Given, children: Sequence[nodes.Node]) -> Iterator[nodes.Node]:
    """Make a link of what is played, or another page inside this one."""
    inner = [
        found["refuri"] for child in children for found in child.findall(nodes.reference)
    ]  # of <source>
    address = given.get("src") or given.get("data") or next(iter(inner), "")
    if address:
        text = given.get("title") or given.get("aria-label") or address
        yield nodes.reference("", "", nodes.Text(text), refuri=address)


def _box(tag: str, given: Given, children: Sequence[nodes.Node]) -> Iterator[nodes.Node]:
    if given.get("type") == "checkbox":
        yield task_box("", checked="checked" in given, enabled="disabled" not in given)
    elif given.get("type") in {"button", "submit"} and given.get("value"):
        yield nodes.Text(given["value"])


def _heading(tag: str, given: Given, children: Sequence[nodes.Node]) -> Iterator[nodes.Node]:
    node = nodes.rubric()
    node["heading-level"] = int(tag[1])
    yield _around(node, children)


def _numbered_list(tag: str, given: Given, children: Sequence[nodes.Node]) -> Iterator[nodes.Node]:
    node = nodes.enumerated_list()
    if given.get("start", "").isdecimal():
        node["start"] = int(given["start"])
    yield _around(node, children)


def _verbatim(tag: str, given: Given, children: Sequence[nodes.Node]) -> Iterator[nodes.Node]:
    text = _text(children).removeprefix("\n")
    found = [
        name for child in children for name in getattr(child, "attributes", {}).get("classes", ())
    ]
    named = (name.removeprefix("language-") for name in found if name.startswith("language-"))
    yield nodes.literal_block(text, text, language=next(named, ""))


def _definitions(tag: str, given: Given, children: Sequence[nodes.Node]) -> Iterator[nodes.Node]:
    items: list[nodes.Node] = []
    for child in children:
        if isinstance(child, nodes.term) and not (
            items and not any(isinstance(each, nodes.definition) for each in items[-1].children)
        ):
            items.append(nodes.definition_list_item())
        if isinstance(child, nodes.term | nodes.definition) and items:
            items[-1].children = [*items[-1].children, child]
        elif not isinstance(child, nodes.Text):
            items.append(child)
    yield _around(nodes.definition_list(), items)


def _cell(tag: str, given: Given, children: Sequence[nodes.Node]) -> Iterator[nodes.Node]:
    node = nodes.entry("", heading=tag == "th")
    for name, ours in (("colspan", "morecols"), ("rowspan", "morerows")):
        if given.get(name, "").isdecimal():
            node[ours] = min(int(given[name]), 1000) - 1
    yield _around(node, children)


_MAKERS: Mapping[
    str, Callable[[str, Given, Sequence[nodes.Node]], Iterator[nodes.Node]]
] = {
    **dict.fromkeys(("script", "style", "template", "title", "head", "param", "wbr"), _nothing),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), _code),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    **dict.fromkeys(("audio", "embed", "iframe", "object", "source", "video"), _shown),
    **dict.fromkeys(("td", "th"), _cell),
    "track": _nothing,
    "q": _quoted,
    "a": _link,
    "img": _image,
    "input": _box,
    "ol": _numbered_list,
    "pre": _verbatim,
    "dl": _definitions,
}  # fmt: skip
_KINDS: Mapping[str, type[nodes.Element]] = {
    **dict.fromkeys(("b", "strong"), nodes.strong),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), nodes.emphasis),
    **dict.fromkeys(("del", "s", "strike"), struck),
    **dict.fromkeys((
        "abbr", "bdi", "bdo", "big", "button", "data", "font", "ins", "label", "mark", "meter",
        "output", "progress", "ruby", "rb", "rp", "rt", "small", "span", "text", "time", "tspan",
        "u",
    ), nodes.inline),
    "sub": nodes.subscript,
    "sup": nodes.superscript,
    "br": line_break,
    "hr": thematic_break,
    "ul": nodes.bullet_list,
    "menu": nodes.bullet_list,
    "li": nodes.list_item,
    "blockquote": nodes.block_quote,
    "dt": nodes.term,
    "dd": nodes.definition,
    "table": nodes.table,
    "caption": nodes.title,
    "thead": nodes.thead,
    "tbody": nodes.tbody,
    "tfoot": nodes.tbody,
    "tr": nodes.row,
    "details": folded,
    "summary": summary,
}  # fmt: skip


def _text(children: Sequence[nodes.Node]) -> str:
    return "".join(child.astext() for child in children)
