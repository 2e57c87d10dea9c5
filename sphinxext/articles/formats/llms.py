"""``llms.txt`` as https://llmstxt.org has it, and the front matter of Markdown beside a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_SPACE = re.compile(r"\s+")
_MARKUP = re.compile(r"[\\`*<>]|&(?=[#\w]++;)|(?<!\w)_|_(?!\w)")
_BRACKETS = str.maketrans({"[": "&#91;", "]": "&#93;"})  # readers look for the next bracket
_BLOCK = re.compile(r"^(\d*)([#+\-=~.)])")
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class Entry(NamedTuple):
    """A page: its title, where it can be read, and what it is about."""

    title: str
    address: str
    description: str = ""


class Section(NamedTuple):
    """Pages under a heading."""

    title: str
    entries: tuple[Entry, ...]


def llms_txt(title: str, summary: str, details: str, sections: Iterable[Section]) -> bytes:
    """Return the file; sections without a page are left out.

    Its own parser reads nothing but links below a heading, and something has to stand above them.
    """
    blocks = [f"# {_text(title)}"]
    if summary:
        blocks.append(f"> {_text(summary)}")
    blocks.append(_text(details))
    for section in sections:
        if section.entries:
            blocks.append(f"## {_text(section.title)}")
            blocks.append("\n".join(map(_line, section.entries)))
    return ("\n\n".join(blocks) + "\n").encode()


def _line(entry: Entry) -> str:
    link = f"- [{_text(entry.title)}]({entry.address})"
    return f"{link}: {_text(entry.description)}" if entry.description else link


def _text(text: str) -> str:
    """Return *text* on one line, and as text."""
    line = _MARKUP.sub(r"\\\g<0>", _SPACE.sub(" ", text).strip()).translate(_BRACKETS)
    return _BLOCK.sub(r"\1\\\2", line)


def with_front_matter(values: Mapping[str, object], body: str) -> str:
    """Return Markdown that begins with what is known of it; empty values are left out."""
    kept = {key: value for key, value in values.items() if value not in ("", [], None)}
    head = yaml.dump(kept, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{head}---\n\n{body}"


def llms_full_txt(title: str, texts: Iterable[str]) -> Iterator[bytes]:
    """Yield the parts of a file that has everything in it."""
    yield f"# {_text(title)}\n".encode()
    for text in texts:
        yield f"\n{text}".encode()
