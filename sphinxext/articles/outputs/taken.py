"""Which paths of the output folder are taken: by pages, by files that authors have copied, and by
redirects of other extensions.
"""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sphinx.util.matching import Matcher

from ..documents.project import project_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

_MADE_BY_SPHINX = {"searchindex.js", "objects.inv", ".buildinfo", "opensearch.xml"}
_FIRST_WORD = re.compile(r"""\s*+(?:["']([^"']++)["']|([^\s#"'][^\s]*+))\s""")


def who_has(app: Sphinx, path: str) -> str:
    """Name what stands at a path of the output folder besides files of ours; ``""`` if nothing."""
    if path in _MADE_BY_SPHINX:
        return "a file of Sphinx's"
    if (docname := _page_at(app, path)) is not None:
        return f"the page {docname!r}"
    if found := next(_copied(app, path), ""):
        return f"the author's own {found}"
    return next((f"a redirect of {other}" for other in _redirected(app, path)), "")


def _page_at(app: Sphinx, path: str) -> str | None:
    """Return the page of that path, as ``html`` and ``dirhtml`` lay pages out."""
    project = project_of(app.env)
    for docname in _docnames_at(app, path):
        if docname in app.env.found_docs or docname in project.reserved:
            return docname
    return None


def _docnames_at(app: Sphinx, path: str) -> Iterator[str]:
    """Yield the names of documents whose page would be there."""
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
    if path.endswith(suffix := builder.out_suffix):
        name = path.removesuffix(suffix)
        for docname in filter(None, (name, name.removesuffix("index").rstrip("/"))):
            if Path(builder.get_outfilename(docname)) == Path(app.outdir, path):
                yield docname


def _redirected(app: Sphinx, path: str) -> Iterator[str]:
    """Yield the extensions that write a redirect there, by what they are told in ``conf.py``."""
    docnames = [*_docnames_at(app, path)]
    if "sphinx_reredirects" in app.extensions:
        sources = {path, *docnames, *(f"{each}/" for each in docnames)}
        if any(each in app.config.redirects for each in sources):
            yield "sphinx-reredirects"
    if "sphinxext.rediraffe" in app.extensions:
        suffixes = ("", *app.config.source_suffix)
        sources = {f"{each}{suffix}" for each in docnames for suffix in suffixes}
        redirected = _of_rediraffe(app)
        if any(each in redirected for each in sources):
            yield "rediraffe"


def _of_rediraffe(app: Sphinx) -> Container[str]:
    """Return what is redirected, from ``conf.py`` or from a file of lines ``"old" "new"``."""
    given = app.config.rediraffe_redirects
    if not isinstance(given, str):
        return given or ()
    file = Path(app.srcdir, given)
    return _first_words(file, file.stat().st_mtime_ns) if file.is_file() else ()


@lru_cache(maxsize=1)
def _first_words(file: Path, _: int) -> frozenset[str]:
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    return frozenset(
        found[1] or found[2] for found in map(_FIRST_WORD.match, lines) if found is not None
    )


def _copied(app: Sphinx, path: str) -> Iterator[str]:
    """Yield the files that Sphinx copies there, as they are called in the configuration."""
    inner = PurePosixPath(path)
    for option, top, hidden in (
        ("html_extra_path", PurePosixPath(), ()),
        ("html_static_path", PurePosixPath("_static"), ("**/.*",)),
    ):
        if not inner.is_relative_to(top):
            continue
        below = inner.relative_to(top)
        left_out = Matcher([*app.config.exclude_patterns, *hidden])
        for entry in map(str, app.config[option]):
            source = Path(app.confdir, entry)
            if source.is_file() and below.as_posix() == source.name:
                yield entry
            elif (source / below).is_file() and not any(map(left_out, _names(below))):
                yield str(PurePosixPath(entry, below))


def _names(path: PurePosixPath) -> Iterator[str]:
    """Yield what :func:`sphinx.util.fileutil.copy_asset` calls a file and the folders around it."""
    for depth in range(1, len(path.parts) + 1):
        yield posixpath.join(*path.parts[:depth]) if depth > 1 else f"./{path.parts[0]}"
