"""Slugs: Astro's for document ids, readable and safe ones for terms and series."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# What github-slugger keeps besides letters, marks and digits of any script.
_KEPT_BY_GITHUB = "-_"
_SPELLED = (
    (re.compile(r"\+\+"), "pp"),
    (re.compile(r"(?<=\w)\+"), "-plus"),
    (re.compile(r"(?<=\w)#"), "sharp"),
    (re.compile(r"^\.(?=\w)"), "dot"),
)


def github_slug(text: str) -> str:
    """Slug *text* as github-slugger does, which Astro uses for ids and headings."""
    return "".join(
        "-" if char == " " else char
        for char in text.lower()
        if char == " " or char in _KEPT_BY_GITHUB or unicodedata.category(char)[0] in "LMN"
    )


def entry_id(relative_path: str) -> str:
    """Turn a file's path inside its collection into an Astro entry id.

    Every segment is slugged, a trailing ``/index`` is dropped
    (https://docs.astro.build/en/reference/content-loader-reference/#glob-loader).
    A segment of which nothing is left keeps a readable stand-in.
    """
    path = PurePosixPath(relative_path)
    parts = [github_slug(part) or term_slug(part) for part in (*path.parent.parts, path.stem)]
    joined = "/".join(parts)
    return joined.removesuffix("/index") if joined != "index" else joined


def safe_id(slug: str) -> str | None:
    """Return a front matter ``slug`` as a document id, or None if it would leave its prefix."""
    if "\\" in slug or any(unicodedata.category(char) == "Cc" for char in slug):
        return None
    parts = slug.strip().strip("/").split("/")
    return None if any(part in {"", ".", ".."} for part in parts) else "/".join(parts)


def term_slug(label: str) -> str:
    """Slug a term or a series: lower case, any script, ``C++`` and ``C#`` apart.

    Symbols are spelled out by their Unicode name, so ``🚀`` becomes ``rocket``.
    The result may be empty, for a label of punctuation only.
    """
    text = unicodedata.normalize("NFKC", label).strip()
    for pattern, word in _SPELLED:
        text = pattern.sub(word, text)
    spelled = (
        f" {unicodedata.name(char, '')} " if unicodedata.category(char) == "So" else char
        for char in text
    )
    return re.sub(r"[\W_]+", "-", _keep_marks("".join(spelled)).lower()).strip("-")


def folded(label: str) -> str:
    """Return what two spellings of one term share: case and separators do not count."""
    return re.sub(r"[\s_./-]+", "", unicodedata.normalize("NFKC", label)).casefold()


def distinct(wanted: Iterable[tuple[str, str]], taken: Iterable[str] = ()) -> Mapping[str, str]:
    """Give every key a slug of its own: ``c``, ``c-2``, ``c-3``, in the order given."""
    used, result = set(taken), {}
    for key, slug in wanted:
        number, unique = 1, slug
        while unique in used:
            number += 1
            unique = f"{slug}-{number}"
        used.add(unique)
        result[key] = unique
    return result


def _keep_marks(text: str) -> str:
    """Compose combining marks, and drop those that stay apart and are no word characters."""
    return "".join(
        char for char in text if char.isalnum() or not unicodedata.category(char).startswith("M")
    )
