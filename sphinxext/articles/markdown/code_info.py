"""What authors write after ```` ``` ````: language, title, lines to mark, line numbers.

Read are Expressive Code's words (Starlight), those of Shiki's transformers and rehype-pretty-code,
and what other renderers made usual: ``ts:src/a.ts``, ``rust,ignore``, ``{.python}``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Languages of Shiki that Pygments knows by another name, or has something close to.
_OTHER_NAMES: Mapping[str, str] = {
    "html": "astro svelte vue vue-html angular-html html-derivative edge marko razor",
    "html+php": "blade",
    "handlebars": "hbs htmlbars mustache",
    "xml": "svg plist",
    "xslt": "xsl",
    "markdown": "mdx mdc markdoc",
    "json": "jsonc json5 jsonl jsonp json-with-comments hjson webmanifest",
    "bash": "env dotenv shellscript nu nushell npm yarn pnpm",
    "console": "shellsession terminal",
    "bat": "cmd",
    "powershell": "ps",
    "css": "postcss pcss tailwindcss stylus styl",
    "typescript": "cts mts gts glimmer-ts angular-ts ts-tags typespec",
    "javascript": "cjs mjs gjs glimmer-js node",
    "ini": "conf config editorconfig",
    "registry": "reg",
    "diff": "patch",
    "kotlin": "kt kts",
    "csharp": "c#",
    "fsharp": "f# fs",
    "vbnet": "vb",
    "go": "templ",
    "php": "hack",
    "groovy": "nextflow nf",
    "objective-c++": "objective-cpp",
    "hlsl": "shader shaderlab",
    "fortran": "fortran-free-form f90",
    "fortranfixed": "fortran-fixed-form f f77",
    "systemverilog": "system-verilog",
    "actionscript3": "actionscript-3",
    "gas": "mipsasm riscv",
    "nasm": "asm",
    "wat": "wasm",
    "vim": "viml vimscript",
    "terraform": "tf tfvars",
    "solidity": "sol",
    "graphql": "gql",
    "protobuf": "proto",
    "dockerfile": "docker",
    "makefile": "make",
    "sql": "plsql cql surrealql",
    "text": "txt plaintext plain ansi ascii log csv tsv gitignore ignore "
    "codeowners git-commit mermaid mmd prisma bicep wgsl regex regexp output",
}  # fmt: skip
ALIASES: Mapping[str, str] = {
    other: name for name, others in _OTHER_NAMES.items() for other in others.split()
}

# Whatever is not closed ends where it begins, and words are read whole: nothing is read twice.
_WORD = re.compile(
    r"(?P<flag>showLineNumbers|lineNumbers|line-numbers|linenos|numberLines)(?:\{(?P<from>\d{1,9})\})?+(?![\w=.-])"
    r"|(?P<key>[\w.-]++)(?:=(?:\{(?P<braces>[^{}]*+)\}|\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'"
    r"|/(?:\\.|[^/\\])*+/|(?P<bare>\S++)))?+"
    r"|\{(?P<lines>[\d\s,-]*+)\}"
    r"|\[(?P<file>(?:[^\[\]]|\[[^\[\]]*+\])++)\]"
    r"|\"[^\"]*+\"|'[^']*+'|/(?:\\.|[^/\s\\])++/?+|\{[^{}]*+\}|\S"
)
_QUOTED = re.compile(r"\"[^\"]*+\"")
_CLASS = re.compile(r"[A-Za-z][\w+#-]*+")
_HEAD = re.compile(r"[^\s{\[]*+")
_WITH_FILE = re.compile(r"[\w+#.-]++:")
_RANGE = re.compile(r"(\d{1,9})(?:\s*+-\s*+(\d{1,9}))?+")
_TITLES = {"title", "filename", "file", "caption", "name", "label"}
_MARKS = {"mark", "ins", "del", "hl_lines", "highlight", "hl", "add", "remove", "lines"}
_FIRST_NUMBERS = {"startlinenumber", "linenostart", "lineno-start", "start", "startline"}
_NUMBERS = {"showlinenumbers", "linenumbers", "line-numbers", "linenos"}
_LONGEST = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """What an info string says. *start* is the first line's number, None without numbers."""

    language: str
    title: str = ""
    marked: tuple[tuple[int, int], ...] = ()
    start: int | None = None

    def lines(self, count: int) -> list[int]:
        """Return the numbers of the marked lines, of the *count* that there are."""
        return sorted(
            {
                line
                for first, last in self.marked
                for line in range(max(1, first), min(last, count) + 1)
            }
        )


def read_info(info: str) -> Fence:
    """Read an info string; what has no meaning for us is left out."""
    info = info.strip()[:_LONGEST]
    name, rest = _language(info)
    file = ""
    if name[:1] == ":" or ":" in name.strip(":"):
        name, _, file = name.partition(":")
        file = file.removeprefix("title=")
    name = name.partition(",")[0]
    title, numbered, start = file, False, 1
    marked: list[tuple[int, int]] = []
    for word in _WORD.finditer(rest):
        key = (word["key"] or "").lower()
        value = next(
            (word[name] for name in ("braces", "double", "single", "bare") if word[name]), ""
        )
        if key in _TITLES:
            title = value or title
        elif key in _MARKS:
            marked += _ranges(value)
        elif key in _FIRST_NUMBERS and value.isdecimal():
            start, numbered = int(value), True
        elif key in _NUMBERS:
            numbered = value.lower() not in {"false", "0", "inline-false"}
        elif key in {"lang", "language"} and not name:
            name = value
        elif word["flag"]:
            numbered, start = True, int(word["from"] or start)
        elif word["lines"]:
            marked += _ranges(word["lines"])
        elif word["file"] and not title:
            title = word["file"]
    return Fence(
        language=name.lower(),
        title=title.strip(),
        marked=tuple(marked),
        start=start if numbered else None,
    )


def _language(info: str) -> tuple[str, str]:
    """Split the language from what follows."""
    if info.startswith("{"):
        inner, closed, after = info[1:].partition("}")
        words = inner.split()
        if closed and words and words[0].startswith("."):
            return words[0][1:], " ".join([*words[1:], after])
        if closed and _CLASS.fullmatch(inner):
            return inner, after
        return "", info
    head = _HEAD.match(info)
    word = head[0] if head is not None else ""
    if "=" in word and not _WITH_FILE.match(word):
        return "", info
    return word, info[len(word) :]


def _ranges(text: str) -> Iterator[tuple[int, int]]:
    for found in _RANGE.finditer(_QUOTED.sub("", text)):
        yield int(found[1]), int(found[2] or found[1])
