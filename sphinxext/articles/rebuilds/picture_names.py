"""The names of pictures in the output: Sphinx numbers those that would have the same.

It counts in the order in which they are read, so that who was read last has the highest number.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.environment import BuildEnvironment


def name_anew(env: BuildEnvironment) -> None:
    """Give all pictures the names that they have in the order of their paths."""
    named = type(env.images)()
    for path in sorted(env.images):
        for docname in env.images[path][0]:
            named.add_file(docname, path)
    if named != env.images:
        env.images = named


def numbered(env: BuildEnvironment) -> Mapping[str, str]:
    """Return the names of those that have another one than their file, by their paths."""
    return {path: name for path, (_, name) in env.images.items() if PurePath(path).name != name}


def numbered_on(env: BuildEnvironment, names: Mapping[str, str]) -> Mapping[str, list[str]]:
    """Return such *names* by the document that has the picture."""
    found: dict[str, list[str]] = {}
    for path in sorted(names):
        for docname in env.images[path][0]:
            found.setdefault(docname, []).append(names[path])
    return found
