"""What other sites show is a link, the same for a directive and for a component of MDX."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinxext.articles.markdown.embeds import SITES, find_site

from .building import article, links

if TYPE_CHECKING:
    from .building import Site

COMPONENTS = {
    site.component: name
    for name, site in SITES.items()
    if site.component and name != "link"  # which has addresses only
}
GIVEN = {
    "id": ("abc", "{}"),
    "url": ("https://example.org/abc", "https://example.org/abc"),
    "href": ("http://example.org/a?b=c&amp;d", "http://example.org/a?b=c&d"),
    "src": ("//example.org/abc", "https://example.org/abc"),
    "videoId": ("a_b-c", "{}"),
    "videoid": ("abc", "{}"),
    "post": ("a.b/post/c", "{}"),
    "tweetId": ("12", "{}"),
    "data-id": ("12", ""),
}


def taken(name: str, key: str) -> bool:
    return bool(list(SITES[name].named([key])))


@pytest.mark.parametrize("key", GIVEN)
def test_directive_and_component_read_the_same_attributes(site: Site, key: str) -> None:
    value, expected = GIVEN[key]
    named = {component: name for component, name in COMPONENTS.items() if taken(name, key)}
    body = "".join(
        f'::{name}{{{key}="{value.replace("&amp;", "&")}"}}\n\n<{component} {key}="{value}" />\n\n'
        for component, name in named.items()
    )
    site.write({"a.mdx": article("A", f"{body}\n\nend")})
    built = site.build()
    assert built.warnings == []
    plain = value.replace("&amp;", "&")
    assert links(built.page("blog/a"), ".body p > a") == [
        (address, address)
        for name in named.values()
        for address in [expected.format(SITES[name].address.format(plain))] * 2
    ]
    assert bool(named) == bool(expected)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "::youtube[A talk]{}",
            "the embed ::youtube does not say what to embed; it stays as text (found",
        ),
        (
            '::tweet{text="x"}',
            "the embed ::tweet does not say what to embed; it stays as text (found",
        ),
        (
            '::gist{url="javascript://%0aalert(1)"}',
            "the embed ::gist does not say what to embed; it stays",
        ),
        ("<YouTube />", "<YouTube> does not say what to embed; accepted: videoid"),
        (
            '<Tweet text="x">Kept</Tweet>',
            "<Tweet> does not say what to embed; accepted: tweetid",
        ),
        ('<Vimeo id="" />', "<Vimeo> does not say what to embed; accepted:"),
        (
            '<Gist url="javascript://%0aalert(1)" />',
            "<Gist> does not say what to embed; accepted:",
        ),
    ],
)
def test_an_embed_that_would_be_empty_warns_at_its_line(site: Site, text: str, said: str) -> None:
    site.write({"a.mdx": article("A", f"Before.\n\n{text}\n\nAfter.")})
    built = site.build()
    [warning] = built.warnings
    assert warning.startswith(f"content/a.mdx:7: WARNING: {said}")
    page = built.page("blog/a").select_one(".body")
    assert links(page, 'a[href^="javascript"]') == []
    kept = "Kept" if "Kept" in text else "" if text.startswith("<") else text[:7]
    assert kept in page.get_text()


def test_a_component_of_one_s_own_reads_what_its_model_reads(site: Site) -> None:
    site.configure('articles_components = {"MyTweet": "tweet", "Repo": "github"}')
    body = '<MyTweet tweetId="1" title="One" />\n\n<Repo repo="a/b" />'
    site.write({"a.mdx": article("A", body)})
    built = site.build()
    assert built.warnings == []
    assert links(built.page("blog/a"), "a.external")[:2] == [
        ("One", "https://twitter.com/i/status/1"),
        ("https://github.com/a/b", "https://github.com/a/b"),
    ]


@pytest.mark.parametrize("name", ["YouTube", "BlueskyPost", "bluesky", "link-preview"])
def test_a_site_is_found_by_the_name_of_directive_and_component(name: str) -> None:
    assert find_site(name) in SITES.values()
