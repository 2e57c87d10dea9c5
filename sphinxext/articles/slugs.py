"""Slugs: Astro's for document ids, readable and safe ones for terms and series."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeVar

from .portable_names import LONGEST, LONGEST_PATH, cut, numbered, unfit

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

Key = TypeVar("Key", bound="Hashable")

# What github-slugger keeps: Unicode's Alphabetic, marks, decimal digits, connectors, the hyphen.
_KEPT_BY_GITHUB = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"})
_CIRCLED = re.compile(
    "[\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]"
)
# What ends an attribute, or begins a tag: themes write names of documents as they are.
_NEVER_IN_NAMES = frozenset('<>"`')
_SPELLED = (
    (re.compile(r"\+\+"), "pp"),
    (re.compile(r"(?<=\w)\+"), "-plus"),
    (re.compile(r"(?<=\w)#"), "sharp"),
    (re.compile(r"^\.(?=\w)"), "dot"),
)
_DIGITS = re.compile("([0-9]++)")
# As Sphinx reads it (sphinx.util.inventory).
_ENTRY = re.compile(r"(?P<name>.+?(?<!\s))\s++\S++\s++-?\d++\s\S*+\s")
_FILES = (".html", ".xhtml", ".txt", ".xml", ".fjson", ".fpickle", ".doctree")


def github_slug(text: str) -> str:
    """Slug *text* as github-slugger does, which Astro uses for ids and headings."""
    return "".join(
        "-" if char == " " else char
        for char in text.lower()
        if char in " -" or unicodedata.category(char) in _KEPT_BY_GITHUB or _CIRCLED.match(char)
    )


def entry_id(relative_path: str) -> str:
    """Turn a file's path inside its collection into an Astro entry id.

    Every segment is slugged, a trailing ``/index`` is dropped
    (https://docs.astro.build/en/reference/content-loader-reference/#glob-loader).
    A segment of which nothing is left, or that no file can be called by, has a stand-in.
    """
    path = PurePosixPath(relative_path)
    joined = "/".join(map(_segment, (*path.parent.parts, path.stem)))
    if len(joined.encode()) > LONGEST_PATH:
        return stand_in("page", relative_path)
    return joined.removesuffix("/index") if joined != "index" else joined


def _segment(part: str) -> str:
    slug = github_slug(part) or term_slug(part) or stand_in("page", part)
    return numbered(cut(slug))


def is_one_name(text: str) -> bool:
    """Tell whether a line of an inventory (``objects.inv``) may begin with *text* as a name.

    Its fields are parted by spaces, and a name may have some: one like ``x py:function 1 y -``
    would be read as another entry, of other people's.
    """
    if text != text.strip() or len(text.splitlines()) != 1:
        return False
    found = _ENTRY.match(f"{text} articles:x 1 x -")
    return found is not None and found["name"] == text


def safe_id(slug: str) -> str | None:
    """Return a front matter ``slug`` as a document id; None if it is :func:`unusable`."""
    identity = slug.strip().removesuffix("/")
    return None if unusable(identity) else identity


def unusable(identity: str, longest: int = LONGEST) -> str:
    """Say why no document can have this id; ``""`` if one can.

    It must be what every system can call a file, stay within its prefix, go through no folder that
    is called like the file of a page, and be one name in an inventory, and no markup in a
    theme. *longest* are the bytes that a name in it may have: more for a file with its endings.
    """
    if wrong := unfit(identity, longest):
        return wrong
    if _NEVER_IN_NAMES & {*identity}:
        return "has signs of HTML"
    folders = identity.split("/")[:-1]
    if any(folder.lower().endswith(_FILES) for folder in folders):
        return "has a folder that is called like a file"
    return "" if is_one_name(identity) else "cannot be told apart in objects.inv"


def term_slug(label: str) -> str:
    """Slug a term or a series: lower case, any script, ``C++`` and ``C#`` apart.

    Symbols are spelled out by their Unicode name, so ``🚀`` becomes ``rocket``.
    The result may be empty, for a label of punctuation only. Very long ones are cut.
    """
    text = unicodedata.normalize("NFKC", label).strip()
    for pattern, word in _SPELLED:
        text = pattern.sub(word, text)
    spelled = (
        f" {unicodedata.name(char, '')} " if unicodedata.category(char) == "So" else char
        for char in text
    )
    return cut(re.sub(r"[\W_]+", "-", _keep_marks("".join(spelled)).lower()).strip("-"))


def stand_in(word: str, label: str) -> str:
    """Return a slug for a *label* of which nothing can be spelled: *word* and a short digest."""
    return f"{word}-{hashlib.sha256(label.encode(errors='replace')).hexdigest()[:8]}"


def folded(label: str) -> str:
    """Return what two spellings of one term share: case and separators do not count."""
    return re.sub(r"[\s_./-]+", "", unicodedata.normalize("NFKC", label)).casefold()


def natural_key(path: str) -> tuple[tuple[str | int, ...], ...]:
    """Return what sorts a file's path as a reader would: ``2-b.md`` before ``10-a.md``.

    A folder stands for the ``index`` in it.
    """
    parts = PurePosixPath(path.replace("\\", "/")).with_suffix("").parts
    named = parts[:-1] if len(parts) > 1 and parts[-1].lower() == "index" else parts
    return tuple(_with_numbers(part.casefold()) for part in named)


def _with_numbers(text: str) -> tuple[str | int, ...]:
    pieces = _DIGITS.split(text)
    return tuple(int(each) if at % 2 else each for at, each in enumerate(pieces))


def distinct(wanted: Iterable[tuple[Key, str]], taken: Iterable[str] = ()) -> Mapping[Key, str]:
    """Give every key a slug of its own: ``c``, ``c-2``, ``c-3``, in the order given."""
    free = Numbered(taken)
    return {key: free.take(slug) for key, slug in wanted}


class Numbered:
    """Names that are taken; each is looked for from where the last search for it ended.

    Two of them are the same if *key* makes the same of them.
    """

    def __init__(self, taken: Iterable[str] = (), key: Callable[[str], str] = str) -> None:
        self._key = key
        self._taken = set(map(key, taken))
        self._last: dict[str, int] = {}

    def take(self, name: str) -> str:
        """Return *name*, or ``name-2``, ``name-3`` if it is taken, and take that."""
        number = self._last.get(name, 1)
        unique = name if number == 1 else f"{name}-{number}"
        while self._key(unique) in self._taken:
            number += 1
            unique = f"{name}-{number}"
        self._last[name] = number
        self._taken.add(self._key(unique))
        return unique


def _keep_marks(text: str) -> str:
    """Compose combining marks, and drop those that stay apart and are no word characters."""
    return "".join(
        char for char in text if char.isalnum() or not unicodedata.category(char).startswith("M")
    )
