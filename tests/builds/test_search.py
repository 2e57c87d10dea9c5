"""The search index: what it costs to make it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .building import article

if TYPE_CHECKING:
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
