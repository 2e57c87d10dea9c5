"""Articles in Astro's style as first-class Sphinx documents: series, tags, banners."""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set the extension up: what follows is its table of contents."""
    from . import config, garbage, nodes, translation
    from .doctree import directives, domain, hero, metadata, references, transforms
    from .documents import mounting
    from .markdown import parser
    from .output import html, searchindex, sidebar, stemming
    from .rebuilds import dependencies, failures, meanings, navigation, rewriting, withdraw

    app.setup_extension("myst_parser")
    app.setup_extension("sphinx_design")
    translation.setup(app)  # our own strings, in the reader's language
    config.setup(app)  # the articles_ options
    mounting.setup(app)  # which documents exist, and what MyST reads of them
    parser.setup(app)  # articles of a collection are read as Astro reads them
    domain.setup(app)  # roles, objects.inv, who must be read again
    navigation.setup(app)  # what pages show of the tree of documents
    meanings.setup(app)  # and of what is called by name elsewhere
    dependencies.setup(app)  # also when a picture is replaced by an older one
    rewriting.setup(app)  # who must be written again,
    failures.setup(app)  # and that all must be when something could not be written
    directives.setup(app)  # {next-in-series}, {series-parts}, …
    nodes.setup(app)  # placeholders, and HTML's nav, time and details
    transforms.setup(app)  # titles and placeholders, then what the catalogue answers
    hero.setup(app)  # pictures that a builder cannot show stay away
    references.setup(app)  # links by Astro's addresses, and none to what is withheld
    metadata.setup(app)  # typed values in env.metadata
    html.setup(app)  # prev/next, canonical address, the way to the source
    sidebar.setup(app)  # on a large site, only its open branches
    withdraw.setup(app)  # what stops being published leaves the output,
    searchindex.setup(app)  # and its words leave the search index
    stemming.setup(app)  # which is made without doing the same work for every page,
    garbage.setup(app)  # as is everything else
    return {
        "version": __version__,
        "env_version": 3,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
