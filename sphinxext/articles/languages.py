"""Languages: what a tag counts as, and which one a folder or the end of a file's name says."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import bidirectional

from babel import Locale, UnknownLocaleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ANY = "*"
"""Stands for every language, where a list of all of them is asked for."""

_TAG = re.compile(r"[a-z]{2,8}(?:[-_][a-z0-9]{1,8})*", re.IGNORECASE)
_REGION = re.compile(r"(?:[a-z]{2}|[0-9]{3}|(?:hans|hant|latn|cyrl|arab)(?:-[a-z]{2})?)-")
_WAYS = {"L": "ltr", "R": "rtl", "AL": "rtl"}


class Locales(NamedTuple):
    """What a project declares: its languages, by their ``tags``.

    ``names`` are further ones that stand for one of these: a folder's, or another code. ``home`` is
    the language of what lies in no folder of a language.
    """

    tags: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    home: str = ""


def is_tag(text: str) -> bool:
    """Tell whether *text* is formed as a language tag (BCP 47), such as ``de`` or ``pt-BR``."""
    return _TAG.fullmatch(text) is not None


def language_of(tag: str, site: str, declared: Sequence[str] = ()) -> str:
    """Return the language that a tag counts as.

    The one that it extends among the *declared* ones and the *site*'s: ``en-US`` as ``en``. The
    site's, if that is a region's: ``de`` as ``de-AT``. Otherwise itself, in lower case.
    """
    home = site_language(site, declared)
    if found := _extended(tag, (*declared, home, site)):
        return home if _folded(found) == _folded(site) else found
    return home if _folded(home).startswith(f"{_folded(tag)}-") else _folded(tag)


def site_language(site: str, declared: Sequence[str] = ()) -> str:
    """Return the site's own language, spelled as it is declared."""
    if found := _extended(site, declared):
        return found
    regional = [each for each in declared if _folded(each).startswith(f"{_folded(site)}-")]
    return _written(regional[0] if len(regional) == 1 else site)


def language_in(path: str, declared: Sequence[str], names: Iterable[tuple[str, str]] = ()) -> str:
    """Return the declared language that a path names: by the end of a file's name, as in
    ``index.de.md``, by all of it, or by a folder, the outermost first; empty if it names none.

    *names* are pairs of a name and the declared language that it stands for.
    """
    return _named_in(path, declared, names)[1]


def without_language(
    path: str, declared: Sequence[str], names: Iterable[tuple[str, str]] = ()
) -> str:
    """Return a path without suffix, and without the part of it that names its language.

    Those of translations are equal: ``a.de.md`` and ``a.md``, ``de/a.md`` and ``en/a.md``.
    """
    *folders, name = path.split("/")
    pieces = name.split(".")
    pieces = pieces[:-1] or pieces
    at, said = _named_in(path, declared, names)
    if said and at < 0 and len(pieces) > 1:
        pieces.pop()
    elif said and at >= 0:
        folders.pop(at)
    return "/".join((*folders, ".".join(pieces)))


def _named_in(
    path: str, declared: Sequence[str], names: Iterable[tuple[str, str]]
) -> tuple[int, str]:
    """Return which folder of a path names a language, and which; -1 for the file's own name."""
    known = {_folded(name): language for name, language in names}
    *folders, name = path.split("/")
    pieces = name.split(".")[:-1]  # without its suffix
    endings = [(-1, piece) for piece in pieces[-1:] if len(pieces) > 1 or folders]
    for at, part in (*endings, *enumerate(folders)):
        if named := known.get(_folded(part)):
            return at, _written(named)
        if said := [each for each in declared if _says(part, each)]:
            return at, _written(max(said, key=len))
    return -1, ""


def text_in(texts: Mapping[str, str], *wanted: str) -> str:
    """Return the text in the first of the *wanted* languages that there is one in.

    One of a region will do for its language, and the other way round. Without any, it is the
    English one, or the first.
    """
    written = {_folded(tag): text for tag, text in texts.items()}
    for language in map(_folded, (*wanted, "en")):
        parents = [tag for tag in written if f"{language}-".startswith(f"{tag}-")]
        regional = [tag for tag in written if tag.startswith(f"{language}-")]
        if found := max(parents, key=len, default="") or next(iter(regional), ""):
            return written[found]
    return next(iter(texts.values()), "")


@lru_cache(maxsize=64)
def locale_of(tag: str) -> Locale:
    """Return what Babel knows of a language: of the nearest that it knows, else of English."""
    pieces = _written(tag).split("-")
    for length in range(len(pieces), 0, -1):
        try:
            return Locale.parse("-".join(pieces[:length]), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


def direction(tag: str) -> str:
    """Return which way a language is written, as HTML's ``dir`` has it: ``ltr`` or ``rtl``."""
    return locale_of(tag).text_direction


def direction_of(text: str) -> str | None:
    """Return which way a text is written, by its first letter that has a way of its own."""
    for letter in text:
        if (kind := bidirectional(letter)) in _WAYS:
            return _WAYS[kind]
    return None


def _says(part: str, language: str) -> bool:
    """Tell whether a part of a path is a language, or that of a region, as in ``de-at``."""
    whole, start = f"{_folded(part)}-", f"{_folded(language)}-"
    rest = whole.removeprefix(start)
    return whole == start or (rest != whole and _REGION.fullmatch(rest) is not None)


def _extended(tag: str, known: Iterable[str]) -> str:
    """Return the longest of the *known* languages that *tag* is or extends."""
    fitting = [each for each in known if f"{_folded(tag)}-".startswith(f"{_folded(each)}-")]
    return _written(max(fitting, key=len, default=""))


def _folded(tag: str) -> str:
    return _written(tag).lower()


def _written(tag: str) -> str:
    return tag.replace("_", "-")
