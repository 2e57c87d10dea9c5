"""What a file beside pages is: where it stands, what it shows, how it is made."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ..addresses import base_address
from ..doctree.robots import is_indexed, is_searched
from ..documents.project import catalogue_of, project_of
from ..rebuilds.reference_meanings import excerpt_key
from ..storage import digest
from .taken_paths import Taken, page_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from ..catalogue.catalogue import Catalogue
    from ..rebuilds.ledger import Page
    from ..views.pictures import Picture


def image_path(builder: StandaloneHTMLBuilder, picture: Picture) -> str:
    """Return where a picture's file is below the output folder; the empty text if nowhere."""
    images = builder.env.images
    path = Path(os.path.relpath(picture.path, builder.srcdir)).as_posix()
    return f"{builder.imagedir}/{quote(images[path][1])}" if path in images else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A file in the output folder, at *path* relative to it.

    ``shown`` is a digest of all that ``render`` makes the file of: while it stays the same, the
    file is not made again. ``yields``: an author's own file may take its place without a warning.
    """

    path: str
    shown: str
    render: Callable[[], bytes]
    yields: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outputs:
    """A kind of files beside pages, as in “feeds”.

    ``files`` says which there are, unless an option switches the kind off (``wanted``). Those that
    name the site's address are there only if it has one (``addressed``); somebody who has ``asked``
    for them by an option is warned without it.
    Where one of the extensions ``instead`` is loaded, which make the same, ours stand back. What
    comes ``last`` knows the files of all others.
    """

    name: str
    files: Callable[[Site], Iterable[Output]]
    addressed: bool = True
    wanted: Callable[[Config], bool] = lambda _: True
    asked: Callable[[Config], bool] = lambda _: False
    instead: tuple[str, ...] = ()
    last: bool = False


@dataclass(frozen=True, kw_only=True)
class Site:
    """The site as kinds of files see it, when all of it is read.

    ``pages`` are those of the ledger. ``memo`` is for what several files are made of, ``files``
    are those beside pages, as far as they are known, with what they are.
    """

    app: Sphinx
    pages: Mapping[str, Page | None]
    memo: dict[Any, Any] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    @property
    def env(self) -> BuildEnvironment:
        """What was read."""
        return self.app.env

    @property
    def config(self) -> Config:
        """The configuration."""
        return self.app.config

    @property
    def builder(self) -> StandaloneHTMLBuilder:
        """The builder, which is one of HTML."""
        return self.app.builder  # type: ignore[return-value]

    @property
    def catalogue(self) -> Catalogue:
        """What is published."""
        return catalogue_of(self.app.env)

    @cached_property
    def base(self) -> str:
        """The site's address, with a slash at its end; the empty text if it has none."""
        return base_address(self.app.config)

    @cached_property
    def taken(self) -> Taken:
        """What stands in the output folder besides files of ours."""
        return Taken(self.app)

    @cached_property
    def page_files(self) -> Mapping[str, str]:
        """The file of each page, relative to the output folder."""
        return {each: page_file(self.builder, each) for each in sorted(self.env.found_docs)}

    def address(self, docname: str) -> str:
        """Return the full address of a page."""
        return self.base + self.builder.get_target_uri(docname)

    @cached_property
    def listed(self) -> tuple[str, ...]:
        """Name the documents that lists for everybody may have.

        What is unlisted or withheld, what says nothing yet, and what robots are sent away from
        is not among them, nor the page for addresses that are none.
        """
        left = project_of(self.env).untold
        if "notfound.extension" in self.app.extensions:
            left |= {self.config.notfound_pagename}
        return tuple(
            docname
            for docname in sorted(self.env.found_docs - left)
            if is_indexed(self.env, docname)
        )

    @cached_property
    def offered(self) -> tuple[str, ...]:
        """Name those of them that may be searched, too: what machines are given to read."""
        return tuple(docname for docname in self.listed if is_searched(self.env, docname))

    def rendered(self, docname: str) -> str:
        """Digest what the body of a page is made of: its source, what it shows, all settings."""
        return digest(self._settings, self.pages.get(docname))

    def excerpt_key(self, docname: str) -> str:
        """Digest what the excerpt of a page is made of."""
        return digest(self._settings, excerpt_key(self.env, docname))

    @cached_property
    def _settings(self) -> str:
        info = self.builder.build_info  # Sphinx's digest of what all pages depend on
        return digest(info.config_hash, info.tags_hash)
