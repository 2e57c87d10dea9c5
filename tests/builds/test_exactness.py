"""Parallel builds equal serial ones, and incremental builds equal clean ones, byte for byte."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from sphinxext.articles.views.registry import _VIEWS

from .building import CONNECTED, PIXEL, article, differences, output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from sphinxext.articles.catalogue.catalogue import Catalogue
    from sphinxext.articles.views.values import Request

    from .building import Built, Site

PARTS = 12


def _write(site: Site, home: str = CONNECTED) -> None:
    site.write({"docs/index.md": home, "x.png": PIXEL})
    for number in range(1, PARTS + 1):
        site.write(
            {
                f"p{number:02}.md": article(
                    f"Part {number}",
                    f"Word{number}. {{articles:tag}}`even`\n\n![x](x.png)\n",
                    series="[S, T]" if number % 3 else "S",
                    seriesOrder=number,
                    tags="[even, x]" if number % 2 == 0 else "[odd]",
                    author="Jo",
                    pubDate=f"2025-01-{number:02}",
                )
            }
        )


@pytest.mark.across
@pytest.mark.parametrize("builder", ["html", "dirhtml", "text", "latex", "gettext", "man"])
def test_a_parallel_build_equals_a_serial_one(site: Site, builder: str) -> None:
    _write(site)
    # With another folder of doctrees, gettext names another place of the generated pages.
    serial = site.build(builder, strict=True, jobs=1, out="serial", fresh=True)
    parallel = site.build(builder, strict=True, jobs=4, out="parallel", fresh=True)
    assert (serial.warnings, parallel.warnings) == ([], [])
    assert output(serial.out) == output(parallel.out)


@pytest.mark.across
def test_the_order_of_reading_does_not_matter_to_warnings(site: Site) -> None:
    _write(site)
    for number in range(1, PARTS):
        site.write({f"w{number}.md": article(f"W{number}", f"{{articles:tag}}`no{number}`")})
    serial = site.build(jobs=1, out="serial", doctrees="d1")
    parallel = site.build(jobs=4, out="parallel", doctrees="d4")
    assert len(serial.warnings) == PARTS - 1
    assert sorted(serial.warnings) == sorted(parallel.warnings)


@pytest.mark.parametrize("builder", ["html", "dirhtml", "text", "epub"])
def test_a_second_build_reads_and_writes_nothing(site: Site, builder: str) -> None:
    _write(site)
    site.build(builder, copyright="us", version="1")
    before = _times(site)
    again = site.build(builder, copyright="us", version="1", strict=True)
    assert "0 added, 0 changed, 0 removed" in again.status
    assert "no targets are out of date" in again.status
    assert _times(site) == before


def _times(site: Site) -> dict[str, int]:
    """Return when each page was written, without the two that Sphinx writes in every build."""
    return {
        str(path): path.stat().st_mtime_ns
        for path in (site.root / "_build").rglob("*.html")
        if not {"genindex", "search"} & {path.stem, path.parent.name}
    }


def _retitled(site: Site) -> None:
    text = site.path("p05.md").read_text()
    site.write({"p05.md": text.replace("title: Part 5", "title: New *title*")})


def _untagged(site: Site) -> None:
    text = site.path("p05.md").read_text()
    site.write({"p05.md": text.replace("tags: [odd]", "tags: [brand new]")})


def _redescribed(site: Site) -> None:
    text = site.path("p05.md").read_text()
    site.write({"p05.md": text.replace("author: Jo", "author: Jo\ndescription: Now said")})


def _reordered(site: Site) -> None:
    text = site.path("p05.md").read_text()
    site.write({"p05.md": text.replace("seriesOrder: 5", "seriesOrder: 99")})


def _removed(site: Site) -> None:
    site.path("p05.md").unlink()


def _added(site: Site) -> None:
    site.write({"z.md": article("Added", series="S", seriesOrder=5.5, tags="[odd, more]")})


def _announced(site: Site) -> None:
    site.write({"series.yml": "s:\n  title: The S\n  planned: [{title: Soon}]\n"})


def _labelled(site: Site) -> None:
    site.write({"tags.yml": "odd: {label: Not even, description: Odd ones}\n"})


def _own_landing(site: Site) -> None:
    site.write({"content/series/s.md": "# My S\n\nProse.\n"})


CHANGES: dict[str, Callable[[Site], None]] = {
    "a title": _retitled,
    "a tag": _untagged,
    "a description": _redescribed,
    "an order": _reordered,
    "a file less": _removed,
    "a file more": _added,
    "a series file": _announced,
    "a term file": _labelled,
    "a landing page": _own_landing,
}


@pytest.fixture(scope="module", params=[CONNECTED, "# Home\n"], ids=["connected", "apart"])
def first_build(
    request: pytest.FixtureRequest,
    new_site: Callable[[], Site],
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Site, Path]:
    """Build once, and copy it, for all changes to begin with."""
    site, copy = new_site(), tmp_path_factory.mktemp("copy") / "site"
    _write(site, request.param)
    site.build()
    shutil.copytree(site.root, copy)
    return site, copy


@pytest.fixture
def built_site(first_build: tuple[Site, Path]) -> Site:
    """Return a site that has just been built."""
    site, copy = first_build
    shutil.rmtree(site.root)
    shutil.copytree(copy, site.root)
    return site


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_an_incremental_build_equals_a_clean_one_after(
    built_site: Site, change: Callable[[Site], None]
) -> None:
    change(built_site)
    built = built_site.build()
    clean = built_site.build(out="clean", doctrees="clean-doctrees")
    assert _differences(built, clean) == []
    assert built.warnings == clean.warnings == []


def test_where_nothing_changed_no_list_is_worked_out(
    built_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_out: list[Request] = []

    def spy(catalogue: Catalogue, request: Request) -> object:
        worked_out.append(request)
        return listing.answer(catalogue, request)

    listing = _VIEWS["articles"]
    monkeypatch.setitem(_VIEWS, "articles", listing._replace(answer=spy))
    built_site.build()
    assert worked_out == []
    _retitled(built_site)
    built_site.build()
    assert worked_out != []


@pytest.mark.parametrize("name", ["hero.png", "term.png", "series.png", "site.png"])
def test_a_picture_that_is_replaced_is_seen_where_lists_show_it(site: Site, name: str) -> None:
    """The files of articles and the configuration stay as they are."""
    tables = "```{series-list}\n```\n\n```{term-list} tags\n```\n"
    cards = "```{article-list}\n:layout: cards\n```\n"
    pictures = dict.fromkeys(("hero.png", "term.png", "series.png", "docs/site.png"), PIXEL)
    heads = {"html_baseurl": "https://example.org/", "articles_preview": "site.png"}
    site.write(pictures)
    site.write(
        {
            "docs/index.md": f"# Home\n\n{cards}\n{tables}",
            "a.md": article("A", heroImage="hero.png", tags="[red]", series="S"),
            "tags.yml": "red: {image: term.png}\n",
            "series.yml": "s: {title: S, image: series.png}\n",
        }
    )
    site.build(**heads)
    path = name if name in pictures else f"docs/{name}"
    wider = PIXEL.replace(b"IHDR" + (1).to_bytes(4), b"IHDR" + (640).to_bytes(4))
    site.write({path: wider})
    built = site.build(**heads)
    clean = site.build(out="clean", doctrees="clean-doctrees", **heads)
    assert _differences(built, clean) == []
    assert built.warnings == clean.warnings == []
    assert any(b'"640"' in data for page, data in output(built.out).items() if "html" in page)


def test_a_new_title_is_seen_by_neighbours_and_lists_only(site: Site) -> None:
    _write(site, "# Home\n")
    first = output(site.build().out)
    _retitled(site)
    second = output(site.build().out)
    changed = {name for name in second if first.get(name) != second[name] and "html" in name}
    seen = {name for name in changed if b"New *title*" in second[name]}
    assert seen == changed
    assert {"blog/p04.html", "blog/p05.html", "blog/p06.html", "series/s.html"} <= changed
    assert "tags/odd.html" in changed
    assert "tags/even.html" not in changed


def _differences(left: Built, right: Built) -> list[str]:
    one, two = output(left.out), output(right.out)
    return sorted(name for name in {*one, *two} if one.get(name) != two.get(name))


def _coloured(number: int) -> bytes:
    return PIXEL + bytes([number])


def _shown_pictures(built: Built, names: Iterable[str]) -> dict[str, list[bytes]]:
    """Return the pictures that pages show, by their content."""
    found = {}
    for name in names:
        page = built.out / f"{name}.html"
        shown = built.page(name).select("div.body img")
        found[name] = [(page.parent / unquote(str(img["src"]))).read_bytes() for img in shown]
    return found


@pytest.mark.parametrize("builder", ["html", "dirhtml", "epub"])
def test_pictures_of_one_name_do_not_depend_on_who_was_read_first(site: Site, builder: str) -> None:
    files = {f"content/d{number}/pic.png": _coloured(number) for number in range(12)}
    body = "![x](./d{0}/pic.png)\n\n{{download}}`x <./d{0}/pic.png>`"
    pages = {f"a{n}.md": article(f"A{n}", body.format(n)) for n in range(12)}
    site.write({**files, **pages})
    serial = site.build(builder, out="serial", doctrees="d1")
    parallel = site.build(builder, out="parallel", doctrees="d2", jobs=4)
    differences = _differences(serial, parallel)
    assert [name for name in differences if not name.endswith((".epub", ".opf"))] == []  # the time


@pytest.mark.parametrize("home", [CONNECTED, "# Home\n"], ids=["connected", "apart"])
def test_pages_follow_the_names_of_the_pictures_they_show(site: Site, home: str) -> None:
    """Those of the pages themselves, and those in lists, heads and feeds of other articles."""
    cards = "```{article-list}\n:layout: cards\n```\n"
    heads = {
        "html_baseurl": "https://example.org/",
        "articles_feeds": {"site": ["feed.xml"]},
    }
    site.write({f"content/d{number}/pic.png": _coloured(number) for number in range(6)})
    site.write({"docs/index.md": f"{home}\n{cards}"})
    hero = {n: article(f"A{n}", "Text.", heroImage=f"d{n}/pic.png") for n in range(1, 3)}
    body = {n: article(f"A{n}", f"![x](./d{n}/pic.png)") for n in range(3, 6)}
    site.write({f"a{n}.md": text for n, text in {**hero, **body}.items()})
    site.build(**heads)
    for name, text in (
        ("a0.md", article("A0", "![x](./d0/pic.png)")),  # all others have higher numbers
        ("a3.md", article("A3", "![x](./d3/pic.png)", draft="true")),  # some have lower ones
        ("a1.md", article("A1")),
        ("a0.md", article("A0", heroImage="d5/pic.png")),  # two pages show one
    ):
        site.write({name: text})
        built = site.build(**heads)
        clean = site.build(out="clean", doctrees="clean-doctrees", fresh=True, **heads)
        assert _differences(built, clean) == []
        assert built.warnings == clean.warnings == []
        shown = _shown_pictures(built, ["index", "blog/a2", "blog/a4"])
        assert shown["blog/a2"] == [_coloured(2)]
        assert shown["blog/a4"] == [_coloured(4)]
        assert _coloured(2) in shown["index"]
        assert "no targets are out of date" in site.build(**heads).status


def test_pages_are_read_again_when_there_are_other_taxonomies(site: Site) -> None:
    text = "H\n=\n\n.. article-list::\n   :topics: t1\n\n:articles:topic:`t1`\n"
    site.write({"docs/index.rst": text, "a.md": article("Art", topics="[t1]")})
    site.path("docs/index.md").unlink(missing_ok=True)
    for option in ("{}", "{'topics': ['topics']}", "{}"):
        site.configure(f"articles_taxonomies = {option}")
        built, clean = site.build(), site.build(out="clean", doctrees="trees", fresh=True)
        assert differences(built, clean) == []
        assert ("Art" in built.page("index").get_text()) == (option != "{}")
