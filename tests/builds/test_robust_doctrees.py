"""Builders that share one folder of doctrees, one after the other, each write what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .building import CONNECTED, HOME, PIXEL, article, differences, output
from .secrets import SECRET, places, write_secret

if TYPE_CHECKING:
    from collections.abc import Callable

    from .building import Built, Site

pytestmark = pytest.mark.across

GLOBBING = HOME + "\n```{toctree}\n:glob:\n\nblog/*\nseries/index\n```\n"


def _write(site: Site) -> None:
    site.write({"docs/index.md": CONNECTED, "x.png": PIXEL})
    for number in range(1, 5):
        site.write(
            {
                f"p{number}.md": article(
                    f"Part {number}", series="S", seriesOrder=number, tags="[red]"
                )
            }
        )


def _retitle(site: Site) -> None:
    site.write({"p2.md": article("New", series="S", seriesOrder=2, tags="[red]")})


def _delete(site: Site) -> None:
    site.path("p2.md").unlink()


def _add(site: Site) -> None:
    site.write({"p5.md": article("Part 5", series="S", tags="[blue]")})


def _clean(site: Site, builder: str = "html") -> Built:
    return site.build(builder, doctrees=f"clean-doctrees-{builder}", out=f"clean-{builder}")


CHANGES = {"a new title": _retitle, "a deletion": _delete, "a new part": _add}


@pytest.mark.parametrize("builder", ["html", "dirhtml", "text"])
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_another_builder_has_read_is_still_written_after(
    site: Site, change: Callable[[Site], None], builder: str
) -> None:
    _write(site)
    other = "text" if builder == "html" else "html"
    site.build(builder, doctrees="shared")
    site.build(other, doctrees="shared")
    change(site)
    site.build(other, doctrees="shared")
    built = site.build(builder, doctrees="shared")
    assert differences(built, _clean(site, builder)) == []
    again = site.build(builder, doctrees="shared")
    assert "no targets are out of date" in again.status


def test_two_output_folders_of_one_builder_are_told_apart(site: Site) -> None:
    _write(site)
    site.build(doctrees="shared", out="one")
    site.build(doctrees="shared", out="two")
    _retitle(site)
    one = site.build(doctrees="shared", out="one")
    two = site.build(doctrees="shared", out="two")
    assert output(one.out) == output(two.out)


@pytest.mark.parametrize("unlisted", ["false", "true"])
def test_a_draft_leaves_the_output_though_another_builder_has_removed_it_from_the_doctrees(
    site: Site, unlisted: str
) -> None:
    site.write({"docs/index.md": GLOBBING, "a.md": article("A", series="S")})
    write_secret(site, unlisted=unlisted)
    site.build(doctrees="shared")
    site.build("text", doctrees="shared")
    write_secret(site, draft="true")
    site.build("text", doctrees="shared")
    site.build(doctrees="shared")
    assert places(site.root / "_build") == []


def test_files_given_on_the_command_line_leave_the_others_to_the_next_build(site: Site) -> None:
    _write(site)
    site.build()
    _retitle(site)
    site.build(filenames=[site.path("docs/index.md")])
    assert differences(site.build(), _clean(site)) == []


def test_a_toctree_shows_what_lies_deep_below_it_in_every_builder(site: Site) -> None:
    """Sphinx itself writes only the page right above the one whose title has changed."""
    map_ = "---\norphan: true\n---\n\n# Map\n\n```{toctree}\nseries/s\n```\n"
    site.write({"docs/map.md": map_, "docs/index.md": HOME})
    _write(site)
    for builder in ("text", "html"):
        _retitle(site)
        assert "New" in site.build(builder).app.env.titles["blog/p2"].astext()
        site.write({"p2.md": article("Newest", series="S", seriesOrder=2, tags="[red]")})
        assert differences(site.build(builder), _clean(site, builder)) == []


def test_the_log_says_how_many_pages_show_the_navigation_and_why(site: Site) -> None:
    _write(site)
    first = site.build()
    _retitle(site)
    said = site.build().status
    pages = len(first.env.found_docs)
    assert (
        f"articles: the navigation has changed (blog/p2), so every page is written: {pages}" in said
    )
    assert "writing output... [100%]" in said


def test_a_navigation_that_stays_is_not_mentioned(site: Site) -> None:
    _write(site)
    site.build()
    site.write({"p2.md": article("Part 2", "Other.", series="S", seriesOrder=2, tags="[red]")})
    assert "navigation has" not in site.build().status


def test_a_toctree_forgets_a_document_that_is_withdrawn(site: Site) -> None:
    parts = "\n".join(f"blog/p{number}" for number in range(1, 5))
    _write(site)
    site.write({"docs/index.md": HOME + "\n```{toctree}\nmap\n```\n"})
    site.write({"docs/map.md": f"# Map\n\n```{{toctree}}\n{parts}\n```\n"})
    for number in range(1, 5):
        site.write({f"p{number}.md": article(f"Part {number}")})
    site.build()
    _delete(site)
    built = site.build()
    clean = _clean(site)
    assert differences(built, clean) == []
    assert built.warnings == clean.warnings


def test_sections_that_are_no_longer_numbered_lose_their_numbers(site: Site) -> None:
    _write(site)
    site.write({"docs/index.md": CONNECTED.replace("}\n", "}\n:numbered:\n\n", 1)})
    assert "1. Series" in site.build().page("index").get_text()
    site.write({"docs/index.md": CONNECTED})
    assert differences(site.build(), _clean(site)) == []


def test_what_a_killed_build_was_writing_is_cleared_away(site: Site) -> None:
    _write(site)
    workshop = site.root / "_build/doctrees-html/articles/tags"
    workshop.mkdir(parents=True)
    (workshop / f"{SECRET}.articles-repaired.unfinished-4711").write_text(SECRET)
    site.build()
    assert places(site.root / "_build") == []


def test_the_head_of_every_page_links_to_a_document_that_is_called_about(site: Site) -> None:
    _write(site)
    site.build()
    site.write({"docs/about.md": "---\norphan: true\n---\n\n# Us\n"})
    assert differences(site.build(), _clean(site)) == []
    site.path("docs/about.md").unlink()
    built = site.build()
    assert not built.page("blog/p1").select("link[rel=author]")
