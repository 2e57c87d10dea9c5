"""Who is read again: Sphinx goes by time, and a file with an old date may take another's place.

Compared is what a reading depended on: front matter and what the catalogue says of the document,
the files that its links were looked up in, and those it was made of, pictures among them. What a
build was reading when it was cut off is read again, too.
"""

from __future__ import annotations

import gettext
import stat
import time
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.i18n import docname_to_domain

from ..doctree import withheld_files
from ..doctree.unlisted import GLOBS, unlisted_key
from ..documents.assets import SOUGHT, file_at
from ..documents.project import project_of
from ..documents.site_addresses import SITES
from ..env_stores import Store
from ..storage import digest
from .read_keys import read_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from sphinx.environment import BuildEnvironment

Stamp = tuple[int, int, str]

READ: Store[str] = Store("read")
"""The digest of what each document's reading depended on."""
STAMPS: Store[dict[str, Stamp]] = Store("stamps")
"""Size and time of change of the files that each document was made of."""

_CATALOGUE = ".mo"
_COARSE = 2_000_000_000  # nanoseconds: the coarsest file systems count two seconds


def note_reading(env: BuildEnvironment, docname: str) -> None:
    """Remember what the reading of a document is going to depend on."""
    if (key := read_key(project_of(env), docname)) is not None:
        READ.of(env)[docname] = key


def note_files(env: BuildEnvironment) -> None:
    """Remember the files that the document being read has just been made of."""
    if found := {*env.dependencies.get(env.docname, ()), *_catalogues(env, env.docname)}:
        stamps = {str(path): _stamp(Path(env.srcdir, path)) for path in found}
        STAMPS.of(env)[env.docname] = stamps


def outdated(env: BuildEnvironment, docnames: AbstractSet[str]) -> Iterator[str]:
    """Yield those of *docnames* that would be read otherwise than they were."""
    project, read, looked_up, stamps = project_of(env), READ.of(env), SOUGHT.of(env), STAMPS.of(env)
    globs, unlisted, sites = GLOBS.of(env), unlisted_key(env), SITES.of(env)
    for docname in docnames:
        if (
            read.get(docname) != read_key(project, docname)
            or withheld_files.outdated(env, docname)
            or globs.get(docname, unlisted) != unlisted
            or sites.get(docname, project.sites) != project.sites
            or any(
                file_at(project, docname, address, picture=picture) != found
                for (address, picture), found in looked_up.get(docname, {}).items()
            )
            or any(
                not _same(Path(env.srcdir, path), stamp)
                for path, stamp in stamps.get(docname, {}).items()
            )
            or _has_come(env, docname, stamps.get(docname, {}))
        ):
            yield docname


def begin(env: BuildEnvironment, docnames: Iterable[str]) -> None:
    """Note what is being read: until the environment is saved, it knows less than the doctrees."""
    if names := {*docnames}:
        note = _note(env)
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text("\n".join(sorted(names | {*interrupted(env)})), encoding="utf-8")


def end(env: BuildEnvironment) -> None:
    """Forget what was being read: the environment has just been saved."""
    _note(env).unlink(missing_ok=True)


def interrupted(env: BuildEnvironment) -> list[str]:
    """Name the documents that a build was reading when it was cut off."""
    note = _note(env)
    return note.read_text(encoding="utf-8").splitlines() if note.is_file() else []


def _catalogues(env: BuildEnvironment, docname: str) -> Iterator[str]:
    """Yield the files with the translations of a document.

    Sphinx says that a document is made of them when it looks for documents: those that are there.
    """
    language, domain = env.config.language, docname_to_domain(docname, env.config.gettext_compact)
    for folder in env.config.locale_dirs:
        yield from gettext.find(domain, str(Path(env.srcdir, folder)), [language], all=True)


def _has_come(env: BuildEnvironment, docname: str, stamps: Mapping[str, Stamp]) -> bool:
    """Tell whether there is a catalogue that a document was not made of."""
    paths = map(str, env.dependencies.get(docname, ()))
    return any(p.endswith(_CATALOGUE) and p not in stamps and Path(p).is_file() for p in paths)


def _note(env: BuildEnvironment) -> Path:
    return project_of(env).sources.folder / "reading.txt"


def _stamp(path: Path) -> Stamp:
    """Take size, time of change, and for a file that is very new its content."""
    try:
        found = path.stat()
        fresh = time.time_ns() - found.st_mtime_ns < _COARSE and stat.S_ISREG(found.st_mode)
        return found.st_size, found.st_mtime_ns, digest(path.read_bytes()) if fresh else ""
    except OSError:
        return -1, 0, ""


def _same(path: Path, stamp: Stamp) -> bool:
    try:
        found = path.stat()
        if (found.st_size, found.st_mtime_ns) != stamp[:2]:
            return False
        return not stamp[2] or digest(path.read_bytes()) == stamp[2]
    except OSError:
        return stamp[0] == -1
