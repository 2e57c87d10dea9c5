"""Footnotes as in GitHub's Markdown: what has no definition is text, what nobody refers to is
not shown, with a warning."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.transforms.references import Footnotes
from mdit_py_plugins.footnote.index import footnote_ref
from myst_parser.mdit_to_docutils.base import token_line
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..did_you_mean import did_you_mean
from ..replaced_nodes import exchange
from ..reporting import warn
from .lost_footnotes import repeated, undefined, unused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
_UNDEFINED = "articles_footnotes_undefined"
_NEAR = 0.75  # a letter too many in a short word, but not [^10] for [^1]
_INSIDE = "footnotes_inside"
_LABEL = re.compile(r"\[\^([^\[\]\s]++)\]")
_DEFINITION = re.compile(r"^[ \t>]*+\[\^([^\[\]\s]++)\]:", re.MULTILINE)


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
    inside = state.env.setdefault(_INSIDE, set())
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
        elif token.type in {"fence", "colon_fence"} and token.info.lstrip().startswith("{"):
            # A directive, whose content is parsed after the references to what is in it.
            inside |= {name_of(label, module) for label in _DEFINITION.findall(token.content)}


def _reference(state: StateInline, silent: bool) -> bool:
    found = _LABEL.match(state.src, state.pos)
    if found is None:
        return False
    own = name_of(found[1], state.env.get(MODULE, 0))
    name: str | None = own
    if own not in state.env.get(KNOWN, ()) and own not in state.env.get(_INSIDE, ()):
        name = _around_message(state).get(name_of(found[1]))
    if name is None and not silent:
        _note_undefined(state, own)
    if name is None or not footnote_ref(state, silent, always_match=True):
        return False
    if not silent:
        state.tokens[-1].meta["name"] = name
    return True


def _note_undefined(state: StateInline, name: str) -> None:
    document: nodes.document | None = state.md.options.get("document")
    if document is not None:
        document.settings.env.temp_data.setdefault(_UNDEFINED, set()).add(name)


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


def label_of(name: str) -> str:
    """Return the label in a name, in small letters."""
    return name.removeprefix(PREFIX).rpartition(" ")[2]


def _module_of(name: str) -> str:
    return name.removeprefix(PREFIX).rpartition(" ")[0]


class FootnoteRenderer(SphinxRenderer):
    """Renders references and definitions that the adaptor has given a name."""

    @cached_property
    def _defined(self) -> dict[str, list[tuple[str, int]]]:
        """File and line of each definition of a name, the first of which is shown."""
        return {}

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
        place = str(self.document["source"]), token_line(token)
        places = self._defined.setdefault(name, [])
        is_new = place not in places  # else the file is shown twice
        if is_new:
            places.append(place)
        if token.meta["repeated"]:
            if is_new:
                warn([repeated(label_of(name), place, places[0])])
            return
        node = nodes.footnote(auto=1, names=[name])
        self.add_line_and_source_path(node, token)
        self.document.note_autofootnote(node)
        self.document.note_explicit_target(node, node)
        with self.current_node_context(node, append=True):
            self.render_children(token)


class UndefinedFootnotes(SphinxTransform):
    """Make text of references to what seemed to be defined in a directive, and is not."""

    default_priority = Footnotes.default_priority - 1

    def apply(self, **kwargs: Any) -> None:
        document = self.document
        missing = {
            id(node): node
            for node in document.autofootnote_refs
            if node.get("refname", "").startswith(PREFIX)
            and node["refname"] not in document.nameids
        }
        for node in missing.values():
            exchange(node, nodes.Text(node.rawsource))
            document.footnote_refs[node["refname"]].remove(node)
        if missing:
            document.autofootnote_refs[:] = [
                node for node in document.autofootnote_refs if id(node) not in missing
            ]


class UnusedFootnotes(SphinxTransform):
    """Remove footnotes that no reference leads to; tell of them, and of references that may have
    been meant for one."""

    # after docutils has numbered them, before MyST and Sphinx complain (+ 2)
    default_priority = Footnotes.default_priority + 1

    def apply(self, **kwargs: Any) -> None:
        ours = {
            id(node): name
            for node in self.document.autofootnotes
            for name in node["names"]
            if name.startswith(PREFIX)
        }
        if not ours:
            return
        warn(undefined(self.document, self._near(ours.values())))
        removed = {
            id(node): node
            for node in self.document.autofootnotes
            if id(node) in ours and not node["backrefs"]
        }
        for key, node in removed.items():
            warn([unused(label_of(ours[key]), node)])
            node.parent.remove(node)
        self.document.autofootnotes[:] = [
            node for node in self.document.autofootnotes if id(node) not in removed
        ]

    def _near(self, names: Iterable[str]) -> dict[str, str]:
        """Return the labels without a definition, each with one that has one and is nearly equal
        in the same file."""
        labels: dict[str, list[str]] = {}
        for name in names:
            labels.setdefault(_module_of(name), []).append(label_of(name))
        found: Iterable[str] = self.env.temp_data.get(_UNDEFINED) or ()
        near = {
            label_of(name): did_you_mean(
                label_of(name), labels.get(_module_of(name), ()), near=_NEAR
            )
            for name in sorted(found)
        }
        return {label: other for label, other in near.items() if other}


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
