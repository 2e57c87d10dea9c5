"""Footnotes as in GitHub's Markdown: what has no definition is text, what nobody refers to is
not shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.transforms.references import Footnotes
from mdit_py_plugins.footnote.index import footnote_ref
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..replaced_nodes import exchange

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.tree import SyntaxTreeNode

PREFIX = "fn-"
MODULE = "footnote_module"
"""The key in the parser's environment for the number of the file whose notes are read: 0 for the
article itself, others for what it imports."""
KNOWN = "footnote_names"
"""The key for the names of the notes of that file."""
_NAMES = "articles_footnote_names"
_LABEL = re.compile(r"\[\^([^\[\]\s]++)\]")


def footnotes_plugin(md: MarkdownIt) -> None:
    """Let only references that have a definition be ``footnote_ref``.

    For a message of a translation, which is parsed alone, these are in its document. References
    and definitions get ``meta["name"]``, which is the same for both.
    """
    if "footnote_ref" in md.inline.ruler.get_all_rules():
        md.inline.ruler.at("footnote_ref", _reference)
        md.core.ruler.after("block", "footnote_names", _names)


def _names(state: StateCore) -> None:
    known = state.env.setdefault(KNOWN, set())
    module = state.env.get(MODULE, 0)
    for_messages: dict[str, str] = {}
    document: nodes.document | None = state.md.options.get("document")
    if document is not None and not _is_message(document):
        for_messages = document.settings.env.temp_data.setdefault(_NAMES, {})
    for token in state.tokens:
        if token.type == "footnote_reference_open":
            label = token.meta["label"]
            token.meta["name"] = name = name_of(label, module)
            token.meta["repeated"] = name in known
            known.add(name)
            for_messages.setdefault(name_of(label), name)


def _reference(state: StateInline, silent: bool) -> bool:
    found = _LABEL.match(state.src, state.pos)
    if found is None:
        return False
    name: str | None = name_of(found[1], state.env.get(MODULE, 0))
    if name not in state.env.get(KNOWN, ()):
        name = _around_message(state).get(name_of(found[1]))
    if name is None or not footnote_ref(state, silent, always_match=True):
        return False
    if not silent:
        state.tokens[-1].meta["name"] = name
    return True


def _is_message(document: nodes.document) -> bool:
    """Tell whether what is parsed is one message of a translation, and no document."""
    return str(document["source"]).endswith(":<translated>")


def _around_message(state: StateInline) -> Mapping[str, str]:
    """Return the names of definitions in the document that a message is of, by what they would be
    in the article itself: nothing tells of a message from which file it is."""
    document: nodes.document | None = state.md.options.get("document")
    if document is None or not _is_message(document):
        return {}
    found: Mapping[str, str] = document.settings.env.temp_data.get(_NAMES, {})
    return found


def name_of(label: str, module: int = 0) -> str:
    """Return what two spellings of a label share; no heading or target has such a name, and no
    label a space, so that of two files neither has the other's notes."""
    return f"{PREFIX}{module} {label.casefold()}" if module else f"{PREFIX}{label.casefold()}"


class FootnoteRenderer(SphinxRenderer):
    """Renders references and definitions that the adaptor has given a name."""

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


class UnusedFootnotes(SphinxTransform):
    """Remove footnotes that no reference leads to."""

    # after docutils has numbered them, before MyST and Sphinx complain (+ 2)
    default_priority = Footnotes.default_priority + 1

    def apply(self, **kwargs: Any) -> None:
        unused = {
            id(node): node
            for node in self.document.autofootnotes
            if not node["backrefs"] and any(name.startswith(PREFIX) for name in node["names"])
        }
        if not unused:
            return
        for node in unused.values():
            node.parent.remove(node)
        self.document.autofootnotes[:] = [
            node for node in self.document.autofootnotes if id(node) not in unused
        ]


class CircularFootnotes(SphinxPostTransform):
    """Make of a reference from note to note its number, unless it is the first to lead there.

    LaTeX's builder finds no note for a reference in itself, and Texinfo's writes a note out at
    each reference: notes that refer to each other would never end, or double with each step.
    """

    default_priority = 590  # before Sphinx gathers the footnotes for LaTeX (600)
    formats = ("latex", "texinfo")

    def run(self, **kwargs: Any) -> None:
        notes = list(self.document.findall(nodes.footnote))
        inside = [(note, each) for note in notes for each in note.findall(nodes.footnote_reference)]
        among = {id(each) for _, each in inside}
        led_to = {
            each.get("refid")
            for each in self.document.findall(nodes.footnote_reference)
            if id(each) not in among
        }
        for note, reference in inside:
            if reference.get("refid") in led_to or reference.get("refid") in note["ids"]:
                number = reference.astext()
                exchange(reference, nodes.superscript(number, number))
            led_to.add(reference.get("refid"))
