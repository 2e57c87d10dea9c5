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
    from .doctree import domain, metadata, references, transforms
    from .documents import project
    from .html import context, search, sidebar
    from .markdown import parser
    from .rebuilds import ledger, quoted, reading, removal, toctrees, writing
    from .widgets import directives, hero

    app.setup_extension("myst_parser")
    app.setup_extension("sphinx_design")
    translation.setup(app)  # our own strings, in the reader's language
    config.setup(app)  # the articles_ options
    project.setup(app)  # which documents exist, and what MyST reads of them
    parser.setup(app)  # articles of a collection are read as Astro reads them
    domain.setup(app)  # roles, objects.inv, who must be read again
    toctrees.setup(app)  # what pages show of the tree of documents
    quoted.setup(app)  # and of what is called by name elsewhere
    reading.setup(app)  # also when a picture is replaced by an older one
    writing.setup(app)  # who must be written again,
    ledger.setup(app)  # and that all must be when something could not be written
    directives.setup(app)  # {next-in-series}, {series-parts}, …
    nodes.setup(app)  # placeholders, and HTML's nav, time and details
    transforms.setup(app)  # titles and placeholders, then what the catalogue answers
    hero.setup(app)  # pictures that a builder cannot show stay away
    references.setup(app)  # links by Astro's addresses, and none to what is withheld
    metadata.setup(app)  # typed values in env.metadata
    context.setup(app)  # prev/next, canonical address, the way to the source
    sidebar.setup(app)  # on a large site, only its open branches
    removal.setup(app)  # what stops being published leaves the output,
    search.setup(app)  # and its words the search index, which is made without doing work twice,
    garbage.setup(app)  # as is everything else
    return {
        "version": __version__,
        "env_version": 3,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
