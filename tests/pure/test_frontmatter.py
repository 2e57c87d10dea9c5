"""The split of a file into front matter and body, with the place of everything."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext.articles.frontmatter.parse import HANDLERS, MAX_CHARACTERS, parse

YAML = "---\ntitle: One\ntags: [a]\n---\nBody\n"
TOML = '+++\ntitle = "One"\ntags = ["a"]\n+++\nBody\n'
JSON = '{\n"title": "One",\n"tags": ["a"]\n}\nBody\n'


@pytest.mark.parametrize("text", [YAML, TOML, JSON], ids=["yaml", "toml", "json"])
@pytest.mark.parametrize("before", ["", "\ufeff", "\n\n", " \n\t\n", "\ufeff\n"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_all_formats_are_read_alike(text: str, before: str, newline: str) -> None:
    source = parse((before + text).replace("\n", newline))
    blank = before.count("\n")
    assert (source.data, source.body) == ({"title": "One", "tags": ["a"]}, "Body\n")
    assert source.error == ""
    assert source.height == blank + text.count("\n") - 1
    first = blank + 2
    assert source.lines == {"title": first, "tags": first + 1}


@pytest.mark.parametrize(
    "text",
    [
        "", "Text.\n", "# Heading\n\n---\n", "----\nText.\n----\n",
        "Text.\n\n    ---\n    a: 1\n    ---\n",
        "---\n\nA thematic break.\n", "+++\n\nText\n", "{x}`y`\n",
        "a: 1\n---\nText\n", "Note: this\n\nText\n", "Title: x\ndraft of a text\n",
        "# Heading\n\n---\n\nNote: this\n\n---\n",
        "Text.\n\n---\ndraft: true\n---\n", "—\nText: a\n",
        "```yaml\ndraft: true\n```\n", "<!-- draft: true -->\n\nText\n", "https://a.example\n",
        "-- a list? --\n\nText: x\n", "<!-- never\n",
        # Prose, with lines across the page and what stands above them.
        "# A\n\n---\n\n## B\n\nDate: 1 May\n\n---\n\nText\n", "# A\nDate: 1 May\n\nText\n",
        "A\n---\nDate: 1 May\n\nText\n", "A\nb\n---\n\nDate: 1 May\n\nText\n",
        "–––\n\n# A\n\nDate: 1 May\n",
        "# A\n\n---\n\nDate: 1 May\n\nText\n\n---\n", "# A\n\n***\n\nState: new\n\nText\n",
        "# A\n\n----\n\nText\n\n----\n\nState: new\n\nText\n",
        "# A\n\nState\n: What it is\n\n---\n",
        "| a | b |\n|---|---|\n| draft: true | x |\n", "# A\n\n- draft: x\n\n---\n",
        "% a comment\n\nText\n",
        "[a]: https://a.example\n\nText\n\n---\ndraft: true\n---\n", "(a)=\n# A\n\nText\n",
        "A sentence\nin lines.\n\n---\ndraft: true\n---\n",
        "[^1]: A note\n\n---\ndraft: true\n---\n",
        # Front matter that is shown.
        "# A\n\n```yaml\n---\ndraft: true\n---\n```\n", "A\n```\n---\ndraft: true\n---\n```\n",
        "# A\n\n    ---\n    draft: true\n    ---\n", "# A\n\n\t---\n\tdraft: true\n\t---\n",
        "> ---\n> draft: true\n> ---\n", "# A\n\n~~~\n---\ndraft: true\n---\n~~~\n",
        # MDX and MyST.
        'import A from "a"\n\nexport const a = {\n  draft: true,\n\n  date: 1'
        '\n}\n\n# A\n\n---\n\nText\n',
        "{draft}\n", "{draft, date}\n", "{draft ? 'a' : 'b'}\n",
        "{a.map(({date}) => ({date: 1}))}\n",
        '{["a"].map((x) => ({"date": x}))}\n', '{<A a={{"draft": 1, date: 2}} />}\n',
        "{/* draft: true */}\n\nText\n", "{py:class}`a`, draft: b\n", "{ref}`draft: a`\n",
        "{{ draft }}\n",
        "{#a .b date=c}\nText\n", "{% set draft = 1 %}\n", "{() => { return {draft: true} }}\n",
    ],
)  # fmt: skip
def test_a_file_without_front_matter_is_all_body(text: str) -> None:
    source = parse(text)
    assert (source.body, source.height, source.data, source.error) == (text, 0, {}, "")


@pytest.mark.parametrize(
    "text",
    ["---\ntitle: x\n\nText\n", '+++\ntitle = "x"\n\nText\n', '{\n  "title": "x"\n\nText\n'],
)
def test_a_fence_that_is_never_closed_is_an_error(text: str) -> None:
    source = parse(f"\n{text}")
    assert "never closed" in source.error
    assert (source.error_line, source.height, source.body) == (2, 0, f"\n{text}")
    assert "title" in source.block


KEYS = "title: x\ndraft: true\n"
LISTED = "title: x\ntags:\n  - a\n  # a comment\n- b\ndescription: >\n  two\n  lines\ndraft: true\n"
"""Keys, and values that go on in further lines, before the one that decides."""
COMMENTS = (
    "<!-- a -->", "<!-- a --> <!-- b -->", "<!-- a\n\nb -->", "<!-- a --><!-- b\nc -->", "% a",
    "%% a\n% b",
    "{/* a */}", "{/* a\n\nb */}", "{ /* a */ } {/* b */}", "[//]: # (a)", "[a]: <> 'b'",
    "[//]: # (a\nb)",
    "[a]: https://a.example", "(a)=", " <!-- a -->",
)  # fmt: skip
"""What shows nothing where it stands."""
ABOVE = (
    *COMMENTS, "# A", " # A", "   ## A", "#", "A\n===", "A\nb\n  ===", "A\nb\n-----",
    'import A from "a"',
    'import {\n  A\n} from "a"', "export const a = {\n  b: 1,\n\n  c: 2,\n}",
    "export const a = () => {\n\n}\n# A",
)  # fmt: skip
"""What may stand above front matter, by which it is none."""


@pytest.mark.parametrize(
    ("text", "line"),
    [
        *((f"{fence}\n{KEYS}{fence}\nText\n", 1) for fence in ("----", "--", "–––", "—", "———")),
        *((f"{each}---\n{KEYS}---\n", 1) for each in (" ", "\ufeff\ufeff", "\u200b", "\x0c")),
        (f"---yaml\n{KEYS}---\n", 1), ('---json\n{"draft": true}\n---\n', 1),
        ('---json\n{\n  "title": "x"\n}\n---\n', 1), (';;;\n"draft": true\n;;;\n', 1),
        ("+++toml\ndraft = true\n+++\n", 1), (f"%YAML 1.2\n---\n{KEYS}---\n", 1),
        (f"<!-- a -->\n<!-- b\nc -->\n\n---\n{KEYS}---\n", 5),
        (f"```yaml\n---\n{KEYS}---\n```\nText\n", 1), ("~~~\n+++\ndraft = true\n+++\n~~~\n", 1),
        (f"{KEYS}\nText\n", 1), (f"{KEYS}---\nText\n", 1), ("\nTitle: x\nStatus: draft\n", 2),
        ("draft：true\n\nText", 1), ("draft = true\n\nText", 1),
        (f"# Heading\n\n---\n{KEYS}---\n", 3), (f"Heading\n---\n{KEYS}---\n", 2),
        (f'import A from "a"\n\n---\n{KEYS}---\n', 3), ("## A\n+++\ndraft = true\n+++\n", 2),
        (f"---\ntitle: x\n---\n\n---\n{KEYS}---\n", 5),
        (f"–––\n{LISTED}–––\nText\n", 1), (f"{LISTED}\nText\n", 1), (f"{LISTED}---\nText\n", 1),
        (f"---\ntitle: x\n---\n{LISTED}---\nText\n", 4), (f"---\n---\n---\n{KEYS}---\n", 3),
        (f"---\n# only a comment\n---\n---\n{LISTED}---\n", 4), (f"---\n---\n{LISTED}---\n", 3),
        (f"Head\n====\n\n---\n{KEYS}---\n", 4), (f"Head\n-----\n\n---\n{LISTED}---\n", 4),
        ("–––\ntitle: X\nrender: false\n–––\n", 1),
        ("–––\ntitle: X\nbuild: {render: never}\n–––\n", 1),
        ('{ "title": "x",\n  "draft": true }\nText\n', 1), ('{"title": "x"\n, "draft": true}\n', 1),
        ('{ "title": "x",\n  "draft": true,\n}\nText\n', 1),
        (f"---\na: 1\n---\n# A\n---\n{KEYS}---\n", 5),
        # What shows nothing stands above it.
        *((f"{each}\n\n---\n{KEYS}---\nText\n", 3 + each.count("\n")) for each in ABOVE),
        *((f"# A\n\n{each}\n## B\n---\n{KEYS}---\nText\n", 5 + each.count("\n")) for each in ABOVE),
        *((f"---\na: 1\n---\n{each}\n\n---\n{KEYS}---\n", 6 + each.count("\n")) for each in ABOVE),
        *((f"{each}\n{KEYS}\nText\n", 2 + each.count("\n")) for each in COMMENTS),
        *((f'{each}\n{{"draft": true}}\n', 2 + each.count("\n")) for each in COMMENTS),
        (f"<!-- a --> ---\n{KEYS}---\n", 1), (f"<!-- a\n--> ---\n{KEYS}---\n", 2),
        # A comment or an empty line is the first of the block.
        (f"—\n# note\n{KEYS}—\n", 1), (f"—\n# note\n{KEYS}\nText\n", 1), (f"—\n\n{KEYS}—\n", 1),
        ("—\ntitle: x\n\ndraft: true\n—\n", 1), (f"# A\n\n---\n# note\n{KEYS}---\n", 3),
        (f"---\na: 1\n---\n---\n# note\n{KEYS}---\n", 4),
        (f"---\na: 1\n---\n# note\n{KEYS}---\n", 4),
        (f"---\na: 1\n---\n\n{KEYS}---\n", 4), (f"# A\n\n---\n\n{KEYS}---\n", 3),
        (f"# A\n\n---\n\n# note\n{KEYS}---\n", 3), ("# A\n\n---\n\ndraft: true\n\n---\n", 3),
        # Other fences, or only one, below a heading.
        *(
            (f"# A\n\n{each}\n{KEYS}{each}\n", 3)
            for each in ("----", "--", "–––", "—", " ---", ";;;")
        ),
        (f"# A\n\n---yaml\n{KEYS}---\n", 3), (f"# A\n\n\u200b---\n{KEYS}---\n", 3),
        (f"# A\n\n---\n{KEYS}\nText\n", 3), (f"# A\n---\n{KEYS}", 2),
        (f"# A\n\n—\n{LISTED}\nText\n", 3),
        (f"# A\n\n---\n# note\n{KEYS}\nText\n", 3), ("# A\n\n+++\ndraft = true\n\nText\n", 3),
        (f"# A\n\n---\n\n---\n{KEYS}---\n", 5), (f"A\n---\n\n---\n{KEYS}---\n", 4),
        # Mappings in braces.
        ('---\ntitle: x\n---\n\n{\n"draft": true\n}\n\nText\n', 5),
        ('---\ntitle: x\n---\n{"draft": true}\n', 4),
        ('---\ntitle: x\n---\n{\n"a": 1,\n\n"draft": true,\n}\n', 4),
        ("{title: T, draft: true}\n\nText\n", 1), ("{ title: T,\n  draft: true }\n", 1),
        ("{'title': T, 'draft': true}\n", 1), ("{“title”: “T”, “draft”: true}\n", 1),
        ("{title: a: b, isDraft: true\n\nText\n", 1),
        ("---\na: 1\n---\n\n{title: T, draft: true}\n", 5),
        ('{ // a\n"title": 1, "draft": true}\n', 1),
    ],
)  # fmt: skip
def test_what_is_meant_for_front_matter_and_is_none_is_an_error(text: str, line: int) -> None:
    for newline in ("\n", "\r\n", "\r"):
        source = parse(text.replace("\n", newline))
        assert (source.data, source.error_line, bool(source.error)) == ({}, line, True)
        assert "draft" in source.block.lower() or "title" in source.block


@pytest.mark.parametrize(
    ("text", "height"),
    [
        ("---\n---\nText", 2),
        ("---\n\n---\nText", 3),
        ("---\n# only a comment\n---\nText", 3),
        ("+++\n+++\nText", 2),
        ("{\n}\nText", 2),
        ("--- \t\n---\t \nText", 2),
    ],
)
def test_an_empty_block_is_no_error(text: str, height: int) -> None:
    source = parse(text)
    assert (dict(source.data), source.error) == ({}, "")
    assert (source.height, source.body) == (height, "Text")


@pytest.mark.parametrize("text", ["---\na: 1\n---", "+++\na = 1\n+++", '{\n"a": 1\n}'])
def test_a_file_that_ends_with_its_fence_has_no_body(text: str) -> None:
    source = parse(text)
    assert (source.data, source.body, source.height) == ({"a": 1}, "", 3)


@pytest.mark.parametrize(
    ("block", "found"), [("- a\n- b", "list"), ("just text", "str"), ("5", "int")]
)
def test_front_matter_that_is_no_mapping_is_an_error(block: str, found: str) -> None:
    source = parse(f"---\n{block}\n---\nBody")
    assert found in source.error
    assert "not a mapping" in source.error
    assert (source.error_line, source.data, source.body) == (2, {}, "Body")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\na: 1\nb: c: d\n---\n", 3),
        ("\n\n---\na: 1\nb: c: d\n---\n", 5),
        ("---\na: 1\nb: 2\na: 3\n---\n", 4),
        ("---\na: 1\n\n# comment\nb: @x\n---\n", 5),
        ("---\na: *nobody\n---\n", 2),
        ("+++\na = 1\nb = soon\n+++\n", 3),
        ("\n+++\na = 1\na = 2\n+++\n", 4),
        ("+++\na = 2024-13-40\n+++\n", 2),
        ("+++\nb = 1\na = [\n+++\n", 3),
        ('{\n"a": 1,\n"b": soon\n}\n', 3),
        ('\n{\n"a": 1\n"b": 2\n}\n', 4),
    ],
)
def test_the_line_of_an_error_is_exact(text: str, line: int) -> None:
    source = parse(text)
    assert source.error
    assert (source.error_line, source.data) == (line, {})


@pytest.mark.parametrize(
    "text",
    [
        "---\na: !!bool maybe\n---\n",
        "---\na: !!python/object:x.y z\n---\n",
        f"+++\na = {'1' * 5000}\n+++\n",
        f"+++\na = 0x{'f' * 5000}\n+++\n",
        f'{{\n"a": {"1" * 5000}\n}}\n',
        f'{{\n"a": {"1" * 100}\n}}\n',
        '{\n"a": "\\ud800"\n}\n',
        f'{{\n"a": {"[" * 100}{"]" * 100}\n}}\n',
        f'{{\n"a": {"[" * 100_000}\n}}\n',
        f"+++\na = {'[' * 100_000}\n+++\n",
        f"---\na: {'[' * 100_000}\n---\n",
        "---\n" + "\n".join(" " * depth + "a:" for depth in range(100)) + "\n---\n",
        f"---\na: {'x' * MAX_CHARACTERS}\n---\n",
    ],
)
def test_hostile_front_matter_is_an_error_and_the_body_stays(text: str) -> None:
    source = parse(f"{text}Body")
    assert source.error
    assert (source.data, source.body) == ({}, "Body")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "---\ntitle: >-\n  tags: none\n  draft: x\n'tags':\n  - title\n"
            "\n# draft: c\ndraft: no\n---\n",
            {"title": 2, "tags": 5, "draft": 9},
        ),
        (
            '+++\ntext = """\ntags = 1\n"""\ntags = [\n  "draft",\n]\n# draft = 1\n"draft" = true'
            "\n\n[seo]\ntitle = 1\n[[list]]\ndraft = 2\n+++\n",
            {"text": 2, "tags": 5, "draft": 9, "seo": 11, "list": 13},
        ),
        ("+++\na.b = 1\ntext = '''it's \"\"\" '''\nc = '#'\n+++\n", {"a": 2, "text": 3, "c": 4}),
        (
            '{\n"seo": {\n  "title": "x",\n  "tags": []\n},\n"title": "a \\"tags\\": {",'
            ' "tags": ["draft"],\n  "dr\\u0061ft"\n  : true\n}\n',
            {"seo": 2, "title": 6, "tags": 6, "draft": 7},
        ),
    ],
    ids=["yaml", "toml", "toml-quotes", "json"],
)  # fmt: skip
def test_the_line_of_a_key_is_exact_among_look_alikes(text: str, lines: dict[str, int]) -> None:
    source = parse(text)
    assert (source.error, source.lines) == ("", lines)


def test_keys_that_are_no_text_become_text() -> None:
    assert parse("---\n2024: x\n---\n").data == {"2024": "x"}


def test_later_fences_belong_to_the_body() -> None:
    assert parse("---\na: 1\n---\nText\n---\nb: 2\n---\n").body == "Text\n---\nb: 2\n---\n"


def test_the_handlers_serve_python_frontmatter() -> None:
    for handler, text in zip(HANDLERS, (YAML, TOML, JSON), strict=True):
        block, body = handler.split(text)
        assert (handler.load(block)["title"], body) == ("One", "Body\n")
        with pytest.raises(ValueError, match="nothing"):
            handler.split("nothing here")


KEYS = st.dictionaries(
    st.text("abcdefgh", min_size=1), st.text("abc: #'\"{}\\", max_size=10), min_size=1, max_size=5
)
BODIES = st.text("ab-+{}\n #", max_size=40)
PADDING = st.integers(0, 3)
FORMATS = {
    "yaml": ("---\n", lambda key, text: f"{json.dumps(key)}: {json.dumps(text)}", "\n", "\n---\n"),
    "toml": ("+++\n", lambda key, text: f"{key} = {json.dumps(text)}", "\n", "\n+++\n"),
    "json": ("{\n", lambda key, text: f"  {json.dumps(key)}: {json.dumps(text)}", ",\n", "\n}\n"),
}


@pytest.mark.parametrize("name", FORMATS)
@given(data=KEYS, body=BODIES, above=PADDING)
def test_height_is_the_number_of_lines_before_the_body(
    name: str, data: dict[str, str], body: str, above: int
) -> None:
    opening, line, between, closing = FORMATS[name]
    head = "\n" * above + opening + between.join(line(*each) for each in data.items()) + closing
    source = parse(head + body)
    assert (source.error, source.data, source.body) == ("", data, body)
    assert source.height == head.count("\n")
    assert source.lines == {key: above + 2 + at for at, key in enumerate(data)}


@given(st.text('-+{}a:="[]\n\r \t\ufeff', max_size=80))
def test_parsing_never_raises_and_never_loses_the_body(text: str) -> None:
    source = parse(text)
    whole = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert whole.endswith(source.body)
    if source.body:
        assert source.height == whole.count("\n") - source.body.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "---\ndraft: true\ndraft: false\n---\n",
        "+++\ndraft = true\ndraft = false\n+++\n",
        '{\n"draft": true,\n"draft": false\n}\n',
    ],
    ids=["yaml", "toml", "json"],
)
def test_a_key_given_twice_says_nothing_in_any_form(text: str) -> None:
    source = parse(text)
    assert (source.data, bool(source.error)) == ({}, True)
