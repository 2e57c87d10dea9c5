"""What strangers' articles have become, before anything else sees it: the last boundary.

Every parser, directive, role and component has to pass here, ours and other people's.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from ..documents.project import project_of
from ..html_tokens import VOID, start_tag
from ..nodes import html_block, html_file, html_image, html_inline, html_link, html_tag
from ..replaced_nodes import exchange
from ..unsafe_schemes import leads_elsewhere
from .allow_lists import FILES, PICTURES, TEX_ENVIRONMENTS, tex_commands
from .rules import rules_for, rules_of
from .shown_as_text import in_option, literal, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sphinx.application import Sphinx

    from ..config.options import UntrustedOption

_BREAKS = {("html", "<br />"), ("latex", "\\\\")}
"""The line breaks that MyST and we write ourselves."""
_COMMAND = re.compile(r"\\([a-zA-Z@]++\*?+)|\\begin\s*+\{([^{}]*+)\}|\^\^")
_BEGINS = re.compile(r"\\begin(?![a-zA-Z@])\s*+(?!\{[^{}]*+\})")
_ENVIRONMENT = re.compile(r"\\(?:begin|end)\s*+\{([^{}]*+)\}")
_CLASS = re.compile(r"[\w:.+@/%&!*~#,=|<>()\[\]-]++")
_LABEL = re.compile(r"[\w:. -]++")
_NAME = re.compile(r"[\w .,+@=()!'-]++")
_META = {"name", "property", "content", "lang", "xml:lang", "itemprop"}
_HTML = (html_block, html_inline, html_tag, html_link)


class StrangersTransform(SphinxTransform):
    """Show as text what strangers may not use."""

    default_priority = 840  # after what makes nodes of nodes, before files are collected (845, 880)

    rules: UntrustedOption

    def apply(self, **kwargs: Any) -> None:
        docname = self.env.docname
        generated = project_of(self.env).is_generated(docname)
        rules = rules_of(self.env) if generated else rules_for(self.env, docname)
        if rules is None:
            return
        self.rules = rules
        for node in list(self.document.findall(nodes.Element)):
            for kind, look in _LOOKS.items():
                if isinstance(node, kind):
                    look(self, node)
                    break
            self._look_at_classes(node)

    def raw(self, node: nodes.Element) -> None:
        """Show HTML, or what else would be passed on as it is."""
        source, form = node.astext(), str(node.get("format", ""))
        if (form, source.strip()) in _BREAKS:
            return
        if form == "html" and _is_comment(source):
            exchange(node, nodes.comment(source, source[4:-3]))
        elif source.strip():
            self._show(node, "raw HTML" if form == "html" else f"raw {form}", source, "Markdown")
        else:
            node.parent.remove(node)

    def html(self, node: nodes.Element) -> None:
        """Show an element of HTML by its tags, and what is inside between them."""
        tag = "a" if isinstance(node, html_link) else str(node["tag"])
        given = {**node["given"], **({"id": node["ids"][0]} if node["ids"] else {})}
        start, inline = start_tag(tag, given), _is_inline(node)
        self._tell(node, "raw HTML", start, "Markdown")
        inside = [child for child in node.children if not isinstance(child, html_file)]
        ends = isinstance(node, html_block | html_inline) and tag not in VOID
        in_text = inline or isinstance(node, html_inline)
        parts: list[nodes.Node] = [literal(start, inline=in_text), *inside]
        parts += [literal(f"</{tag}>", inline=in_text)] if ends else []
        exchange(node, nodes.paragraph("", "", *parts) if in_text and not inline else parts)

    def image(self, node: nodes.Element) -> None:
        """Show a picture by its address if it is elsewhere, or might run something."""
        uri = str(node["uri"])
        source = f"![{node.get('alt', '')}]({uri})"
        if isinstance(node, html_image):
            source = start_tag("img", node["given"])
            self._show(node, "raw HTML", source, "an image of Markdown")
        elif uri.startswith("data:"):
            return  # what may be in it, says the last look at addresses
        elif leads_elsewhere(uri):
            if not any(uri.startswith(start) for start in self.rules.pictures):
                accepted = f"a file, or {in_option('pictures', 'the beginning of its address')}"
                self._show(node, "a picture on another site", source, accepted)
        elif not self._is_file(uri, PICTURES):
            self._show(node, "a picture that may run scripts", source, self._endings(PICTURES))

    def download(self, node: nodes.Element) -> None:
        """Show a link to a file by its name if a browser would run what is in it."""
        target = str(node["reftarget"])
        if not leads_elsewhere(target) and not self._is_file(target, FILES):
            source = f"[{node.astext()}]({target})"
            self._show(node, "a file that may run scripts", source, self._endings(FILES))

    def maths(self, node: nodes.Element) -> None:
        """Show maths by its source if there is a command in it that nobody knows."""
        source = node.astext()
        found = next(self._commands(source), "")
        label = str(node.get("label") or "")
        if not found and label and not _LABEL.fullmatch(label):
            found, source = label, f"({label}) {source}"
        if found:
            accepted = in_option("tex", repr(found.removeprefix("\\")))
            self._show(node, f"maths with {found!r}", source, accepted)

    def reference(self, node: nodes.Element) -> None:
        """Show a reference to an equation by its name if LaTeX would run that."""
        target = str(node.get("reftarget", ""))
        if node.get("refdomain") == "math" and not _LABEL.fullmatch(target):
            self._show(node, "the name of an equation", target, "letters, digits, hyphens")

    def meta(self, node: nodes.Element) -> None:
        """Take tags out of the head that browsers obey."""
        given = {name: str(value) for name, value in node.non_default_attributes().items()}
        accepted = ", ".join(sorted(_META)) if not given.keys() <= _META else ""
        named = given.get("property") or given.get("itemprop") or given.get("name", "")
        if not accepted and (":" in named or "itemprop" in given) and not self._may_show(given):
            accepted = in_option("pictures", "the beginning of its address")
        if accepted:
            self._tell(node, "a tag of the page's head", start_tag("meta", given), accepted)
            node.parent.remove(node)

    def _may_show(self, given: Mapping[str, str]) -> bool:
        """Tell whether what a tag of the head names may be shown: a picture, a player, a page."""
        return project_of(self.env).settings.may_show(given.get("content", "").strip())

    def _commands(self, source: str) -> Iterator[str]:
        """Yield the commands in maths that are on no list."""
        allowed = tex_commands() | {name.removeprefix("\\") for name in self.rules.tex}
        if _BEGINS.search(source):
            yield "\\begin"
        for found in _COMMAND.finditer(source):
            if found[1] is None:
                yield found[0]
            elif found[1].removesuffix("*") not in allowed:
                yield f"\\{found[1]}"
        for name in _ENVIRONMENT.findall(source):
            if name.strip() not in TEX_ENVIRONMENTS:
                yield name

    def _look_at_classes(self, node: nodes.Element) -> None:
        """Take classes away that LaTeX would read as commands."""
        classes: list[str] = node.get("classes", [])
        for name in [each for each in classes if not _CLASS.fullmatch(each)]:
            self._tell(node, "a class", name, "letters, digits, hyphens")
            node["classes"].remove(name)

    def _is_file(self, address: str, kinds: frozenset[str]) -> bool:
        path = PurePosixPath(address.partition("#")[0].partition("?")[0])
        further = {each.lower() for each in self.rules.files}
        return path.suffix.lower() in {*kinds, *further} and bool(_NAME.fullmatch(path.name))

    def _endings(self, kinds: frozenset[str]) -> str:
        return f"{', '.join(sorted(kinds))}, or {in_option('files', 'another ending')}"

    def _show(self, node: nodes.Element, what: str, source: str, accepted: str) -> None:
        self._tell(node, what, source, accepted)
        inline = _is_inline(node)
        link = node.parent
        exchange(node, literal(source.strip("\n"), inline=inline))
        if isinstance(link, nodes.reference) and not _is_inline(link):
            # Among blocks there may be links around pictures only.
            paragraph = nodes.paragraph()
            exchange(link, paragraph)
            paragraph += link

    def _tell(self, node: nodes.Element, what: str, source: str, accepted: str) -> None:
        tell(self.document, _line_of(node), what, source, accepted)


_LOOKS: Mapping[type[nodes.Element] | tuple[type[nodes.Element], ...], Callable[..., None]] = {
    nodes.raw: StrangersTransform.raw,
    _HTML: StrangersTransform.html,
    nodes.image: StrangersTransform.image,
    addnodes.download_reference: StrangersTransform.download,
    (nodes.math, nodes.math_block): StrangersTransform.maths,
    addnodes.pending_xref: StrangersTransform.reference,
    nodes.meta: StrangersTransform.meta,
}


def _line_of(node: nodes.Element) -> int | None:
    """Return where a node stands, or else the nearest thing around or beside it.

    Figures have no line of their own before docutils 0.21, but their captions have one.
    """
    around = node
    while not isinstance(around, nodes.document):
        if found := next((each.line for each in around.findall() if each.line), None):
            return found
        around = around.parent
    return None


def _is_comment(html: str) -> bool:
    html = html.strip()
    return html.startswith("<!--") and html.find("-->", 4) == len(html) - 3


def _is_inline(node: nodes.Node) -> bool:
    return isinstance(node.parent, nodes.TextElement | nodes.Inline)


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(StrangersTransform)
