"""Index pages that are there before there is anything to list; search indexes of every kind."""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING

import pytest
from sphinx.search import js_index

from .building import CONF, HOME, IN_SOURCE, INDEXES, article, words
from .secrets import places, write_secret

if TYPE_CHECKING:
    from .building import Site

pytestmark = pytest.mark.across

TOCTREE = HOME + "\n```{toctree}\n" + "\n".join(sorted(INDEXES)) + "\n```\n"
NOTHING = "There is nothing here yet."


@pytest.mark.parametrize("smallest", [CONF, IN_SOURCE], ids=["a collection", "none"])
def test_indexes_are_there_and_say_that_there_is_nothing_yet(site: Site, smallest: str) -> None:
    site.configure(smallest=smallest)
    write_secret(site, draft="true")
    indexes = INDEXES if smallest == CONF else INDEXES - {"blog/index"}
    names = "\n".join(sorted(indexes))
    site.write({"docs/index.md": f"{HOME}\n```{{toctree}}\n{names}\n```\n"})
    built = site.build(strict=True)
    assert built.warnings == []
    assert built.pages() == {"index", *indexes}
    for docname in indexes:
        assert words(built.page(docname), "section p") == [NOTHING]
    assert set(built.inventory()["std:doc"]) == {"index"}
    index = js_index.loads(built.text("searchindex.js"))
    home = index["docnames"].index("index")
    assert {*index["terms"].values(), *index["titleterms"].values()} == {home}
    assert [*index["alltitles"]] == ["Home"]
    assert places(built.out) == []


def test_an_empty_index_speaks_the_readers_language(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Sphinx keeps a language for all projects of a process.
    monkeypatch.setattr("sphinx.locale.translators", {})
    built = site.build(language="de")
    assert words(built.page("tags/index"), "section p") == ["Hier gibt es noch nichts."]


def test_an_index_fills_and_empties_with_what_it_lists(site: Site) -> None:
    site.write({"docs/index.md": TOCTREE, "a.md": article("A", draft="true", tags="[red]")})
    site.build()
    site.write({"a.md": article("A", tags="[red]")})
    filled = site.build(strict=True)
    assert words(filled.page("tags/index"), "section p") == ["red 1"]
    assert words(filled.page("authors/index"), "section p") == [NOTHING]
    assert {"index", "tags/index", "blog/index", "blog/a", "tags/red"} == set(
        filled.inventory()["std:doc"]
    )
    site.write({"a.md": article("A", draft="true", tags="[red]")})
    emptied = site.build(strict=True)
    assert words(emptied.page("tags/index"), "section p") == [NOTHING]
    assert set(emptied.inventory()["std:doc"]) == {"index"}


def test_an_authors_own_page_of_such_a_name_stays_as_it_is(site: Site) -> None:
    own = "---\nkeywords: x\n---\n\n# Our authors\n\nMany.\n"
    site.write({"docs/authors/index.md": own})
    built = site.build()
    assert built.warnings == [
        "docs/authors/index.md: WARNING: document isn't included in any toctree [toc.not_included]"
    ]
    assert words(built.page("authors/index"), "section p") == ["Many."]
    assert "authors/index" in built.inventory()["std:doc"]


@pytest.mark.parametrize("builder", ["html", "dirhtml", "json", "pickle", "singlehtml"])
def test_the_words_of_what_is_withdrawn_leave_the_search_index(site: Site, builder: str) -> None:
    site.write({"a.md": article("A", "Text.", tags="[red]")})
    write_secret(site)
    shown = site.build(builder)
    assert places(shown.out)
    write_secret(site, draft="true")
    site.write({"a.md": article("A", "Other text.", tags="[red]")})
    hidden = site.build(builder)
    assert hidden.warnings == []
    assert places(hidden.out) == []


def test_search_indexes_of_all_formats_can_be_read_after_a_withdrawal(site: Site) -> None:
    site.write({"a.md": article("A", "Text.")})
    for builder in ("json", "pickle"):
        write_secret(site)
        site.build(builder)
        write_secret(site, draft="true")
        out = site.build(builder).out
        index = (
            json.loads((out / "searchindex.json").read_bytes())
            if builder == "json"
            else pickle.loads((out / "searchindex.pickle").read_bytes())
        )
        assert "blog/a" in index["docnames"]
        assert [] not in index["terms"].values()
