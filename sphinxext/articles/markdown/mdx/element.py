"""One element of an article: its attributes, evaluated, and its children as nodes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docutils import nodes
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from ...nodes import unwrapped
from .attributes import is_none_of_html
from .limits import Exhausted, Unknown
from .scanner import Code, Tag
from .values import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..raw_html import HtmlRenderer
    from .expressions import Expressions

_LITERALS = "a text, a number, or a name from the front matter or of an export"


@dataclass(slots=True)
class Element:
    """What a component is made of. ``flow`` tells a block from an element within text."""

    renderer: HtmlRenderer
    expressions: Expressions
    token: SyntaxTreeNode
    tag: Tag
    flow: bool
    line: int
    _props: dict[str, Any] | None = None
    _unknown: dict[str, str] = field(default_factory=dict)
    _blocks: list[nodes.Node] | None = None

    @property
    def props(self) -> Mapping[str, Any]:
        """The attributes that can be evaluated."""
        if self._props is None:
            self._props = {}
            for name, value in self.tag.attributes:
                self._evaluate(name, value, self._props)
        return self._props

    def _evaluate(self, name: str, value: str | bool, props: dict[str, Any]) -> None:
        if not isinstance(value, Code):
            props[name] = value
            return
        try:
            result = self.expressions.evaluate(value)
        except Unknown as error:
            self._unknown[name] = value
            if isinstance(error, Exhausted):
                self.expressions.warn_exhausted(self.line)
            return
        if name != "...":
            props[name] = result
        elif isinstance(result, dict):
            props.update(result)

    def names(self) -> list[str]:
        """Name the attributes, also those that cannot be evaluated."""
        return [*self.props, *self._unknown]

    def text(self, *names: str) -> str:
        """Return the first of these attributes as text; warn of one that needs JavaScript."""
        for name in names:
            value = self.props.get(name)
            if name in self._unknown:
                self._report(name)
                return self.expressions.template(self._unknown[name])
            if value is not None and not isinstance(value, bool):
                try:
                    return as_text(value)
                except Unknown:
                    self._unknown[name] = str(dict(self.tag.attributes).get(name, "{…}"))
                    self._report(name)
        return ""

    def report(self, *names: str) -> None:
        """Warn of those of these attributes that cannot be evaluated."""
        for name in names:
            if name in self._unknown:
                self._report(name)

    def report_unknown(self) -> None:
        """Warn of the attributes with values that only JavaScript knows; functions are meant so."""
        for name, source in self._unknown.items():
            if "=>" not in source and not is_none_of_html(name):
                self._report(name)

    def _report(self, name: str) -> None:
        self.expressions.warn_unknown(
            f"the attribute {name} of {self.tag} cannot be evaluated",
            self.line,
            value=self._unknown[name],
            accepted=_LITERALS,
        )

    def blocks(self) -> list[nodes.Node]:
        """Render the children, once, as blocks."""
        if self._blocks is None:
            self._blocks = self._rendered()
        return self._blocks

    def _rendered(self) -> list[nodes.Node]:
        if not self.flow:
            text = unwrapped()
            with self.renderer.current_node_context(text):
                self.renderer.render_children(self.token)
            return list(split(text))
        box = nodes.container()
        with self.renderer.current_node_context(box):
            self.renderer.render_children(self.token)
        for rubric in box.findall(nodes.rubric):
            if "level" in rubric:
                rubric["heading-level"] = min(6, rubric["level"])
        return list(box.children)

    def paragraphs(self) -> list[nodes.Node]:
        """Render the children as blocks, text in paragraphs."""
        return [as_paragraph(block) for block in self.blocks()]

    def inline(self) -> list[nodes.Node] | None:
        """Render the children as text; None if there are blocks among them."""
        blocks = self.blocks()
        if not all(isinstance(block, nodes.paragraph) for block in blocks):
            return None
        result: list[nodes.Node] = []
        for block in blocks:
            if result:
                result.append(nodes.Text(" "))
            result += block.children
        return result

    def parent_name(self) -> str:
        """Return the name of the element around this one, if there is nothing between."""
        parent = self.token.parent
        tag = parent.meta.get("piece") if parent is not None and parent.type == "mdx_element" else 0
        return tag.name if isinstance(tag, Tag) else ""

    def is_within(self, *names: str) -> bool:
        """Tell whether one of the elements around this one has one of these names."""
        around = self.token.parent
        while around is not None and not around.is_root:
            if around.type == "mdx_element" and around.meta["piece"].name in names:
                return True
            around = around.parent
        return False

    def is_safe_picture(self, source: str) -> bool:
        """Tell whether nothing runs where a picture is; a picture may be in its address."""
        return source.lower().startswith("data:image/") or self.renderer.is_safe(source)

    def report_unsafe(self, address: str) -> None:
        """Warn of an address that is left out, because something might run there."""
        self.expressions.warn(
            f"{self.tag} leads to a script or to data, so the address is left out",
            self.line,
            value=address,
            accepted="http, https, mailto, or an address of this site",
        )

    def link(self, href: str, *content: nodes.Node, classes: Iterable[str] = ()) -> nodes.Node:
        """Return a link, as Markdown makes it: to a page, a file, or an address.

        What would run a script is none, and warned of.
        """
        address = self.renderer.md.normalizeLink(href)
        if not (self.renderer.is_safe(href) and self.renderer.is_safe(address)):
            self.report_unsafe(href)
            return nodes.inline("", "", *content, classes=list(classes))
        token = self._made("link", "a", {"href": address}, nesting=True)
        paragraph = nodes.paragraph()
        with self.renderer.current_node_context(paragraph):
            self.renderer.render_link(token)
        made = paragraph.children[-1] if paragraph.children else None
        if made is None or isinstance(made, nodes.system_message):  # inv:… that leads nowhere
            return nodes.inline("", "", *content)
        if isinstance(made, nodes.Element):
            inner = made[0] if made.children and isinstance(made[0], nodes.inline) else made
            inner.extend(content)
            if "refexplicit" in made:
                made["refexplicit"] = bool(content)
            made["classes"] += list(classes)
        return made

    def image(self, source: str, alt: str, **attributes: str) -> nodes.Node:
        """Return an image, as Markdown makes it; of what is none, its text."""
        if not self.is_safe_picture(source):
            self.report_unsafe(source)
            return nodes.inline(alt, alt)
        token = self._made("image", "img", {"src": source, **attributes}, nesting=False)
        box = nodes.paragraph()
        with self.renderer.current_node_context(box):
            self.renderer.render_image(token)
        made = box.children[-1]
        if isinstance(made, nodes.image):
            made["alt"] = alt
        return made

    def fence(self, content: str, info: str) -> nodes.Node:
        """Return a code block, as Markdown makes it of a fence."""
        token = self._made("fence", "code", {}, nesting=False)
        if token.token is not None:
            token.token.content, token.token.info = f"{content.rstrip()}\n", info
        box = nodes.container()
        with self.renderer.current_node_context(box):
            self.renderer.render_fence(token)
        return box.children[-1]

    def _made(
        self, kind: str, tag: str, attributes: dict[str, str], *, nesting: bool
    ) -> SyntaxTreeNode:
        place = [self.line, self.line + 1]
        if not nesting:
            tokens = [Token(kind, tag, 0, attrs=dict(attributes), map=place, children=[])]
        else:
            tokens = [
                Token(f"{kind}_open", tag, 1, attrs=dict(attributes), map=place),
                Token(f"{kind}_close", tag, -1),
            ]
        return SyntaxTreeNode(tokens, create_root=True).children[0]


def split(paragraph: nodes.paragraph) -> Iterator[nodes.Node]:
    """Yield a paragraph in parts, so that blocks inside stand between them."""
    part: nodes.paragraph | None = None
    for child in list(paragraph.children):
        if is_inline(child):
            if part is None:
                part = paragraph.copy()
                part.line, part.source = paragraph.line, paragraph.source
            part.append(child)
            continue
        if part is not None and _has_content(part):
            yield part
        part = None
        yield child
    if part is not None and _has_content(part):
        yield part


def _has_content(part: nodes.paragraph) -> bool:
    return any(not isinstance(child, nodes.Text) or child.strip() for child in part.children)


def is_inline(node: nodes.Node) -> bool:
    """Tell whether a node may stand in a paragraph."""
    # Display maths within a sentence is no block of its own.
    kinds = nodes.Inline | nodes.Text | nodes.image | nodes.math_block | nodes.system_message
    return isinstance(node, kinds)


def as_paragraph(node: nodes.Node) -> nodes.Node:
    """Return text that had no paragraph in one; any other node as it is."""
    if not isinstance(node, unwrapped):
        return node
    paragraph = nodes.paragraph(node.rawsource, "", *node.children, classes=node["classes"])
    paragraph.line, paragraph.source = node.line, node.source
    return paragraph
