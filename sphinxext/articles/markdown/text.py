"""Small things of text: strikethrough, backslashes, thematic breaks, tasks, roles."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.parsers.rst import roles
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token
from myst_parser.mdit_to_docutils.base import token_line
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer

from ..documents.project import catalogue_of
from ..nodes import struck, task_box, thematic_break
from ..translation import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.tree import SyntaxTreeNode

_TILDE = ord("~")
_ONE = -_TILDE  # a marker of its own, so that it is never paired with two


def strikethrough_plugin(md: MarkdownIt) -> None:
    """Replace the rule that finds tildes; pairs become ``s_open`` and ``s_close`` as ever."""
    md.options["strikethrough_single_tilde"] = True
    md.inline.ruler.at("strikethrough", _tildes)
    md.inline.ruler2.before("strikethrough", "one_tilde", _as_tildes)


def _tildes(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != "~":
        return False
    found = state.scanDelims(state.pos, True)
    state.push("text", "", 0).content = "~" * found.length
    if found.length <= 2:
        delimiter = Delimiter(
            marker=_ONE if found.length == 1 else _TILDE,
            length=0,
            token=len(state.tokens) - 1,
            end=-1,
            open=found.can_open,
            close=found.can_close,
        )
        state.delimiters.append(delimiter)
    state.pos += found.length
    return True


def _as_tildes(state: StateInline) -> None:
    nested = (meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta)
    for delimiters in (state.delimiters, *nested):
        for delimiter in delimiters:
            if delimiter.marker == _ONE:
                delimiter.marker = _TILDE


_TEXT = frozenset({"text", "text_special"})
_SMART = frozenset("-'\".")


def backslashes_plugin(md: MarkdownIt) -> None:
    """Give text with such punctuation ``meta["marked"]``: itself, a null before each."""
    md.core.ruler.before("text_join", "backslashes", _mark)


def _mark(state: StateCore) -> None:
    for token in state.tokens:
        if token.children and any(map(_is_escaped, token.children)):
            token.children = list(_joined(token.children))


def _is_escaped(token: Token) -> bool:
    return token.type == "text_special" and token.content in _SMART


def _joined(tokens: Iterable[Token]) -> Iterator[Token]:
    for is_text, run in groupby(tokens, lambda token: token.type in _TEXT):
        texts = list(run)
        if not is_text or not any(map(_is_escaped, texts)):
            yield from texts
            continue
        marked = "".join(("\0" if _is_escaped(text) else "") + text.content for text in texts)
        yield Token(
            "text", "", 0, content=marked.replace("\0", ""), level=texts[0].level,
            meta={"marked": marked},
        )  # fmt: skip


_EATEN = re.compile(r"\\(?=[-\\'\".`])")


class TextRenderer(SphinxRenderer):
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
        if checked is None or not self._speaks("tasks"):
            super().render_list_item(token)
            return
        enabled = bool(self.md.options.get("tasklists_editable"))
        item = nodes.list_item("", classes=["enabled"] if enabled else [])
        self.copy_attributes(token, item, ("class", "id"))
        self.add_line_and_source_path(item, token)
        with self.current_node_context(item, append=True):
            self.render_children(token)
        language = catalogue_of(self.sphinx_env).language_of(self.sphinx_env.docname)
        done = spoken("done", language) if checked else spoken("to do", language)
        box = task_box("", checked=bool(checked), enabled=enabled, said=done)
        self.add_line_and_source_path(box, token)
        first = item[0] if item.children else None
        if isinstance(first, nodes.paragraph):
            first.insert(0, box)
        else:
            item.insert(0, nodes.paragraph("", "", box))

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

    def _render_finalise(self) -> None:
        if self._speaks("references"):
            self.md_env.pop("duplicate_refs", None)
        super()._render_finalise()
