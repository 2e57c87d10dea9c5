"""Mistakes of authors: a warning with a place, a finished build, nothing leaked or lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinxext.articles.frontmatter.key_aliases import ALIASES
from sphinxext.articles.frontmatter.keys import FrontMatter

from .building import CONF, INDEXES, PIXEL, article, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from .building import Site

SCRIPT = "<script>alert(1)</script>"
BOMB = "a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]\n" + "\n".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]"
    for before, name in ("ab", "bc", "cd", "de", "ef")
)

BAD: dict[str, tuple[str | bytes, str]] = {
    "broken YAML": ("---\ntitle: a\nkey: [1\n---\n\nKept.\n", "articles.front_matter"),
    "a list": ("---\n- a\n---\n\nKept.\n", "articles.front_matter"),
    "an alias bomb": (f"---\n{BOMB}\n---\n\nKept.\n", "articles.front_matter"),
    "an order in words": ("---\ntitle: T\nseriesOrder: two\n---\n\nKept.\n", "articles.value"),
    "a number as tags": ("---\ntitle: T\ntags: 5\n---\n\nKept.\n", "articles.value"),
    "a vague date": ("---\ntitle: T\npubDate: soon\n---\n\nKept.\n", "articles.value"),
    "an impossible date": ("---\ntitle: T\npubDate: 2024-13-40\n---\n\nKept.\n", "articles.value"),
    "another encoding": ("---\ntitle: T\n---\n\nKept. é\n".encode("latin-1"), "articles.file"),
    "an id that leads out": ("---\ntitle: T\nslug: ../../etc\n---\n\nKept.\n", "articles.id"),
    "a term without slug": ('---\ntitle: T\ntags: ["!!!"]\n---\n\nKept.\n', "articles.term"),
}
LINES = {"broken YAML": 4, "an order in words": 3, "a number as tags": 3, "a vague date": 3}


WITHHELD = {"broken YAML", "a list", "an alias bomb", "a vague date"}


@pytest.mark.parametrize("name", BAD)
def test_is_a_warning_with_a_place_and_the_article_is_built_unless_it_may_be_a_draft(
    site: Site, name: str
) -> None:
    source, subtype = BAD[name]
    site.write({"bad.md": source})
    built = site.build()
    assert not built.failed
    [warning] = built.warnings
    assert warning.startswith(f"content/bad.md:{LINES.get(name, '')}")
    assert warning.endswith(f"[{subtype}]")
    if name in WITHHELD:
        assert "blog/bad" not in built.pages()
    else:
        assert "Kept." in built.page("blog/bad").get_text()
    assert site.build(strict=True, out="strict", doctrees="strict").failed


def test_a_value_s_warning_says_key_value_and_what_would_do(site: Site) -> None:
    site.write({"bad.md": article("T", seriesOrder="two")})
    assert site.build().warnings == [
        "content/bad.md:3: WARNING: seriesOrder: cannot be used (found 'two');"
        " accepted: a number [articles.value]"
    ]


def test_two_files_of_one_id_are_both_named_and_both_built(site: Site) -> None:
    site.write({"Hello World.md": article("One"), "hello-world.md": article("Two")})
    built = site.build()
    [warning] = built.warnings
    assert "content/Hello World.md" in warning
    assert warning.startswith("content/hello-world.md:")
    assert {"blog/hello-world", "blog/hello-world-2"} <= built.pages()


def test_an_empty_file_a_missing_folder_and_an_unknown_series_warn(site: Site) -> None:
    conf = CONF.replace('"../content"}', '"../content", "x": "../nowhere"}')
    site.write({"docs/conf.py": conf, "empty.md": "", "series.yml": "nobody:\n  title: No\n"})
    built = site.build()
    assert not built.failed
    kinds = [warning.rpartition("[")[2] for warning in built.warnings]
    assert kinds == ["articles.collection]", "articles.file]", "articles.series]"]


def test_unknown_keys_warn_only_when_strict(site: Site) -> None:
    site.write({"a.md": article("A", tocdepth=2, mood="fine")})
    assert site.build().warnings == []
    site.write({"docs/conf.py": CONF + "articles_strict = True\n"})
    [warning] = site.build().warnings
    assert warning.startswith("content/a.md:4: WARNING: mood: is not a known key")


def test_two_parts_with_one_order_warn_and_both_stay(site: Site) -> None:
    site.write({f"{n}.md": article(n, series="S", seriesOrder=1) for n in ("a", "b")})
    built = site.build()
    [warning] = built.warnings
    assert warning.endswith("[articles.series]")
    assert "content/a.md, content/b.md" in warning.replace(f"{site.root}/", "")
    assert "Part 2 of 2" in built.page("blog/b").get_text()


def test_html_in_any_field_is_text_everywhere(site: Site) -> None:
    keys = dict.fromkeys(("description", "author", "category", "series"), f'"{SCRIPT}"')
    series = f'"{SCRIPT}":\n  description: "{SCRIPT}"\n  planned: [{{title: "{SCRIPT} 2"}}]\n'
    site.write({"a.md": article(f'"{SCRIPT}"', tags=f'["{SCRIPT}"]', **keys)})
    site.write({"series.yml": series})
    built = site.build(strict=True)
    assert built.warnings == []
    for name in built.pages():
        assert not built.page(name).find("script", string="alert(1)"), name
    assert SCRIPT in built.page("blog/a").find("h1").get_text()


def test_a_wrong_option_stops_the_build_and_says_what_would_do(
    site: Site, config_error: Callable[[Site], str]
) -> None:
    site.configure('articles_banner_style = "huge"')
    message = config_error(site)
    assert "articles_banner_style = 'huge'" in message
    assert "'banner', 'card', or 'line'" in message


EMPTY = ('""', "''", '"  "', "[]", "{}", "~", "", '[""]', "[{}]")
ELSEWHERE = {
    "2-two.md": article("Two", series="S", slug="/x/two"),
    "10-ten.md": article(
        "Ten", series="S", cover_image="/p.png", canonical_url="https://a.example/"
    ),
    "part.md": article("Part", series="Q", part=2),
    "weight.md": article("Weight", series="Q", weight=1),
}


def test_what_other_systems_write_or_leave_empty_is_read_without_a_warning(site: Site) -> None:
    keys = [*FrontMatter.model_fields, *(each for names in ALIASES.values() for each in names)]
    texts = {
        f"e{n}.md": article(f"E{n}", **dict.fromkeys(keys[1:], value))
        for n, value in enumerate(EMPTY)
    }
    site.write({**texts, **ELSEWHERE, "public/p.png": PIXEL})
    with_public = '{"path": "../content", "public": "../public"}'
    site.configure(smallest=CONF.replace('"../content"', with_public))
    built = site.build(strict=True)
    assert built.warnings == []
    shown = {f"blog/e{n}" for n in range(len(EMPTY))}
    shown |= {"blog/x/two", "blog/10-ten", "blog/part", "blog/weight", "series/s", "series/q"}
    assert built.pages() - INDEXES == {"index", *shown}
    for name, titles in {"s": ["Two", "Ten"], "q": ["Weight", "Part"]}.items():
        links = words(built.page(f"series/{name}"), "section a")
        assert [each for each in links if each in titles] == titles
    page = built.page("blog/10-ten")
    assert page.select_one("img[src$='p.png']")
    assert page.select_one("link[rel=canonical]")["href"] == "https://a.example/"
