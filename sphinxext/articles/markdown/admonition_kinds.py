"""The kinds of asides and alerts, and which admonition each of them looks like."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Mapping

_NODES: tuple[type[nodes.Element], ...] = (
    nodes.note, nodes.tip, nodes.hint, nodes.important, nodes.attention, nodes.caution,
    nodes.warning, nodes.danger, nodes.error,
)  # fmt: skip
_OWN = {node.__name__: node for node in _NODES}
_LIKE = {
    "note": "info primary secondary default abstract summary tldr example quote cite todo",
    "tip": "success check done insight idea",
    "hint": "question help faq",
    "warning": "warn alert",
    "danger": "failure fail missing bug critical",
    "seealso": "see-also",
}
KINDS: Mapping[str, str] = MappingProxyType(
    {name: name for name in (*_OWN, "seealso")}
    | {kind: look for look, kinds in _LIKE.items() for kind in kinds.split()}
)
"""What ``:::kind``, ``> [!KIND]`` and ``<Aside type="kind">`` look like: docutils' admonition."""
_TITLES = {"tldr": "TL;DR", "faq": "FAQ", "todo": "To do", "seealso": "See also"}


def admonition(kind: str, *, titled: bool) -> nodes.Element:
    """Return an admonition, which has its title already unless it is *titled* by its author.

    docutils' own kinds have standard titles, in the language of the site; any other kind has its
    own word for one. What nobody knows looks like a note.
    """
    if not titled and kind in _OWN:
        return _OWN[kind]()
    look = [KINDS[kind]] if kind in KINDS else ["note", nodes.make_id(kind)]
    made = nodes.admonition(classes=[name for name in look if name])
    if not titled:
        title = _TITLES.get(kind) or kind.replace("-", " ").capitalize()
        made += nodes.title(title, title)
    return made
