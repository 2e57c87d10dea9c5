"""Which paths of the output folder are taken: by pages, by files that authors have copied, and by
redirects of other extensions.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from ..documents.copied_paths import copied_from, copied_paths
from ..documents.project import project_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

_MADE_BY_SPHINX = {"searchindex.js", "objects.inv", ".buildinfo", "opensearch.xml"}
_FIRST_WORD = re.compile(r"""\s*+(?:["']([^"']++)["']|([^\s#"'][^\s]*+))\s""")


def page_file(builder: StandaloneHTMLBuilder, docname: str) -> str:
    """Return where the page of a document is, relative to the output folder."""
    path = os.fspath(builder.get_outfilename(docname))
    return path.removeprefix(os.fspath(builder.outdir)).replace(os.sep, "/").lstrip("/")


class Taken:
    """What stands in the output folder besides files of ours, when all is read."""

    def __init__(self, app: Sphinx) -> None:
        self.app = app
        self.builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
        self.documents = {*project_of(app.env).reserved, *app.env.found_docs}
        self.copied = copied_paths(app)
        self.redirected = _of_rediraffe(app)

    def by(self, path: str) -> str:
        """Name what stands at a path; ``""`` if nothing does."""
        if path in _MADE_BY_SPHINX:
            return "a file of Sphinx's"
        if docname := next(filter(self.documents.__contains__, self._docnames_at(path)), ""):
            return f"the page {docname!r}"
        if found := copied_from(self.copied, path):
            return f"the author's own {found}"
        return next((f"a redirect of {other}" for other in self._redirecting(path)), "")

    def _redirecting(self, path: str) -> Iterator[str]:
        """Yield the extensions that write a redirect there, by what they are told."""
        config, extensions = self.app.config, self.app.extensions
        if "sphinx_reredirects" in extensions:
            names = (
                name for docname in self._docnames_at(path) for name in (docname, f"{docname}/")
            )
            if any(each in config.redirects for each in (path, *names)):
                yield "sphinx-reredirects"
        if "sphinxext.rediraffe" in extensions:
            suffixes = ("", *config.source_suffix)
            names = (name + suffix for name in self._docnames_at(path) for suffix in suffixes)
            if any(each in self.redirected for each in names):
                yield "rediraffe"

    def _docnames_at(self, path: str) -> Iterator[str]:
        """Yield the names of documents whose page would be there, if there were such documents."""
        if path.endswith(suffix := self.builder.out_suffix):
            name = path.removesuffix(suffix)
            for docname in filter(None, (name, name.removesuffix("index").rstrip("/"))):
                if page_file(self.builder, docname) == path:
                    yield docname


def _of_rediraffe(app: Sphinx) -> Container[str]:
    """Return what is redirected, from ``conf.py`` or from a file of lines ``"old" "new"``."""
    given = getattr(app.config, "rediraffe_redirects", None)
    if not isinstance(given, str):
        return given or ()
    file = Path(app.srcdir, given)
    lines = (
        file.read_text(encoding="utf-8", errors="replace").splitlines() if file.is_file() else ()
    )
    return frozenset(found[1] or found[2] for found in map(_FIRST_WORD.match, lines) if found)
