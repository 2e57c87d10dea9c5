"""The files that articles refer to: the one door through which all of them are reached."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ..astro import find_file
from ..catalogue.files import read_file
from ..catalogue.gate import shows
from ..catalogue.patterns import MARKDOWN
from ..stores import Store
from .project import project_of

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from .project import ArticleProject

_TEXT = frozenset({*MARKDOWN, ".mdoc", ".rst", ".txt", ".ipynb"})

SOUGHT: Store[dict[tuple[str, bool], str | None]] = Store("sought")
"""For each document the addresses that were looked up, whether as its picture, and the files that
were found."""


def file_at(
    project: ArticleProject, docname: str, address: str, *, picture: bool = False
) -> str | None:
    """Return the file that an address in an article means, relative to the article's own.

    *picture* if it is that of the front matter. What is withheld is nowhere.
    """
    article = project.real_path(docname)
    file = _found(project, docname, address, picture=picture)
    if article is None or file is None or is_withheld(project, file):
        return None
    return Path(os.path.relpath(file, article.parent)).as_posix()


def sought(env: BuildEnvironment, address: str, *, picture: bool = False) -> str | None:
    """Look an address up for the document being read; it is read again when that ends otherwise."""
    found = file_at(project_of(env), env.docname, address, picture=picture)
    SOUGHT.of(env).setdefault(env.docname, {})[address, picture] = found
    return found


def withheld_at(project: ArticleProject, docname: str, address: str) -> bool:
    """Tell whether an address in an article means a file that is withheld."""
    file = _found(project, docname, address)
    return file is not None and is_withheld(project, file)


def is_document(project: ArticleProject, docname: str, address: str) -> bool:
    """Tell whether an address in an article means the file of a document that is shown."""
    file = _found(project, docname, address)
    return file is not None and project.path2doc(file) in project.docnames


def _found(
    project: ArticleProject, docname: str, address: str, *, picture: bool = False
) -> Path | None:
    article = project.real_path(docname)
    collection = project.collection_of(article) if article else None
    if article is None or collection is None:
        return None
    return find_file(collection, article, address, picture=picture)


def is_withheld(project: ArticleProject, file: Path) -> bool:
    """Ask the gate of a file; of a partial, which is no document, by its own front matter."""
    for path in (file, file.resolve()):
        if (docname := project.document_at(path)) is not None:
            return docname not in project.docnames
    return is_text(file) and file.is_file() and not shows(read_file(file).source, project.settings)


def is_text(file: Path) -> bool:
    """Tell whether a file may be an article, or a part of one."""
    return file.suffix.lower() in _TEXT
