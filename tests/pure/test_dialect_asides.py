"""Asides, alerts and leaf directives as tokens; lines are those of the source."""

from __future__ import annotations

import pytest

from sphinxext.articles.markdown.asides import read_opening

from .reading_markdown import inline, outline, shown

NOTE = "aside note 0-3\n  paragraph 1-2 'Text.'"


@pytest.mark.parametrize(
    ("opening", "kind", "title"),
    [
        ("note", "note", ""),
        ("NOTE", "note", ""),
        ("tip[Did *you* `know`?]", "tip", "Did *you* `know`?"),
        ('tip[A [b] c]{icon="x"}', "tip", "A [b] c"),
        ('tip{icon="}" title="In braces"}', "tip", "In braces"),
        ("note{#id .class}", "note", ""),
        ("note Without brackets", "note", "Without brackets"),
        ("note[A] and more", "note", "A"),
        (r"note[A \] b]", "note", r"A \] b"),
        ("note[unclosed", "note", "[unclosed"),
        ("注意[題]", "注意", "題"),
        ("my-kind", "my-kind", ""),
    ],
)
def test_an_opening_line_has_a_kind_and_a_title(opening: str, kind: str, title: str) -> None:
    found = read_opening(opening)
    assert found is not None
    assert (found.kind, found.title) == (kind, title)


@pytest.mark.parametrize(
    "opening", ["", " ", " note", "{note}", " prose", "1", "note: x", "-", "=x", "note,"]
)
def test_other_text_after_colons_opens_nothing(opening: str) -> None:
    assert read_opening(opening) is None


@pytest.mark.parametrize("kind", ["note", "tip", "caution", "danger", "info", "duck"])
def test_an_aside_holds_what_is_between_the_colons(kind: str) -> None:
    assert outline(f":::{kind}\nText.\n:::\n") == NOTE.replace("note", kind)


def test_a_title_is_markdown_of_its_own() -> None:
    text = ':::tip[A *b* `c`]{icon="x"}\nText.\n:::\n'
    assert outline(text) == (
        "aside tip 0-3\n  aside_title 0-1 'A *b* `c`'\n  paragraph 1-2 'Text.'"
    )
    assert inline(text) == [("text", "A "), ("text", "b"), ("text", " "), ("code_inline", "c")]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("text.\n", "  paragraph 0-2 'More\\ntext.'"),
        ("\ntext.\n", "  paragraph 0-3 'More\\ntext.'"),
        ("# H\n", "  paragraph 0-1 'More'\n  heading 1-2 'H'"),
        ("", "  paragraph 0-1 'More'"),
    ],
)
def test_text_after_a_title_in_brackets_begins_the_content(content: str, expected: str) -> None:
    found = outline(f":::note[A] More\n{content}:::\n").split("\n", 2)
    assert found[1:] == ["  aside_title 0-1 'A'", expected]


def test_an_aside_needs_no_blank_line_around_it() -> None:
    assert outline("Before\n:::note\nText.\n:::\nafter\n") == (
        "paragraph 0-1 'Before'\naside note 1-4\n  paragraph 2-3 'Text.'\nparagraph 4-5 'after'"
    )


NESTED = {
    "longer fences outside": "::::note\na\n\n:::tip\nb\n:::\n\nc\n::::\n",
    "fences of one length": ":::note\na\n\n:::tip\nb\n:::\n\nc\n:::\n",
    "indented": ":::note\na\n\n  :::tip\n  b\n  :::\n\nc\n:::\n",
}


@pytest.mark.parametrize("text", NESTED.values(), ids=NESTED)
def test_asides_nest(text: str) -> None:
    assert outline(text) == (
        "aside note 0-9\n"
        "  paragraph 1-2 'a'\n"
        "  aside tip 3-6\n"
        "    paragraph 4-5 'b'\n"
        "  paragraph 7-8 'c'"
    )


def test_an_aside_that_nobody_closes_ends_with_the_one_inside() -> None:
    assert outline(":::note\na\n:::tip\nb\n:::\n\nafter\n") == (
        "aside note 0-5\n"
        "  paragraph 1-2 'a'\n"
        "  aside tip 2-4\n"
        "    paragraph 3-4 'b'\n"
        "paragraph 6-7 'after'"
    )


def test_an_unclosed_aside_ends_with_what_is_around_it() -> None:
    assert outline("> :::note\n> a\n\nb\n") == (
        "blockquote 0-2\n  aside note 0-2\n    paragraph 1-2 'a'\nparagraph 3-4 'b'"
    )
    assert outline(":::note\na\n\nb\n") == (
        "aside note 0-4\n  paragraph 1-2 'a'\n  paragraph 3-4 'b'"
    )


@pytest.mark.parametrize("fence", ["```", "~~~", "````md"])
def test_colons_inside_of_code_are_code(fence: str) -> None:
    closing = fence.rstrip("md")
    text = f":::note\n{fence}\n:::tip\n:::\n{closing}\nb\n:::\n\nafter\n"
    assert outline(text) == (
        "aside note 0-7\n  fence 1-5 ':::tip\\n:::\\n'\n  paragraph 5-6 'b'\nparagraph 8-9 'after'"
    )


@pytest.mark.parametrize("text", ["    :::note\n    x\n", "```\n:::note\nx\n:::\n```\n"])
def test_an_aside_in_code_is_code(text: str) -> None:
    assert "aside" not in outline(text)


def test_asides_stand_in_lists_and_quotes() -> None:
    assert outline("1. :::note\n   a\n   :::\n2. b\n\n> :::tip\n> c\n> :::\n") == (
        "ordered_list 0-5\n"
        "  list_item 0-3\n"
        "    aside note 0-3\n"
        "      paragraph 1-2 'a'\n"
        "  list_item 3-5\n"
        "    paragraph 3-4 'b'\n"
        "blockquote 5-8\n"
        "  aside tip 5-8\n"
        "    paragraph 6-7 'c'"
    )


def test_an_aside_in_a_list_inside_an_aside_closes_only_itself() -> None:
    assert outline(":::note\n1. :::tip\n   a\n   :::\n\nb\n:::\n\nc\n") == (
        "aside note 0-7\n"
        "  ordered_list 1-5\n"
        "    list_item 1-5\n"
        "      aside tip 1-4\n"
        "        paragraph 2-3 'a'\n"
        "  paragraph 5-6 'b'\n"
        "paragraph 8-9 'c'"
    )


def test_a_closing_line_may_be_as_far_in_as_the_item_before_it() -> None:
    assert outline(":::note\n- a\n  - b\n    :::\n\nc\n\n1. :::tip\n   - d\n     :::\n\ne\n") == (
        "aside note 0-4\n"
        "  bullet_list 1-3\n"
        "    list_item 1-3\n"
        "      paragraph 1-2 'a'\n"
        "      bullet_list 2-3\n"
        "        list_item 2-3\n"
        "          paragraph 2-3 'b'\n"
        "paragraph 5-6 'c'\n"
        "ordered_list 7-11\n"
        "  list_item 7-11\n"
        "    aside tip 7-10\n"
        "      bullet_list 8-9\n"
        "        list_item 8-9\n"
        "          paragraph 8-9 'd'\n"
        "paragraph 11-12 'e'"
    )


def test_colons_that_are_code_close_nothing() -> None:
    assert outline(":::note\n- a\n\n      :::\n\nb\n\n    :::\n:::\nc\n") == (
        "aside note 0-9\n"
        "  bullet_list 1-5\n"
        "    list_item 1-5\n"
        "      paragraph 1-2 'a'\n"
        "      code_block 3-4 ':::\\n'\n"
        "  paragraph 5-6 'b'\n"
        "  code_block 7-8 ':::\\n'\n"
        "paragraph 9-10 'c'"
    )


@pytest.mark.parametrize(
    "text", [":::\n", ":::\nx\n:::\n", ":: note\n", "::: prose is text\n", "a :::note\n"]
)
def test_colons_that_open_nothing_are_text(text: str) -> None:
    assert "aside" not in outline(text)
    assert shown(text).strip() == text.strip().replace("\n", "")


def test_a_directive_of_myst_stays_one() -> None:
    text = ":::{note} Title\n:class: x\n\nText\n:::\n"
    assert outline(text) == "colon_fence 0-5 ':class: x\\n\\nText\\n'"


ALERTS = {
    "> [!NOTE]\n> a\n": "aside note 0-2\n  paragraph 1-2 'a'",
    "> [!tip]\n> a\n": "aside tip 0-2\n  paragraph 1-2 'a'",
    "> [!TIP] A *title*\n> a\n":
        "aside tip 0-2\n  aside_title 0-1 'A *title*'\n  paragraph 1-2 'a'",
    "> [!faq]- Folded\n> a\n": "aside faq 0-2\n  aside_title 0-1 'Folded'\n  paragraph 1-2 'a'",
    "> [!NOTE]\n>\n> a\n": "aside note 0-3\n  paragraph 2-3 'a'",
    "> [!NOTE]\n> - a\n":
        "aside note 0-2\n  bullet_list 1-2\n    list_item 1-2\n      paragraph 1-2 'a'",
    "> [!NOTE]\n": "aside note 0-1",
    "- > [!NOTE]\n  > a\n":
        "bullet_list 0-2\n  list_item 0-2\n    aside note 0-2\n      paragraph 1-2 'a'",
    "> [!NOTE]\n> > [!TIP]\n> > b\n": "aside note 0-3\n  aside tip 1-3\n    paragraph 2-3 'b'",
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ALERTS.items(), ids=repr)
def test_a_quote_that_begins_with_a_mark_is_an_alert(text: str, expected: str) -> None:
    assert outline(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "> a\n> [!NOTE]\n",
        "> \\[!NOTE]\n> a\n",
        "> [!NOTE](x) a\n",
        "> `[!NOTE]`\n",
        ">     [!NOTE]\n",
        "[!NOTE]\n",
        "> ## [!NOTE]\n",
        "> [!]\n",
    ],
)
def test_other_quotes_stay_quotes(text: str) -> None:
    assert "aside" not in outline(text)


@pytest.mark.parametrize(
    ("text", "address", "label"),
    [
        ('::youtube{id="a-b_c"}', "https://www.youtube.com/watch?v=a-b_c", None),
        ("::youtube[A talk]{#abc}", "https://www.youtube.com/watch?v=abc", "A talk"),
        ('::youtube{url="https://youtu.be/x"}', "https://youtu.be/x", None),
        ('::github{repo="a/b"}', "https://github.com/a/b", None),
        ("::github{user='a'}", "https://github.com/a", None),
    ],
)
def test_a_leaf_directive_for_a_known_site_is_a_link(
    text: str, address: str, label: str | None
) -> None:
    assert inline(f"{text}\n") == [("link_open", address), ("text", label or address)]


@pytest.mark.parametrize(
    "text", ['::map{at="x"}', "::map[A]{}", "::youtube{}", '::github{repo="<"}']
)
def test_any_other_leaf_directive_stays_as_it_is_written(text: str) -> None:
    assert shown(f"{text}\n") == text


@pytest.mark.parametrize(
    "text", ["a :name[x]{y=1} b", "at 10:30", "x::y", ":smile:", "::before", "::1", "a ::b{c}"]
)
def test_other_colons_are_text(text: str) -> None:
    assert outline(f"{text}\n") == f"paragraph 0-1 {text!r}"
    assert shown(f"{text}\n") == text
