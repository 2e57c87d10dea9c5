"""Articles in Astro's style as first-class Sphinx documents: series, tags, banners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .version import STORED, __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set the extension up: what follows is its table of contents."""
    from . import (
        addresses,
        garbage_collection,
        outputs,
        rebuilds,
        reporting,
        translation,
        untrusted,
        visitors,
        widgets,
    )
    from .config import validation as config
    from .doctree import (
        breadcrumbs,
        domain,
        excerpts,
        file_names,
        generated_pages,
        include_directives,
        links_in_volumes,
        metadata,
        picture_files,
        references,
        refused_files,
        robots,
        site_links,
        transforms,
        unlisted,
        unsafe_addresses,
        unshown_pictures,
        withheld_files,
    )  # fmt: skip
    from .documents import docutils_fields, finding, prepared_text, suffixes
    from .html import (
        context,
        copied_files,
        epub_package,
        epub_pages,
        feed_links,
        filter_script,
        head,
        inventory,
        json_pickle,
        markdown_pages,
        microformats,
        other_extensions,
        pages_written_over,
        pictures,
        search_index,
        search_stems,
        sidebar,
    )
    from .markdown import parser

    app.setup_extension("sphinx_design")
    reporting.setup(app)  # no message is a command to who reads the log
    translation.setup(app)  # our own strings, in the reader's language
    addresses.setup(app)  # where the site is
    config.setup(app)  # the articles_ options
    suffixes.setup(app)  # what is Markdown
    finding.setup(app)  # which documents exist,
    prepared_text.setup(app)  # and what MyST reads of them
    docutils_fields.setup(app)  # and what says only then that it is withheld
    parser.setup(app)  # articles of a collection are read as Astro reads them; the rest by MyST
    untrusted.setup(app)  # articles of strangers, within a boundary
    visitors.setup(app)  # placeholders, and HTML's nav, time and details
    widgets.setup(app)  # {next-in-series}, {series-parts}, …
    domain.setup(app)  # roles, objects.inv, what each page asks
    excerpts.setup(app)  # the first words of articles, for lists
    transforms.setup(app)  # titles and placeholders, then what the catalogue answers
    generated_pages.setup(app)  # landing pages, terms, indexes, archive
    breadcrumbs.setup(app)  # and the way back from them
    unshown_pictures.setup(app)  # those that a builder cannot show stay away
    pictures.setup(app)  # all say how large they are
    site_links.setup(app)  # full addresses of the site are links to its documents
    references.setup(app)  # links by Astro's addresses, and none to what is withheld
    links_in_volumes.setup(app)  # nor to what one volume has not
    withheld_files.setup(app)  # nor any file of what is withheld
    include_directives.setup(app)  # directives read only what an article may name,
    refused_files.setup(app)  # and what they read all the same is taken out
    picture_files.setup(app)  # as are other files that Sphinx takes for a picture
    file_names.setup(app)  # and has a name that every system can have
    unsafe_addresses.setup(app)  # nor does a link run anything
    unlisted.setup(app)  # no toctree finds what is unlisted by a pattern,
    inventory.setup(app)  # nor has objects.inv it
    copied_files.setup(app)  # which folders are copied unasked
    metadata.setup(app)  # typed values in env.metadata
    robots.setup(app)  # who is sent away from a page
    build = rebuilds.setup(app)  # who is read and written again, what leaves the output
    outputs.setup(app, build)  # files beside pages
    feed_links.setup(app)  # which feeds a page announces
    filter_script.setup(app)  # what readers filter lists with
    head.setup(app)  # what machines are told of a page
    microformats.setup(app)  # and what its body tells them
    context.setup(app)  # prev/next, the way to the source
    sidebar.setup(app)  # on a large site, only its open branches
    other_extensions.setup(app)  # what other extensions shall leave out
    pages_written_over.setup(app)  # articles whose page is another's are told of
    markdown_pages.setup(app)  # their Markdown
    epub_pages.setup(app)  # and pages of EPUB, which is strict
    epub_package.setup(app)  # in a package that says what they need
    search_index.setup(app)  # nor search, nor words of what is gone
    search_stems.setup(app)  # each word stemmed once
    json_pickle.setup(app)  # nor copies of it
    garbage_collection.setup(app)  # looked for when there is some
    return {
        "version": __version__,
        "env_version": STORED,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
