"""Files for documents that no author has written, or not as Sphinx can read them.

They lie in a folder beside the doctrees, under a suffix of their own, and a generated page has no
text at all: whoever searches that folder for sources, our own next build or a Sphinx that does not
know us, finds none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..storage import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

GENERATED, REPAIRED = "articles-generated", "articles-repaired"
"""The types of such documents, as in ``source_suffix``; their suffixes are the same with a dot."""


class Sources:
    """The folder of one set of doctrees."""

    def __init__(self, doctrees: Path) -> None:
        self.folder = doctrees / "articles"

    @property
    def generated(self) -> Path:
        """The file that stands for all generated pages: what they say is in the catalogue."""
        return self.folder / f"page.{GENERATED}"

    def repaired(self, docname: str) -> Path:
        """Return the file of a document whose own is not UTF-8."""
        return self.folder / f"{docname}.{REPAIRED}"

    def write(self, repaired: Mapping[str, str]) -> None:
        """Make the folder hold these texts, by document name, and no others.

        Files come into being whole: another builder may be reading beside this one.
        """
        write_whole(self.generated, b"")
        wanted = {self.repaired(docname): text for docname, text in repaired.items()}
        for path in self.folder.rglob(f"*.{REPAIRED}*"):
            if path not in wanted:  # or half of one, after a kill
                path.unlink(missing_ok=True)
        for path, text in wanted.items():
            write_whole(path, text.encode())
