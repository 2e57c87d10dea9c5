"""What pages show of the tree of documents: when it changes, more pages change than were read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging

from ..storage import digest
from ..translation import __

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

_NAMED = 3
_IN_EVERY_HEAD = {"about", "copyright"}
"""Documents that the layout of Sphinx's themes links to, if they are there."""


def contents(env: BuildEnvironment, docname: str) -> str:
    """Digest the headings of a document and its toctrees."""
    parts = (env.toctree_includes.get(docname), str(env.tocs.get(docname)))
    return digest(*parts)


def numbers(env: BuildEnvironment, docname: str) -> str:
    """Say how Sphinx has numbered a document's sections and figures."""
    found = env.toc_secnumbers.get(docname), env.toc_fignumbers.get(docname)
    return repr(found) if any(found) else ""


def forget_numbers(env: BuildEnvironment) -> None:
    """Forget section numbers: Sphinx gives them anew, and does not take them from anything."""
    for docname in env.toc_secnumbers.keys() & env.tocs.keys():
        marked: list[nodes.Element] = [*env.tocs[docname].findall(nodes.reference)]
        for node in (*marked, env.titles[docname]):
            node.attributes.pop("secnumber", None)


def pages_showing(
    env: BuildEnvironment,
    builder: Builder,
    changed: AbstractSet[str],
    come_or_gone: AbstractSet[str],
) -> AbstractSet[str]:
    """Return the pages that show something of the *changed* documents in a toctree.

    A theme's sidebar shows the tree below the root document on every page of HTML.
    """
    if not changed:
        return set()
    shown: AbstractSet[str] = set()
    if builder.format == "html":
        shown = (changed & set(connected(env))) | (come_or_gone & _IN_EVERY_HEAD)
    if not shown:
        return set(_above(env, changed))
    logger.info(
        __("articles: the navigation has changed (%s), so every page is written: %d"),
        _names(shown),
        len(env.found_docs),
    )
    return env.found_docs


def _names(docnames: AbstractSet[str]) -> str:
    named = ", ".join(sorted(docnames)[:_NAMED])
    return named if len(docnames) <= _NAMED else f"{named}, … {len(docnames)}"


def connected(env: BuildEnvironment) -> Iterator[str]:
    """Walk the documents below the root document, each once, in the order of reading."""
    seen: set[str] = set()
    waiting = [env.config.root_doc]
    while waiting:
        docname = waiting.pop()
        if docname not in seen:
            seen.add(docname)
            yield docname
            waiting += reversed(env.toctree_includes.get(docname, []))


def _above(env: BuildEnvironment, docnames: AbstractSet[str]) -> Iterator[str]:
    """Walk the documents whose toctrees lead to some of *docnames*, however far below."""
    holders: dict[str, list[str]] = {}
    for holder, included in env.toctree_includes.items():
        for docname in included:
            holders.setdefault(docname, []).append(holder)
    seen: set[str] = set()
    waiting = list(docnames)
    while waiting:
        for holder in holders.get(waiting.pop(), ()):
            if holder not in seen:
                seen.add(holder)
                yield holder
                waiting.append(holder)
