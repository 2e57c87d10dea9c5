"""Files for machines that read: what a stranger says is text there, and on one line."""

from __future__ import annotations

import yaml
from markdown_it import MarkdownIt

from sphinxext.articles.formats.llms import (
    Entry,
    Section,
    llms_full_txt,
    llms_txt,
    with_front_matter,
)

from ..target import Target, fields

ADDRESS = "https://example.org/a.md"
MARKDOWN = MarkdownIt("commonmark")


def run(data: bytes) -> None:
    """Write ``llms.txt``; nothing in it is a link or a heading but what we have made one."""
    title, summary, label, description = fields(data, 4)
    sections = [Section(label, (Entry(title, ADDRESS, description),))]
    tokens = MARKDOWN.parse(llms_txt(title, summary, description, sections).decode())
    inner = [child for token in tokens for child in token.children or ()]
    assert [each.attrs["href"] for each in inner if each.type == "link_open"] == [ADDRESS]
    assert not {each.type for each in (*tokens, *inner)} & {"html_block", "html_inline", "image"}
    assert sum(token.type == "heading_open" for token in tokens) <= 2
    b"".join(llms_full_txt(title, [description])).decode()
    head = with_front_matter({"title": title, "tags": [label, summary]}, description)
    _, read, _ = head.split("---\n", 2) if "---" not in title + label + summary else (0, "{}", 0)
    assert yaml.safe_load(read) is not None


TARGETS = {
    "llms": Target(
        run=run,
        examples=("A [title](x) *b*\nWhat it is\nPart\n<b>Text</b>", "- a\n# b\n1. c\n> d"),
        pieces=(
            "[", "]", "(", ")", "*", "_", "`", "<", ">", "<b>", "<!--", "\\", "&lt;", "&#60;",
            "# ", "- ", "1. ", "> ", "***", "===", "---", "\n", "  ", "![", "](",
            "https://a.example", "|", "[a]: b", "\u2028", "\x85", "\x0c", "~~~", "+ ", ": ", "'",
            '"', "{", "\t",
        ),
    )
}  # fmt: skip
