"""Nodes: a placeholder for what the catalogue decides, and HTML's words that docutils lacks."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.util import docname_join


class placeholder(nodes.General, nodes.Element):
    """Stands for a widget until the catalogue is asked (:class:`.views.values.Request`)."""


class excerpt(nodes.General, nodes.Element):
    """The first words of the article ``docname``, wherever they are shown.

    It is ``unlinked`` where it is in a link itself.
    """


class landmark(nodes.General, nodes.Element):
    """A region with a name: ``<nav aria-label>`` (WAI-ARIA ``navigation``)."""


class aside(nodes.General, nodes.Element):
    """What only readers of HTML need: shortcuts to where the page leads anyhow."""


class folded(nodes.General, nodes.Element):
    """A ``<details>`` whose first child is its summary. An ``aside`` is left out of print."""


class summary(nodes.Part, nodes.TextElement):
    """The ``<summary>`` of a folded part."""


class moment(nodes.Inline, nodes.TextElement):
    """A date: ``<time datetime>``."""


class part(nodes.Part, nodes.Element):
    """A list item that may be the current one: ``<li aria-current="page">``."""


class html_image(nodes.image):
    """An ``<img>`` of raw HTML, with its attributes as ``given``."""


class preview_image(nodes.image):
    """A picture that is copied for link previews, but shown on no page."""


class measured_image(nodes.image):
    """A picture that says its ``size`` in pixels; ``lazy`` if it can wait."""


class ornament(nodes.image):
    """A picture that says nothing which the text beside it does not say; HTML alone shows it."""


class filter_controls(nodes.General, nodes.Element):
    """What readers filter the list beside it with: their ``picks``, and the ``texts`` for it.

    It has no text of its own, so that search finds none. HTML alone shows it, to scripts.
    """


class progress(nodes.General, nodes.Element):
    """How far ``value`` is on the way to ``max``, as a bar; the text beside it says it, too."""


class spoken_section(nodes.section):
    """A section in a language of its own: ``lang``, and ``dir`` if it is written the other way."""

    tagname = "section"  # Sphinx goes by it to tell what a label stands for


class isolated(nodes.Inline, nodes.TextElement):
    """Text that may be written the other way than what is around it: ``<bdi>``."""


class html_link(nodes.Inline, nodes.Element):
    """The start tag of a link in raw HTML, its ``tag`` and the attributes ``given``: ``attribute``
    is the one that leads to ``refuri``, once it is known where that is."""


class html_tag(nodes.Inline, nodes.Element):
    """A start tag of raw HTML that names files: its ``tag`` and the attributes ``given``.

    It is ``closed`` if it ends with a slash, which counts in SVG.
    """


class html_css(nodes.Inline, nodes.Element):
    """The text in a ``<style>`` of raw HTML that names files, ``given`` without a name."""


class html_file(addnodes.download_reference):
    """A file that an ``attribute`` of the element around it names by ``address``; never shown."""


class task_box(nodes.Inline, nodes.Element):
    """The box of a task, ``checked`` or not, which is ``said`` in words; ``enabled`` if readers may
    change it."""


class jumped_section(nodes.section):
    """A section whose heading is ``jump`` levels lower than its place in the tree says."""

    tagname = "section"


class subheading(nodes.rubric):
    """A heading where no section may begin: in an aside, a quote, a list."""

    tagname = "rubric"


def depth(node: nodes.Node) -> int:
    """Count the sections of its own document that a node is in, also in a volume of several."""
    found, around = 0, node.parent
    while around is not None and not isinstance(around, addnodes.start_of_file):
        found, around = found + isinstance(around, nodes.section), around.parent
    return found


class thematic_break(nodes.General, nodes.Element):
    """``---``, anywhere; docutils allows its ``transition`` in few places."""


class struck(nodes.inline):
    """Text that is struck out: ``<del>``."""


class html_block(nodes.General, nodes.Element):
    """An element around blocks, with its ``tag`` and the attributes ``given``."""


class html_inline(nodes.Inline, nodes.TextElement):
    """An element in text, with its ``tag`` and the attributes ``given``."""


class unwrapped(nodes.paragraph):
    """Text where blocks are; HTML has no ``<p>`` around it."""


def is_quoted(node: nodes.Node | None) -> bool:
    """Tell whether a node is in an excerpt: what is wrong with it is told of its article."""
    while node is not None and not isinstance(node, excerpt):
        node = node.parent
    return node is not None


def document_of(node: addnodes.pending_xref) -> str | None:
    """Return the document a link is for: MyST's own kind, or a ``doc`` role."""
    if node.get("refdomain") == "doc":
        return str(node["reftarget"])
    if node["reftype"] == "doc":
        return str(docname_join(node.get("refdoc", ""), node["reftarget"]))
    return None
