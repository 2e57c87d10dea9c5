"""Footnotes that nothing refers to are not shown, as in GitHub's Markdown."""

from __future__ import annotations

from typing import Any

from docutils.transforms.references import Footnotes
from sphinx.transforms import SphinxTransform

from ..dialect.footnotes import PREFIX


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
