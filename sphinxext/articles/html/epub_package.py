"""The package of an EPUB: what is in the book, in which order, and what its pages need."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx.builders.epub3 import Epub3Builder

from ..documents.project import catalogue_of, project_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_LINK = re.compile(r"\shref=\"([^\"#]++)")
_PAGE = re.compile(r'<item id="[^"]*" href="([^"]*)" media-type="application/xhtml\+xml"(?= />)')
# https://www.w3.org/TR/epub-33/#app-item-properties-vocab
_NEEDS = {
    "mathml": re.compile(r"<math[\s>]"),
    "scripted": re.compile(r"<(?:form|script)[\s>]"),
    "svg": re.compile(r"<svg[\s>]"),
}


class BookBuilder(Epub3Builder):
    """Sphinx's own, with a package that says what pages need, and has those that are led to."""

    def build_content(self) -> None:
        """Write the package without pages of ours that nothing leads to."""
        refnodes, excluded = self.refnodes, self.config.epub_exclude_files
        # Files go by their names, links by their addresses: `é.xhtml` is at `%C3%A9.xhtml`.
        self.refnodes = [{**each, "refuri": _name_of(each["refuri"])} for each in refnodes]
        self.config.epub_exclude_files = [*excluded, *self._unreached()]
        try:
            super().build_content()
        finally:
            self.refnodes, self.config.epub_exclude_files = refnodes, excluded
        package = Path(self.outdir, "content.opf")
        text = package.read_text(encoding="utf-8")
        package.write_text(_PAGE.sub(self._with_needs, text), encoding="utf-8")

    def _with_needs(self, item: re.Match[str]) -> str:
        text = Path(self.outdir, unquote(item[1])).read_text(encoding="utf-8")
        needs = [name for name, pattern in _NEEDS.items() if pattern.search(text)]
        return f'{item[0]} properties="{" ".join(needs)}"' if needs else item[0]

    def _unreached(self) -> set[str]:
        """Return the files of unlisted and generated pages that no page of the book leads to."""
        project, hidden = project_of(self.env), catalogue_of(self.env).unlisted
        files = {docname + self.out_suffix: docname for docname in self.env.all_docs}
        in_order = {each["refuri"] for each in self.refnodes}
        unreached = {
            file
            for file, docname in files.items()
            if file not in in_order and (docname in hidden or project.is_generated(docname))
        }
        waiting = [*files.keys() - unreached]
        while waiting:
            found = self._links_of(files[waiting.pop()]) & unreached
            unreached -= found
            waiting += found
        return unreached

    def _links_of(self, docname: str) -> set[str]:
        path = Path(self.outdir, docname + self.out_suffix)
        folder = posixpath.dirname(docname)
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        paths = (posixpath.join(folder, unquote(link)) for link in _LINK.findall(text))
        return {posixpath.normpath(path) for path in paths}


def _name_of(address: str) -> str:
    path, sign, fragment = address.partition("#")
    return unquote(path) + sign + fragment


def setup(app: Sphinx) -> None:
    """Write EPUB with our builder, unless somebody else has put theirs in the place of Sphinx's."""
    if app.registry.builders.get(BookBuilder.name) is Epub3Builder:
        app.add_builder(BookBuilder, override=True)
