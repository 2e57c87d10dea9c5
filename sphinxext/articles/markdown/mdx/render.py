"""Renderer methods for the tokens of MDX: elements, expressions, and what is wrong."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

from docutils import nodes
from myst_parser.mdit_to_docutils.base import token_line

from ...documents.assets import given_by_article, is_refused, withheld_at
from ...documents.project import project_of
from ...nodes import unwrapped
from ...scan.article_files import read_file
from ..raw_html import HtmlRenderer
from ..switches import speaks
from ..unknown_names import note_unknown
from . import html_elements
from .element import Element, is_inline, split
from .expressions import Expressions
from .imports import imported_file
from .limits import Unknown
from .registry import find
from .state import env_of_module, state_of
from .values import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from types import FrameType

    from markdown_it.tree import SyntaxTreeNode

    from .scanner import Tag

_MARKDOWN = (".md", ".mdx")
_PARTIAL = 2_000  # characters, that reading any partial is worth
_ROOM = 550
_ACCEPTED = "literals, ``frontmatter``, and names that this file exports with literal values"


class ComponentRenderer(HtmlRenderer):
    """Renders what is MDX in an article. ``partials`` are the files it is in the middle of."""

    partials: tuple[Path, ...] = ()

    @cached_property
    def expressions(self) -> Expressions:
        """What is evaluated, here in the article; others in a partial."""
        return Expressions(document=self.document, env=self.sphinx_env, state=state_of(self.md_env))

    def render_mdx_element(self, token: SyntaxTreeNode) -> None:
        tag: Tag = token.meta["piece"]
        flow = bool(token.meta.get("flow"))
        element = Element(self, self.expressions, token, tag, flow, _line(token))
        if not tag.name or tag.name == "Fragment":
            self._place(html_elements.fragment(element), element)
        elif tag.name[0].islower() and "." not in tag.name:
            self._place(html_elements.render(element), element)
        else:
            self._render_component(element)

    def _render_component(self, element: Element) -> None:
        name = element.tag.name
        origin = self.expressions.origin(name)
        found = find(name, origin, self.sphinx_env.config.articles_components)
        if found is not None:
            self._place(found(element), element)
        elif not self._show_partial(element, origin):
            note_unknown(self.sphinx_env, name, self.document["source"], element.line)
            self.render_children(element.token)

    def _show_partial(self, element: Element, origin: tuple[str, str] | None) -> bool:
        """Show an imported Markdown file in place of *element*; tell whether that can be done."""
        if origin is None or origin[0] != "default" or not origin[1].endswith(_MARKDOWN):
            return False
        env = self.sphinx_env
        imported = imported_file(env, origin[1], self.document["source"])
        if imported is None and withheld_at(project_of(env), env.docname, origin[1]):
            message = f"<{element.tag.name}> shows a file that is not published, so it is left out"
            self.expressions.warn(message, element.line)
            return True
        if imported is None:
            self._tell_not_there(element, origin[1])
            self.render_children(element.token)
            return True
        if imported[0] in self.partials:
            return False
        path, folder = imported
        file = read_file(path)
        if not self._may_show(file.source.body, element):
            return True
        props = element.props  # of names around it
        for value in props.values():
            if isinstance(value, str):
                given_by_article(env, value)
        with self._inside(path, folder, file.source.data, props):
            self.nested_render_text(file.source.body, file.source.height)
        return True

    def _tell_not_there(self, element: Element, module: str) -> None:
        """Warn of an imported file that is not there; the door has told of one that it refuses."""
        if is_refused(self.sphinx_env, module):
            return
        self.expressions.warn(
            f"<{element.tag.name}> shows a file that is not there; what is inside is shown",
            element.line,
            value=self.expressions.state.modules[element.tag.name][1],
            accepted="a file in the collection, or in a folder that an alias names",
        )

    def _may_show(self, text: str, element: Element) -> bool:
        """Tell whether there is room for a partial; warn if there is none."""
        if not _has_room():
            message = f"{element.tag} is too deep inside of other files to be shown"
            self.expressions.warn(message, element.line, accepted="partials less deep")
            return False
        try:
            self.expressions.state.computing.spend(_PARTIAL + len(text))
        except Unknown:
            self.expressions.warn_exhausted(element.line)
            return False
        return True

    @contextmanager
    def _inside(
        self, path: Path, folder: str, given: Mapping[str, Any], props: Mapping[str, Any]
    ) -> Iterator[None]:
        """Let warnings, names, addresses and footnotes be those of a partial in *folder*."""
        around = self.document["source"], self.partials, self.folder, self.expressions, self.md_env
        footnotes = self._footnotes.setdefault(path, set())
        number = [*self._footnotes].index(path) + 1
        self.document["source"], self.partials = str(path), (*self.partials, path)
        self.folder = folder
        self.md_env = env_of_module(self.md_env, footnotes, number)
        self.expressions = Expressions(
            document=self.document,
            env=self.sphinx_env,
            state=state_of(self.md_env),
            given=given,
            props=props,
            folder=self.folder,
        )
        try:
            yield
        finally:
            self.document["source"], self.partials, self.folder = around[:3]
            self.expressions, self.md_env = around[3:]

    @cached_property
    def _footnotes(self) -> dict[Path, set[str]]:
        """The names of the footnotes in the files that have been shown, which may be again."""
        return {}

    def _place(self, made: list[nodes.Node] | None, element: Element) -> None:
        """Put nodes where they may stand: text among blocks needs something around it."""
        if made is None:
            self.render_children(element.token)
            return
        for node in made:
            self._locate(node, element)
        if not element.flow or isinstance(self.current_node, nodes.TextElement):
            self.current_node += made
            return
        text = self._last_text() if element.token.meta.get("joined") else None
        if text is not None and made and is_inline(made[0]):
            text += nodes.Text(" ")
        for node in made:
            if not is_inline(node):
                self.current_node += node
                text = None
                continue
            if text is None:
                text = unwrapped()
                self._locate(text, element)
                self.current_node += text
            text += node

    def _last_text(self) -> unwrapped | None:
        last = self.current_node[-1] if len(self.current_node) else None
        return last if isinstance(last, unwrapped) else None

    def _locate(self, node: nodes.Node, element: Element) -> None:
        for inner in node.findall():
            if inner.line is None:
                inner.line = element.line
            if inner.source is None:
                inner.source = self.document["source"]

    def _value(self, token: SyntaxTreeNode) -> str:
        """Return the text of an expression, none of one that cannot be evaluated."""
        try:
            return as_text(self.expressions.evaluate(token.content))
        except Unknown:
            self.expressions.warn_unknown(
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
        self.expressions.warn(
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
        for child in token.children[0].children if token.children else ():
            if child.type == "mdx_expression" and child.token is not None:
                # As text before anything else, for the heading's id is made of it.
                child.token.content = self._value(child)
                child.token.type = "text"
        super().render_heading(token)

    def render_paragraph(self, token: SyntaxTreeNode) -> None:
        super().render_paragraph(token)
        if not speaks(self, "mdx"):
            return
        paragraph = self.current_node[-1]
        if isinstance(paragraph, nodes.paragraph) and not all(map(is_inline, paragraph.children)):
            self.current_node[-1:] = list(split(paragraph))


def _has_room() -> bool:
    """Tell whether Python has room for what a partial may have in it, nested as deep as it may."""
    frame: FrameType | None = sys._getframe()
    room = sys.getrecursionlimit() - _ROOM
    while frame is not None:
        frame, room = frame.f_back, room - 1
    return room > 0


def _is_alone_in_component(token: SyntaxTreeNode) -> bool:
    """Tell text in a component, which may make a block of it, from text in an element."""
    around = token.parent
    if around is None or around.type != "mdx_element":
        return False
    return bool(around.meta["piece"].name) and not around.meta["piece"].name[0].islower()


def _line(token: SyntaxTreeNode) -> int:
    return token_line(token, 0) + int(token.meta.get("line", 0))
