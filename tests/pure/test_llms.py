"""``llms.txt`` as text."""

from __future__ import annotations

import re
from html import unescape

import yaml
from markdown_it import MarkdownIt

from sphinxext.articles.formats.llms import Entry, Section, llms_txt, with_front_matter


def test_llms_txt_has_a_title_a_summary_and_a_list_below_each_heading() -> None:
    sections = [
        Section("Set", (Entry("A", "https://example.org/a.html.md", "About\n a."),)),
        Section("Nothing", ()),
        Section("Pages", (Entry("B", "https://example.org/b.html"),)),
    ]
    assert llms_txt("Site", "All of it.", "By date.", sections).decode() == (
        "# Site\n\n> All of it.\n\nBy date.\n\n## Set\n\n"
        "- [A](https://example.org/a.html.md): About a.\n\n## Pages\n\n- [B](https://example.org/b.html)\n"
    )


def test_a_title_ends_where_readers_look_for_its_end() -> None:
    entry = Entry("a [b] c", "https://e.org/", "d [e]")
    last = llms_txt("T", "", "D", [Section("S", (entry,))]).decode().splitlines()[-1]
    found = re.fullmatch(r"- \[([^]]+)]\(([^)]+)\): (.+)", last)
    assert found is not None
    assert [unescape(each) for each in found.groups()] == ["a [b] c", "https://e.org/", "d [e]"]


def test_titles_are_text_whatever_they_hold() -> None:
    title = "C# [x](y) *a* `b` <i> _c_ \\ d_e"
    text = llms_txt(title, "", "", [Section(title, (Entry(title, "https://e.org/"),))]).decode()
    for token in MarkdownIt("commonmark").parse(text):
        for child in token.children or ():
            assert child.type in {"text", "link_open", "link_close", "text_special"}
        if token.type == "inline":
            found = "".join(each.content for each in token.children or ())
            assert found == title


def test_front_matter_is_read_again_as_it_was() -> None:
    values = {"title": "a: 'b' #c", "tags": ["é", "---"], "series": [], "description": ""}
    _, head, body = with_front_matter(values, "Text.\n").split("---\n", 2)
    assert (yaml.safe_load(head), body) == (
        {"title": "a: 'b' #c", "tags": ["é", "---"]},
        "\nText.\n",
    )
