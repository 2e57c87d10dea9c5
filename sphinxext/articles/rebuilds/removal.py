"""Withdraw what is no longer published: Sphinx leaves the output of removed documents behind."""

from __future__ import annotations

import os
import re
import zlib
from glob import iglob
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from sphinx.builders.dirhtml import DirectoryHTMLBuilder
from sphinx.builders.gettext import MessageCatalogBuilder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util import logging
from sphinx.util.i18n import docname_to_domain
from sphinx.util.inventory import InventoryFile

from ..documents.copied_paths import copied_from, copied_paths
from ..documents.pages_of_sphinx import pages_of_sphinx
from ..documents.project import project_of
from ..documents.single_volume import joins_documents
from ..translation import __
from .source_copies import stale_copies

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from .ledger import Book

logger = logging.getLogger(__name__)

_SPHINX = b"documentation_options.js"
"""Tells a page that Sphinx has written from any other: each theme loads it."""
_ABOUT_ALL = (
    "searchindex.js", "searchindex.json", "searchindex.pickle", "globalcontext.json",
    "globalcontext.pickle", "environment.pickle", "objects.inv", "content.opf", "toc.ncx",
    "nav.xhtml",
)  # fmt: skip
"""Files in which builders tell of all documents."""
_DIGEST = re.compile(r"[0-9a-f]{32}")
"""The folder of a file below ``_downloads``."""
_TWINS = frozenset({"html", "dirhtml"})
"""Builders that give one page different files: a folder is either's, and not both's."""


def withdraw(app: Sphinx, book: Book, removed: AbstractSet[str]) -> AbstractSet[str]:
    """Delete the output of everything that was published before and is not any more; name it.

    Where nothing tells that a build has been there before, nothing is: the folder may be anybody's.
    """
    project = project_of(app.env)
    known = {*removed, *book.before.pages, *_formerly_read(Path(app.doctreedir))}
    if not book.known:
        known |= {*_formerly_ours(app.builder)}
    gone = known - project.docnames
    beside = {docname for each in book.beside.values() for docname in each.pages}
    withheld = project.catalogue.withheld.keys() | project.scan.hidden
    never = (beside | withheld) - project.docnames
    files = {Path(app.doctreedir, f"{docname}.doctree") for docname in gone | never}
    if book.known or book.beside or project.was_output:
        copied, out = copied_paths(app), Path(app.outdir)
        for path in _outputs(app, book, gone | never):
            if not copied_from(copied, path.relative_to(out).as_posix()):
                files.add(path)
    delete(files, app)
    return gone


def _outputs(app: Sphinx, book: Book, gone: AbstractSet[str]) -> Iterator[Path]:
    """List what earlier builds have made of documents that are gone, and of nothing any more."""
    for docname in gone:
        yield from _output(app, docname)
    yield from _pages(app, book, gone)
    yield from _misnamed(app, book)
    yield from stale_copies(app, gone)
    out = Path(app.outdir)
    yield from (out / path for path in _of_other_builders(app, book))
    around = any(each.is_relative_to(out.resolve()) for each in project_of(app.env).folders)
    if not book.known and not around and isinstance(app.builder, StandaloneHTMLBuilder):
        yield from _media(out)  # everything is written anew, so copied anew


def holders(env: BuildEnvironment, gone: AbstractSet[str]) -> Iterator[str]:
    """Yield who must be read again when documents are gone.

    Sphinx leaves them in toctrees, and finishes its indexes only if something is written.
    """
    if gone:
        yield env.config.root_doc
        for docname, held in env.toctree_includes.items():
            if gone & {*held}:
                yield docname


def withdraw_files(app: Sphinx, files: Iterable[str]) -> None:
    """Delete copied images and downloads that no page uses any more."""
    out = Path(app.outdir)
    delete({path for name in files for path in _copies(out, name)}, app)


def _media(out: Path) -> Iterator[Path]:
    """List all pictures and downloads that earlier builds may have copied.

    Downloads are told by the folder that Sphinx names after a digest; nothing tells pictures from
    those of others, and a picture of a draft must go.
    """
    yield from (out / "_images").rglob("*")
    for folder in (out / "_downloads").glob("*"):
        if _DIGEST.fullmatch(folder.name):
            yield from folder.glob("*")


def _copies(out: Path, name: str) -> Iterator[Path]:
    """List where builders put a picture: HTML in a folder, LaTeX beside, Texinfo with figures."""
    base = Path(name).name
    yield from (out / name, out / base)
    yield from (folder / base for folder in out.glob("*-figures"))


def delete(files: Iterable[Path], app: Sphinx) -> None:
    """Delete files of the output folder or the doctrees, and folders that are empty then."""
    tops = Path(app.outdir).resolve(), Path(app.doctreedir).resolve()
    # Names come from ledgers and inventories, which others may have written: nothing outside goes,
    # nor anything of authors', where the output lies around sources.
    there = {path.parent.resolve() / path.name for path in files if path.is_file()}
    kept = [each for each in project_of(app.env).folders if each.is_relative_to(tops[0])]
    present = sorted(
        path
        for path in there
        if any(path.is_relative_to(top) for top in tops)
        and not any(path.is_relative_to(each) for each in kept)
    )
    for path in present:
        path.unlink(missing_ok=True)
        _remove_empty(path.parent, tops)
    if present:
        logger.info(__("articles: files of withdrawn pages that were removed: %d"), len(present))


def _remove_empty(folder: Path, tops: Iterable[Path]) -> None:
    while folder not in tops and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _output(app: Sphinx, docname: str) -> Iterator[Path]:
    """List the files that builders may have made of a document."""
    builder, out = app.builder, Path(app.outdir)
    if isinstance(builder, StandaloneHTMLBuilder):
        page = Path(builder.get_outfilename(docname))
        yield from (page, Path(f"{page}.md"))  # its Markdown: without a ledger nobody else knows
        if "sphinx_llm.txt" in app.extensions:
            yield from _markdown(builder, docname)
    elif isinstance(builder, MessageCatalogBuilder):
        compact = app.config.gettext_compact
        domain = docname_to_domain(docname, compact)
        if domain not in {docname_to_domain(each, compact) for each in app.project.docnames}:
            yield out / f"{domain}.pot"


def _pages(app: Sphinx, book: Book, docnames: AbstractSet[str]) -> Iterator[Path]:
    """List the pages that any builder may have made of documents, whichever suffix it had then.

    What may be the page of another document is not among them: ``a/index`` may be there, and ``a``
    have been written as ``a/index.html``.
    """
    endings = _endings(app, book)
    own = {f"{name}{ending}" for name in app.project.docnames for ending in endings}
    found = _there(app, docnames, endings) - own
    suffix = str(getattr(app.builder, "out_suffix", ""))
    if isinstance(app.builder, StandaloneHTMLBuilder):  # with doctrees elsewhere, no ledger tells
        guessed = _there(app, docnames, [suffix, f"/index{suffix}"]) - own
        found |= {path for path in guessed if _SPHINX in Path(app.outdir, path).read_bytes()}
    return (Path(app.outdir, path) for path in found)


def _of_other_builders(app: Sphinx, book: Book) -> Iterator[str]:
    """Yield all that another builder has made of a project in which there was more than now.

    Its lists, its search and its book tell of what is gone, and it may never come again. What this
    builder writes itself under the same names stays.
    """
    builder: Any = app.builder
    docnames, suffix = app.project.docnames, str(getattr(builder, "out_suffix", ""))
    own = {f"{name}{suffix}" for name in docnames}
    if isinstance(builder, DirectoryHTMLBuilder):
        out = Path(app.outdir)
        pages = (Path(builder.get_outfilename(name)) for name in docnames)
        own = {page.relative_to(out).as_posix() for page in pages}
    elif joins_documents(builder):
        own = {f"{app.config.root_doc}{suffix}"}
    for name, ledger in book.beside.items():
        if docnames >= ledger.pages.keys():
            continue
        if name == "applehelp":
            yield from _bundle(app)
        theirs = (
            f"{docname}{index}{suffix}"
            for docname in ledger.pages
            for suffix in ledger.suffixes
            for index in ("", "/index")
            if suffix
        )
        yield from {*theirs, *ledger.made, *ledger.outputs, *_ABOUT_ALL} - own


def _bundle(app: Sphinx) -> Iterator[str]:
    """Yield the files of the bundle that is made for Apple's help: all of a book is below it."""
    out, name = Path(app.outdir), getattr(app.config, "applehelp_bundle_name", "")
    if name:
        for path in (out / f"{name}.help" / "Contents").rglob("*"):
            yield path.relative_to(out).as_posix()


def _misnamed(app: Sphinx, book: Book) -> Iterator[Path]:
    """List the pages whose files had other names: of a builder's twin, or with another suffix."""
    builder: Any = app.builder
    ledgers = [book.before, *(book.beside[name] for name in _TWINS & book.beside.keys())]
    suffixes = frozenset[str]().union(*(each.suffixes for each in ledgers))
    if builder.name in _TWINS and (len(ledgers) > 1 or suffixes - {builder.out_suffix}):
        docnames = {docname for each in ledgers for docname in each.pages}
        others = pages_of_sphinx(app.env)
        endings = [f"{index}{suffix}" for suffix in suffixes for index in ("", "/index")]
        own = {Path(builder.get_outfilename(name)) for name in app.project.docnames | others}
        there = _there(app, docnames | others, endings)
        there.update(path for each in ledgers[1:] for path in each.outputs)
        yield from {Path(app.outdir, path) for path in there} - own


def _there(app: Sphinx, docnames: Iterable[str], endings: Sequence[str]) -> set[str]:
    paths = {f"{name}{ending}" for name in docnames for ending in endings}
    return {path for path in paths if Path(app.outdir, path).is_file()}


def _endings(app: Sphinx, book: Book) -> list[str]:
    """Return what the builders have added to names of documents that have been here before.

    Where no ledger tells, it may have been any.
    """
    suffix = str(getattr(app.builder, "out_suffix", ""))
    known = {app.builder.name: {suffix} | book.before.suffixes}
    known |= {name: {*ledger.suffixes} for name, ledger in book.beside.items()}
    if not book.known and not book.beside:
        classes = app.registry.builders.items()
        known |= {name: {str(getattr(kind, "out_suffix", ""))} for name, kind in classes}
    found = {each for suffixes in known.values() for each in suffixes if each}
    return [*found, *(f"/index{each}" for each in known.get("dirhtml", ()) if each)]


def _markdown(builder: StandaloneHTMLBuilder, docname: str) -> Iterator[Path]:
    """List what sphinx-llm makes of a document beside its page, and never takes away.

    Its list of what is in the same folder is made anew, if anything is left to be in it.
    """
    page = Path(builder.get_outfilename(docname))
    yield from (page.with_suffix(".md"), page.with_name("llms.txt"))
    if isinstance(builder, DirectoryHTMLBuilder):
        yield Path(f"{page.parent}.md")


def _formerly_read(doctrees: Path) -> Iterator[str]:
    """List the documents of earlier builds by their doctrees, which ``-E`` leaves in place."""
    pattern = "**/*.doctree"
    for name in iglob(pattern, root_dir=doctrees, recursive=True, include_hidden=True):  # noqa: PTH207
        yield name.removesuffix(".doctree").replace(os.sep, "/")


def _formerly_ours(builder: Builder) -> Iterator[str]:
    """Read the previous ``objects.inv``: without doctrees only it knows which pages were ours."""
    path = Path(builder.outdir, "objects.inv")
    if not isinstance(builder, StandaloneHTMLBuilder) or not path.is_file():
        return
    try:
        with path.open("rb") as stream:
            inventory = InventoryFile.load(stream, "", lambda _, uri: uri)
    except (ValueError, OSError, zlib.error) as error:
        logger.info(__("articles: the previous objects.inv cannot be read: %s"), error)
        return
    for kind, objects in inventory.items():
        if kind.startswith("articles:"):
            for item in objects.values():
                page = unquote(item.uri.partition("#")[0])
                docname = page.removesuffix(builder.link_suffix or "").strip("/")
                if not docname:  # of one volume, all objects are in one page
                    continue
                yield docname
                if kind != "articles:article":
                    yield f"{docname.partition('/')[0]}/index"
