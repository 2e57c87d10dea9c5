"""Renderer methods for the tokens of MDX: elements, expressions, and what is wrong."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from docutils import nodes
from myst_parser.mdit_to_docutils.base import token_line

from ...catalogue.files import read_file
from ...documents.project import project_of
from ...nodes import unwrapped
from ...problems import Kind, Problem, shown
from ...reporting import warn
from ..html import HtmlRenderer
from ..unknown import note_unknown
from . import Tag, Unknown, as_text, evaluate, facts_of, html, template
from .element import Element, is_inline, split
from .imports import imported_values, show_partial
from .registry import find

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it.tree import SyntaxTreeNode

    from .imports import Partial
    from .registry import Render

_ACCEPTED = "literals, ``frontmatter``, and names that this file exports with literal values"


class ComponentRenderer(HtmlRenderer):
    """Renders what is MDX in an article. ``partials`` are the files it is in the middle of."""

    partials: tuple[Partial, ...] = ()

    def render_mdx_element(self, token: SyntaxTreeNode) -> None:
        tag: Tag = token.meta["piece"]
        element = Element(self, token, tag, bool(token.meta.get("flow")), _line(token))
        if not tag.name or tag.name == "Fragment":
            self._place(html.fragment(element), element)
        elif tag.name[0].islower() and "." not in tag.name:
            self._place(html.render(element), element)
        else:
            self._render_component(element)

    def _render_component(self, element: Element) -> None:
        found = self.find(element.tag.name)
        origin = facts_of(self.md_env).modules.get(element.tag.name)
        if found is None and show_partial(element, origin):
            return
        if found is None:
            note_unknown(self.sphinx_env, element.tag.name, element.line)
            self.render_children(element.token)
            return
        self._place(found(element), element)

    def find(self, name: str) -> Render | None:
        """Return what renders the component *name* in this article; None if nothing does."""
        origin = facts_of(self.md_env).modules.get(name)
        return find(name, origin, self.sphinx_env.config.articles_components)

    def _place(self, made: list[nodes.Node] | None, element: Element) -> None:
        """Put nodes where they may stand: text among blocks needs something around it."""
        if made is None:
            self.render_children(element.token)
            return
        for each in made:
            self._locate(each, element)
        if not element.flow or isinstance(self.current_node, nodes.TextElement):
            self.current_node += made
            return
        text = self._last_text() if element.token.meta.get("joined") else None
        if text is not None and made and is_inline(made[0]):
            text += nodes.Text(" ")
        for each in made:
            if not is_inline(each):
                self.current_node += each
                text = None
                continue
            if text is None:
                text = unwrapped()
                self._locate(text, element)
                self.current_node += text
            text += each

    def _last_text(self) -> unwrapped | None:
        last = self.current_node[-1] if len(self.current_node) else None
        return last if isinstance(last, unwrapped) else None

    def _locate(self, node: nodes.Node, element: Element) -> None:
        for each in node.findall():
            if each.line is None:
                each.line = element.line
            if each.source is None:
                each.source = self.document["source"]

    def _value(self, token: SyntaxTreeNode) -> str:
        """Return the text of an expression, none of one that cannot be evaluated."""
        try:
            return as_text(self.evaluate(token.content))
        except Unknown:
            self.warn(
                "this expression cannot be evaluated",
                _line(token),
                value=f"{{{token.content.strip()}}}",
                accepted=_ACCEPTED,
            )
            return ""

    def render_mdx_expression(self, token: SyntaxTreeNode) -> None:
        text = self._value(token)
        if not text:
            return
        if isinstance(self.current_node, nodes.TextElement):
            self.current_node += nodes.Text(text)
        elif text.strip():
            paragraph = unwrapped(text, text)
            self.add_line_and_source_path(paragraph, token)
            self.current_node += paragraph

    def render_mdx_problem(self, token: SyntaxTreeNode) -> None:
        self.warn(
            token.content, _line(token), accepted="tags in pairs, within one block or list item"
        )

    def render_inline(self, token: SyntaxTreeNode) -> None:
        if isinstance(self.current_node, nodes.TextElement):
            super().render_inline(token)
            return
        text = nodes.paragraph() if _is_alone_in_component(token) else unwrapped()
        self.add_line_and_source_path(text, token)
        with self.current_node_context(text):
            super().render_inline(token)
        self.current_node += list(split(text))

    def render_heading(self, token: SyntaxTreeNode) -> None:
        for each in token.children[0].children if token.children else ():
            if each.type == "mdx_expression" and each.token is not None:
                # As text before anything else, for the heading's id is made of it.
                each.token.content = self._value(each)
                each.token.type = "text"
        super().render_heading(token)

    def render_paragraph(self, token: SyntaxTreeNode) -> None:
        super().render_paragraph(token)
        if "mdx" not in self.md_options["articles_dialect"]:
            return
        paragraph = self.current_node[-1]
        if isinstance(paragraph, nodes.paragraph) and not all(map(is_inline, paragraph.children)):
            self.current_node[-1:] = list(split(paragraph))

    def evaluate(self, source: str) -> Any:
        """Return the value of an expression.

        :raises Unknown: if only JavaScript can tell.
        """
        return evaluate(source, self._scope(source))

    def _scope(self, source: str) -> Mapping[str, Any]:
        facts = facts_of(self.md_env)
        modules = {name: each for name, each in facts.modules.items() if name in source}
        matter = self._matter if "frontmatter" in source else {}
        props: Mapping[str, Any] = {}
        if self.partials:
            matter, props = self.partials[-1].matter, self.partials[-1].props
        scope = {"frontmatter": matter, "props": props, **facts.scope}
        return {**scope, **dict(imported_values(self, modules))}

    def template(self, source: str) -> str:
        """Return what can be said of a template that needs JavaScript; nothing of other code."""
        try:
            return template(source, self._scope(source))
        except Unknown:
            return ""

    @cached_property
    def _matter(self) -> Mapping[str, Any]:
        """The front matter with the author's own keys and values."""
        path = project_of(self.sphinx_env).real_path(self.sphinx_env.docname)
        return read_file(path).source.data if path is not None else {}

    def warn(self, message: str, line: int, *, value: str = "", accepted: str = "") -> None:
        """Report a mistake of the author."""
        warn(
            [
                Problem(
                    kind=Kind.MDX,
                    path=self.document["source"],
                    line=line,
                    message=message,
                    value=shown(value) if value else "",
                    accepted=accepted,
                )
            ]
        )


def _is_alone_in_component(token: SyntaxTreeNode) -> bool:
    """Tell text in a component, which may make a block of it, from text in an element."""
    around = token.parent
    if around is None or around.type != "mdx_element":
        return False
    return bool(around.meta["piece"].name) and not around.meta["piece"].name[0].islower()


def _line(token: SyntaxTreeNode) -> int:
    return token_line(token, 0) + int(token.meta.get("line", 0))
