"""The files that articles refer to: found by address, if the door and the gate let them through."""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from ..catalogue.article import MARKDOWN
from ..catalogue.publication_gate import shows
from ..env_stores import Store
from ..file_access import Door, Refusal
from ..files_by_address import files_at, find_file
from ..problems import shown
from ..reporting import warn
from ..scan.article_files import read_file
from ..scan.drafts_folders import withheld_by_folder
from ..scan.folders import identity
from ..storage import LARGEST
from .files_of_directives import is_of_docutils
from .log_messages import tell_left_out
from .project import project_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.environment import BuildEnvironment

    from .project import ArticleProject

_TEXT = (
    *MARKDOWN, ".mdoc", ".rst", ".txt", ".ipynb", ".inc", ".rest", ".myst",
    ".html", ".htm", ".xhtml", ".adoc", ".asciidoc", ".org", ".textile", ".njk", ".liquid", ".hbs",
)  # fmt: skip
"""What may begin with front matter, in Sphinx and in other systems: Astro, Jekyll, Hugo, Eleventy.

Files of data and code are not among it: a line of dashes begins a document of YAML, too.
"""

_READ = "articles_read"
_GIVEN = "articles_given_by_article"
_PAGES = (".html", ".htm")
_FILE_NAME = re.compile(r"[^/.]\.[A-Za-z][A-Za-z0-9]*+$")
_WITH_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*+:")
_LEAST = 10_000  # bytes that reading any file counts for

NAMED: Store[dict[str, bool]] = Store("named")
"""For each document the files that it names, and whether they were withheld then."""

SOUGHT: Store[dict[tuple[str, bool], str | None]] = Store("sought")
"""For each document the addresses that were looked up, whether as its picture, and the files that
were found."""


def file_at(
    project: ArticleProject, docname: str, address: str, *, picture: bool = False
) -> str | None:
    """Return the file that an address in an article means, relative to the article's own.

    *picture* if it is that of the front matter. What is withheld is nowhere, and neither is what
    may not be read.
    """
    found = _found(project, docname, address, picture=picture)
    return found if isinstance(found, str) else None


def sought(
    env: BuildEnvironment,
    address: str,
    *,
    where: str,
    line: int = 0,
    picture: bool = False,
    source: str = "",
) -> str | None:
    """Look an address up for the document being read; it is read again when that ends otherwise.

    A file that may not be read is warned of, as named by *where*, in the file *source*, if that is
    not the document's own.
    """
    project, known = project_of(env), SOUGHT.of(env).setdefault(env.docname, {})
    found = _found(project, env.docname, address, picture=picture)
    if isinstance(found, Refusal):
        if (address, picture) not in known:
            path = source or str(project.real_path(env.docname))
            warn([replace(found.problem(where, path, line or 1), value=shown(address))])
        found = None
    known[address, picture] = found
    return found


def noted(env: BuildEnvironment, address: str) -> str | None:
    """Look an address up for the document being read, which is read again when that ends
    otherwise; who asks for the file next tells of one that may not be read."""
    found = file_at(project_of(env), env.docname, address)
    SOUGHT.of(env).setdefault(env.docname, {})[address, False] = found
    return found


def from_folder(env: BuildEnvironment, folder: str, address: str) -> str:
    """Return an address, written in a file in *folder*, as the document being read would write it.

    *folder* is relative to the document's own. What names a file means one there, whether there is
    one or not, if it is not :func:`given_by_article`; anything else stays as it is without one.
    """
    name = address.partition("#")[0].partition("?")[0]
    if not name or name.startswith("/") or _WITH_SCHEME.match(name):
        return address
    project, known = project_of(env), SOUGHT.of(env).setdefault(env.docname, {})
    beside = f"./{folder}/{address}"
    start = beside.removesuffix(address) + name
    twins = [each for each in MARKDOWN if name.lower().endswith(MARKDOWN)]
    for written in (start, *(f"{posixpath.splitext(start)[0]}{each}" for each in twins)):
        found = _found(project, env.docname, written, picture=False)
        if not isinstance(found, Refusal):  # else who looks it up tells of that
            known[written, False] = found
        if any(True for _ in _meant(project, env.docname, written)):
            return beside
    is_given = unquote(address) in (env.temp_data.get(_GIVEN) or ())
    return address if is_given or not _names_file(project, env.docname, name) else beside


def given_by_article(env: BuildEnvironment, address: str) -> None:
    """Remember that an address is relative to the document being read, though a file that it
    imports may use it: the value of an import, or of an attribute."""
    given: set[str] = env.temp_data.get(_GIVEN) or set()
    given.add(unquote(address))
    env.temp_data[_GIVEN] = given


def _names_file(project: ArticleProject, docname: str, name: str) -> bool:
    """Tell whether a relative address can only be that of a file, and of none below an alias."""
    if not _FILE_NAME.search(name) or name.lower().endswith(_PAGES):
        return False
    article = project.real_path(docname)
    collection = project.collection_of(article) if article else None
    aliases = collection.aliases if collection is not None else ()
    return name.startswith(("./", "../")) or not any(name.startswith(each) for each, _ in aliases)


def withheld_at(project: ArticleProject, docname: str, address: str) -> bool:
    """Tell whether an address in an article means a file that is withheld."""
    return any(is_withheld(project, file) for file in _meant(project, docname, address))


def is_document(project: ArticleProject, docname: str, address: str) -> bool:
    """Tell whether an address in an article means the file of a document that is shown."""
    meant = _meant(project, docname, address)
    return any(project.path2doc(file) in project.docnames for file in meant)


def _meant(project: ArticleProject, docname: str, address: str) -> Iterator[Path]:
    """Yield the files that an address may mean, which are not read."""
    article = project.real_path(docname)
    collection = project.collection_of(article) if article else None
    if article is not None and collection is not None:
        yield from files_at(collection, article, address)


def _found(
    project: ArticleProject, docname: str, address: str, *, picture: bool
) -> str | Refusal | None:
    article = project.real_path(docname)
    collection = project.collection_of(article) if article else None
    if article is None or collection is None:
        return None
    file = find_file(collection, article, address, picture=picture)
    if file is None or isinstance(file, Refusal):
        return file
    if is_withheld(project, file):
        return None
    return Path(os.path.relpath(file, article.parent)).as_posix()


def door_of(project: ArticleProject, path: Path) -> Door:
    """Return the door of an article or a term file: its collection's, or the source directory's."""
    collection = project.collection_of(path)
    return Door.of(collection) if collection else Door.around(Path(project.srcdir))


def door_here(env: BuildEnvironment) -> Door | None:
    """Return the door of the article that is being read; None for any other document.

    If strangers are not trusted, whatever lies in the folder of a collection counts as one.
    """
    project, docname = project_of(env), env.docname
    ours = project.article(docname) is not None or docname in project.scan.mounted
    if not ours and not (env.config.articles_untrusted and project.is_of_strangers(docname)):
        return None
    path = project.real_path(docname)
    return door_of(project, path) if path else None


def refused_here(
    env: BuildEnvironment,
    files: Iterable[Path],
    *,
    name: str,
    directive: str,
    line: int,
    remote: bool = False,
) -> bool:
    """Tell whether a directive reads a file that is withheld, or that this article may not read.

    Either is warned of. *files* are the one that is read, by each of its names. It is *remote* if
    the directive opens an address; no article reads from one.
    """
    files = sorted({*files})
    return _withheld_here(env, files, line) or _closed_here(
        env, files, name=name, directive=directive, line=line, remote=remote
    )


def _withheld_here(env: BuildEnvironment, files: Iterable[Path], line: int) -> bool:
    asked = [withheld_for(env, each) for each in files]  # of all, to remember each
    if not any(asked):
        return False
    tell_left_out(f"{project_of(env).real_path(env.docname)}:{line}")
    return True


def withheld_for(env: BuildEnvironment, file: Path) -> bool:
    """Ask the gate of a file for the document being read, and remember what it said."""
    try:
        if not file.is_file():
            return False
        found = is_withheld(project_of(env), file)
    except (OSError, ValueError):
        return False
    NAMED.of(env).setdefault(env.docname, {})[str(file)] = found
    return found


def _closed_here(
    env: BuildEnvironment,
    files: Iterable[Path],
    *,
    name: str,
    directive: str,
    line: int,
    remote: bool,
) -> bool:
    """Ask the door of the file that a directive of an article reads."""
    if (door := door_here(env)) is None:
        return False
    existing = [each for each in files if os.path.lexists(each) and not is_of_docutils(each)]
    refusal = next(filter(None, map(door.refusal, existing)), None)
    if remote or (not existing and len(urlsplit(f"{name} ").scheme) > 1):
        refusal = Refusal(file=Path(name), message="is elsewhere on the web")
    refusal = refusal or next(filter(None, (_excess(env, each) for each in existing[:1])), None)
    if refusal is not None:
        path = str(project_of(env).real_path(env.docname))
        warn([replace(refusal.problem(f"{directive}: the file", path, line), value=shown(name))])
    return refusal is not None


def _excess(env: BuildEnvironment, file: Path) -> Refusal | None:
    """Note that an article reads a file, and refuse it if that comes to too much.

    A file that includes others twice, which include others twice, can come to any length.
    """
    before: int = env.temp_data.get(_READ) or 0
    read = before + max(file.stat().st_size, _LEAST)
    env.temp_data[_READ] = read
    if read <= LARGEST:
        return None
    return Refusal(
        file=file,
        message=f"comes to more than {LARGEST // 1_000_000} MB, with what is read before",
        accepted="fewer files, or shorter ones",
    )


def is_refused(env: BuildEnvironment, address: str, *, picture: bool = False) -> bool:
    """Tell whether an address in the document being read means a file that may not be read."""
    return isinstance(_found(project_of(env), env.docname, address, picture=picture), Refusal)


def is_withheld(project: ArticleProject, file: Path) -> bool:
    """Ask the gate of a file: which one it is, whatever it is called here, then by its name and its
    folder; of a partial, which is no document, by its own front matter."""
    if identity(file) in project.withheld_files:
        return True
    if (docname := project.document_at(file)) is not None:
        return docname not in project.docnames
    if not file.is_file():
        return False
    real = file.resolve()
    if any(withheld_by_folder(each, project.folders, project.settings) for each in (file, real)):
        return True
    if not is_text(project, file):
        return False
    if (docname := project.document_at(real)) is not None:
        return docname not in project.docnames
    return not shows(read_file(file).source, project.settings)


def is_text(project: ArticleProject, file: Path) -> bool:
    """Tell whether a file may be a document, or a part of one."""
    name = file.name.lower()
    return name.endswith(_TEXT) or name.endswith(tuple(project.source_suffix))
