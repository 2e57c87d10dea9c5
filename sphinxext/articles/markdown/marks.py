"""What else the dialect renders its own way: rules, strikethrough, footnotes, roles, math."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.parsers.rst import roles
from myst_parser.mdit_to_docutils.base import token_line
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer

from ..nodes import struck, thematic_break

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode


_EATEN = re.compile(r"\\(?=[-\\'\".`])")


class MarkRenderer(SphinxRenderer):
    """Renders small things so that none of them is an error."""

    def _speaks(self, name: str) -> bool:
        return name in self.md_options["articles_dialect"]

    def render_text(self, token: SyntaxTreeNode) -> None:
        if not self._speaks("backslashes"):
            super().render_text(token)
            return
        # Smart quotes take a backslash for an escape; a null before it is docutils' way to say no.
        text = _EATEN.sub("\0\\\\", token.meta.get("marked", token.content))
        if text.startswith(("'", '"')) and self._follows_tag():
            text = f"\0 {text}"  # no one shows this space, but quotes after it open
        self.current_node.append(nodes.Text(text))

    def _follows_tag(self) -> bool:
        before = self.current_node.children[-1:]
        return bool(
            before and isinstance(before[0], nodes.raw) and before[0].astext()[:2] not in {"", "</"}
        )

    def render_hr(self, token: SyntaxTreeNode) -> None:
        if not self._speaks("breaks"):
            super().render_hr(token)
            return
        node = thematic_break()
        self.add_line_and_source_path(node, token)
        self.current_node.append(node)

    def render_list_item(self, token: SyntaxTreeNode) -> None:
        checked = token.meta.get("checked")
        if checked is None or (token.children and token.children[0].type == "paragraph"):
            super().render_list_item(token)
            return
        # MyST has a place for the box only in a paragraph.
        item = nodes.list_item("", nodes.paragraph("", "[x]" if checked else "[ ]"))
        self.add_line_and_source_path(item, token)
        with self.current_node_context(item, append=True):
            self.render_children(token)

    def render_s(self, token: SyntaxTreeNode) -> None:
        if not self._speaks("strikethrough"):
            super().render_s(token)
            return
        node = struck()
        self.add_line_and_source_path(node, token)
        with self.current_node_context(node, append=True):
            self.render_children(token)

    def render_myst_role(self, token: SyntaxTreeNode) -> None:
        name = token.meta["name"]
        line = token_line(token, 0)
        found, _ = roles.role(name, self.language_module_rst, line, self.reporter)
        if found is not None or not self._speaks("roles"):
            super().render_myst_role(token)
            return
        content = token.content
        if content.strip() and content[0] == content[-1] == " ":
            content = content[1:-1]
        self.current_node += [nodes.Text(f"{{{name}}}"), nodes.literal(content, content)]

    def render_math_inline_double(self, token: SyntaxTreeNode) -> None:
        if self._speaks("math") and "\n" not in token.content.strip():
            self.render_math_inline(token)
        else:
            super().render_math_inline_double(token)

    def renderInlineAsText(self, tokens: list[SyntaxTreeNode]) -> str:  # noqa: N802  # markdown-it's
        return "".join(
            token.content
            if token.type in {"code_inline", "html_inline"}
            else " "
            if token.type in {"softbreak", "hardbreak"}
            else super(MarkRenderer, self).renderInlineAsText([token])
            if not token.children
            else self.renderInlineAsText(token.children)
            for token in tokens or ()
        )

    def render_footnote_ref(self, token: SyntaxTreeNode) -> None:
        name = token.meta.get("name")
        if name is None:
            super().render_footnote_ref(token)
            return
        node = nodes.footnote_reference(f"[^{token.meta['label']}]", auto=1, refname=name)
        self.add_line_and_source_path(node, token)
        self.document.note_autofootnote_ref(node)
        self.document.note_footnote_ref(node)
        self.current_node.append(node)

    def render_footnote_reference(self, token: SyntaxTreeNode) -> None:
        name = token.meta.get("name")
        if name is None:
            super().render_footnote_reference(token)
            return
        if token.meta["repeated"]:
            return
        node = nodes.footnote(auto=1, names=[name])
        self.add_line_and_source_path(node, token)
        self.document.note_autofootnote(node)
        self.document.note_explicit_target(node, node)
        with self.current_node_context(node, append=True):
            self.render_children(token)

    def _render_finalise(self) -> None:
        if self._speaks("references"):
            self.md_env.pop("duplicate_refs", None)
        super()._render_finalise()
