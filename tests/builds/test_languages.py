"""A site of two languages: pages, lists, links and what the pages say of themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sphinx.errors import ConfigError

from .building import Site, article, differences, links

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import BeautifulSoup

    from .building import Built

CONFIG = """extensions = ["sphinxext.articles"]
language = "en"
articles_collections = {"en": "../content/en", "de": "../content/de"}
articles_languages = ["en", "de"]
"""
HOME = """# Home

```{series-list}
```

```{article-list}
:tags: azure
:language: all
```

```{term-list} tags
:language: de
```

{articles:tag}`azure` {articles:tag}`de/azure`

```{toctree}
:hidden:

en/one
de/one
```
"""
FILES = {
    f"content/{language}/{name}.md": article(
        f"{name} {language}", "[tag](/tags/Azure/) {articles:tag}`Azure`", series="Course",
        seriesOrder=number, tags="[Azure]",
    )
    for language in ("en", "de")
    for number, name in enumerate(("One", "Two"), 1)
}  # fmt: skip


@pytest.fixture(scope="module")
def two(new_site: Callable[[], Site]) -> Built:
    site = new_site()
    site.write({**FILES, "docs/conf.py": CONFIG, "docs/index.md": HOME})
    site.configure('articles_dialect = {"syntax": False}', smallest=CONFIG)
    return site.build(strict=True)


def test_each_language_has_its_pages_and_nothing_is_doubtful(two: Built) -> None:
    assert two.warnings == []
    found = {name for name in two.pages() if "/" in name}
    assert {name for name in found if "authors/" not in name and "categories/" not in name} == {
        *(f"{each}/{name}" for each in ("en", "de") for name in ("one", "two")),
        *(f"{below}{name}" for below in ("", "de/") for name in (
            "series/index", "series/course", "tags/index", "tags/azure", "feeds/index")),
        "en/index", "de/index", "de/archive",
    }  # fmt: skip


@pytest.mark.parametrize(("language", "below"), [("en", ""), ("de", "de/")])
def test_lists_banners_and_links_stay_in_the_language_of_their_page(
    two: Built, language: str, below: str
) -> None:
    names = [f"One {language}", f"Two {language}"]
    assert [text for text, _ in links(two.page(f"{below}tags/azure"), ".article-list a")] == names
    parts = two.page(f"{below}series/course").select("nav.article-parts li a")
    assert [each.get_text() for each in parts] == names
    index = links(two.page(f"{below}series/index"), ".article-list a")
    assert index == [("Course", "course.html")]
    page = two.page(f"{language}/one")
    tag = "tags/azure.html" if below else "../tags/azure.html"
    assert {href for text, href in links(page, ".body p a") if text in {"tag", "Azure"}} == {tag}
    assert page.select_one("link[rel=next]")["href"] == "two.html"  # type: ignore[index]


def test_a_page_says_which_language_it_is_in(two: Built) -> None:
    pages = ("en/one", "de/one", "de/tags/azure", "de/series/index", "tags/azure", "index")
    assert [two.page(name).html["lang"] for name in pages] == ["en", "de", "de", "de", "en", "en"]  # type: ignore[index]
    title = two.page("de/tags/index").select_one("h1")
    assert title is not None
    assert title.get_text().removesuffix("¶") == "Schlagwörter"


def test_what_widgets_say_is_in_the_language_of_their_page(two: Built) -> None:
    pages = ("one", "series/course", "series/index", "tags/index", "tags/azure", "authors/index")
    said: dict[str, set[str]] = {"": set(), "de/": set()}
    for name in pages:
        for below, prefix in (("", "en/" if name == "one" else ""), ("de/", "de/")):
            said[below] |= strings(two.page(f"{prefix}{name}"))
    for message in ("Next part", "Tags", "ongoing", "There is nothing here yet.", "1 min read"):
        assert any(message in each for each in said[""]), message
        assert not any(message in each for each in said["de/"]), message
    for message in ("Nächster Teil", "Schlagwörter", "Lesezeit"):
        assert any(message in each for each in said["de/"]), message


def strings(page: BeautifulSoup) -> set[str]:
    """Return what the body of a page says, to those who listen as well."""
    body = page.select_one(".body")
    assert body is not None
    return {
        *body.stripped_strings,
        *(str(each["aria-label"]) for each in body.select("[aria-label]")),
    }


@pytest.mark.parametrize("builder", ["text", "latex", "singlehtml", "epub"])
def test_every_builder_says_it_so(two: Built, builder: str) -> None:
    site = Site(two.root)
    built = site.build(builder, jobs=2)
    suffix = {"text": "txt", "latex": "tex"}.get(builder, "xhtml" if builder == "epub" else "html")
    told = "".join(path.read_text(encoding="utf-8") for path in built.out.rglob(f"*.{suffix}"))
    assert ("Nächster Teil" in told, "Next part" in told) == (True, True)


def test_when_languages_change_so_do_the_pages(site: Site) -> None:
    matter = {"series": "Course", "tags": "[Azure]"}
    site.write(
        {
            "content/astro.config.mjs": "x = {i18n: {locales: ['en', 'de']}}",
            "content/de/a.md": article("A", "- [x] Task", seriesOrder=1, **matter),
            "content/de/b.md": article("B", seriesOrder=2, **matter),
            "content/c.md": article("C", "[](de/a.md)", **matter),
        }
    )
    for locales in ("'en', 'de'", "'en'", "'en', {path: 'de', codes: ['de-AT']}"):
        site.write({"content/astro.config.mjs": f"x = {{i18n: {{locales: [{locales}]}}}}"})
        assert differences(site.build(), site.build(out=f"new{len(locales)}", fresh=True)) == []


def test_a_page_may_ask_for_another_language_or_for_all(two: Built) -> None:
    page = two.page("index")
    lists = [
        [href for _, href in links(each, "a")]
        for each in page.select(".article-list, .article-term-list")
    ]
    assert (lists[0], lists[2]) == (["series/course.html"], ["de/tags/azure.html"])
    assert sorted(lists[1]) == ["de/one.html", "de/two.html", "en/one.html", "en/two.html"]
    assert links(page, ".body section > p a")[:2] == [
        ("Azure", "tags/azure.html"), ("Azure", "de/tags/azure.html"),
    ]  # fmt: skip


def test_other_projects_find_both(two: Built) -> None:
    found = two.inventory()
    assert {name: each.uri.partition("#")[0] for name, each in found["articles:tag"].items()} == {
        "Azure": "tags/azure.html", "azure": "tags/azure.html",
        "de/Azure": "de/tags/azure.html", "de/azure": "de/tags/azure.html",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            'articles_languages = ["deutsch!"]',
            "articles_languages: 'deutsch!'; accepted: a language",
        ),
        ('articles_collections = {"blog": {"path": "../content", "lang": "../x"}}', "lang '../x'"),
    ],
)
def test_a_language_that_is_none_is_no_option(site: Site, line: str, message: str) -> None:
    site.configure(line)
    with pytest.raises(ConfigError, match=re.escape(message)):
        site.build()


def test_the_locales_of_astro_are_declared_languages(site: Site) -> None:
    site.write(
        {
            "docs/conf.py": CONFIG.replace('articles_languages = ["en", "de"]\n', ""),
            **FILES,
            "astro.config.mjs": "x = {i18n: {locales: ['en', {path: 'de', codes: ['de']}]}}",
        }
    )
    assert "de/tags/azure" in site.build().pages()
    site.write({"astro.config.mjs": "x = {i18n: {locales: ['en']}}"})
    assert "de/tags/azure" not in site.build().pages()


def test_starlights_root_is_the_language_of_what_lies_in_no_folder(site: Site) -> None:
    locales = "root: {label: 'Deutsch', lang: 'de'}, english: {label: 'English', lang: 'en'}"
    site.write(
        {
            "astro.config.mjs": f"x = {{integrations: [starlight({{locales: {{{locales}}}}})]}}",
            "a.md": article("A", tags="[red]"),
            "content/english/b.md": article("B", tags="[red]"),
        }
    )
    built = site.build()
    assert {"tags/red", "en/tags/red"} <= built.pages()
    spoken = {name: built.page(name).html["lang"] for name in ("blog/a", "tags/red", "en/tags/red")}  # type: ignore[index]
    assert spoken == {"blog/a": "de", "tags/red": "de", "en/tags/red": "en"}
    assert {"tags/red", "de/tags/red"} <= site.build(language="en").pages()


def test_generated_pages_stand_in_the_folder_of_a_locale_as_it_is_written(site: Site) -> None:
    """Two folders that differ by capitals only would be one on many systems."""
    locales = "{ root: { label: 'E', lang: 'en' }, 'pt-br': { label: 'P', lang: 'pt-BR' } }"
    config = f"export default {{ integrations: [starlight({{ locales: {locales} }})] }}"
    site.configure('articles_collections = {"": {"path": "../site", "preset": "starlight"}}')
    site.write({
        "site/astro.config.mjs": config,
        "site/src/content/docs/pt-br/a.md": article("A", tags="[x]"),
        "site/src/content/docs/b.md": article("B", tags="[x]"),
    })  # fmt: skip
    pages = site.build().pages()
    assert "pt-br/tags/x" in pages
    assert {name.partition("/")[0] for name in pages if name.lower().startswith("pt")} == {"pt-br"}
