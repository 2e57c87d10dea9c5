"""A site that holds every way to be withheld, and every place from which a word could be told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sphinxext.articles.widgets import DIRECTIVES

from .building import HOME, NOTEBOOK, PIXEL, article
from .secrets import BODY, SECRET, secret

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LATER, BEFORE = "2999-01-01", "2020-01-01"
BY_KEYS: tuple[dict[str, object], ...] = (
    {"draft": "true"}, {"DRAFT": "true"}, {"isDraft": "true"}, {"draft": "perhaps"},
    {"published": "false"}, {"publish": "false"}, {"isPublished": "false"}, {"private": "true"},
    {"private": "'yes'"}, {"status": "Draft"}, {"status": "private"}, {"visibility": "draft"},
    {"visibility": "private"}, {"build": "{render: never}"}, {"draft": "true", "unlisted": "true"},
    {"pubDate": LATER}, {"publishAt": LATER}, {"date": f"{{created: {LATER}}}"},
    {"date": f"{LATER} 08:00:00 UTC"}, {"pubDate": "soon"}, {"publishDate": f"March {LATER[:4]}"},
    {"expiryDate": BEFORE}, {"expires": "someday"}, {"expiryDate": "2019"},
    {"status": "Draft (wip)"}, {"post-status": "draft"}, {"state": "scheduled"},
    {"“draft”": "true"}, {"unpublishDate": BEFORE}, {"datePublished": LATER},
    {"pubDate": BEFORE, "publishAt": LATER}, {"expiryDate": LATER, "expires": BEFORE},
    {"params": "{draft: true}"}, {"public": "'no'"}, {"unpublished": "true"}, {"render": "false"},
    {"base": "&base {draft: true}", "<<": "*base"}, {"draft": "!!bool 'true'"},
    {"status": "{draft: true}"}, {"state": "{isDraft: true}"}, {"build": "{Render: never}"},
    {"hidden": "{draft: true}"}, {"Params": "{Draft: true}"},
    {"draft": "true", "lang": "de"}, {"pubDate": LATER, "slug": "a"}, {"dra\u200bft": "true"},
)  # fmt: skip
"""Front matter that withholds, or might."""
ITEMS = "list:\n  - one\n- two\ndraft: true"
LINE = "=" * len(SECRET)
BY_FORM: Mapping[str, Callable[[str], str | bytes]] = {
    "colon": lambda text: text.replace("title:", "title: a: b"),
    "tab": lambda text: text.replace("\ntags", "\n\ttags"),
    "quote": lambda text: text.replace("title: ", "title: 'never closed "),
    "long": lambda text: text.replace("---\n", "----\n", 2),
    "named": lambda text: text.replace("---\n", "---yaml\n", 1),
    "indented": lambda text: f" {text}",
    "comment": lambda text: f"<!-- above -->\n{text}",
    "heading": lambda text: f"# {SECRET}\n\n{text.replace('tags', 'date: 2999-01-01')}",
    "dashes": lambda text: text.replace("---", "–––", 2).replace("tags", "draft: true\ntags", 1),
    "myst-comment": lambda text: f"% above\n\n{text}",
    "mdx-comment": lambda text: f"{{/* above */}}\n\n{text}",
    "definition": lambda text: f"[//]: # (above)\n\n{text}",
    "noted": lambda text: f"# {SECRET}\n\n---\n# note\ndraft: true\n---\n{BODY}",
    "never-closed": lambda text: f"# {SECRET}\n\n---\ndraft: true\n\n{BODY}",
    "second-object": lambda text: f'---\ntitle: {SECRET}\n---\n\n{{\n"draft": true\n}}\n\n{BODY}',
    "flow": lambda text: f"{{title: {SECRET}, draft: true}}\n\n{BODY}",
    "dashes-list": lambda text: f"–––\ntitle: {SECRET}\n{ITEMS}\n–––\n{BODY}",
    "bare-list": lambda text: f"title: {SECRET}\n{ITEMS}\n\n{BODY}",
    "cut-list": lambda text: f"---\ntitle: {SECRET}\n---\n{ITEMS}\n---\n{BODY}",
    "after-empty": lambda text: f"---\n---\n---\n{ITEMS}\n---\n{BODY}",
    "underlined": lambda text: f"{SECRET}\n{LINE}\n\n---\n{ITEMS}\n---\n{BODY}",
    "object-lines": lambda text: f'{{ "title": "{SECRET}",\n  "draft": true }}\n{BODY}',
    "bare": lambda text: text.replace("---\n", "", 2).replace("tags", "draft: true\ntags", 1),
    "code": lambda text: f"```yaml\n{text}```\n",
    "second": lambda text: f"---\ntitle: {SECRET}\n---\n\n---\ndraft: true\n---\n{BODY}",
    "cut": lambda text: f"---\ntitle: {SECRET}\n---\ndraft: true\n---\n{BODY}",
    "invisible": lambda text: f"\u200b{text}",
    "open": lambda text: text.replace("---\n", "", 2).join(["---\n", ""]),
    "wide": lambda text: text.encode("utf-16"),
    "wide-bare": lambda text: text.encode("utf-16-be"),
    "toml": lambda text: f"+++\ntitle = {SECRET}\n+++\n{BODY}",
    "json": lambda text: f'{{\n"title": "{SECRET}",\n"draft": true,\n}}\n{BODY}',
    "object": lambda text: f'{{"title": "{SECRET}", "draft": true}}\n{BODY}',
    "list": lambda text: f"---\n- {SECRET}\n---\n{BODY}",
    "huge": lambda text: text.replace("tags:", f"# {'x' * 300_000}\ntags:", 1),
    "twice": lambda text: text.replace("tags:", "draft: true\ndraft: false\ntags:", 1),
}
"""Front matter that nobody can read."""
WRITTEN: Mapping[str, Callable[[str], str | bytes]] = {
    "marked": lambda text: f"\ufeff{text}",
    "windows": lambda text: text.replace("\n", "\r\n"),
    "old-mac": lambda text: text.replace("\n", "\r"),
    "latin": lambda text: text.replace("title:", "title: Jürgen", 1).encode("latin-1"),
    "after-blank": lambda text: f"\n\n{text}",
    "toml-ok": lambda text: f'+++\ntitle = "{SECRET}"\ndraft = true\n+++\n{BODY}',
    "toml-date": lambda text: f'+++\ntitle = "{SECRET}"\ndate = {LATER}T00:00:00Z\n+++\n{BODY}',
    "json-ok": lambda text: f'{{\n"title": "{SECRET}",\n"draft": true\n}}\n{BODY}',
}
"""How files with front matter that withholds may be written."""
RST = f"{SECRET}\n{LINE}\n\n.. _{SECRET}:\n\n{SECRET}\n"
PO = f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8"\n\nmsgid "{SECRET}"\nmsgstr "x"\n'
ENTRY = f"{SECRET}: {{label: The {SECRET}, description: {SECRET}s}}\n"


def _notebook(metadata: object = (), first: str = SECRET) -> str:
    cells = [{"cell_type": "markdown", "id": "a", "metadata": {}, "source": first}]
    return json.dumps({**NOTEBOOK, "metadata": dict(metadata), "cells": cells})  # type: ignore[call-overload]


def _withheld() -> dict[str, str | bytes]:
    """Return a secret article for each way to be withheld, below a name that tells it, too."""
    found: dict[str, str | bytes] = {}
    for number, keys in enumerate(BY_KEYS):
        found[f"content/{SECRET}-k{number}.md"] = secret(**keys)
    for name, damaged in BY_FORM.items():
        found[f"content/{SECRET}-{name}.md"] = damaged(secret())
    for name, rewritten in WRITTEN.items():
        found[f"content/{SECRET}-{name}.md"] = rewritten(secret(draft="true"))
    code = f"export const a = '{SECRET}'\n\n{{a}}"
    return found | {
        # By the folder, by a pattern that leaves it out, by another suffix, by another name.
        f"content/_drafts/{SECRET}-folder.md": secret(),
        f"content/sub/_Drafts/{SECRET}-folder.md": secret(),
        f"docs/_drafts/{SECRET}-page.md": f"# {SECRET}\n\n{BODY}",
        f"docs/sub/_Drafts/{SECRET}-page.rst": RST,
        f"docs/_drafts/{SECRET}.ipynb": _notebook(),
        f"content/wip/{SECRET}-by-name.md": secret(),
        f"content/sub/{SECRET}-by-end.wip.md": secret(),
        f"docs/notes/off/{SECRET}-by-path.md": secret(),
        f"content/{SECRET}.mdx": article(SECRET, code, draft="true"),
        f"content/{SECRET}-m.markdown": secret(draft="true"),
        f"content/{SECRET}-mu\u0308de.md": secret(draft="true"),
        f"content/de/{SECRET}.md": secret(draft="true"),
        f"content/{SECRET}-dir/index.md": secret(draft="true"),
        # Landing pages of a series and a term, in the collection and in the source folder.
        f"content/series/{SECRET}.md": article(SECRET, SECRET, pubDate=LATER),
        "docs/series/s.md": article(SECRET, SECRET, pubDate=LATER),
        "docs/tags/red.md": article(SECRET, SECRET, draft="true"),
        "docs/tags/index.md": article(SECRET, SECRET, expiryDate="perhaps"),
        "docs/archive.rst": f":draft: true\n\n{RST}",
        "docs/all.md": article(SECRET, SECRET, draft="true"),
        "docs/blog/index.md": article(SECRET, SECRET, pubDate=LATER),
        "docs/authors/jo.ipynb": _notebook({"draft": True}),
        # What the source folder holds besides, and other formats in a collection inside it.
        f"docs/{SECRET}-a.rst": f":draft: true\n\n{RST}",
        f"docs/{SECRET}-b.rst": f"{SECRET}\n{LINE}\n\n:pubDate: {LATER}\n\n{SECRET}\n",
        f"docs/{SECRET}-licence.rst": f".. Licence\n\n   MIT\n\n:draft: true\n\n{RST}",
        f"docs/{SECRET}-below.rst": f":orphan:\n\n{SECRET}\n{LINE}\n\n:draft: true\n\n{SECRET}\n",
        f"docs/{SECRET}-c.md": article(SECRET, SECRET, expiryDate=BEFORE),
        f"docs/{SECRET}-d.md": f"---\ndraft: true\ntitle: a: b\n---\n\n# {SECRET}\n",
        f"docs/{SECRET}-d-flow.md": f"{{title: {SECRET}, draft: true}}\n\n# {SECRET}\n",
        f"docs/{SECRET}-d-object.md": f'{{"title": "x", "draft": true}}\n\n# {SECRET}\n',
        f"docs/{SECRET}-d-wide.md": f"title：x\npub_date：{LATER}\n\n# {SECRET}\n",
        f"docs/{SECRET}-e.txt": f":draft: true\n\n{RST}",
        f"docs/{SECRET}-f.ipynb": _notebook({"draft": True}),
        f"docs/{SECRET}-g.ipynb": _notebook(first=f"---\ndraft: true\n---\n# {SECRET}"),
        f"docs/{SECRET}-h.ipynb": f"{{ {SECRET}",
        f"docs/notes/{SECRET}-a.rst": f":draft: true\n\n{RST}",
        f"docs/notes/{SECRET}-b.ipynb": _notebook({"draft": True}),
        f"docs/notes/{SECRET}-c.md": secret(draft="true"),
    }


def _around() -> dict[str, str | bytes]:
    """Return what belongs to withheld articles: files, terms, translations."""
    return {
        **{f"content/{SECRET}.{kind}": PIXEL for kind in ("png", "zip")},
        **{f"docs/notes/{SECRET}.{kind}": PIXEL for kind in ("png", "zip")},
        f"content/{SECRET}-hero.png": PIXEL,
        f"docs/notes/{SECRET}-hero.png": PIXEL,
        f"content/de/{SECRET}.png": PIXEL,
        "content/tags.yml": ENTRY,
        "content/authors.yml": f"mr-{ENTRY}",
        "content/series.yml": f"{SECRET}: {{title: {SECRET}, planned: [{{title: {SECRET}}}]}}\n",
        "docs/locale/de/LC_MESSAGES/blog.po": PO,
        # Files of neutral names, for those pages that name them.
        "content/hidden.md": article(SECRET, SECRET, draft="true", tags=f"[{SECRET}]"),
        "content/_drafts/held.md": secret(),
        "docs/hidden.rst": f":draft: true\n\n{RST}",
        "docs/_parts/part.md": article(SECRET, SECRET, draft="true"),
        "docs/_parts/part.txt": f":draft: true\n\n{RST}",
        "docs/_parts/part.inc": f":draft: true\n\n{RST}",
        "docs/_parts/part.html": article(SECRET, f"<p>{SECRET}</p>", draft="true"),
        "content/data.txt": article(SECRET, SECRET, pubDate=LATER),
    }


OUTSIDE = ("/../docs/hidden.rst", "/../docs/_parts/part.md")
OF_PAGES = (
    "hidden.rst",
    "_parts/part.md",
    "_parts/part.inc",
    "_parts/part.html",
    "_parts/part.txt",
    "../content/hidden.md",
)
NAMES = ("hidden.md", "_drafts/held.md", "data.txt", *OUTSIDE)
NAMING = """\
[x]({0}) ![x]({0}) {{download}}`x <{0}>` {{doc}}`words <{1}>` [](<project:{0}>) <path:{0}>

<img src="{0}"> <object data="{0}"></object> <a href="{0}" style="background:url({0})">x</a>

```{{include}} {0}
```

```{{literalinclude}} {0}
```

```{{csv-table}}
:file: {0}
```

```{{raw}} html
:file: {0}
```

```{{figure}} {0}

Words.
```

```{{image}} {0}
```

```{{toctree}}
:hidden:

{1}
words <{1}>
```
"""
"""Every way in which a public article may name a file."""
WIDGETS = "\n\n".join(
    f"```{{{name}}}{' tags' if name == 'term-list' else ''}\n```" for name in DIRECTIVES
)


def naming() -> dict[str, str | bytes]:
    """Return pages that each name one file in every way: what is left out of one hides no other."""
    articles = {
        f"content/naming-{number}.md": article(
            "Naming", NAMING.format(name, name.partition(".md")[0])
        )
        for number, name in enumerate(NAMES)
    }
    pages = {
        f"docs/naming-{number}.md": article(
            "Naming", NAMING.format(name, name.partition(".")[0]), orphan="true"
        )
        for number, name in enumerate(OF_PAGES)
    }
    return {**articles, **pages}


def _public() -> dict[str, str | bytes]:
    """Return what is shown: articles, pages that name files of withheld ones, lists."""
    rst = "\n".join(
        f".. {each}:: ../content/hidden.md\n" for each in ("include", "literalinclude", "image")
    )
    rst += "\n:download:`x <../content/hidden.md>`\n"
    tree = "```{toctree}\n:glob:\n\nblog/*\nnotes/*\n*\nseries/index\ntags/index\n```\n"
    return {
        "content/a.md": article("A", "Text.", tags="[red]", series="S", author="Jo"),
        "content/b.md": article("B", "Text.", tags="[red]", series="S", author="Jo"),
        **naming(),
        "content/x.mdx": article("X", "import H from './hidden.md'\n\n<H />\n", tags="[red]"),
        "docs/naming-too.rst": f":orphan:\n\nNaming\n======\n\n{rst}",
        "content/lists.md": article("Lists", WIDGETS, tags="[red]", series="S"),
        "docs/notes/n.md": article("N", "Text.", tags="[red]"),
        "content/c.md": article(
            "C",
            "Text.",
            tags="[red]",
            translationOf="hidden",
            related="[hidden, b]",
            heroImage="./hidden.md",
            ogImage="data.txt",
            canonicalURL="/blog/hidden/",
        ),
        "docs/index.md": f"{HOME}\n{tree}",
    }


CONF = """\
from sphinx.parsers import RSTParser

class Notebook(RSTParser):
    supported = ("notebook",)

def setup(app):
    app.add_source_suffix(".ipynb", "notebook")
    app.add_source_parser(Notebook)

extensions = ["sphinxext.articles", "sphinx.ext.doctest", "sphinx.ext.coverage"]
source_suffix = {".rst": "restructuredtext", ".txt": "restructuredtext"}
exclude_patterns = ["_out", "_parts", "locale", "blog/wip/**", "**/*.wip.md", "notes/off"]
locale_dirs = ["locale"]
articles_collections = {
    "blog": "../content", "notes": {"path": "notes", "pattern": "**/*.{md,rst,ipynb}"},
}
articles_languages = ["en", "de"]
html_baseurl = "https://example.org/"
articles_feeds = {"site": ["feed.xml", "rss.xml", "feed.json"], "tags": "{page}/feed.xml"}
articles_markdown = "full"
articles_lists = {"all": {"sort": "title"}}
articles_page_size = 2
copyright = "us"
version = "1"
linkcheck_ignore = [".*"]
applehelp_bundle_id = "org.example"
applehelp_disable_external_tools = True
"""


def files(*, few: bool = False) -> dict[str, str | bytes]:
    """Return the whole site, or one with a *few* of the articles that are withheld."""
    withheld = list(_withheld().items())
    found = {**_public(), **_around(), "docs/conf.py": CONF}
    return found | dict(withheld[:5] if few else withheld)
