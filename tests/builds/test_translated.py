"""Articles whose messages are translated by gettext's catalogues."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po
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


TITLES = {
    "It's *all* here: C++ & [x] <b>": "Alles *da*: C++ & (x)",
    "Sourdough": "Sauerteig",
    "Same": "Same",
    "In the text": "Im Text",
}


def _titled() -> dict[str, str]:
    keys = {"series": "S", "tags": "[t]", "pubDate": "2025-01-01"}
    named = {
        f"{number}.md": article(f'"{title}"', "Words.", **keys)
        for number, title in enumerate(TITLES)
    }
    return {
        **named,
        "3.md": article(None, "# In the text\n\nWords.", **keys),
        "docs/index.md": "# Home\n\n```{article-list}\n:sort: title\n```\n\n"
        "{articles:article}`blog/1`\n",
    }


def test_translators_see_titles_as_they_are_written(site: Site) -> None:
    site.write(_titled())
    built = site.build("gettext")
    with (built.out / "blog.pot").open("rb") as file:
        known = {message.id for message in read_po(file)}
    assert TITLES.keys() <= known


def test_titles_are_translated_wherever_they_are_shown(german: Site) -> None:
    german.write({**_titled(), CATALOGUE.format("blog"): _po(TITLES)})
    built = german.build(strict=True, html_baseurl="https://example.org/")
    for number, title in enumerate(TITLES.values()):
        heading = built.page(f"blog/{number}").select_one("section h1 > .p-name")
        assert heading is not None
        assert heading.get_text() == title.replace("*", "")
    for name in ("index", "tags/t", "series/s", "blog/index"):
        text = built.page(name).get_text()
        assert all(title in text for title in TITLES.values()), name
    banner = built.page("blog/0").select_one(".article-banner")
    assert banner is not None
    assert "Sauerteig" in banner.get_text()
    assert "<title>Sauerteig</title>" in built.text("feed.xml")
    everything = (path.read_text("utf-8") for path in built.out.rglob("*.html"))
    assert "Sourdough" not in "".join(everything)


def test_lists_follow_a_title_whose_translation_changes(german: Site) -> None:
    german.write({**_titled(), CATALOGUE.format("blog"): _po(TITLES)})
    german.build()
    for changed in ("Weizenbrot", "", "Sauerteig"):
        translators.clear()
        german.write({CATALOGUE.format("blog"): _po({**TITLES, "Sourdough": changed})})
        built = german.build()
        assert (changed or "Sourdough") in built.page("tags/t").get_text()
        clean = german.build(out="clean", doctrees="clean-doctrees", fresh=True)
        assert differences(built, clean) == []


DAMAGED = {
    ".po": (
        'msgid "Sourdough\nmsgstr "x"\n',
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=foo"\n',
    ),
    ".mo": (b"", b"\xde\x12\x04\x95broken", b"broken", b"\xde\x12\x04\x95" + b"\xff" * 40),
}


@pytest.mark.parametrize(("suffix", "data"), [(s, each) for s in DAMAGED for each in DAMAGED[s]])
def test_a_catalogue_that_cannot_be_read_translates_nothing(
    german: Site, suffix: str, data: str | bytes
) -> None:
    name = CATALOGUE.format("blog").removesuffix(".po")
    german.configure(
        'language = "de"',
        'locale_dirs = ["locale"]',
        "gettext_compact = False",
        "suppress_warnings = ['i18n']",
    )
    german.write({**_titled(), f"{name}{suffix}": data, f"{name}/1{suffix}": data})
    assert "Sourdough" in german.build().page("tags/t").get_text()
