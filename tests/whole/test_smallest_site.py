"""The smallest site, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .building import article

if TYPE_CHECKING:
    from pathlib import Path

    from .building import Built, Site


def test_two_lines_of_configuration_give_every_page(travel: Built) -> None:
    assert travel.code == 0
    assert travel.warnings == ()
    assert travel.pages() == {
        "index",
        *(f"blog/{name}" for name in ("part1", "part2", "part3", "lone")),
        "series/index",
        "series/travel",
        "tags/index",
        "tags/red",
        "tags/cpp",
        "categories/index",
        "categories/notes",
        "authors/index",
        "authors/jo-ng",
    }


def test_without_collections_telling_front_matter_makes_an_article(site: Site) -> None:
    site.write(
        {
            "docs/conf.py": 'extensions = ["sphinxext.articles"]\n',
            "docs/index.md": "# Home\n\n```{toctree}\na\nplain\nseries/index\n```\n",
            "docs/a.md": article("A", tags="[x]", series="S"),
            "docs/plain.md": "# Plain\n\nNo article.\n",
        }
    )
    built = site.build("-W")
    assert built.code == 0, built.warnings
    assert {"a", "plain", "series/s", "tags/x"} <= built.pages()
    assert built.page("a").select_one(".article-byline")
    assert not built.page("plain").select_one(".article-byline")


def test_a_build_leaves_the_source_untouched_and_a_second_one_does_nothing(site: Site) -> None:
    site.write({"a.md": article("A", tags="[x]", series="S")})
    before = _snapshot(site.root)
    site.build()
    again = site.build()
    assert _snapshot(site.root) == before
    assert "0 added, 0 changed, 0 removed" in again.status
    assert "no targets are out of date" in again.status


def test_an_output_folder_inside_the_source_is_no_source(site: Site) -> None:
    site.write({"a.md": article("A", tags="[x]", series="S")})
    inside = ("--jobs", "1", "-W")
    for _ in range(2):
        built = site.build(*inside, out="../docs/_out", environment="../docs/_out/.doctrees")
        assert built.code == 0, built.warnings
    assert not any(name.startswith("_out") for name in built.pages())


def test_the_copied_source_is_the_real_one_and_generated_pages_have_none(site: Site) -> None:
    source = article("A", "Hello.", tags="[x]")
    site.write({"content/sub/Hello World.md": source})
    built = site.build()
    assert built.text("_sources/blog/sub/hello-world.md.txt") == source
    assert not list(built.out.glob("_sources/tags/*"))


def _snapshot(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in ("docs", "content")
        for path in (root / folder).rglob("*")
        if path.is_file()
    }


def test_builders_that_share_doctrees_each_write_every_page(site: Site) -> None:
    site.write({"a.md": article("A", tags="[x]", series="S")})
    site.build(environment="shared")
    built = site.build(builder="text", environment="shared")
    assert (built.out / "blog/a.txt").is_file()
    assert (built.out / "series/s.txt").is_file()
    assert len(site.build(out="again", environment="shared").pages()) == len(site.build().pages())
