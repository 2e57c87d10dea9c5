"""Whole trees of hostile files: a number is a tree, with its configuration and its builder."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

from .target import STEP, targets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..builds.building import Built, Site

MARK = "okapi"
"""Whatever is live on a page and has this word is an attacker's."""
BUILDERS = (
    "html", "html", "html", "dirhtml", "singlehtml", "epub", "epub", "json", "pickle", "xml",
    "pseudoxml", "latex", "text", "man", "texinfo", "gettext", "dummy", "htmlhelp", "qthelp",
    "devhelp", "linkcheck",
)  # fmt: skip
OPTIONS = (
    'articles_feeds = {"site": ["feed.xml", "rss.xml", "feed.json"], "tags": "{page}/feed.xml"}',
    'articles_feed_content = "description"',
    "articles_llms = True",
    'articles_markdown = "full"',
    'articles_redirects = "moved.csv"\narticles_redirect_rules = "netlify"',
    'articles_old_addresses = "moved.csv"',
    "articles_strict = True",
    'articles_languages = ["en", "de"]',
    'articles_site = "https://example.org"',
    'html_theme = "furo"',
    'language = "de"',
    "smartquotes = False",
    "numfig = True",
    "articles_page_size = 2",
    'articles_author_box = True',
    "articles_related = True",
    'myst_enable_extensions = ["substitution", "dollarmath", "amsmath", "attrs_inline",'
    ' "attrs_block", "colon_fence", "deflist", "fieldlist", "html_image", "linkify",'
    ' "replacements", "smartquotes"]',
)  # fmt: skip
ALWAYS = """
articles_now = "2026-01-01"
html_baseurl = "https://example.org/en/"
project, copyright, author, version = "P", "us", "us", "1"
linkcheck_ignore = [".*"]
"""
ATTACKS = (
    "<script>okapi()</script>", '<img src=x onerror="okapi()">', "[a](javascript:okapi())",
    "![a](https://okapi.example/a.png)", "[a](%6aavascript:okapi())", '"><script>okapi()</script>',
    "<svg onload=okapi()>", '<iframe src="https://okapi.example"></iframe>',
    "</title><script>okapi()", "<a href='javascript:okapi()'>a</a>",
    "[a]: javascript:okapi()\n\n[a]", "<javascript:okapi()>",
    "```{raw} html\n<b onclick='okapi()'>\n```\n", "{raw}`okapi`", "{{ okapi }}", "<style>okapi{}",
    "```{include} /etc/passwd\n```\n", "```{image} https://okapi.example/a.png\n```\n",
    "```{figure} a.png\n:target: javascript:okapi()\n```\n", "[a](data:text/html,okapi)",
    "<LinkCard title='a' href='javascript:okapi()' />",
    "<Fragment set:html='<b onclick=okapi()>' />", "<img src={'https://okapi.example/a.png'} />",
    "$\\href{javascript:okapi()}{x}$", "-->", "]]>", "{a}`b`{onclick=okapi()}",
    "[a](b){onclick='okapi()' style='okapi'}", "{#okapi .a}\n# T\n",
    "```{code-cell}\nokapi\n```\n", "(okapi)=\n",
    "[a](https://okapi.example 'onclick=\"okapi()\"')",
    "<meta http-equiv=refresh content='0;url=https://okapi.example'>", "https://okapi.example/<b>",
    "::youtube{id='\"><script>okapi()</script>'}", ":::note[<script>okapi()</script>]\n:::\n",
    "```js title='<script>okapi()</script>'\n```\n", "[^<script>okapi()</script>]",
    "&#106;avascript:", "| <script>okapi()</script> |\n|-|\n", "# <script>okapi()</script>\n",
    "<!--<script>okapi()", "<base href='https://okapi.example'>",
    "<form action='https://okapi.example'><input></form>",
    "````{tab-set}\n```{tab-item} <script>okapi()</script>\na\n```\n````\n",
    "```{article-list}\n:tags: <b>okapi\n```\n", "{articles:tag}`<script>okapi()</script>`",
)  # fmt: skip
VALUES = (
    "'\"><script>okapi()</script>'", "'javascript:okapi()'", "'https://okapi.example/a.png'",
    "'<img src=x onerror=okapi()>'", "\"a\\u2028b\\0c\"", "'../../../etc/passwd'", "'x 1 y -'",
    "'a/b'", "'</title>'", "{a: b}", "[a, [b]]", "2025-01-01", "9999-12-31", "true", "1e999",
    "'&quot; onload=okapi()'", "{html_meta: {'http-equiv=refresh': 'okapi'}}",
    "{enable_extensions: [substitution]}", "de", "'\\'",
)  # fmt: skip
KEYS = (
    "title", "description", "tags", "series", "author", "category", "heroImage", "heroImageAlt",
    "lang", "canonicalURL", "aliases", "slug", "pubDate", "updatedDate", "myst", "html_theme",
    "seriesOrder", "draft", "unlisted", "robots", "ogp_disable", "tocdepth", "orphan", "no-search",
)  # fmt: skip
NAMES = (
    "a", "b", "index", "de/a", "x/index", "a.de", "A", "tags/index", "series/s", "con", "a b", "é",
    "<b>okapi", "a'\"&", "x\n::error::y", "%00", "[a](b)", "a" * 150, "_drafts/x", "search",
    "genindex",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """Files by name, as :meth:`..builds.building.Site.write` takes them, and how they are built."""

    files: dict[str, bytes]
    builder: str
    options: tuple[str, ...] = ()
    untrusted: bool = False

    def build(self, site: Site) -> Built:
        """Write the tree and build it."""
        lines = [ALWAYS, *self.options]
        if self.untrusted:
            lines.append("articles_untrusted = True")
        site.configure(*lines)
        site.write({"docs/index.md": "# Home\n\n```{toctree}\nseries/index\ntags/index\n```\n"})
        site.write(self.files)
        return site.build(self.builder)

    def smaller(self) -> Iterator[Tree]:
        """Yield trees with less in them: without a file, an option, or half of the lines of one."""
        for name in self.files:
            left = {each: data for each, data in self.files.items() if each != name}
            yield replace(self, files=left)
        for option in self.options:
            yield replace(self, options=tuple(each for each in self.options if each != option))
        for name, data in self.files.items():
            lines = data.splitlines(keepends=True)
            size = len(lines) // 2
            while size:
                for at in range(0, len(lines), size):
                    fewer = b"".join(lines[:at] + lines[at + size :])
                    yield replace(self, files={**self.files, name: fewer})
                size //= 2


def tree(number: int) -> Tree:
    """Return the tree of a number: always the same."""
    chance = Random(number)
    files: dict[str, bytes] = {}
    for name in chance.sample(NAMES, chance.randint(2, 7)):
        suffix = chance.choice((".md", ".md", ".mdx"))
        files[f"content/{name.replace(chr(0), '')}{suffix}"] = _article(chance, suffix)
    for name, target in (
        ("content/series.yml", "entries"),
        ("content/tags.yml", "entries"),
        ("content/authors.yml", "entries"),
        ("docs/moved.csv", "redirects"),
        ("astro.config.mjs", "astro"),
        ("content/a.svg", "pictures"),
        ("content/a.png", "pictures"),
    ):
        if chance.random() < 0.4:
            files[name] = _made(chance, target)[:5000]
    return Tree(
        files=files,
        builder=chance.choice(BUILDERS),
        options=tuple(chance.sample(OPTIONS, chance.randint(0, 5))),
        untrusted=chance.random() < 0.6,
    )


def _article(chance: Random, suffix: str) -> bytes:
    """Write an article: of attacks that are well-formed, or of anything."""
    if chance.random() < 0.3:
        head = _made(chance, "front-matter-" + chance.choice(("yaml", "yaml", "toml", "json")))
    else:
        keys = chance.sample(KEYS, chance.randint(0, 6))
        lines = [f"{key}: {chance.choice(VALUES)}\n" for key in keys]
        head = "".join(["---\n", *lines, "---\n"]).encode()
    body = "\n\n".join(chance.choice(ATTACKS) for _ in range(chance.randint(0, 8))).encode()
    if chance.random() < 0.7:
        body += b"\n\n" + _made(chance, "markdown-all-in-mdx" if suffix == ".mdx" else "markdown")
    return head + b"\n" + body


def _made(chance: Random, target: str) -> bytes:
    return targets()[target].made(chance.randbytes(1 + STEP * chance.randint(0, 12)))
