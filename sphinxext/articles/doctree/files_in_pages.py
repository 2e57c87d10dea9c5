"""The files that a page has been made of, or that its nodes stand for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from ..documents.files_of_directives import local_files
from ..nodes import html_file
from ..replaced_nodes import exchange

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment


def named_files(
    env: BuildEnvironment, document: nodes.document
) -> Iterator[tuple[nodes.Element, Path]]:
    """Yield nodes that stand for a file, which will be copied into the output."""
    for image in document.findall(nodes.image):
        if "://" not in image["uri"] and not image["uri"].startswith("data:"):
            yield image, _path(env, image["uri"])
    for download in document.findall(addnodes.download_reference):
        if "://" not in download["reftarget"]:
            yield download, _path(env, download["reftarget"])


def _path(env: BuildEnvironment, address: str) -> Path:
    return Path(os.path.normpath(env.relfn2path(address, env.docname)[1]))


def files_read(env: BuildEnvironment, document: nodes.document) -> Iterator[Path]:
    """Yield the files that the document has been made of besides its own."""
    for name in env.dependencies.get(env.docname, ()):
        yield Path(os.path.normpath(Path(env.srcdir, name)))
    for name in getattr(document.settings.record_dependencies, "list", ()):
        yield Path(os.path.normpath(Path.cwd() / name))


def files_by_address(document: nodes.document) -> Iterator[Path]:
    """Yield the files that raw text and tables have been made of by an address with ``file:``."""
    for each in document.findall(lambda node: isinstance(node, nodes.raw | nodes.table)):
        for node in each.findall(nodes.Element):
            for name in sources(node):
                yield from local_files(name)


def is_from(node: nodes.Element, path: Path) -> bool:
    """Tell whether a file is what a node has been made of."""
    return any(
        Path(os.path.abspath(name)) == path or path in local_files(name)  # noqa: PTH100
        for name in sources(node)
    )


def sources(node: nodes.Element) -> Iterator[str]:
    """Yield the names of files, or the addresses, that a node has been made of."""
    for name in (node.source, node.get("source")):
        if isinstance(name, str) and name:
            yield name


def keep_words(node: nodes.Element) -> None:
    """Leave the words of a link, or the text alternative of a picture, where it was."""
    if isinstance(node, html_file):
        node.parent.remove(node)
    elif isinstance(node, addnodes.download_reference):
        exchange(node, node.children)
    else:
        _keep_alternative(node, node.get("alt", ""))


def _keep_alternative(picture: nodes.Element, words: str) -> None:
    """Leave words in place of a picture; a link that holds nothing else goes on with them."""
    link = picture.parent
    alone = isinstance(link, nodes.reference) and len(link) == 1
    outer = link if alone else picture
    if not words:
        _remove(outer)
    elif isinstance(outer.parent, nodes.TextElement):
        exchange(picture, nodes.Text(words))
    elif not alone:
        exchange(picture, nodes.paragraph(words, words))
    else:
        exchange(picture, nodes.Text(words))
        place = nodes.paragraph(words, "")
        outer.parent.replace(outer, place)
        place.append(outer)


def _remove(picture: nodes.Element) -> None:
    """Remove a picture, and a figure with it that has no caption.

    Writers count what is in a figure: they take what comes first for its picture.
    """
    parent = picture.parent
    if not isinstance(parent, nodes.figure):
        parent.remove(picture)
    elif len(parent) == 1:
        exchange(parent, [])
    else:
        parent.replace(picture, nodes.Text(""))
