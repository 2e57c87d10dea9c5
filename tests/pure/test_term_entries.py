"""Term and series files."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest

from sphinxext.articles.catalogue.term_entries import Entry, SeriesEntry
from sphinxext.articles.problems import Kind, Problem
from sphinxext.articles.scan.entry_files import read_file
from sphinxext.articles.slugs import term_slug

from .conftest import series_file, term_file


def wrong(folder: Path, text: str | bytes) -> tuple[dict[str, SeriesEntry], list[Problem]]:
    path = folder / "series.yml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_file(path, SeriesEntry, UTC)


def test_entries_have_slugs_for_keys(tmp_path: Path) -> None:
    entries = term_file(tmp_path, "C++:\n  synonyms: cpp20\nweb-dev:\n  name: Web\nmemory:\n")
    assert {key: each.label for key, each in entries.items()} == {
        "cpp": "C++",
        "web-dev": "Web",
        "memory": "",
    }
    assert entries["cpp"].synonyms == ("cpp20",)
    assert (entries["web-dev"].source, entries["web-dev"].line) == (str(tmp_path / "tags.yml"), 3)


def test_a_plain_list_of_labels_will_do(tmp_path: Path) -> None:
    entries = term_file(tmp_path, "- C#\n- 2024\n- web\n")
    assert {key: each.label for key, each in entries.items()} == {
        "csharp": "C#",
        "2024": "2024",
        "web": "web",
    }


@pytest.mark.parametrize("key", ["parts", "chapters"])
@pytest.mark.parametrize("name", ["label", "title", "name"])
def test_a_series_has_parts_status_and_plans(tmp_path: Path, key: str, name: str) -> None:
    entry = series_file(
        tmp_path,
        f"s:\n  {name}: S\n  {key}: [a, b]\n  status: complete\n  order: 2\n"
        "  planned:\n    - {title: Next, date: 2030-01-01, teaser: Soon.}\n    - title: Last\n",
    )["s"]
    assert (entry.label, entry.parts, entry.status, entry.order) == ("S", ("a", "b"), "complete", 2)
    assert [each.title for each in entry.planned] == ["Next", "Last"]
    assert entry.planned[0].date is not None
    assert entry.planned[0].date.iso == "2030-01-01"


@pytest.mark.parametrize(
    "field", sorted(SeriesEntry.model_fields.keys() - {"source", "line", "texts"})
)
@pytest.mark.parametrize("value", ['""', '" "', "null", "[]", "{}"])
def test_an_empty_field_is_as_good_as_none(tmp_path: Path, field: str, value: str) -> None:
    assert series_file(tmp_path, f"s: {{{field}: {value}}}") == series_file(tmp_path, "s: {}")


def test_what_is_empty_of_an_announced_part_is_as_good_as_none(tmp_path: Path) -> None:
    text = "s: {planned: [{title: Next, date: '', teaser: }, {}, {title: ''}]}"
    (planned,) = series_file(tmp_path, text)["s"].planned
    assert (planned.title, planned.date, planned.teaser) == ("Next", None, "")


BY_LANGUAGE = """
bread:
  label: {de: Brot, en: Bread, pt-BR: "Pão\\n francês"}
  description: {de: "", fr: Du pain}
  planned:
    - {title: {en: Rolls, de: Semmeln}, teaser: Soon}
"""


@pytest.mark.parametrize(
    ("language", "home", "label", "planned"),
    [
        ("en", "en", "Bread", "Rolls"), ("de", "en", "Brot", "Semmeln"),
        ("de-AT", "en", "Brot", "Semmeln"), ("pt", "en", "Pão francês", "Rolls"),
        ("fr", "de", "Brot", "Semmeln"), ("fr", "it", "Bread", "Rolls"),
    ],
)  # fmt: skip
def test_texts_may_be_given_by_language(
    tmp_path: Path, language: str, home: str, label: str, planned: str
) -> None:
    entry = series_file(tmp_path, BY_LANGUAGE)["bread"].spoken(language, home)
    assert (entry.label, entry.description) == (label, "Du pain")
    assert [(each.title, each.teaser) for each in entry.planned] == [(planned, "Soon")]


@pytest.mark.parametrize("value", ["{en: a, 'x y': b}", "{1: a}", "{en: [a]}", "{en: {de: a}}"])
def test_what_is_no_text_by_language_is_reported(tmp_path: Path, value: str) -> None:
    entries, [problem] = wrong(tmp_path, f"s: {{label: {value}, order: 2}}")
    assert (entries["s"].label, entries["s"].order) == ("", 2)
    assert (problem.key, problem.line) == ("s.label", 1)
    assert "{en: Bread, de: Brot}" in problem.accepted


@pytest.mark.parametrize("text", ["", "# nothing\n", "{}", "[]"])
def test_an_empty_file_has_no_entries(tmp_path: Path, text: str) -> None:
    assert wrong(tmp_path, text) == ({}, [])


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\nb: c: d\n", 2, "cannot be read: mapping values"),
        ("a: {}\nb: {}\na: {}\n", 3, "given twice"),
        ("just text", 1, "a str, not a mapping"),
        ("- [a]\n", 1, "a list, not a mapping"),
        ("[" * 100_000, 1, "nested deeper"),
        (b"a: \xff\n", None, "not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_reported(
    tmp_path: Path, text: str | bytes, line: int | None, message: str
) -> None:
    entries, [problem] = wrong(tmp_path, text)
    assert entries == {}
    assert (problem.kind, problem.path, problem.line) == (
        Kind.FILE,
        str(tmp_path / "series.yml"),
        line,
    )
    assert message in problem.message


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    assert [each.kind for each in read_file(tmp_path / "no.yml", Entry, UTC)[1]] == [Kind.FILE]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("status: perhaps", "'perhaps'"),
        ("status: [a]", "['a']"),
        ("order: first", "'first'"),
        ("order: [1]", "[1]"),
        ("planned: [{title: x, date: soon}]", "[{'title': 'x', 'date': 'soon'}]"),
        ("planned: x", "'x'"),
        ("planned: [{date: 2030-01-01}]", "[{'date': '2030-01-01'}]"),
        ("hidden: perhaps", "'perhaps'"),
        ("description: [x]", "['x']"),
        ("title: [x]", "['x']"),
        ("name: [x]", "['x']"),
        ("chapters: {a: [b]}", "{'a': ['b']}"),
        ("synonyms: [[x]]", "[['x']]"),
    ],
)
def test_a_wrong_field_is_reported_and_the_rest_stays(
    tmp_path: Path, field: str, value: str
) -> None:
    entries, [problem] = wrong(tmp_path, f"a:\ns:\n  url: https://example.org\n  {field}\n")
    assert (problem.kind, problem.line, problem.value) == (Kind.VALUE, 4, value)
    name = field.partition(":")[0]
    assert problem.key == f"s.{name}"
    assert problem.accepted
    assert entries["s"].url == "https://example.org"


@pytest.mark.parametrize(
    ("field", "accepted"),
    [
        ("order: first", "a number"),
        ("title: [x]", "text, or texts by language such as {en: Bread, de: Brot}"),
        ("hidden: perhaps", "true or false"),
        ("parts: {a: [b]}", "an id, or a list of ids"),
        ("synonyms: [[x]]", "a text, or a list of texts"),
    ],
)
def test_what_a_field_accepts_is_said_in_words(tmp_path: Path, field: str, accepted: str) -> None:
    _, [problem] = wrong(tmp_path, f"s:\n  {field}\n")
    assert problem.accepted == accepted


def test_an_entry_that_is_no_mapping_is_reported(tmp_path: Path) -> None:
    entries, [problem] = wrong(tmp_path, "a:\nb: text\n")
    assert (problem.key, problem.line, problem.value) == ("b", 2, "'text'")
    assert list(entries) == ["a", "b"]


def test_two_entries_with_one_slug_are_reported(tmp_path: Path) -> None:
    entries, [problem] = wrong(tmp_path, "C++:\n  order: 1\ncpp:\n  order: 2\n")
    assert (problem.key, problem.line) == ("cpp", 3)
    assert entries["cpp"].order == 2


def test_an_author_cannot_set_where_an_entry_comes_from(tmp_path: Path) -> None:
    entries, problems = wrong(tmp_path, "a:\n  source: /etc/passwd\n  line: x\n")
    assert (entries["a"].source, entries["a"].line) == (str(tmp_path / "series.yml"), 1)
    assert problems == []


def test_fields_nobody_knows_are_reported_only_where_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "series.yml"
    path.write_text("a:\n  title: A\n  colour: red\n  chapters: [x]\n")
    assert read_file(path, SeriesEntry, UTC)[1] == []
    [problem] = read_file(path, SeriesEntry, UTC, strict=True)[1]
    assert (problem.kind, problem.key, problem.line) == (Kind.UNKNOWN_KEY, "a.colour", 3)


@pytest.mark.parametrize("key", ["true", "1.10", "2024", "null", "0x10", "~", "no"])
def test_a_key_of_a_file_is_the_text_that_was_written(tmp_path: Path, key: str) -> None:
    entries, [problem] = wrong(tmp_path, f"a:\nb:\n{key}:\n  hidden: maybe\n")
    assert (problem.line, problem.key) == (4, f"{key}.hidden")
    assert entries[term_slug(key) or key].label in {key, ""}
