"""Write files beside pages once, at the end: whole, only if they show something else than before.

What is not called for any more is taken away. An author's own file at that path stays.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sphinx.locale import __ as sphinx_text
from sphinx.util import logging

from ..addresses import BUILDERS
from ..documents.output_folder import own_folders
from ..documents.project import project_of
from ..formats.json_feed import MARK as OF_JSON
from ..formats.xml import MARK as OF_XML
from ..portable_names import LONGEST_FILE
from ..problems import Kind, Problem
from ..rebuilds.removal import delete
from ..reporting import warn
from ..slugs import unusable
from ..storage import digest, write_whole
from ..translation import __
from ..version import __version__
from .base import Site
from .dead_links import tell_dead_links
from .taken_paths import Taken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from ..rebuilds import Rebuilds
    from .base import Output, Outputs

logger = logging.getLogger(__name__)

_MADE_BY_US = (
    b'<meta name="generator" content="sphinxext-articles">',
    OF_XML,
    f'"{OF_JSON}"'.encode(),
)
_BEGINNING = 256


class Writer:
    """The handlers of one build."""

    def __init__(self, build: Rebuilds, kinds: Sequence[Outputs]) -> None:
        self.build = build
        self.kinds = kinds

    def on_env_get_updated(self, app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
        """Have a page written where an author's file takes the place of ours.

        Sphinx copies such files only if it writes something.
        """
        before = self.build.book.before.outputs
        if app.builder.name not in BUILDERS or not before:
            return []
        return [env.config.root_doc] if any(map(Taken(app).by, before)) else []

    def on_build_finished(self, app: Sphinx, exception: Exception | None) -> None:
        """Write what shows something new, and withdraw what is gone."""
        if exception is not None or app.builder.name not in BUILDERS:
            return
        book = self.build.book
        site = Site(app=app, pages=book.now.pages)
        wanted = self._wanted(site)
        shown = {path: digest(__version__, each.shown) for path, each in wanted.items()}
        before = book.before.outputs
        book.enter(replace(book.now, outputs=shown))
        out = Path(app.outdir)
        new = [
            path
            for path in wanted
            if not book.finished or before.get(path) != shown[path] or not (out / path).is_file()
        ]
        for path in new:
            _write(out / path, wanted[path])
        known = {*before}
        if not book.known and project_of(app.env).was_output:
            known.update(_formerly_ours(app))
        gone = sorted(known - wanted.keys())
        delete([out / path for path in gone if not site.taken.by(path)], app)
        if book.written or new or gone or app.config.nitpicky:
            tell_dead_links(site, wanted.keys())

    def _wanted(self, site: Site) -> Mapping[str, Output]:
        """Return the files by path, those whose place is taken left out with a warning."""
        found: dict[str, Output] = {}
        problems: list[Problem] = []
        for kind in sorted(self._kinds(site), key=lambda each: each.last):
            for output in kind.files(site):
                if wrong := unusable(output.path, LONGEST_FILE):
                    pass
                elif output.path in found:
                    wrong = "is also the path of another file"
                elif owner := site.taken.by(output.path):
                    if output.yields:
                        continue
                    wrong = f"is where {owner} stands, which is kept"
                else:
                    found[output.path] = output
                    site.files[output.path] = kind.name
                if wrong:
                    problems.append(_problem(f"{kind.name}: {output.path!r} {wrong}"))
        for path in [*found]:
            if file := next((each for each in _folders(path) if each in found), ""):
                del found[path]
                problems.append(_problem(f"{path!r} would need a folder where {file!r} stands"))
        warn(problems)
        return found

    def _kinds(self, site: Site) -> Iterator[Outputs]:
        """Yield the kinds that this site can have; say which need its address."""
        config, extensions = site.config, {*site.app.extensions}
        kinds = [
            each for each in self.kinds if each.wanted(config) and not {*each.instead} & extensions
        ]
        if site.base:
            yield from kinds
            return
        yield from (each for each in kinds if not each.addressed)
        without = [each for each in kinds if each.addressed]
        if without and config.html_baseurl:
            message = f"{str(config.html_baseurl)!r} is not a full address"
            warn([_problem(message, key="html_baseurl")])
            return
        warn(
            _problem(f"{each.name}: they need the site's address", key="html_baseurl")
            for each in without
            if each.asked(config)
        )
        if left := ", ".join(sorted(each.name for each in without if not each.asked(config))):
            logger.info(
                __("articles: set html_baseurl to the site's address, and there will be: %s"), left
            )


def _folders(path: str) -> list[str]:
    return [each.as_posix() for each in PurePosixPath(path).parents]


def _formerly_ours(app: Sphinx) -> Iterator[str]:
    """List the files that say they are ours: without a ledger only they themselves tell."""
    for folder, names in own_folders(app):
        for name in names:
            path = f"{folder}/{name}".lstrip("/")
            if _says_so(Path(app.outdir, path)):
                yield path


def _says_so(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        beginning = stream.read(_BEGINNING)
    return any(mark in beginning for mark in _MADE_BY_US)


def _write(path: Path, output: Output) -> None:
    try:
        write_whole(path, output.render())
    except OSError as error:
        # In the words of Sphinx, so that the ledger knows it, too.
        logger.warning(sphinx_text("error writing file %s: %s"), path, error)


def _problem(message: str, key: str = "") -> Problem:
    accepted = "an address such as 'https://example.org/'" if key else ""
    return Problem(kind=Kind.OUTPUT, key=key, message=message, accepted=accepted)
