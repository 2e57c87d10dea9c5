"""Every kind of edit there is, by name: a function of the site and of a source of chance."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import TypeAlias, TypeVar

from .random_site import PICTURES, Site

Edit: TypeAlias = Callable[[Site, Random], None]
Value = TypeVar("Value")

EDITS: dict[str, Edit] = {}
SERIES = ("", "Alpha", "Beta & Co")
TAGS = ("C", "C++", "red", "Red", "blue")
CHOICES = {
    "collections": (
        'public = "../public"', 'aliases = {"@/": "../content"}',
        'pattern = ["*.md", "series/*.md"]', 'title = "Journal"',
    ),
    "articles_taxonomies": ('{"topics": ["category"]}', '{"tags": False}', '{"topics": ["tags"]}'),
    "articles_languages": ('["en", "de"]', "[]"),
    "articles_timezone": ('"Europe/Vienna"', '"America/New_York"'),
    "articles_strict": ("True", "False"),
    "articles_merge_terms": ("True", "False"),
    "articles_unknown_terms": ('"warn"', '"ignore"'),
    "articles_schema": ('"schema.json"', "{}"),
    "articles_byline": ("False", "True"),
    "articles_hero": ("False", "True"),
    "articles_banner": ("False", "True"),
    "articles_banner_style": ('"card"', '"line"'),
    "articles_parts": ("False", "True"),
    "articles_parts_fold": ("0", "1"),
    "articles_author_box": ("False", "True"),
    "articles_related": ("True", "1", "2"),
    "articles_theme_neighbours": ("True", "False"),
    "articles_page_size": ("1", "2", "0"),
    "articles_lists": (
        '{"news": {"title": "News", "tags": ["red"], "description": "D"}, "blog/post1": {}}',
        '{"news": {"sort": "title"}, "archive": {"limit": 2, "language": "all"}}',
    ),
    "exclude_patterns": ('["archive", "tags/red"]', '["tags", "blog/page/*"]'),
    "articles_date_format": ('"%Y"', '"%d.%m.%Y"'),
    "articles_navigation": ('"full"', '"collapsed"'),
    "articles_site": ('"https://example.org"', '["https://one.example", "https://two.example"]'),
    "articles_feeds": (
        '{"site": ["feed.xml", "rss.xml", "feed.json"], "tags": "{page}/feed.xml"}',
        '{"series": "{page}.json", "authors": "{page}/rss.xml"}',
        '{"collections": "{page}.json"}',
    ),
    "articles_feed_content": ('"excerpt"', '"description"'),
    "articles_feed_limit": ("1", "2"),
    "articles_metadata": ("False", "True"),
    "articles_preview": (
        '"../content/pixel.png"', '{"src": "https://example.org/card.png", "alt": "A card"}',
        '"none.png"',
    ),
    "articles_feed_series": ("True", "False"),
    "articles_feed_archives": ("True", "False"),
    "articles_sitemap": ("False", "True"),
    "articles_llms": ("False", "True"),
    "articles_markdown": ('"pages"', '"full"'),
    "articles_redirects": ('"moved.csv"', '"none.csv"'),
    "articles_redirect_rules": ('"netlify"', '"cloudflare"'),
    "articles_old_addresses": ('"none.txt"',),
    "articles_untrusted": ("True", "False"),
    "articles_dialect": ('{"asides": False}', '{"headings": False}', '{"links": False}'),
    "articles_components": ('{"Box": "aside"}', '{"Box": None}'),
    "articles_words_per_minute": ("1", "1000"),
    "language": ('"de"',),
    "html_title": ('"Another"',),
    "html_theme_options": ('{"navigation_depth": 2}',),
    "html_copy_source": ("False",),
    "html_baseurl": ('"https://example.org/"', '"https://example.org/en/latest"'),
    "smartquotes": ("False",),
}  # fmt: skip
"""What options may be besides their defaults; ``collections`` is a key of the one there is."""
ORDERS = (None, 0, 1, 2, 2.5, 10)


def edit(function: Edit) -> Edit:
    EDITS[function.__name__] = function
    return function


def pick(site: Site, chance: Random) -> str:
    return chance.choice(sorted(site.posts))


def choose(chance: Random, *values: Value) -> Value:
    return chance.choice(values)


def some(chance: Random, *values: Value) -> tuple[Value, ...]:
    return tuple(chance.sample(values, chance.randint(0, 3)))


@edit
def create(site: Site, chance: Random) -> None:
    series, tags = choose(chance, *SERIES), some(chance, *TAGS)
    site.new_post(series=series, order=chance.choice(ORDERS), tags=tags)


@edit
def delete(site: Site, chance: Random) -> None:
    if len(site.posts) > 2:
        del site.posts[pick(site, chance)]


@edit
def rename(site: Site, chance: Random) -> None:
    name = pick(site, chance)
    new = f"{name}x" if len(name) < 9 else name.rstrip("x")
    if new not in site.posts:
        site.posts[new] = site.posts.pop(name)


@edit
def swap_names(site: Site, chance: Random) -> None:
    one, two = pick(site, chance), pick(site, chance)
    site.posts[one], site.posts[two] = site.posts[two], site.posts[one]


@edit
def retitle(site: Site, chance: Random) -> None:
    form = choose(chance, "Title {}", "Other <b>{}</b>", "`C++` & {}", "{}: “quoted” *twice*")
    site.edit(pick(site, chance), title=form.format(site.word()))


@edit
def rewrite(site: Site, chance: Random) -> None:
    form = choose(
        chance, "Text {}.", "# Own {}\n\nOther.", "## Part {}\n\n" + "Many words. " * 300,
        ":::note[Mind {}]\nText.\n:::\n", "An {{index}}`Entry {}`, {{index}}`fruit`.",
        "Text {}.\n\n```{{related-articles}}\n:newer:\n:fields: date, excerpt\n```\n",
        "Text.\n\n```{{todo}}\nDo {}.\n```\n", "Text.\n\n```{{only}} internal\nOur {}.\n```\n",
        "See [there](#part) and {{articles:tag}}`red`, {}.\n\n<!-- more -->\n\n## Part\n\nText.",
    )  # fmt: skip
    site.edit(pick(site, chance), body=form.format(site.word()))


@edit
def describe(site: Site, chance: Random) -> None:
    form = choose(chance, "", "About {}", "Something <i>{}</i>")
    site.edit(pick(site, chance), description=form.format(site.word()))


@edit
def tag(site: Site, chance: Random) -> None:
    tags = some(chance, *TAGS, "Only {}")
    site.edit(pick(site, chance), tags=tuple(each.format(site.word()) for each in tags))


@edit
def move(site: Site, chance: Random) -> None:
    series = choose(chance, *SERIES, "Own {}").format(site.word())
    site.edit(pick(site, chance), series=series, order=chance.choice(ORDERS))


@edit
def reorder(site: Site, chance: Random) -> None:
    site.edit(pick(site, chance), order=chance.choice(ORDERS))


@edit
def toggle_draft(site: Site, chance: Random) -> None:
    name = pick(site, chance)
    site.edit(name, draft=not site.posts[name].draft)


@edit
def reschedule(site: Site, chance: Random) -> None:
    date = choose(chance, "2024-05-05", "2024-06-06", "2025-01-01", "2025-01-01", "2099-01-01")
    site.edit(pick(site, chance), date=date)


@edit
def publish_all(site: Site, chance: Random) -> None:
    for name in site.posts:
        site.edit(name, draft=False, date="2025-01-01", expires="")


@edit
def expire(site: Site, chance: Random) -> None:
    site.edit(pick(site, chance), expires=choose(chance, "", "2024-06-01", "2099-12-31"))


@edit
def unlist(site: Site, chance: Random) -> None:
    name = pick(site, chance)
    site.edit(name, unlisted=not site.posts[name].unlisted)


@edit
def sign(site: Site, chance: Random) -> None:
    site.edit(pick(site, chance), author=choose(chance, "", "Jo", "Ann {}").format(site.word()))


@edit
def categorise(site: Site, chance: Random) -> None:
    site.edit(pick(site, chance), category=choose(chance, "", "News", "Cat {}").format(site.word()))


@edit
def relate(site: Site, chance: Random) -> None:
    pins = choose(chance, (), (pick(site, chance),), (pick(site, chance), "nobody"))
    site.edit(pick(site, chance), related=pins)


@edit
def translate(site: Site, chance: Random) -> None:
    lang, original = choose(chance, "", "de", "fr", "en-GB"), choose(chance, "", pick(site, chance))
    site.edit(pick(site, chance), lang=lang, translates=original)


@edit
def known_as(site: Site, chance: Random) -> None:
    guid = choose(chance, "", "urn:x:1", "57 at example.org", "urn:x:2")
    site.edit(pick(site, chance), guid=guid)


@edit
def move_address(site: Site, chance: Random) -> None:
    elsewhere = choose(chance, "", "https://example.com/x", "/other", "../up")
    site.edit(pick(site, chance), canonical=elsewhere)


@edit
def hero(site: Site, chance: Random) -> None:
    name = pick(site, chance)
    site.edit(name, hero=not site.posts[name].hero)


@edit
def link(site: Site, chance: Random) -> None:
    to = pick(site, chance)
    form = choose(
        chance, "", f"[there](./{to}.md)", f"[](./{to}.md)", f"{{doc}}`{to}`",
        f"{{articles:article}}`{to}`", "{articles:series}`alpha`", "{articles:tag}`red`",
        f"[](/blog/{to}/)",
    )  # fmt: skip
    site.edit(pick(site, chance), link=form)


@edit
def series_file(site: Site, chance: Random) -> None:
    site.extra.pop("content/series.yml", None)
    status = choose(chance, "", "complete", "ongoing")
    if status:
        planned = choose(chance, "[]", "[{title: Soon, date: 2030-01-01}]")
        site.extra["content/series.yml"] = (
            f"alpha:\n  title: Renamed {status}\n  description: One\n  image: ./pixel.png\n"
            f"  status: {status}\n  planned: {planned}\n"
        )


@edit
def term_file(site: Site, chance: Random) -> None:
    name = choose(chance, "content/tags.yml", "content/authors.yml", "docs/categories.yml")
    label = choose(chance, "", "Crimson", "Scarlet", "Hidden", "{en: Red, de: Rot}")
    site.extra.pop(name, None)
    if label:
        hidden = "true" if label == "Hidden" else "false"
        key = {"content/tags.yml": "red", "content/authors.yml": "jo"}.get(name, "news")
        person = (
            "  type: organization\n  links: [https://jo.example]\n  email: jo@jo.example\n"
            if key == "jo" and chance.random() < 0.5
            else ""
        )
        site.extra[name] = (
            f"{key}:\n  label: {label}\n  synonyms: [Red]\n  description: D\n  hidden: {hidden}\n"
            f"{person}"
        )


@edit
def own_page(site: Site, chance: Random) -> None:
    name = choose(
        chance, "docs/series/alpha.md", "content/series/alpha.md", "docs/tags/red.md",
        "docs/series/index.md", "docs/tags/index.md", "docs/archive.md", "docs/archive/2025.md",
        "docs/news.md", "docs/tags/red/page/1.md", "docs/posts/index.md", "docs/feeds/index.md",
    )  # fmt: skip
    text = choose(chance, "", "", "draft: false", "draft: true")
    site.extra.pop(name, None)
    if text:
        filtered = choose(chance, "", ":filter:\n")
        shows = choose(chance, "", "", f"\n```{{article-list}}\n:layout: compact\n{filtered}```\n")
        prose = f"Prose {site.word()}.\n{shows}"
        site.extra[name] = f"---\ntitle: Own {site.word()}\n{text}\n---\n\n{prose}"


@edit
def plain_page(site: Site, chance: Random) -> None:
    name, text = choose(
        chance,
        ("docs/about.md", "# About {}\n"),
        ("docs/about.md", "---\norphan: true\n---\n\n# About {}\n\n{{doc}}`index`\n"),
        ("docs/map.md", "# Map\n\n[there](/blog/post0/) [](blog/post2/)\n"),
        ("docs/old.rst", "Old {}\n=======\n\n:doc:`index`\n"),
        ("docs/map.md", "# Map\n\n```{{toctree}}\n:glob:\n\nblog/*\nseries/*\n```\n"),
        ("docs/map.md", "# Map\n\n```{{toctree}}\n:glob:\n\nblog/**\narchive\n```\n"),
        ("docs/map.md", "# Map\n\n```{{toctree}}\nblog/index\nnews\ntags/red\n```\n"),
        ("docs/map.md", "# Map\n\n```{{toctree}}\nseries/alpha\nblog/post0\nblog/post2\n```\n"),
        (
            "docs/map.md",
            "# Map\n\n```{{series-parts}} alpha\n```\n\n```{{toctree}}\ntags/red\n```\n",
        ),
        (
            "docs/map.md",
            "# Map\n\n```{{article-list}}\n:limit: 2\n:fields: date, series, tag\n```\n",
        ),
        (
            "docs/map.md",
            "# Map\n\n```{{article-list}}\n:fields: excerpt\n```\n",
        ),
        (
            "docs/map.md",
            "# Map\n\n```{{series-list}}\n:fields: image, parts, date\n:sort: -date\n```\n\n"
            "```{{term-list}} tags\n:limit: 3\n:sort: -count\n```\n",
        ),
        (
            "docs/map.md",
            "# Map\n\n```{{article-list}}\n:layout: table\n:fields: date, image, excerpt\n```\n",
        ),
        (
            "docs/map.md",
            "# Map\n\n```{{article-list}}\n:tags: red, blue\n:no-tags: C\n:layout: cards\n"
            ":group-by: year\n:sort: updated, -title\n:empty: None\n:filter: tags, author\n```\n",
        ),
    )
    if choose(chance, True, True, False):
        site.extra[name] = text.format(site.word())
    else:
        site.extra.pop(name, None)


@edit
def connect(site: Site, chance: Random) -> None:
    site.home = choose(
        chance, "", "\n```{toctree}\nseries/index\ntags/index\n```\n",
        "\n```{toctree}\n:glob:\n\nseries/index\n*\n```\n",
        "\n```{toctree}\nblog/index\narchive\n```\n",
        "\n```{toctree}\n:numbered:\n:titlesonly:\n\nseries/index\nmap\n```\n",
    )  # fmt: skip


@edit
def change_picture(site: Site, chance: Random) -> None:
    """Let articles show one of several pictures that have one name."""
    for _ in range(2):
        site.edit(pick(site, chance), picture=choose(chance, *PICTURES))


@edit
def gather(site: Site, chance: Random) -> None:
    """Let a page show what all others say is to be done, or one more say something."""
    if choose(chance, True, False):
        site.edit(pick(site, chance), body=f"Text.\n\n```{{todo}}\nDo {site.word()}.\n```\n")
    if choose(chance, True, True, False):
        site.extra["docs/todos.md"] = "---\norphan: true\n---\n\n# Todos\n\n```{todolist}\n```\n"
    else:
        site.extra.pop("docs/todos.md", None)


@edit
def tag_build(site: Site, chance: Random) -> None:
    """Build with a tag, or without, and have something that only one of both shows."""
    form = "Text.\n\n```{{only}} {}internal\nOur {}.\n```\n"
    site.edit(pick(site, chance), body=form.format(choose(chance, "", "not "), site.word()))
    site.tagged = not site.tagged


@edit
def replace_image(site: Site, chance: Random) -> None:
    site.pixel = 1 - site.pixel


@edit
def configure(site: Site, chance: Random) -> None:
    name = choose(chance, *CHOICES)
    value = choose(chance, "", *CHOICES[name])
    site.options.pop(name, None)
    if value:
        site.options[name] = value


@edit
def mount(site: Site, chance: Random) -> None:
    """Make the articles a collection, or documents of the source directory by the same names."""
    if site.inside:
        site.mounted, site.prefix = not site.mounted, "blog"


@edit
def pass_time(site: Site, chance: Random) -> None:
    site.now = choose(chance, "2024-07-01", "2026-01-01", "2026-01-01", "2100-01-01")


@edit
def move_collection(site: Site, chance: Random) -> None:
    site.prefix = choose(chance, "blog", "posts", "blog", "deep/er")


@edit
def back_date(site: Site, chance: Random) -> None:
    """Let the edits of this step look old, or as if nothing had happened."""
    rewrite(site, chance)
    site.dates = choose(chance, "old", "same")


@edit
def touch(site: Site, chance: Random) -> None:
    path = site.path(f"content/{pick(site, chance)}.md")
    if path.is_file():
        path.touch()
