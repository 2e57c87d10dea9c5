"""The picture for links to pages that have none: copied into the output folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..problems import Kind, Problem, shown
from ..reporting import warn
from ..storage import digest
from ..views.pictures import site_picture
from .base import Output, Outputs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.config import Config

    from ..views.pictures import Picture
    from .base import Site

_FOLDER = "_static/articles"


def path_of(picture: Picture) -> str:
    """Return where the picture is in the output folder."""
    return f"{_FOLDER}/{Path(picture.path).name}"


def files(site: Site) -> Iterator[Output]:
    """Yield the picture, if it is a file."""
    picture = site_picture(site.catalogue)
    if picture is None or picture.remote:
        return
    try:
        data = Path(picture.path).read_bytes()
    except OSError as error:
        warn([_missing(picture, str(error.strerror))])
        return
    yield Output(path=path_of(picture), shown=digest(data), render=lambda: data)


def _missing(picture: Picture, reason: str) -> Problem:
    return Problem(
        kind=Kind.OUTPUT,
        key="articles_preview",
        value=shown(picture.path),
        message=f"cannot be read: {reason}",
        accepted="a picture, relative to the source directory",
    )


def _wanted(config: Config) -> bool:
    return bool(config.articles_metadata)


def _asked(config: Config) -> bool:
    return bool(config.articles_preview)


OUTPUTS = (Outputs(name="metadata of pages", files=files, wanted=_wanted, asked=_asked),)
