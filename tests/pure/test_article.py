"""From a source to an article: what is accepted, and what is reported where."""

from __future__ import annotations

import pytest

from sphinxext.articles.catalogue.publication_gate import Withheld
from sphinxext.articles.dates import ACCEPTED
from sphinxext.articles.frontmatter.headings import heading
from sphinxext.articles.frontmatter.keys import EXPECTED
from sphinxext.articles.problems import Kind
from sphinxext.articles.scan.validation import title_of_path

from .conftest import read, with_matter


@pytest.mark.parametrize(
    ("wrong", "value", "accepted"),
    [
        ("seriesOrder: two", "'two'", "a number"),
        ("seriesOrder: true", "True", "a number"),
        ("seriesOrder: [1]", "[1]", "a number"),
        ("seriesOrder: {a: 1}", "{'a': 1}", "a number"),
        ("seriesOrder: .nan", "nan", "a number"),
        ("seriesOrder: .inf", "inf", "a number"),
        ("series_part: two", "'two'", "a number"),
        ("tags: 5", "5", "a text, or a list of texts"),
        ("tags: [[a]]", "[['a']]", "a text, or a list of texts"),
        ("tags: true", "True", "a text, or a list of texts"),
        ("pubDate: soon", "'soon'", ACCEPTED),
        ("pubDate: 2024-13-40", "'2024-13-40'", ACCEPTED),
        ("date: 2024-02-30", "'2024-02-30'", ACCEPTED),
        ("updatedDate: [1]", "[1]", ACCEPTED),
        ("expiryDate: {a: 1}", "{'a': 1}", ACCEPTED),
        ("pubDate: 9999-12-31T23:59:59-05:00", "'9999-12-31T23:59:59-05:00'", ACCEPTED),
        ('draft: "yes"', "'yes'", "true or false"),
        ("draft: 1", "1", "true or false"),
        ("isDraft: yes", "'yes'", "true or false"),
        ("unlisted: no", "'no'", "true or false"),
        ("featured: 1", "1", "true or false"),
        ("title: [a]", "['a']", "text"),
        ("description: {a: 1}", "{'a': 1}", "text"),
        ("heroImage: 5", "5", "a path, or {src, alt}"),
        ("cover: {alt: x}", "{'alt': 'x'}", "a path, or {src, alt}"),
        ("aliases: {a: [b]}", "{'a': ['b']}", "a path, or a list of paths"),
        ("series: true", "True", EXPECTED["series"]),
        ("series: [A, [B]]", "['A', ['B']]", EXPECTED["series"]),
        ("series: {order: 2}", "{'order': 2}", EXPECTED["series"]),
        ("series: {name: A, order: [1]}", "{'name': 'A', 'order': [1]}", EXPECTED["series"]),
    ],
)
def test_a_wrong_value_is_reported_at_its_line(wrong: str, value: str, accepted: str) -> None:
    made, problems = with_matter(f"lang: en\n# a comment\n{wrong}\ncanonical: kept")
    [problem] = problems
    assert problem.kind is Kind.VALUE
    assert (problem.path, problem.line) == ("blog/x.md", 4)
    assert problem.key == wrong.partition(":")[0]
    assert (problem.value, problem.accepted) == (value, accepted)
    assert (made.front_matter.lang, made.front_matter.canonicalURL) == ("en", "kept")


def test_a_date_that_could_be_two_days_is_called_so() -> None:
    [problem] = with_matter("date: 01/02/2023")[1]
    assert "cannot be told apart" in problem.message


def test_many_wrong_values_are_each_reported_once() -> None:
    _, problems = with_matter("title: [x]\npubDate: soon\ntags: 5\ndraft: perhaps")
    assert sorted((each.key, each.line) for each in problems) == [
        ("draft", 5), ("pubDate", 3), ("tags", 4), ("title", 2),
    ]  # fmt: skip


def test_a_number_too_large_for_a_place_is_a_wrong_value() -> None:
    [problem] = read(f'{{\n"seriesOrder": 1{"0" * 39}e999\n}}\n')[1]
    assert problem.key == "seriesOrder"


@pytest.mark.parametrize("draft", ['"yes"', "1", "no", "perhaps", "[true]", "'false'"])
def test_a_draft_key_that_cannot_be_read_withholds(draft: str) -> None:
    assert with_matter(f"draft: {draft}")[0].withheld is Withheld.DRAFT


@pytest.mark.parametrize(
    "text",
    [
        "---\ndraft: true\ntitle: [\n---\n",
        "---\ntitle: a: b\ndraft:   true\n---\n",
        "---\ntitle: a: b\n  draft: true\n---\n",
        "---\ntitle: x\npublished: false\n\nnever closed\n",
        "+++\nstatus = 'draft'\ntitle = [\n+++\n",
        '{\n"title": x, "draft": true\n}\n',
        "---\ndraft: false\ntitle: [\n---\n",
        "---\ntitle: a colon: in a title\n---\n",
        "---\ntitle: x\n\tdate: 2100-01-01\n---\n",
        "---\ntitle: 'open\ndate: 2100-01-01\n---\n",
        "----\ntitle: x\n----\n",
        "---yaml\ntitle: x\n---\n",
        "--- yaml\ntitle: x\n---\n",
        " ---\ntitle: x\n---\n",
        "<!-- a comment -->\n---\ntitle: x\n---\n",
        "<!-- a\ncomment -->\n\n+++\ntitle = 1\n+++\n",
        "++++\ntitle = 1\n++++\n",
        "---\n# only a comment above\ntitle: [\n---\n",
        "---\n- a list\n---\n",
    ],
)
def test_front_matter_that_cannot_be_read_withholds(text: str) -> None:
    made, [problem] = read(text)
    assert (problem.kind, made.withheld) == (Kind.FRONT_MATTER, Withheld.DRAFT)
    assert "so this is withheld" in problem.message
    assert "a text with a colon" in problem.accepted


def test_broken_front_matter_is_reported_at_its_line() -> None:
    [problem] = read("\n---\na: 1\nb: c: d\n---\n", path="/x/y.md")[1]
    assert (problem.path, problem.line) == ("/x/y.md", 4)
    assert "mapping values are not allowed" in problem.message


def test_unknown_keys_are_reported_only_where_that_is_asked_for() -> None:
    matter = (
        "title: x\nwidth: 5\nog:image: y\norphan: true\nmyst: {}\nexcerpt: e\ntopics: [a]\ntag: t"
    )
    assert with_matter(matter)[1] == []
    problems = with_matter(matter, strict=True)[1]
    assert [(each.kind, each.key, each.line, each.value) for each in problems] == [
        (Kind.UNKNOWN_KEY, "width", 3, "5"),
        (Kind.UNKNOWN_KEY, "topics", 8, "['a']"),
    ]


def test_unknown_keys_are_kept_for_themes() -> None:
    assert with_matter("width: 5")[0].front_matter.model_extra == {"width": 5}


@pytest.mark.parametrize(
    "title", ["<b>Bold</b>", "a & b", "*stars*", "{{ jinja }}", "$5 `code`", "[x](y)"]
)
def test_markup_in_a_title_stays_text(title: str) -> None:
    assert with_matter(f"title: '{title}'\ndescription: '{title}'")[0].title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: Given\n---\n# Heading\n", "Given"),
        ("---\ndate: 2020-01-01\n---\n\n# Heading\n", "Heading"),
        ("# Heading\n", "Heading"),
        ("---\ntitle:\n---\nText", "Some post"),
        ("Text", "Some post"),
    ],
)
def test_a_title_is_found_in_the_front_matter_the_heading_or_the_path(
    text: str, title: str
) -> None:
    assert read(text, "blog/some_post")[0].title == title


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("# One", "One"), ("\n\n# One ##  \nText", "One"), ("#\tOne", "One"), ("# C#", "C#"),
        ("# C# #", "C#"), ("# ##", ""), ("One\n===\n", "One"), ("One  \n=", "One"),
        ("## Two", ""), ("#One", ""), ("Text\n# One", ""), ("One\n---", ""), ("", ""), ("#", ""),
    ],
)  # fmt: skip
def test_the_heading_is_the_h1_a_body_begins_with(body: str, text: str) -> None:
    assert heading(body) == text


def test_a_long_heading_takes_no_time() -> None:
    assert heading(f"# a{' ' * 200_000}b").endswith("b")


@pytest.mark.parametrize(
    ("docname", "title"),
    [("blog/my-first_post", "My first post"), ("x", "X"), ("日本語", "日本語")],
)
def test_a_title_of_a_path_is_readable(docname: str, title: str) -> None:
    assert title_of_path(docname) == title


def test_labels_are_collected_from_every_key_once() -> None:
    made, problems = with_matter(
        "tags: [b, a, b, 5, true]\ntag: c\nauthor: {name: Jane}\nauthors: [Bob, {id: jane}]\n"
        "category: ''\ncategories:"
    )
    assert made.labels["tags"] == ("b", "a", "5", "true", "c")
    assert made.labels["authors"] == ("Jane", "Bob", "jane")
    assert made.labels["categories"] == ()
    assert problems == []


@pytest.mark.parametrize(
    "written", ['["a", ""]', '["a", " ", null]', "[a, {}]", "[a, {name: ''}]", "[[], a, '']"]
)
@pytest.mark.parametrize("key", ["tags", "authors", "categories"])
def test_empty_labels_among_others_are_dropped(key: str, written: str) -> None:
    made, problems = with_matter(f"{key}: {written}")
    assert (made.labels[key], problems) == (("a",), [])


def test_the_line_of_a_key_is_found_under_its_alias() -> None:
    made, _ = with_matter("title: x\ndate: 2020-01-01\nseries: S")
    assert (made.line("pubDate"), made.line("draft", "series"), made.line("draft")) == (3, 4, 1)


def test_the_body_is_measured() -> None:
    made, _ = read("---\ntitle: not counted\n---\nTwo words 中文.\n")
    assert (made.words, made.characters) == (2, 2)


@pytest.mark.parametrize("key", ["pubdate", "PubDate", "pub_date", "Draft", "is_draft", "Status"])
def test_another_spelling_of_a_key_that_is_read_is_not_unknown(key: str) -> None:
    value = "false" if "raft" in key else "'2020-01-01'" if "ate" in key else "done"
    assert with_matter(f"{key}: {value}", strict=True)[1] == []


@pytest.mark.parametrize(
    ("key", "near"), [("Tags", "tags"), ("titel", "title"), ("discription", "description")]
)
def test_the_nearest_key_is_told_of_one_that_is_not_read(key: str, near: str) -> None:
    [problem] = with_matter(f"{key}: x", strict=True)[1]
    assert (problem.kind, problem.accepted) == (Kind.UNKNOWN_KEY, near)


@pytest.mark.parametrize(
    "matter",
    [
        "author: {email: jane@example.org}", "authors: [{email: jane@example.org, twitter: j}]",
        "tags: {a: b}", "category: {colour: red}", "tags: [x, {a: b}]",
    ],
)  # fmt: skip
def test_a_mapping_without_a_name_is_no_term(matter: str) -> None:
    made, [problem] = with_matter(matter)
    assert not any(made.labels.values())
    assert (problem.kind, problem.message) == (Kind.VALUE, "cannot be used")


@pytest.mark.parametrize("key", ["name", "title", "label", "slug", "id"])
def test_a_mapping_with_a_name_is_the_term_of_that_name(key: str) -> None:
    made, problems = with_matter(f"author: {{email: jane@example.org, {key}: Jo}}")
    assert (made.labels["authors"], problems) == (("Jo",), [])
