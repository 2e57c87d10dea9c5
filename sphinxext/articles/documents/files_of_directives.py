"""Which file a directive reads: found as Sphinx, docutils and MyST find it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import Request, url2pathname

from docutils.parsers.rst.directives.misc import Include

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

_STANDARD = Path(Include.standard_include_path)


def as_sphinx_reads(env: BuildEnvironment, name: str) -> Iterator[Path]:
    """Yield the file that ``relfn2path`` makes of *name*: where it really is, and as it is named.

    A name is relative to the document, in whichever file it stands; with a slash before it, to the
    source directory.
    """
    real = Path(env.relfn2path(name)[1])
    yield real
    named = Path(env.doc2path(env.docname)).parent / name, Path(env.srcdir, name.lstrip("/\\"))
    for path in map(_normal, named):
        if path != real and Path(os.path.realpath(path)) == real:
            yield path


def as_docutils_reads(document: nodes.document, name: str) -> Path:
    """Return the file that docutils makes of *name*, which is relative to the file it stands in."""
    prefix = getattr(document.settings, "root_prefix", "")  # since docutils 0.21
    if prefix and name.startswith("/"):
        return _normal(Path(prefix, name[1:]))
    return _normal(Path(document.current_source or document["source"]).parent / name)


def of_table(env: BuildEnvironment, document: nodes.document, name: str) -> Path:
    """Return the file of a ``csv-table``, which is docutils' unless a slash begins its name."""
    if name.startswith(("/", os.sep)) and not Path(name).exists():
        folder = Path(env.doc2path(env.docname)).parent
        name = os.path.relpath(Path(env.srcdir, name[1:]), folder)
    return as_docutils_reads(document, name)


def of_include(env: BuildEnvironment, name: str) -> Iterator[Path]:
    """Yield the file of an ``include``: with ``<`` and ``>`` around it, one that docutils has."""
    line = "".join(part.strip() for part in name.splitlines())
    if line.startswith("<") and line.endswith(">"):
        yield _normal(_STANDARD / line[1:-1])
    else:
        yield from as_sphinx_reads(env, name)


def is_of_docutils(file: Path) -> bool:
    """Tell whether a file is one of those that docutils has for everybody to include."""
    return _normal(file).is_relative_to(_STANDARD)


def local_files(address: str) -> Iterator[Path]:
    """Yield the file that an address with ``file:`` leads to, as :func:`urllib.request.urlopen`
    reads it, whichever host it names."""
    try:
        request = Request(address)  # noqa: S310 (nothing is opened)
        if request.type == "file":
            yield _normal(Path(url2pathname(request.selector)))
    except (OSError, ValueError):  # no address, or one of another host
        return


def _normal(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 (links on disk are left to who asks)
