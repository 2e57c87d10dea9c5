"""What HTML of strangers names, and the same HTML with other addresses."""

from __future__ import annotations

from sphinxext.articles.html_addresses import form_of, named, names_something, renamed
from sphinxext.articles.html_tokens import StartTag, Text, pieces

from ..target import Target, text

NEW = 'a/b"c</style>\\ü.png'


def run_addresses(data: bytes) -> None:
    """Find all addresses and give them another; then that one is found, and nothing ends early."""
    written = text(data)
    for piece in pieces(written):
        if isinstance(piece, StartTag):
            _rename(piece.name, piece.given)
            assert names_something(piece.source) or not any(named(piece.name, piece.given))
        elif isinstance(piece, Text):
            css = _rename("style", {"": piece.source}).get("", "")
            assert css.lower().count("</style") <= piece.source.lower().count("</style")


def _rename(tag: str, given: dict[str, str]) -> dict[str, str]:
    found = list(dict.fromkeys(named(tag, given)))
    assert all(form_of(tag, attribute) for attribute, _ in found)
    anew = renamed(tag, given, dict.fromkeys(found, NEW))
    if "srcset" not in anew and "imagesrcset" not in anew:  # where a space ends an address
        assert {address for _, address in named(tag, anew)} <= {NEW}
    return anew


TARGETS = {
    "html-addresses": Target(
        run=run_addresses,
        examples=(
            "<div style=\"background: url(a.png), url('b') /* url(c) */\">",
            "<style>@import 'a.css'; b { background: image-set('c.png' 1x, url(d)) }</style>",
            '<img srcset="a.png 1x,b,c.png 2x"><use xlink:href="a.svg#b"/><td background=a>',
            "<p style=\"background: url('a\\62 .png",
        ),
        pieces=(
            "<img ", "<use ", "<td ", "<style>", "</style>", "<div ", ">", "/>", "srcset=", "src=",
            "href=", "xlink:href=", "style=", "fill=", "background=", "url(", "image-set(",
            "@import ", "(", ")", '"', "'", "\\", "\\20 ", "\\0", "\\ffffff ", ",", ";", "/*", "*/",
            "a.png", " ", "\n", "1x", "#a", "&quot;", "&#39;", "é", "\0",
        ),
    ),
}  # fmt: skip
