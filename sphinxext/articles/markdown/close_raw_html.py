"""Raw HTML in books ends where the nodes end that it stands among, lest it swallow what follows.

Browsers forgive a tag that is never closed, and let it have the rest of the page. What a page of a
book may hold, and how that is written, is the work of :mod:`..epub_markup`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..documents.project import project_of
from ..html_tokens import ENDS, FOREIGN, VERBATIM, VOID, EndTag, StartTag, Text, pieces
from ..nodes import html_link, html_tag

if TYPE_CHECKING:
    from collections.abc import Iterator


class Ends:
    """Follows raw HTML from node to node.

    ``open`` are the elements that have begun; they are counted by name, so that asking for one
    takes no longer the more there are.
    """

    def __init__(self) -> None:
        self.open: list[str] = []
        self._count = Counter[str]()

    def settled(self, html: str) -> str:
        """Return *html* without ends of what has not begun, and without comments.

        What takes all that follows for its text ends here: no node is lost in it.
        """
        settled = "".join(self._settled(html))
        verbatim = next((name for name in self.open[-1:] if name in VERBATIM), None)
        return settled + self._end(verbatim) if verbatim else settled

    def begin(self, name: str, *, closed: bool) -> None:
        """Note a start tag; a slash ends one of SVG and MathML only."""
        while self.open and self.open[-1] in ENDS.get(name, ()):
            self._pop()
        is_foreign = name in FOREIGN or any(self._count[each] for each in FOREIGN)
        if name not in VOID and not (closed and is_foreign):
            self.open.append(name)
            self._count[name] += 1

    def close(self) -> str:
        """Return the end tags of all that is open."""
        return "".join(f"</{self._pop()}>" for _ in range(len(self.open)))

    def _end(self, name: str) -> str:
        """Return the end tags up to that of the innermost element of a name; none without any."""
        ends: list[str] = []
        while self._count[name] and (not ends or ends[-1] != name):
            ends.append(self._pop())
        return "".join(f"</{each}>" for each in ends)

    def _pop(self) -> str:
        name = self.open.pop()
        self._count[name] -= 1
        return name

    def _settled(self, html: str) -> Iterator[str]:
        for piece in pieces(html):
            if isinstance(piece, Text):  # which may begin as a tag does that never ends
                yield piece.source if piece.verbatim else piece.source.replace("<", "&lt;")
            elif isinstance(piece, StartTag):
                self.begin(piece.name, closed=piece.closed)
                yield piece.source
            elif isinstance(piece, EndTag):
                yield self._end(piece.name)


class EndsTransform(SphinxPostTransform):
    """End what raw HTML has begun among the children of a node."""

    default_priority = 190
    builders = ("epub",)

    def run(self, **kwargs: Any) -> None:
        if project_of(self.env).article(self.env.docname) is None:
            return
        for parent in list(self.document.findall(nodes.Element)):
            if any(_is_html(child) for child in parent.children):
                _settle(parent)


def _is_html(node: nodes.Node) -> bool:
    if isinstance(node, nodes.raw):
        return "html" in node.get("format", "").split()
    return isinstance(node, html_link | html_tag)


def _settle(parent: nodes.Element) -> None:
    ends = Ends()
    for child in parent.children:
        if isinstance(child, html_link | html_tag):
            ends.begin(child["tag"], closed=child.get("closed", False))
        elif isinstance(child, nodes.raw) and _is_html(child):
            child.children = [nodes.Text(ends.settled(child.astext()))]
    if end := ends.close():
        parent += nodes.raw("", end, format="html")
