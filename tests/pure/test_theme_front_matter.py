"""The front matter of Astro's known themes, whole, as their starter articles have it."""

from __future__ import annotations

import pytest

from .conftest import with_matter

THEMES = {
    "official blog": """
        title: 'First post'
        description: 'Lorem ipsum'
        pubDate: 'Jul 08 2022'
        updatedDate: 'Jul 09 2022'
        heroImage: '../../assets/a.jpg'
    """,
    "AstroPaper": """
        author: Jane
        pubDatetime: 2022-07-08T00:00:00Z
        modDatetime: 2022-07-09T00:00:00Z
        title: First post
        featured: true
        draft: false
        tags:
          - docs
        ogImage: ../../assets/a.jpg
        description: Lorem ipsum
        canonicalURL: https://example.org/first
        hideEditPost: false
        timezone: Asia/Bangkok
    """,
    "Fuwari": """
        title: First post
        published: 2022-07-08
        updated: 2022-07-09
        description: 'Lorem ipsum'
        image: './a.jpg'
        tags: [docs]
        category: 'Guides'
        draft: false
        lang: ''
    """,
    "AstroWind": """
        publishDate: 2022-07-08T00:00:00Z
        updateDate: 2022-07-09T00:00:00Z
        author: Jane
        title: First post
        excerpt: Lorem ipsum
        image: https://example.org/a.jpg
        category: Guides
        tags:
          - docs
        metadata:
          canonical: https://example.org/first
          robots:
            index: true
          openGraph: {}
    """,
    "erudite": """
        title: 'First post'
        description: 'Lorem ipsum'
        date: 2022-07-08
        tags: ['docs']
        image: './a.jpg'
        authors: ['jane']
        order: 1
        draft: false
    """,
    "Cactus": """
        title: "First post"
        description: "Lorem ipsum"
        publishDate: "08 July 2022"
        updatedDate: "09 Jul 2022"
        coverImage:
          src: "./a.jpg"
          alt: "A cat"
        ogImage: "/social.png"
        tags: ["docs"]
        pinned: true
    """,
    "Frosti": """
        title: First post
        description: Lorem ipsum
        pubDate: 07 08 2022
        updated: 07 09 2022
        image: /a.jpg
        categories:
          - Guides
        tags:
          - docs
        badge: Pin
    """,
    "Astroplate": """
        title: "First post"
        meta_title: ""
        description: "Lorem ipsum"
        date: 2022-07-08T00:00:00Z
        image: "/images/a.jpg"
        categories: ["Guides"]
        author: "Jane"
        tags: ["docs"]
        draft: false
    """,
    "Dante": """
        title: First post
        excerpt: Lorem ipsum
        publishDate: 'Jul 8 2022'
        updatedDate: 'Jul 9 2022'
        tags:
          - docs
        isFeatured: true
        seo:
          image:
            src: '/a.jpg'
            alt: A cat
    """,
    "Starlight": """
        title: First post
        description: Lorem ipsum
        slug: first
        editUrl: false
        lastUpdated: 2022-07-09
        prev: false
        next: { link: /second/, label: Second }
        hero:
          tagline: Welcome
          image: { light: ../../assets/a.jpg, dark: ../../assets/b.jpg, alt: A cat }
          actions:
            - { text: Start, link: /start/, icon: right-arrow }
        sidebar: { order: 1, label: First, hidden: true, badge: New }
        tableOfContents: { minHeadingLevel: 2 }
        template: splash
        pagefind: false
        draft: false
    """,
    "starlight-blog": """
        title: First post
        date: 2022-07-08
        lastUpdated: true
        excerpt: Lorem ipsum
        authors:
          - jane
          - name: Bob
            title: Writer
            picture: /bob.png
            url: https://example.org
        tags:
          - docs
        featured: true
        cover:
          alt: A cat
          image: ../../assets/a.jpg
    """,
}
UNDATED = {"Starlight"}
WITHOUT_UPDATE = {"erudite", "Astroplate", "starlight-blog"}
TAGGED = THEMES.keys() - {"official blog", "Starlight"}
BY = {"AstroPaper": ("Jane",), "AstroWind": ("Jane",), "erudite": ("jane",),
      "Astroplate": ("Jane",), "starlight-blog": ("jane", "Bob")}  # fmt: skip
FILED = {"Fuwari", "AstroWind", "Frosti", "Astroplate"}
WITHOUT_IMAGE = {"Dante"}
DESCRIBED = {"Cactus", "Starlight", "starlight-blog"}


def matter_of(theme: str) -> str:
    lines = THEMES[theme].strip("\n").splitlines()
    return "\n".join(line.removeprefix("        ") for line in lines).rstrip()


@pytest.mark.parametrize("theme", THEMES)
def test_the_front_matter_of_a_theme_is_understood(theme: str) -> None:
    made, problems = with_matter(matter_of(theme))
    assert problems == []
    assert (made.title, made.front_matter.description) == ("First post", "Lorem ipsum")
    assert (made.date.iso if made.date else "") == ("" if theme in UNDATED else "2022-07-08")
    updated = made.front_matter.updatedDate
    assert (updated.iso if updated else "") == ("" if theme in WITHOUT_UPDATE else "2022-07-09")
    assert made.labels["tags"] == (("docs",) if theme in TAGGED else ())
    assert made.labels["authors"] == BY.get(theme, ())
    assert made.labels["categories"] == (("Guides",) if theme in FILED else ())
    image = made.front_matter.heroImage
    assert (image is None) is (theme in WITHOUT_IMAGE)
    if image is not None:
        assert image.src.endswith("a.jpg")
        assert image.alt == ("A cat" if theme in DESCRIBED else "")


@pytest.mark.parametrize("key", ["modDatetime", "category", "updated", "tags", "image", "authors"])
@pytest.mark.parametrize("written", ["", "null", "~"])
def test_what_a_theme_lets_be_null_is_not_there(key: str, written: str) -> None:
    made, problems = with_matter(f"title: x\n{key}: {written}")
    assert problems == []
    assert (made.front_matter.updatedDate, made.front_matter.heroImage) == (None, None)
    assert not any(made.labels.values())
