"""The search index: what it costs to make it again, and that it is the one of a clean build."""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.search import js_index

from .building import article

if TYPE_CHECKING:
    from pathlib import Path

    from .building import Site

pytestmark = pytest.mark.across

SPY = """
class Pages(set):
    def intersection_update(self, *others):
        print("met with a", *(type(each).__name__ for each in others))
        super().intersection_update(*others)

def spy(app):
    indexer = getattr(app.builder, "indexer", None)
    if indexer is not None:
        words = indexer._mapping
        words.update({word: Pages(pages) for word, pages in words.items()})
    return ()

def setup(app):
    app.connect("html-collect-pages", spy, priority=400)
"""


@pytest.mark.parametrize("builder", ["html", "dirhtml", "json", "pickle"])
def test_a_word_is_asked_for_the_documents_that_have_it_not_for_all(
    site: Site, builder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Python meets two sets by the smaller one; of anything else it looks at all."""
    site.write({"a.md": article("Apples"), "b.md": article("Bananas")})
    site.configure(SPY)
    site.build(builder=builder)
    met = [line for line in capsys.readouterr().out.splitlines() if line.startswith("met")]
    assert met
    assert set(met) == {"met with a frozenset"}


def test_an_index_made_again_is_the_one_of_a_clean_build(site: Site) -> None:
    site.write({"a.md": article("Apples"), "b.md": article("Bananas")})
    site.build()
    site.write({"a.md": article("Cherries")})
    again = (site.build().out / "searchindex.js").read_text(encoding="utf-8")
    clean = (site.build(fresh=True).out / "searchindex.js").read_text(encoding="utf-8")
    assert again == clean
    assert "cherri" in again
    assert "appl" not in again


BUILDERS = ("html", "dirhtml", "json", "pickle")
WITH_ENTRIES = {
    "a.md": article(
        "Apples", "{index}`Fruit` {index}`fruit` and\n\n```{index} single: tree; red\n```"
    ),
    "b.md": article("Bananas", "```{index} ! Fruit\n```\n\nYellow."),
    "docs/c.md": "# Cherries\n\n{index}`Fruit`\n",
}


def index(folder: Path) -> Any:
    """Read the index of an output folder, in whichever format."""
    (path,) = folder.glob("searchindex.*")
    loads = {"js": js_index.loads, "json": json.loads}.get(path.suffix[1:])
    return loads(path.read_text(encoding="utf-8")) if loads else pickle.loads(path.read_bytes())


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize(
    "edit",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"a.md": article("Apples", "{index}`Other`")}, id="other-entries"),
        pytest.param({"b.md": article("Bananas", "No entry.")}, id="no-entries-left"),
        pytest.param({"d.md": article("Dates", "{index}`fruit`")}, id="a-page-more"),
        pytest.param({"b.md": article("Bananas", draft=True)}, id="a-page-less"),
        pytest.param({"b.md": article("Bananas", unlisted=True)}, id="a-page-unlisted"),
    ],
)
def test_entries_of_pages_that_are_not_written_again_stay(
    site: Site, builder: str, edit: dict[str, str]
) -> None:
    """Sphinx forgets them: after a build in which nothing changed, it has none."""
    site.write(WITH_ENTRIES)
    first = index(site.build(builder=builder).out)
    site.write(edit)
    again = index(site.build(builder=builder).out)
    assert again == index(site.build(builder=builder, out="clean", doctrees="new").out)
    assert (again == first) is (not edit)


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize("name", ["a.md", "b.md", "c.md"])
def test_the_bytes_of_an_index_do_not_depend_on_who_was_read_first(
    site: Site, builder: str, name: str
) -> None:
    body = "Apples, bananas, cherries; words of its own: {0}word.\n\n## Part {0}\n\n## Part\n"
    for each in "abc":
        objects = f"```{{py:function}} {each}.apples()\n```\n"
        text = body.format(each) + objects + f"\n{{index}}`entry {each}` {{index}}`fruit`\n"
        site.write({f"{each}.md": article(f"Part {each}", text)})
    site.build(builder=builder)
    site.write({name: site.path(name).read_text() + "\nMore bananas, alone.\n"})
    again = site.build(builder=builder)
    clean = site.build(builder=builder, out="clean", doctrees="new")
    parallel = site.build(builder=builder, out="parallel", doctrees="parallel-new", jobs=2)
    (file,) = (path.name for path in again.out.glob("searchindex.*"))
    assert (again.out / file).read_bytes() == (clean.out / file).read_bytes()
    assert (again.out / file).read_bytes() == (parallel.out / file).read_bytes()


def test_the_index_has_entries_of_all_pages(site: Site) -> None:
    site.write(WITH_ENTRIES)
    site.build()
    entries = index(site.build().out)["indexentries"]
    assert {name: len(places) for name, places in entries.items()} == {
        "fruit": 4, "tree": 1, "red": 1,
    }  # fmt: skip
    assert [main for _, _, main in entries["fruit"]].count(True) == 1


OBJECTS = """
from sphinx.domains import Domain

class Fruits(Domain):
    name = "fruit"
    object_types = {{}}
    def get_objects(self):
        yield "{name}", "{name}", "fruit", "index", "x", 1

def setup(app):
    app.add_domain(Fruits)
"""


def test_an_object_that_no_page_was_written_for_is_in_the_index(site: Site) -> None:
    """Domains of other extensions may take objects from anywhere."""
    site.configure(OBJECTS.format(name="apple"))
    site.build()
    site.configure(OBJECTS.format(name="banana"))
    again = site.build()
    assert "no targets are out of date" in again.status
    objects = index(again.out)["objects"]
    assert [found[-1] for found in objects[""]] == ["banana"]


def test_a_page_that_another_builder_has_seen_go_leaves_the_index(site: Site) -> None:
    """The builders share one folder of doctrees, so for the second one nothing has been removed."""
    site.write(
        {**WITH_ENTRIES, "docs/d.md": "---\norphan: true\n---\n\n# Dates\n\n{index}`date`\n"}
    )
    site.build("html", doctrees="both")
    site.build("dirhtml", doctrees="both")
    site.path("docs/d.md").unlink()
    site.build("dirhtml", doctrees="both")
    found = index(site.build("html", doctrees="both").out)
    assert "d" not in found["docnames"]
    assert "date" not in found["indexentries"]
    assert "fruit" in found["indexentries"]


@pytest.mark.parametrize("builder", BUILDERS)
def test_an_index_that_somebody_has_deleted_is_made_again(site: Site, builder: str) -> None:
    """With Sphinx alone it is an error where nothing changed, and else an index of a few pages."""
    site.write(WITH_ENTRIES)
    first = site.build(builder=builder)
    before = index(first.out)
    (path,) = first.out.glob("searchindex.*")
    path.unlink()
    assert index(site.build(builder=builder).out) == before


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_site_of_which_all_is_unlisted_has_an_empty_index(site: Site, builder: str) -> None:
    site.write({"a.md": article("Apples", unlisted=True)})
    site.path("docs/index.md").unlink(missing_ok=True)
    site.configure("root_doc = 'blog/a'")
    found = index(site.build(builder=builder).out)
    assert {name: len(found[name]) for name in ("docnames", "titles", "terms", "alltitles")} == {
        "docnames": 0, "titles": 0, "terms": 0, "alltitles": 0,
    }  # fmt: skip
