"""YAML as js-yaml reads it, and documents that would blow up."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sphinxext.articles.frontmatter import yaml_core
from sphinxext.articles.frontmatter.yaml_core import (
    MAX_DEPTH,
    MAX_NODES,
    CoreLoader,
    TooLarge,
    load,
)

from ..proportion import FAR, beyond_proportion


def value(text: str) -> Any:
    return load(f"a: {text}")[0]["a"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("yes", "yes"), ("no", "no"), ("on", "on"), ("off", "off"), ("Y", "Y"),
        ("12:30", "12:30"), ("1:2:3", "1:2:3"),
        ("010", 10), ("0o10", 8), ("0x1F", 31), ("0b11", 3), ("-5", -5), ("+1", 1), ("08", 8),
        ("0o9", "0o9"), ("1_000", "1_000"),
        ("1e3", 1000.0), ("1.", 1.0), (".5", 0.5), ("-1.5e-3", -0.0015), ("-.inf", -math.inf),
        ("1e", "1e"), (".", "."), ("1.2.3", "1.2.3"),
        ("true", True), ("False", False), ("TRUE", True), ("tRUE", "tRUE"),
        ("null", None), ("~", None), ("", None), ("NULL", None), ("nUll", "nUll"),
        ("2024-13-40", "2024-13-40"), ("2025-05-01", "2025-05-01"),
        ("2025-05-01T10:00:00+09:00", "2025-05-01T10:00:00+09:00"),
        ("!!timestamp 2025-05-01", "2025-05-01"), ("!!str 5", "5"), ("=", "="),
        ("'5'", "5"), ("C++", "C++"), ("C#", "C#"), ("🚀", "🚀"),
    ],
)  # fmt: skip
def test_a_scalar_is_what_js_yaml_makes_of_it(text: str, read: object) -> None:
    assert value(text) == read
    assert type(value(text)) is type(read)


def test_not_a_number_is_a_float() -> None:
    assert math.isnan(value(".NaN"))


def test_a_tab_may_follow_the_colon() -> None:
    assert load("a:\tb\nc:\t'd'") == ({"a": "b", "c": "d"}, {"a": 0, "c": 1})


@pytest.mark.parametrize(
    "text", ["a: 1\na: 2", "'a': 1\n\"a\": 2", "x: {a: 1, a: 2}", "x:\n  - a: 1\n    a: 2"]
)
def test_a_key_given_twice_is_an_error(text: str) -> None:
    with pytest.raises(yaml.MarkedYAMLError, match="'a' is given twice"):
        load(text)


def test_the_line_of_a_doubled_key_is_that_of_the_second() -> None:
    with pytest.raises(yaml.MarkedYAMLError) as caught:
        load("a: 1\nb: 2\na: 3\n")
    assert caught.value.problem_mark is not None
    assert caught.value.problem_mark.line == 2


def test_lines_count_keys_from_zero() -> None:
    text = "# comment\na: >-\n  b: no key\n  c\nd:\n  a: inner\n\n'e f': 1\n"
    assert load(text)[1] == {"a": 1, "d": 4, "d.a": 5, "e f": 7}


def test_merge_keys_merge() -> None:
    data, _ = load("base: &b {x: 1, y: 2}\nmore:\n  <<: *b\n  y: 3\n")
    assert data["more"] == {"x": 1, "y": 3}


@pytest.mark.parametrize(
    "text",
    [
        "!!python/object:os.system ls",
        "!!python/object/apply:os.system [ls]",
        "!!python/name:os.system",
        "!unknown x",
        "!!bool maybe",
        "!!int x",
        "!!float x",
        "!!int ''",
        "!!str [x]",
        "&a [*a]",
        "&a {b: *a}",
        "*nobody",
        "[",
        "'",
        "x: y",
        "\x00",
        "1" * 41,
        "0x" + "f" * 5000,
    ],
)
def test_what_cannot_be_read_is_a_yaml_error(text: str) -> None:
    with pytest.raises(yaml.YAMLError):
        value(text)


@pytest.mark.parametrize("text", ["? [a]\n: b", "? {a: b}\n: c", "<<: 5", "a: 1\n---\nb: 2"])
def test_a_document_that_is_no_mapping_of_plain_keys_is_a_yaml_error(text: str) -> None:
    with pytest.raises(yaml.YAMLError):
        load(text)


def _laughs(levels: int) -> str:
    names = "abcdefghijklmnop"[:levels]
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{n}: &{n} [{', '.join([f'*{m}'] * 9)}]" for m, n in pairwise(names)]
    return "\n".join(lines)


def test_a_billion_laughs_are_refused_quickly() -> None:
    def refuse(text: str) -> None:
        with pytest.raises(TooLarge, match="aliases"):
            load(text)

    assert beyond_proportion(refuse, _laughs(8), _laughs(16)) < FAR


def test_aliases_in_moderation_are_fine() -> None:
    assert load("a: &a [1, 2]\nb: [*a, *a]")[0]["b"] == [[1, 2], [1, 2]]


@pytest.mark.parametrize("of", ["[{}]", "{{{}}}", "[[{}]]"])
def test_what_is_written_out_is_never_too_much(of: str) -> None:
    items = ",".join(f"x{at}" for at in range(2 * MAX_NODES))
    assert load(f"tags: {of.format(items)}")[0]
    assert len(load(f"{{{items}}}")[0]) == 2 * MAX_NODES


@pytest.mark.parametrize("first", ["x", "'x\u2028y'"])
def test_keys_are_read_in_proportion_to_their_number(first: str) -> None:
    def keys(number: int) -> str:
        return f"first: {first}\n" + "".join(f"x{at}: 1\n" for at in range(number))

    assert beyond_proportion(load, keys(500), keys(2000)) < FAR
    assert load(keys(3))[1]["x2"] == 3


def test_aliases_come_to_no_more_than_the_budget_or_the_length() -> None:
    anchor = "a: &a [1, 2, 3, 4, 5, 6, 7, 8]\n"
    assert len(load(f"{anchor}b: [{'*a, ' * 2000}]")[0]["b"]) == 2000
    with pytest.raises(TooLarge, match=f"more than {MAX_NODES} values"):
        load(f"{anchor}b: [{'*a, ' * 3000}]")
    with pytest.raises(TooLarge, match="values once aliases"):
        load(f"{anchor}b: [{'*a, ' * 30_000}]")


class InPython(yaml.SafeLoader):
    """PyYAML where libyaml is not built."""

    yaml_implicit_resolvers = CoreLoader.yaml_implicit_resolvers
    yaml_constructors = CoreLoader.yaml_constructors


class WithItsOwnLimit(InPython):
    """PyYAML on libyaml since 0.2.6, whose scanner counts levels itself."""

    def fetch_more_tokens(self) -> None:
        super().fetch_more_tokens()
        if max(self.flow_level, len(self.indents)) > 1000:
            raise yaml.scanner.ScannerError(
                "while increasing flow level",
                self.get_mark(),
                "exceeded maximum nesting depth",
                self.get_mark(),
            )


@pytest.fixture(params=[CoreLoader, InPython, WithItsOwnLimit])
def each_reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with the PyYAML that is installed, and as others would."""
    monkeypatch.setattr(yaml_core, "CoreLoader", request.param)


def test_a_limit_of_the_reader_is_met_before_there_is_an_event() -> None:
    with pytest.raises(yaml.scanner.ScannerError, match="maximum nesting"):
        for event in yaml.parse("[" * 1001, WithItsOwnLimit):
            assert not isinstance(event, yaml.CollectionStartEvent)


@pytest.mark.usefixtures("each_reader")
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_deep_nesting_is_refused_without_a_crash(opening: str) -> None:
    refused_in_line(1, "# a comment\n" + opening * 100_000)


@pytest.mark.usefixtures("each_reader")
@pytest.mark.parametrize("opening", ["a:", "-"])
@pytest.mark.parametrize("levels", [100, 700, 1100])
def test_deep_nesting_by_indentation_is_refused(opening: str, levels: int) -> None:
    refused_in_line(MAX_DEPTH, "\n".join(" " * depth + opening for depth in range(levels)))


@pytest.mark.usefixtures("each_reader")
def test_lists_below_their_keys_nest_two_levels_a_column() -> None:
    lines = (" " * depth + text for depth in range(700) for text in ("a:", "-"))
    refused_in_line(MAX_DEPTH, "\n".join(lines))


def refused_in_line(line: int, text: str) -> None:
    with pytest.raises(TooLarge) as caught:
        load(text)
    assert caught.value.problem == f"nested deeper than {MAX_DEPTH} levels"
    assert caught.value.problem_mark is not None
    assert caught.value.problem_mark.line == line


@pytest.mark.usefixtures("each_reader")
def test_what_is_broken_among_many_brackets_keeps_its_message() -> None:
    with pytest.raises(yaml.MarkedYAMLError, match="node content"):
        load("[[x], " * (MAX_DEPTH - 1) + "}")


@pytest.mark.usefixtures("each_reader")
def test_text_far_to_the_right_is_not_deep() -> None:
    assert load(f"a: |\n  x\n{' ' * 80}y\n")[0] == {"a": f"x\n{' ' * 78}y\n"}


def test_nesting_up_to_the_limit_is_read() -> None:
    assert value("[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1))


def test_many_brackets_that_are_not_deep_are_read() -> None:
    assert len(value(f"[{', '.join(['[x]'] * 500)}]")) == 500


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing", "~"])
def test_an_empty_document_is_nothing(text: str) -> None:
    assert load(text) == (None, {})


# PyYAML writes 0E0 without quotes; in YAML 1.2 that is a number.
_NUMERIC = re.compile(r"[-+]?\.?[0-9][0-9a-fox_.+-]*", re.IGNORECASE)
TEXTS = st.text(st.characters(codec="ascii")).filter(lambda text: not _NUMERIC.fullmatch(text))
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc"), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text("abc", min_size=1), PLAIN, max_size=4))
def test_what_yaml_writes_is_read_back(data: dict[str, Any]) -> None:
    assert load(yaml.safe_dump(data))[0] == data


@given(st.text("a:-[]{}&*!?|>'\"#%@ \n\t0.~<=", max_size=60))
def test_anything_is_read_or_refused_as_a_yaml_error(text: str) -> None:
    try:
        load(text)
    except yaml.YAMLError as error:
        assert str(error)
