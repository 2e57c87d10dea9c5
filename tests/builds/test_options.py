"""Every option of ``conf.py``: what is written counts, and what cannot be meant is said."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType, SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.errors import ConfigError

from sphinxext.articles.config.options import OPTIONS
from sphinxext.articles.config.validation import on_config_inited, value_of

from .building import article

if TYPE_CHECKING:
    from .building import Site

SWITCHES = sorted(name for name, option in OPTIONS.items() if option.type is bool)
WRONG: tuple[Any, ...] = (object, "sometimes", -1, [1], {"x": 1}, {"x": {"y": 1}}, True, None)


def config(**given: Any) -> Any:
    """Return what Sphinx knows of ``conf.py``."""
    values = {f"articles_{name}": option.default for name, option in OPTIONS.items()}
    written = {f"articles_{name}": value for name, value in given.items()}
    return SimpleNamespace(**values | written, values=values, _raw_config=written, overrides={})


@pytest.mark.parametrize("name", OPTIONS)
def test_a_value_of_another_type_is_refused_with_what_would_be_accepted(name: str) -> None:
    refused = []
    for value in WRONG:
        try:
            value_of(config(**{name: value}), name)
        except ConfigError as error:
            refused.append(str(error))
    assert refused or name == "now"  # which is read later, whatever it is
    for message in refused:
        assert message.startswith(f"articles_{name} = ")
        assert "accepted: " in message
        assert "nput" not in message  # pydantic's own words
        assert "a valid" not in message


class Subclass(str):
    """A text that is none of ``str`` itself."""

    __slots__ = ()


SHAPES: tuple[Callable[[Any], Any], ...] = (
    lambda text: text,
    lambda text: [text],
    lambda text: (text,),
    lambda text: {"blog": text},
    lambda text: {text: "blog"},
    lambda text: {"blog": [text]},
    lambda text: {"site": {"path": text}},
    lambda text: {"blog": {"path": "x", "aliases": {text: "x"}}},
    lambda text: {"blog": {"path": "x", "aliases": {"x": text}}},
    lambda text: {"x": {"keys": [text]}},
    lambda text: {"x": {"keys": ["x"], "title": text}},
    lambda text: {"src": text},
    lambda text: {"src": "x", "alt": text},
    lambda text: {"directives": [text]},
    lambda text: MappingProxyType({"blog": text}),
)
"""How an option may hold a text."""


def refusal(name: str, value: object) -> str:
    """Return what is said of a wrong value; nothing if it is none."""
    try:
        value_of(config(**{name: value}), name)
    except ConfigError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", OPTIONS)
def test_bytes_and_what_no_text_holds_are_no_text(name: str, shape: Callable[[Any], Any]) -> None:
    if name == "now":  # which is read later, whatever it is
        return
    assert "accepted: " in refusal(name, shape(b"x"))
    assert refusal(name, shape("a\0b")).endswith("accepted: text without one")
    assert refusal(name, shape(Subclass("x"))) == refusal(name, shape("x"))


@pytest.mark.parametrize("option", ["redirects", "preview", "old_addresses", "schema"])
def test_a_path_that_no_file_can_have_is_refused(
    site: Site, option: str, config_error: Callable[[Site], str]
) -> None:
    site.configure(f"articles_{option} = {'a' + chr(0) + 'b'!r}", 'html_baseurl = "https://e.org"')
    site.write({"a.md": article("A")})
    assert f"articles_{option} = 'a\\x00b': embedded null" in config_error(site)


@pytest.mark.parametrize("name", OPTIONS)
def test_the_default_of_an_option_is_a_value_that_it_may_have(name: str) -> None:
    given = config()
    on_config_inited(None, given)  # type: ignore[arg-type]
    assert getattr(given, f"articles_{name}") == OPTIONS[name].default


@pytest.mark.parametrize("name", SWITCHES)
@pytest.mark.parametrize(("written", "meant"), [("no", False), ("off", False), (1, True)])
def test_a_switch_is_what_its_word_means_wherever_it_is_asked(
    name: str, written: object, meant: bool
) -> None:
    given = config(**{name: written})
    on_config_inited(None, given)  # type: ignore[arg-type]
    assert getattr(given, f"articles_{name}") is meant


@pytest.mark.parametrize(
    ("name", "written", "meant"),
    [
        ("related", "3", 3),
        ("related", 2.0, 2),
        ("related", "yes", True),
        ("parts_fold", "3", 3),
        ("dialect", {"asides": "no"}, {"asides": False}),
        ("collections", {"blog": "x", "b": {"path": "y"}}, {"blog": "x", "b": {"path": "y"}}),
        ("untrusted", {"tex": ["x"]}, {"tex": ["x"]}),
        ("now", 2026, "2026"),
    ],
)
def test_a_value_is_of_its_type_wherever_it_is_asked(
    name: str, written: object, meant: object
) -> None:
    given = config(**{name: written})
    on_config_inited(None, given)  # type: ignore[arg-type]
    found = getattr(given, f"articles_{name}")
    assert (type(found), found) == (type(meant), meant)


def test_a_switch_that_is_a_word_switches(site: Site) -> None:
    dressed = ".article-byline, .article-banner"
    site.write({
        "a.md": article("A", series="S", tags="[x]", pubDate="2024-01-01"),
        "b.md": article("B", series="S", tags="[x]", pubDate="2024-01-02"),
        "c.md": article("C", tags="[x, y]"),
        "d.md": article("D", tags="[y]"),
    })  # fmt: skip
    assert len(site.build(strict=True).page("blog/a").select(dressed)) == 2
    site.configure("articles_byline = 'no'", "articles_banner = 'off'", "articles_related = '2'")
    built = site.build(strict=True)
    assert built.page("blog/a").select(dressed) == []
    assert len(built.page("blog/c").select(".article-related li")) == 2


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("articles_baner", "articles_banner"),
        ("articles_taxonomy", "articles_taxonomies"),
        ("articles_Byline", "articles_byline"),
    ],
)
def test_an_option_whose_name_is_misspelt_is_told_of(site: Site, written: str, meant: str) -> None:
    own = (f"articles_{name} = '../content'" for name in ("folder", "path", "dir", "root", "src"))
    site.configure(f"{written} = False", *own)
    site.write({"a.md": article("A")})
    (warning,) = site.build().messages()
    assert warning == f"{written}: is not an option; accepted: {meant} [articles.value]"


def test_a_key_that_a_collection_cannot_have_is_named_with_those_it_can(
    site: Site, config_error: Callable[[Site], str]
) -> None:
    site.configure('articles_collections = {"blog": {"path": "../content", "folder": 1}}')
    told = config_error(site)
    assert "blog.folder: is not known; accepted: path, preset, pattern" in told


def test_a_list_of_what_is_not_there_is_told_of_with_the_nearest_name(site: Site) -> None:
    asked = {
        "tag": "Plant", "series": "Travle", "collection": "blgo", "author": "Jane Deo",
        "no-tags": "Plnats", "language": "english",
    }  # fmt: skip
    lists = {f"list-{key}": {key: name} for key, name in asked.items()}
    site.configure(f"articles_lists = {lists!r}")
    matter = {"tags": "[Plants]", "series": "Travel", "author": "Jane Doe"}
    site.write({"a.md": article("A", **matter)})
    place = "articles_lists: 'list-{}': no {} is called {!r}; accepted: {} [articles.reference]"
    assert sorted(site.build().messages()) == sorted(
        [
            place.format("tag", "tag", "Plant", "Plants"),
            place.format("series", "series", "Travle", "Travel"),
            place.format("collection", "collection", "blgo", "blog"),
            place.format("author", "author", "Jane Deo", "Jane Doe"),
            place.format("no-tags", "tag", "Plnats", "Plants"),
            place.format("language", "language", "english", "en"),
        ]
    )


def test_a_list_of_what_is_withheld_or_described_is_no_mistake(site: Site) -> None:
    lists = [{"tag": "hidden"}, {"tag": "described"}, {"series": "Later"}, {"language": "de"}]
    site.configure(f"articles_lists = { {f'l{at}': each for at, each in enumerate(lists)}!r}")
    site.write({
        "a.md": article("A"),
        "b.md": article("B", draft="true", tags="[hidden]", series="Later", lang="de"),
        "tags.yml": "described:\n",
    })  # fmt: skip
    assert site.build().warnings == []


@pytest.mark.parametrize(("start", "end"), [("2027", "2026"), ("2026-03", "2026-02-28")])
def test_a_list_that_ends_before_it_begins_is_refused(
    site: Site, config_error: Callable[[Site], str], start: str, end: str
) -> None:
    site.configure(f"articles_lists = {{'old': {{'from': {start!r}, 'to': {end!r}}}}}")
    told = config_error(site)
    assert told.startswith(f"articles_lists: 'old': from: {start!r} is after to, {end!r}")
    site.configure()
    body = f"# Home\n\n```{{article-list}}\n:from: {start}\n:to: {end}\n```\n"
    site.write({"docs/index.md": body, "a.md": article("A")})
    [message] = [each for each in site.build().messages() if "is after to" in each]
    assert f"from: {start!r} is after to, {end!r}" in message


@pytest.mark.parametrize(
    ("start", "end"), [("2026", "2026"), ("2026-03", "2026"), ("2026", "2026-01-05")]
)
def test_a_list_within_one_year_is_none_that_ends_before_it_begins(
    site: Site, start: str, end: str
) -> None:
    site.configure(f"articles_lists = {{'one': {{'from': {start!r}, 'to': {end!r}}}}}")
    site.write({"a.md": article("A")})
    assert site.build().warnings == []
