"""The files of a scan, each read once: those of collections and of the source directory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .article_files import read_file
from .patterns import Bounds, about_collection, doubts, list_collection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Collection as Some
    from pathlib import Path

    from ..problems import Problem
    from ..settings import Collection
    from .article_files import File
    from .patterns import Listing

    Progress = Callable[[Sequence[Path]], Iterable[Path]]


class Files:
    """What the files of *collections* and of the source directory say.

    *markdown* and *others* are the files of the source directory, *data* those that are read by
    somebody else. ``listed`` has the articles of each collection by its prefix, ``read`` has every
    file by its path.
    """

    def __init__(
        self,
        collections: Sequence[Collection],
        *,
        markdown: Some[Path],
        others: Some[Path],
        data: Iterable[Path],
        bounds: Bounds,
        progress: Progress,
    ) -> None:
        listings = {each: list_collection(each, bounds) for each in collections}
        self.listed = {each.prefix: _own(each, listings) for each in collections}
        listed = [path for paths in self.listed.values() for path in paths]
        wanted = list(dict.fromkeys([*listed, *markdown, *others]))
        self.read = {path: read_file(path) for path in progress(wanted)}
        known = {*markdown, *others, *data}
        self.problems = [
            problem
            for each, listing in listings.items()
            for problem in doubts(
                each, listing, known=known, others=collections, suffixes=bounds.suffixes
            )
        ]
        self.problems += _unread(self.read.values(), {*listed}, {*markdown})

    def __getitem__(self, path: Path) -> File:
        """Return a file that has been read."""
        return self.read[path]


def existing(collections: Iterable[Collection]) -> tuple[list[Collection], list[Problem]]:
    """Return the collections that have a folder, and what is wrong with the others."""
    found, problems = [], []
    for collection in collections:
        if collection.folder.is_dir():
            found.append(collection)
            continue
        problems.append(
            about_collection(
                f"the folder of {collection.prefix!r}, {collection.folder}, does not exist",
                "an existing folder, relative to the source directory",
                repr(collection.written),
            )
        )
    return found, problems


def _own(collection: Collection, listings: Mapping[Collection, Listing]) -> list[Path]:
    """Return a collection's articles without those of collections inside its folder."""
    inner = {
        path
        for each, found in listings.items()
        if each.folder != collection.folder and each.folder.is_relative_to(collection.folder)
        for path in found.articles
    }
    return [path for path in listings[collection].articles if path not in inner]


def _unread(files: Iterable[File], listed: Some[Path], markdown: Some[Path]) -> Iterator[Problem]:
    """Yield why files could not be read; Sphinx itself speaks of other faults of the source
    directory's documents than their encoding."""
    for file in files:
        ours = file.path in listed or (file.recoded is not None and file.path in markdown)
        if file.problem is not None and ours:
            yield file.problem
