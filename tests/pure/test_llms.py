"""``llms.txt`` as text."""

from __future__ import annotations

import yaml
from markdown_it import MarkdownIt

from sphinxext.articles.syndication.llms import Entry, Section, llms_txt, with_front_matter


def test_llms_txt_has_a_title_a_summary_and_a_list_below_each_heading() -> None:
    sections = [
        Section("Set", (Entry("A", "https://example.org/a.html.md", "About\n a."),), "Of two."),
        Section("Nothing", ()),
        Section("Pages", (Entry("B", "https://example.org/b.html"),)),
    ]
    assert llms_txt("Site", "All of it.", sections).decode() == (
        "# Site\n\n> All of it.\n\n## Set\n\nOf two.\n\n"
        "- [A](https://example.org/a.html.md): About a.\n\n## Pages\n\n- [B](https://example.org/b.html)\n"
    )


def test_titles_are_text_whatever_they_hold() -> None:
    title = "C# [x](y) *a* `b` <i> _c_ \\ d_e"
    text = llms_txt(title, "", [Section(title, (Entry(title, "https://e.org/"),))]).decode()
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
