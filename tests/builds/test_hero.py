"""The words of Starlight's ``hero``: shown at the top of the page, by every builder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .building import article

if TYPE_CHECKING:
    from .building import Site

HERO = """{title: 'Welcome, all', tagline: 'Build <em>it</em><br>once &amp; well', actions: [
  {text: Start, link: /blog/start/}, {text: Hidden, link: ./draft.md, variant: secondary},
  {text: Source, link: 'https://example.org/x', icon: external, variant: minimal},
  {text: Below, link: '#more'}]}"""


def test_headline_tagline_and_links_stand_above_the_text(site: Site) -> None:
    site.write({
        "home.md": article("Home", "First words.\n\n## More\n\nMore words.", hero=HERO),
        "start.md": article("Start"), "draft.md": article("D", draft="true"),
    })  # fmt: skip
    built = site.build()
    page = built.page("blog/home")
    leads = [each.get_text() for each in page.select("p.article-lead")]
    assert leads == ["Welcome, all", "Build it once & well"]
    actions = page.select_one("p.article-actions")
    assert actions is not None
    assert actions.get_text(" ", strip=True) == "Start Hidden Source Below"
    links = {each.get_text(): (each["href"], each["class"]) for each in actions.select("a")}
    assert {text: href for text, (href, _) in links.items()} == {
        "Start": "start.html", "Source": "https://example.org/x", "Below": "#more",
    }  # fmt: skip
    assert "sd-btn-primary" in links["Start"][1]
    text = page.get_text()
    assert text.index("Source") < text.index("First words.")
    assert built.messages() == [
        "a link leads to an article that is not published [articles.reference]"
    ]


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "man", "singlehtml", "texinfo"])
def test_no_builder_loses_them(site: Site, builder: str) -> None:
    site.write({
        "home.md": article("Home", "First words.", hero="{tagline: Once and for all, actions: "
        "[{text: Start here, link: start.md}, {text: Call us, link: 'mailto:a@example.org'}]}"),
        "start.md": article("Start"),
        "docs/index.md": "# Site\n\n```{toctree}\nblog/home\nblog/start\n```\n",
    })  # fmt: skip
    built = site.build(builder, strict=True)
    told = "".join(
        path.read_text("utf-8", "replace") for path in built.out.rglob("*") if path.is_file()
    )
    for words in ("Once and for all", "Start here", "Call us"):
        assert words in told


GOOD = "{text: Good, link: 'https://example.org/'}"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        (f"tagline: [a], actions: [{GOOD}]", "hero.tagline"),
        (f"title: {{a: b}}, actions: [{GOOD}]", "hero.title"),
        ("tagline: Good, actions: Start", "hero.actions"),
        (f"actions: [{GOOD}, {{text: Run, link: 'javascript:alert(1)'}}]", "hero.actions"),
        (f"actions: [{GOOD}, {{text: Run}}]", "hero.actions"),
        (f"actions: [{{link: /a}}, {GOOD}]", "hero.actions"),
        (f"actions: [{GOOD}, a]", "hero.actions"),
    ],
)
def test_what_cannot_be_read_is_told_of_and_the_rest_is_shown(
    site: Site, written: str, key: str
) -> None:
    site.write({"a.md": article("A", "Text.", hero=f"{{{written}}}")})
    built = site.build()
    [message] = built.messages()
    assert message.startswith(f"{key}: cannot be used")
    body = built.page("blog/a").select_one("section")
    assert body is not None
    assert "javascript" not in str(body)
    assert "Good" in body.get_text()


def test_a_hero_that_is_a_picture_has_no_words(site: Site) -> None:
    site.write({"a.md": article("A", "Text.", hero="https://example.org/x.png")})
    page = site.build(strict=True).page("blog/a")
    assert page.select("img.article-hero")
    assert not page.select(".article-lead, .article-actions")
