"""What other extensions are told by their own options, so that they leave out what we leave out."""

from __future__ import annotations

from glob import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.builders.dirhtml import DirectoryHTMLBuilder

from ..addresses import BUILDERS
from ..documents.generated_sources import GENERATED, REPAIRED
from ..outputs.base import Site
from ..outputs.sitemap import found

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.config import Config

_LISTS_OF_MARKDOWN = {"sphinx_llm.txt", "sphinx_llms_txt"}
_WRITTEN_BY_NOBODY = (f"**.{GENERATED}", f"**.{REPAIRED}")


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Keep sphinx-last-updated-by-git from asking Git about files beside the doctrees."""
    if "sphinx_last_updated_by_git" in app.extensions:
        _add(config, "git_exclude_patterns", _WRITTEN_BY_NOBODY)


def hand_over(app: Sphinx, _: object) -> None:
    """Say which pages are in no list.

    The environment has been saved then. It would take these for options that have changed since.
    """
    if app.builder.name not in BUILDERS:
        return
    site = Site(app=app, pages={})
    if "sphinx_sitemap" in app.extensions:
        hidden = sorted(app.env.found_docs - {*found(site)})
        _add(app.config, "sitemap_excludes", [escape(_address(app, each)) for each in hidden])
    if _LISTS_OF_MARKDOWN & app.extensions.keys():
        hidden = sorted(app.env.found_docs - {*site.offered})
        _add(app.config, "llms_txt_exclude", map(escape, hidden))


def take_out_unshown(app: Sphinx, doctree: nodes.document) -> None:
    """Take out what the visitors of :mod:`sphinx.ext.todo` skip, for those who ask no visitor."""
    if getattr(app.config, "todo_include_todos", True):
        return
    for node in list(doctree.findall(nodes.Element)):
        if type(node).__name__ == "todo_node" and node.parent is not None:
            node.parent.remove(node)


def _address(app: Sphinx, docname: str) -> str:
    """Return the address of a page as sphinx-sitemap spells it."""
    if not isinstance(app.builder, DirectoryHTMLBuilder):
        return docname + (app.config.html_file_suffix or ".html")
    return "" if docname == "index" else docname.removesuffix("/index") + "/"


def _add(config: Config, option: str, values: Iterable[str]) -> None:
    given: list[Any] = list(config[option])
    setattr(config, option, [*given, *(each for each in values if each not in given)])


def setup(app: Sphinx) -> None:
    """Register who tells them."""
    app.connect("config-inited", on_config_inited)
    app.connect("write-started", hand_over)
    app.connect("build-finished", hand_over, priority=100)  # if nothing was written
