"""The options of ``conf.py``, each declared once: default, what a change rebuilds, type, use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from collections.abc import Mapping


class Option(NamedTuple):
    """A configuration value: its default, when a change needs a new read, type, and use."""

    default: Any
    rebuild: Literal["", "env", "html"]
    type: Any
    help: str


class CollectionOption(BaseModel):
    """The value of one entry of ``articles_collections``, written as a dict."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    path: str = Field(
        description="The folder, relative to the source directory; with a preset, "
        "the Astro project's."
    )
    preset: Literal["astro-blog", "astropaper", "fuwari", "starlight"] | None = Field(
        None, description="The Astro theme whose folder, pattern and address to use."
    )
    pattern: str | list[str] | None = Field(
        None,
        description="Which files are articles; by default ``**/*.{md,mdx}``. "
        "Patterns that begin with ``!`` leave files out, as in Astro.",
    )
    exclude: str | list[str] = Field([], description="Which of these files are not articles.")
    url: str | None = Field(
        None,
        description="Where Astro serves the articles, as in ``/posts``; by default the prefix.",
    )
    public: str | list[str] | None = Field(
        None,
        description="The folders in which ``/picture.png`` is looked for; by default ``public`` "
        "of the Astro project around the collection. Articles may name all files in them.",
    )
    aliases: dict[str, str] | None = Field(
        None,
        description="What paths may begin with, and the folder that this means; by default "
        "the paths of the Astro project's ``tsconfig.json``, Vite's aliases in ``astro.config`` "
        "that are plain strings, and ``@/`` and ``~/`` for ``src``. Articles may name all files in "
        "these folders.",
    )
    lang: str | None = Field(
        None, description="The language of articles that name none, such as ``de``."
    )
    title: str = Field(
        "",
        description="The heading of its index; by default the prefix. A collection without a "
        "prefix has an index, the document ``index``, only if it has a title.",
    )
    description: str = Field("", description="What its index says before the list.")


class UntrustedOption(BaseModel):
    """The value of ``articles_untrusted``, written as a dict: what is allowed besides."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    directives: list[str] = Field([], description="Further directives, such as ``mermaid``.")
    roles: list[str] = Field([], description="Further roles, such as ``download``.")
    pictures: list[str] = Field(
        [],
        description="How the addresses of pictures on other sites may begin, as in "
        "``https://img.example.org/``.",
    )
    files: list[str] = Field(
        [], description="Further endings of files that may be shown or linked to, such as ``.svg``."
    )
    tex: list[str] = Field([], description="Further commands in maths, without the backslash.")
    aliases: list[str] = Field(
        [],
        description="How old addresses outside the collection's own may begin, as in ``/2019/``.",
    )


class TaxonomyOption(BaseModel):
    """The value of one entry of ``articles_taxonomies``, written as a dict."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    keys: list[str] = Field(description="The front matter keys that hold its terms.")
    singular: str = Field("", description="One of them, as in “topic”; names the role.")
    title: str = Field("", description="The heading of its index.")


class FeedOption(BaseModel):
    """The value of one path of ``articles_feeds``, written as a dict."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    path: str = Field(description="The path, as if it were written alone.")
    format: Literal["atom", "rss", "json"] = Field(
        "atom", description="The format, whatever the name says."
    )


class PictureOption(BaseModel):
    """The value of ``articles_preview``, written as a dict."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    src: str = Field(description="The file, or the address.")
    alt: str = Field("", description="What it shows, in words.")


OPTIONS: Mapping[str, Option] = {
    "collections": Option(
        {},
        "",
        dict[str, str | CollectionOption],
        "Folders of articles: document name prefix to folder, relative to the source directory. "
        "Without it, every Markdown document with a series, tags or a date is an article.",
    ),
    "taxonomies": Option(
        {},
        "env",  # which roles, directives and options there are
        dict[str, list[str] | TaxonomyOption | Literal[False]],
        "Further taxonomies by name, with the front matter keys that hold their terms; "
        "``False`` switches off one of ``tags``, ``categories``, ``authors``.",
    ),
    "now": Option(
        "",
        "",
        str,
        "The moment to build for, as an ISO date; otherwise ``SOURCE_DATE_EPOCH``, or the clock.",
    ),
    "timezone": Option(
        "UTC", "", str, "The time zone of dates without one, by its IANA name (``Europe/Vienna``)."
    ),
    "strict": Option(False, "", bool, "Warn of unknown front matter keys."),
    "languages": Option(
        [],
        "",
        list[str],
        "The languages that a folder or the end of a file's name may say, as in ``de/a.md`` and "
        "``a.de.md``; without it ``i18n.locales`` of the Astro project, or Starlight's "
        "``locales``. Each series, term and list belongs to one language.",
    ),
    "merge_terms": Option(
        False, "", bool, "Treat terms that differ only by case or separators as one."
    ),
    "unknown_terms": Option(
        "ignore",
        "",
        Literal["ignore", "warn", "error"],
        "What to do about terms that are not in the file of their taxonomy, if it has one.",
    ),
    "schema": Option(
        {},
        "",
        str | dict[str, str],
        "What checks the front matter, for all collections or by prefix: "
        "``module:Model`` or the path of a JSON Schema file, relative to the source directory.",
    ),
    "byline": Option(
        True, "env", bool, "Show dates, authors, tags and reading time under the title."
    ),
    "hero": Option(True, "env", bool, "Show the article's ``heroImage`` at the top of its page."),
    "banner": Option(
        True,
        "env",
        bool,
        "Show the next part and the one before at the end of each part of a series.",
    ),
    "banner_style": Option(
        "banner",
        "env",
        Literal["banner", "card", "line"],
        "How the automatic banner looks.",
    ),
    "theme_neighbours": Option(
        False,
        "env",
        bool,
        "Keep the theme's own links to the previous and the next page where the banner right above "
        "them leads to the same pages.",
    ),
    "parts": Option(True, "env", bool, "Show “Part k of n” at the top of each part of a series."),
    "author_box": Option(
        True,
        "env",
        bool,
        "Show who wrote an article at its end, if ``authors.yml`` describes them.",
    ),
    "related": Option(
        False,
        "env",
        bool | Annotated[int, Field(ge=0)],
        "Show related articles at the end of each article that is in no series: three of them, or "
        "as many as this number.",
    ),
    "parts_fold": Option(
        7,
        "env",
        Annotated[int, Field(ge=0)],
        "Fold lists of parts that are longer than this; ``0`` never folds.",
    ),
    "date_format": Option(
        "",
        "env",
        str,
        "How dates are shown, written like ``today_fmt``; by default as the language does.",
    ),
    "page_size": Option(
        20,
        "",
        Annotated[int, Field(ge=0)],
        "How many articles are on a page of a list; ``0`` puts all on one. The first page has up "
        "to twice as many.",
    ),
    "lists": Option(
        {},
        "",
        dict[str, dict[str, Any]],
        "Further lists that have pages, by document name: each with ``title``, ``description`` and "
        "what it is of, in the options of ``{article-list}``, as in "
        '``{"news": {"title": "News", "tags": ["release", "event"]}}``.',
    ),
    "navigation": Option(
        "auto",
        "html",
        Literal["auto", "full", "collapsed"],
        "What the theme's sidebar shows: the whole tree, or only the branches that lead to the "
        "page; ``auto`` collapses it when all pages together would show more than 20,000 links.",
    ),
    "site": Option(
        [],
        "env",
        str | list[str],
        "Addresses of the site itself, as Astro's ``site``: links to them lead to the documents. "
        "``html_baseurl`` is one of them. What lies beside ``https://me.github.io/project`` on its "
        "host is another site.",
    ),
    "feeds": Option(
        {"site": "feed.xml", "collections": "{page}/feed.xml"},
        "html",
        dict[str, str | FeedOption | list[str | FeedOption]],
        "The feeds, by what they list (``site``, ``collections``, ``series``, a taxonomy such as "
        "``tags``, or one of ``articles_lists`` by its name), each with its path or paths below "
        "the output folder. ``{page}`` stands for the page that a feed belongs to, as in "
        "``tags/red``, ``{name}`` for the last part of it. "
        "A name such as ``*.json`` makes a JSON Feed, ``*rss*`` RSS 2.0, anything else Atom.",
    ),
    "feed_content": Option(
        "full",
        "",
        Literal["full", "excerpt", "description"],
        "What feeds contain of an article: all of it, its excerpt (up to ``<!-- more -->``, or its "
        "first paragraph), or its description.",
    ),
    "feed_limit": Option(
        20, "", Annotated[int, Field(ge=1)], "How many of the newest articles a feed has."
    ),
    "feed_series": Option(
        False, "", bool, "Begin titles in feeds with the series and the number of the part."
    ),
    "feed_archives": Option(
        False,
        "",
        bool,
        "Keep all articles in feeds: each Atom feed leads on to archives of as many articles as "
        "it has itself, as RFC 5005 describes.",
    ),
    "metadata": Option(
        True,
        "html",
        bool,
        "Tell programs what each page is: JSON-LD, Open Graph, and its translations.",
    ),
    "preview": Option(
        "",
        "html",
        str | PictureOption,
        "The picture for links to a page that has none of its own: a file, "
        "relative to the source directory, or an address.",
    ),
    "sitemap": Option(
        True,
        "",
        bool,
        "Write ``sitemap.xml``, if ``html_baseurl`` tells the site's address.",
    ),
    "llms": Option(
        True,
        "",
        bool,
        "Write ``llms.txt``, if ``html_baseurl`` tells the site's address.",
    ),
    "markdown": Option(
        "none",
        "html",
        Literal["none", "pages", "full"],
        "Write articles as Markdown, too: ``pages``, each beside its page as in "
        "``blog/hello.html.md``; ``full``, these and ``llms-full.txt``, which has all of them.",
    ),
    "redirects": Option(
        "",
        "",
        str,
        "A CSV file of old addresses and where they lead now, ``old,new``, relative to the source "
        "directory.",
    ),
    "redirect_rules": Option(
        "",
        "",
        Literal["", "netlify", "cloudflare"],
        "Also write redirects to ``_redirects``, for this host. Only Netlify can distinguish "
        "addresses by their query, as in ``/?p=1``.",
    ),
    "old_addresses": Option(
        "",
        "",
        str,
        "What the old site served: its sitemap, or a text with one address a line, relative to the "
        "source directory. The end of the build says how many of them lead somewhere.",
    ),
    "dialect": Option(
        {},
        "env",
        dict[str, bool],
        'Adaptors to Astro\'s Markdown that are switched off, as in ``{"asides": False}``.',
    ),
    "components": Option(
        {},
        "env",
        dict[str, str | None],
        "Components of MDX by name: the one of ours that it resembles (``aside``), a function as "
        "``module:function``, or ``None`` to leave it out.",
    ),
    "untrusted": Option(
        False,
        "env",
        bool | UntrustedOption,
        "Articles come from strangers: raw HTML, directives and roles that are not on the lists, "
        "substitutions, pictures on other sites, files that browsers run, and commands in maths "
        "are shown as text. A dict switches this on, and allows more.",
    ),
    "words_per_minute": Option(
        220,
        "",
        Annotated[int, Field(ge=1)],
        "The reading speed; for Chinese, Japanese and Korean it is 500 characters.",
    ),
}
