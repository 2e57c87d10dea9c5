"""Articles whose messages are translated by gettext's catalogues."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from sphinx.locale import translators

from .building import article, differences, links, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .building import Site

CATALOGUE = "docs/locale/de/LC_MESSAGES/{}.po"


def _po(messages: Mapping[str, str]) -> str:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    return head + "".join(f'\nmsgid "{one}"\nmsgstr "{two}"\n' for one, two in messages.items())


@pytest.fixture
def german(site: Site) -> Site:
    translators.clear()  # which a process has of its builds before
    site.configure('language = "de"', 'locale_dirs = ["locale"]')
    return site


def test_a_footnote_is_referred_to_from_a_translation(german: Site) -> None:
    text = (
        "With a note[^1], and one[^b].\n\nA word: none[^none].\n\n> Quoted[^b].\n\n"
        "[^1]: The *first*.\n[^b]: The second[^1].\n"
    )
    german.write(
        {
            "a.md": article("A", text),
            CATALOGUE.format("blog"): _po(
                {
                    "With a note[^1], and one[^b].": "Mit erster[^1] und zweiter[^b].",
                    "A word: none[^none].": "Ein Wort: keine[^none].",
                    "Quoted[^b].": "Zitiert[^b].",
                    "The second[^1].": "Die zweite[^1].",
                }
            ),
        }
    )
    built = german.build()
    assert built.warnings == []
    page = built.page("blog/a")
    first, second = (f"#{each['id']}" for each in page.select("aside.footnote"))
    notes = dict.fromkeys((first, second))
    refs = [target for _, target in links(page, "p a.footnote-reference")]
    assert set(refs) == notes.keys()
    assert len(refs) == 4
    shown = words(page, "div.e-content > p, div.body blockquote")
    assert any("Ein Wort: keine[^none]." in each for each in shown)
    assert any(each.startswith("Mit erster") for each in shown)
    assert any(each.startswith("Zitiert") and "[^" not in each for each in shown)


@pytest.mark.parametrize("kind", [".po", ".mo", "both"])
def test_pages_follow_catalogues_that_come_and_go(german: Site, kind: str) -> None:
    """A catalogue that comes may be an old file, and one that goes leaves nothing to compare."""
    german.write({"a.md": article("A", "Hello."), "docs/index.md": "# Home\n\nHello.\n"})
    catalogues = {CATALOGUE.format(name): _po({"Hello.": "Hallo."}) for name in ("blog", "index")}

    def check(expected: str) -> None:
        translators.clear()
        built = german.build()
        clean = german.build(out="clean", doctrees="clean-doctrees", fresh=True)
        assert differences(built, clean) == []
        for name in ("index", "blog/a"):
            assert expected in words(built.page(name), "div.body p")
        assert "no targets are out of date" in german.build().status

    german.write(catalogues)
    check("Hallo.")
    if kind == "both":
        shutil.rmtree(german.root / "docs/locale")
        check("Hello.")
        german.write(catalogues)
        for name in catalogues:
            os.utime(german.root / name, (10**9, 10**9))
        check("Hallo.")
        return
    for name in catalogues:
        (german.root / name).with_suffix(kind).unlink()
    check("Hallo.")
