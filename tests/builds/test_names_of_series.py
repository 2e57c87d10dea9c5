"""Whatever articles may call a series or a term, roles, directives and lists may call it, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .building import article, block, links

if TYPE_CHECKING:
    from collections.abc import Callable

    from .building import Built, Site

IN_GERMAN = {
    "conf": 'language = "en"\narticles_languages = ["en", "de"]\n',
    "label": "{en: Bread, de: Brot}",
    "content/de/series/bread.md": "---\ntitle: Brotserie\nsynonyms: [Kruste, Laib]\n---\nEIGENE\n",
    "content/en/dough.md": article("The dough", series="Bread"),
}
ALONE = {
    "conf": 'language = "de"\n',
    "label": "Brot",
    "content/series/bread.md": "---\ntitle: Brotserie\nsynonyms: [Kruste, Laib]\n---\nEIGENE\n",
}
NAMES = ("Brot", "brot", "Brotserie", "Laib", "Kruste", "kruste")
TERMS = ("Backen", "backen", "baking", "Ofen")


@pytest.fixture(scope="module", params=[IN_GERMAN, ALONE], ids=["in german", "alone"])
def named(new_site: Callable[[], Site], request: pytest.FixtureRequest) -> Built:
    """Build a site whose series has a name of its own in each file; a list has each name."""
    site, files = new_site(), dict(request.param)
    site.configure(files.pop("conf"))
    label = files.pop("label")
    asked = [
        block(f"""
            ## {name}

            {{articles:series}}`{name}`

            ```{{series-parts}} {name}
            ```
            ```{{next-in-series}}
            :series: {name}
            ```
            ```{{article-list}}
            :series: {name}
            :language: de
            ```
        """)
        for name in NAMES
    ]
    terms = " ".join(f"{{articles:tag}}`{name}`" for name in TERMS)
    site.write(
        {
            **files,
            "content/de/teig.md": article("Der Teig", series="Brot", tags="[Backen]", lang="de"),
            "content/de/laib.md": article("Der Laib", series="Kruste", lang="de"),
            "docs/series.yml": f"bread:\n  label: {label}\n",
            "docs/tags.yml": "baking: {label: Backen, synonyms: [Ofen]}\n",
            "docs/index.md": f"# Home\n\n{terms}\n\n" + "\n".join(asked),
        }
    )
    return site.build()


def test_no_name_of_a_series_or_term_is_unknown(named: Built) -> None:
    assert named.messages() == []


@pytest.mark.parametrize("at", range(len(NAMES)))
def test_every_name_of_a_series_leads_to_it_and_to_its_parts(named: Built, at: int) -> None:
    section = named.page("index").select(".body section section")[at]
    targets = [href for _, href in links(section, "a:not(.headerlink)")]
    landing = next(
        each
        for each in named.pages()
        if each.endswith("series/bread") and "EIGENE" in str(named.page(each))
    )
    assert targets[0] == f"{landing}.html"
    for selector in (".article-parts", ".article-banner", ".article-list"):
        assert section.select(f"{selector} a"), selector
    shown = {text for text, _ in links(section, ".article-list a")}
    assert {"Der Teig", "Der Laib"} <= shown


def test_every_name_of_a_term_leads_to_it(named: Built) -> None:
    found = [href for text, href in links(named.page("index"), ".body p a") if text == "Backen"]
    assert len(found) == len(TERMS)
    assert len({*found}) == 1
