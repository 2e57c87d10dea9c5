"""The directives ``{next-in-series}`` and ``{series-parts}``, and when they are automatic."""

from __future__ import annotations

import pytest

from .building import Site, article, links, words

BOTH = {"md": "```{{{name}}}\n{options}\n```\n", "rst": ".. {name}::\n{options}\n"}


def _three(site: Site, **bodies: str) -> None:
    site.write(
        {
            f"{name}.md": article(
                name.upper(),
                bodies.get(name, "Text."),
                series="S",
                seriesOrder=number,
                description=f"On {name}",
            )
            for number, name in enumerate(("a", "b", "c"), 1)
        }
    )


def _directive(name: str, kind: str, *options: str) -> str:
    indent = "   " if kind == "rst" else ""
    return BOTH[kind].format(name=name, options="\n".join(indent + each for each in options))


def test_the_banner_is_placed_once_at_the_end_of_each_part(site: Site) -> None:
    _three(site)
    site.write({"lone.md": article("Lone")})
    built = site.build(strict=True)
    for name, count in (("a", 1), ("b", 1), ("c", 1), ("lone", 0)):
        section = built.page(f"blog/{name}").select_one(".body section")
        banners = section.select(".article-banner")
        assert len(banners) == count
        if banners:
            assert section.find_all(recursive=False)[-1] is banners[0]
            assert banners[0].name == "nav"
            assert banners[0]["aria-label"] == "Series: S"


def test_the_banner_tells_of_the_next_part(site: Site) -> None:
    _three(site)
    banner = site.build(strict=True).page("blog/a").select_one(".article-banner")
    assert words(banner, "p") == ["S · Part 1 of 3", "Next part: B", "On b"]
    assert links(banner, "a") == [("S", "../series/s.html"), ("B", "b.html")]


@pytest.mark.parametrize("style", ["banner", "card", "line"])
def test_the_style_may_be_chosen_for_all_or_for_one(site: Site, style: str) -> None:
    _three(site, b=_directive("next-in-series", "md", ":layout: card", ":class: mine yours"))
    built = site.build(strict=True, articles_banner_style=style)
    classes = built.page("blog/a").select_one(".article-banner")["class"]
    assert f"article-banner-{style}" in classes
    classes = built.page("blog/b").select_one(".article-banner")["class"]
    assert {"article-banner-card", "mine", "yours"} <= set(classes)


@pytest.mark.parametrize("style", ["banner", "card", "line"])
def test_the_banner_leads_both_ways(site: Site, style: str) -> None:
    _three(site, b=_directive("next-in-series", "md", f":layout: {style}"))
    banner = site.build(strict=True).page("blog/b").select_one(".article-banner")
    assert links(banner, "a[rel=prev]") == [("A", "a.html")]
    assert links(banner, "a[rel=next]") == [("C", "c.html")]


def test_a_directive_replaces_the_automatic_one(site: Site) -> None:
    _three(site, b="Before.\n\n```{next-in-series}\n```\n\nAfter.\n\n```{series-parts}\n```\n")
    page = site.build(strict=True).page("blog/b")
    assert len(page.select(".article-banner")) == 1
    assert len(page.select("nav.article-parts")) == 1
    assert page.select_one(".article-banner").find_next("p", string="After.") is not None
    assert not page.select("details")


@pytest.mark.parametrize("kind", ["md", "rst"])
def test_directives_work_in_any_document(site: Site, kind: str) -> None:
    _three(site)
    body = _directive("next-in-series", kind, ":series: S")
    body += "\n" + _directive("series-parts", kind, ":series: s")
    body += "\n" + _directive("series-list", kind)
    home = f"# Home\n\n{body}" if kind == "md" else f"Home\n====\n\n{body}"
    site.path("docs/index.md").unlink()
    site.write({f"docs/index.{kind}": home})
    built = site.build(strict=True)
    assert built.warnings == []
    page = built.page("index")
    assert words(page, ".article-banner p") == ["S", "First part: A", "On a"]
    assert [text for text, _ in links(page, "nav.article-parts li a")] == ["A", "B", "C"]
    assert links(page, ".article-series-list a") == [("S", "series/s.html")]


def test_automatic_components_may_be_switched_off(site: Site) -> None:
    _three(site)
    built = site.build(
        strict=True, articles_banner=False, articles_parts=False, articles_byline=False
    )
    page = built.page("blog/a")
    assert not page.select(".article-banner, .article-parts, .article-byline")
    assert page.select_one("link[rel=next]")["href"] == "b.html"


def test_switching_an_option_changes_the_next_build(site: Site) -> None:
    _three(site)
    site.build()
    assert not site.build(articles_banner=False).page("blog/a").select(".article-banner")
    card = site.build(articles_banner_style="card").page("blog/a")
    assert card.select(".article-banner-card")


def test_the_fold_may_be_changed(site: Site) -> None:
    _three(site, b="```{series-parts}\n```\n")
    folding = site.build(strict=True, articles_parts_fold=1).page("blog/b")
    assert words(folding, "nav.article-parts summary") == ["Earlier parts (1)", "Later parts (1)"]
    assert [each.get("start") for each in folding.select("nav.article-parts ol")] == [
        None, "2", "3",
    ]  # fmt: skip
    unfolded = site.build(strict=True, articles_parts_fold=0).page("blog/b")
    assert not unfolded.select("nav.article-parts details")


@pytest.mark.parametrize("option", [":layout: huge", ":nosuch: x", ":series:"])
def test_a_wrong_option_is_an_error_of_the_directive(site: Site, option: str) -> None:
    _three(site, b=_directive("next-in-series", "md", option))
    built = site.build()
    assert len([line for line in built.warnings if line.startswith("content/b.md:9")]) == 1


def test_a_series_that_does_not_exist_is_warned_of_once(site: Site) -> None:
    _three(site, b=_directive("series-parts", "md", ":series: Nope"))
    built = site.build()
    assert built.messages() == ["no series is called 'Nope'; accepted: S [articles.reference]"]
