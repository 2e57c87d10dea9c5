"""In which file an address stands: Sphinx looks from the article's, and authors from their own."""

from __future__ import annotations

from urllib.parse import quote

from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer

from ..documents.assets import from_folder


class FolderRenderer(SphinxRenderer):
    """Renders what an article imports, besides the article itself.

    ``folder`` is that of the file being read, relative to the article's; it is empty if they are
    in the same one.
    """

    folder: str = ""

    def from_article(self, address: str) -> str:
        """Return an address as the article would write it, if it means a file beside the one being
        read, there or not; any other as it is."""
        if not self.folder:
            return address
        return from_folder(self.sphinx_env, quote(self.folder), address)
