"""Slugs of documents, terms and series."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext.articles.slugs import (
    distinct,
    entry_id,
    folded,
    github_slug,
    safe_id,
    stand_in,
    term_slug,
)


@pytest.mark.parametrize(
    ("file", "identity"),
    [
        ("Hello World.md", "hello-world"),
        ("1.2.Dots_and.CAPS.md", "12dots_andcaps"),
        ("index.md", "index"),
        ("sub/Index_Dir/index.md", "sub/index_dir"),
        ("2024-01-05-日本語 (C++ & C).md", "2024-01-05-日本語-c--c"),
        ("sub/INDEX.md", "sub"),
        ("a/index/b.md", "a/index/b"),
        ("🚀.md", "rocket"),
        ("Straße/Ünïcode.md", "straße/ünïcode"),
    ],
)
def test_an_id_is_made_as_astro_makes_it(file: str, identity: str) -> None:
    assert entry_id(file) == identity


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("I ♥ unicode", "i--unicode"),
        ("a½b", "ab"),  # numbers that are no digits
        ("x²", "x"),
        ("Ⓐ ring", "ⓐ-ring"),  # alphabetic, though a symbol
        ("a‿b", "a‿b"),  # connectors stay
        ("١٢", "١٢"),
        ("Ⅷ", "ⅷ"),
        ("e\u0301", "e\u0301"),
        ("a\tb", "ab"),
        ("a - b", "a---b"),
    ],
)
def test_a_github_slug_is_what_github_slugger_makes(text: str, slug: str) -> None:
    assert github_slug(text) == slug


@pytest.mark.parametrize("file", ["!!!.md", "(…)/x.md", "a/???/index.md"])
def test_a_name_of_punctuation_only_has_a_stand_in(file: str) -> None:
    assert all(entry_id(file).split("/"))
    assert "page-" in entry_id(file)


def test_stand_ins_of_different_names_differ() -> None:
    assert entry_id("!!!.md") != entry_id("???.md")
    assert stand_in("term", "!!!") == stand_in("term", "!!!")


NINE = {
    "C": "c", "C++": "cpp", "C#": "csharp", ".NET": "dotnet", "中文": "中文", "2024": "2024",
    "true": "true", "CI/CD": "ci-cd", "🚀": "rocket",
}  # fmt: skip


def test_nine_awkward_tags_have_nine_slugs() -> None:
    assert {label: term_slug(label) for label in NINE} == NINE
    assert len(set(NINE.values())) == 9


@pytest.mark.parametrize(
    ("label", "slug"),
    [
        ("c++14", "cpp14"),
        ("F#", "fsharp"),
        ("Google+", "google-plus"),
        ("std::thread", "std-thread"),
        ("Node.js", "node-js"),
        ("  Web   Dev ", "web-dev"),
        ("snake_case", "snake-case"),
        ("Ｆｕｌｌ", "full"),
        ("Café", "café"),
        ("!!!", ""),
        ("", ""),
    ],
)
def test_a_term_slug_is_readable(label: str, slug: str) -> None:
    assert term_slug(label) == slug


@pytest.mark.parametrize(
    ("slug", "identity"),
    [
        ("Custom/Slug Here", "Custom/Slug Here"),
        (" padded ", "padded"),
        ("2024/post/", "2024/post"),
        ("日本語", "日本語"),
    ],
)
def test_a_slug_of_the_author_is_taken_as_it_is(slug: str, identity: str) -> None:
    assert safe_id(slug) == identity


@pytest.mark.parametrize(
    "slug",
    [
        "../../etc", "..", ".", "a/../b", "a/./b", "/etc/passwd", "//host/x", "a//b", "a/ /b",
        "..\\x", "C:\\x", "a<b", 'a"b', "a>b", "a`b", "a\x00b", "a\nb", "a\x7fb",
        "a\u2028b", "\ud800", "", " ", "/",
    ],
)  # fmt: skip
def test_a_slug_that_leaves_its_prefix_is_refused(slug: str) -> None:
    assert safe_id(slug) is None


@pytest.mark.parametrize("letter", ["x", "中"])
def test_what_is_longer_than_the_name_of_a_file_may_be_is_cut_or_refused(letter: str) -> None:
    slugs = {term_slug(letter * 300), term_slug(letter * 300 + "y"), term_slug(letter * 301)}
    assert len(slugs) == 3
    assert all(190 < len(slug.encode()) <= 200 for slug in slugs)
    assert safe_id(letter * 60) == letter * 60
    assert safe_id(f"a/{letter * 300}/b") is None


def is_clean(slug: str) -> bool:
    return not any(unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} for char in slug)


NAMES = st.text(st.characters(exclude_characters="/\x00", exclude_categories=["Cs"]), min_size=1)


@given(st.lists(NAMES, min_size=1, max_size=4))
def test_an_id_of_any_path_stays_in_its_prefix(parts: list[str]) -> None:
    segments = entry_id("/".join(parts) + ".md").split("/")
    assert not {"", ".", ".."} & set(segments)
    assert is_clean("".join(segments))
    assert "\\" not in "".join(segments)


@given(st.text())
def test_a_term_slug_of_any_label_is_one_safe_segment(label: str) -> None:
    slug = term_slug(label)
    assert not set(slug) & set("/\\. \t\n_?#%&<>\"'")
    assert is_clean(slug)
    assert slug == slug.strip("-")


@given(st.text())
def test_a_term_slug_is_lower_case_and_its_own_slug(label: str) -> None:
    slug = term_slug(label)
    assert term_slug(slug) == slug


@given(st.text())
def test_a_safe_id_has_no_segment_that_means_another_folder(slug: str) -> None:
    identity = safe_id(slug)
    if identity is not None:
        assert not {"", ".", ".."} & {part.strip() for part in identity.split("/")}
        assert is_clean(identity)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Web Dev", "web-dev", True),
        ("Node.js", "nodejs", True),
        ("CI/CD", "cicd", True),
        ("ﬁne", "fine", True),
        ("C", "C++", False),
        ("C#", "C++", False),
    ],
)
def test_case_and_separators_do_not_tell_spellings_apart(one: str, other: str, same: bool) -> None:
    assert (folded(one) == folded(other)) is same


def test_slugs_are_kept_apart_by_numbers() -> None:
    wanted = [("a", "c"), ("b", "c"), ("d", "c-2"), ("e", "index")]
    assert distinct(wanted, ["index"]) == {"a": "c", "b": "c-2", "d": "c-2-2", "e": "index-2"}


@given(st.lists(st.sampled_from(["c", "c-2", "c-2-2", "index"]), max_size=12))
def test_no_two_keys_ever_share_a_slug(slugs: list[str]) -> None:
    given_out = distinct(enumerate(slugs), ["index"])
    assert len(set(given_out.values())) == len(slugs)
    assert "index" not in given_out.values()
