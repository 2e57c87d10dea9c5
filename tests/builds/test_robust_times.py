"""What time stamps do not tell: files go by content, whatever their date says."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from .building import HOME, PIXEL, article, differences, output

if TYPE_CHECKING:
    from .building import Site

OTHER_PIXEL = PIXEL.replace(b"\xf8\xff\xff\x3f", b"\xf8\xff\xff\x3e")
PAIRS: dict[str, tuple[str, str | bytes, str | bytes]] = {
    "a title": ("a.md", article("One", series="S"), article("Two", series="S")),
    "a tag": ("a.md", article("One", tags="[red]"), article("One", tags="[tan]")),
    "a body": ("a.md", article("One", "Some text."), article("One", "More text.")),
    "a draft key": ("a.md", article("One", draft="no "), article("One", draft="yes")),
    "a series file": ("series.yml", "s: {title: One}\n", "s: {title: Two}\n"),
    "a term file": ("tags.yml", "red: {label: One}\n", "red: {label: Two}\n"),
    "a landing page": ("content/series/s.md", "# One\n", "# Two\n"),
    "a landing page in the source": ("docs/series/s.md", "# One\n", "# Two\n"),
    "a picture": ("x.png", PIXEL, OTHER_PIXEL),
    "a page that is no article": ("docs/about.md", "# One\n", "# Two\n"),
}
LONG_AGO = 1_000_000_000 * 10**9


def _write(site: Site) -> None:
    home = HOME + "\n```{toctree}\nseries/index\ntags/index\nabout\n```\n"
    site.write({"docs/index.md": home, "docs/about.md": "# About\n", "x.png": PIXEL})
    site.write({"b.md": article("B", "![x](x.png)", series="S", tags="[red]")})


def _date(site: Site, name: str, when: int) -> None:
    os.utime(site.path(name), ns=(when, when))


@pytest.mark.parametrize("date", ["old", "the same"])
@pytest.mark.parametrize(("name", "before", "after"), PAIRS.values(), ids=PAIRS)
def test_a_file_of_the_same_size_counts_as_changed_though_its_date_is(
    site: Site, name: str, before: str | bytes, after: str | bytes, date: str
) -> None:
    assert len(before) == len(after)
    _write(site)
    site.write({name: before})
    when = LONG_AGO if date == "old" else site.path(name).stat().st_mtime_ns
    site.build()
    site.write({name: after})
    _date(site, name, when)
    built = site.build()
    clean = site.build(out="clean", doctrees="clean-doctrees")
    assert differences(built, clean) == []
    assert built.warnings == clean.warnings


@pytest.mark.parametrize(("name", "before", "_after"), PAIRS.values(), ids=PAIRS)
def test_a_file_that_is_only_touched_changes_nothing(
    site: Site, name: str, before: str | bytes, _after: str | bytes
) -> None:
    _write(site)
    site.write({name: before})
    first = output(site.build().out)
    now = site.path(name).stat().st_mtime_ns + 5 * 10**9
    _date(site, name, now)
    assert output(site.build().out) == first


def test_a_picture_whose_date_is_older_replaces_one_that_is_long_there(site: Site) -> None:
    _write(site)
    _date(site, "x.png", LONG_AGO + 10**12)
    site.build()
    site.write({"x.png": OTHER_PIXEL})
    _date(site, "x.png", LONG_AGO)
    built = site.build()
    assert (built.out / "_images/x.png").read_bytes() == OTHER_PIXEL


def test_a_site_with_a_draft_has_builds_that_do_nothing(site: Site) -> None:
    _write(site)
    site.write({"c.md": article("C", draft="true"), "d.md": article("D", pubDate="2999-01-01")})
    site.build()
    again = site.build()
    assert "0 added, 0 changed, 0 removed" in again.status
    assert "no targets are out of date" in again.status


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("", ("Dec 31, 2025", "Jan 1, 2026")),
        ("%Y-%m-%d", ("2025-12-31", "2026-01-01")),
        ("%d %H:%M %z", ("31 23:00 +0000", "01 00:00 +0100")),
    ],
)
def test_one_instant_is_shown_in_the_zone_of_each_article(
    site: Site, form: str, shown: tuple[str, str]
) -> None:
    site.configure('articles_timezone = "Europe/Vienna"', f"articles_date_format = {form!r}")
    site.write({"docs/index.md": HOME, "a.md": article("A", pubDate="2025-12-31T23:00:00Z")})
    site.write({"b.md": article("B", pubDate="2026-01-01")})
    built = site.build()
    assert built.warnings == []
    for name, date in zip("ab", shown, strict=True):
        times = built.page(f"blog/{name}").select(".article-byline time")
        assert [each.get_text() for each in times] == [date]
