"""Builders that make one volume of all documents: a manual, a book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.builders._epub_base import EpubBuilder

if TYPE_CHECKING:
    from docutils import nodes


def joins_documents(builder: Builder) -> bool:
    """Tell whether what a builder writes is made of several documents, joined by their toctrees."""
    return type(builder).write_documents is not Builder.write_documents


def is_one_volume(builder: Builder) -> bool:
    """Tell whether readers of what a builder makes have no other page to look things up on."""
    return joins_documents(builder) or isinstance(builder, EpubBuilder)


def joined_in(document: nodes.document) -> frozenset[str]:
    """Return the documents that have been put into another one."""
    return frozenset(file["docname"] for file in document.findall(addnodes.start_of_file))
