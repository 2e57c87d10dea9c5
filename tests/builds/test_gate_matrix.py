"""All ways a word can reach an output, all ways to be withheld, all builders: and none is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from .building import CONF, HOME, PIXEL, article
from .secrets import BODY, SECRET, places, secret
from .test_publication import BUILDERS

if TYPE_CHECKING:
    from .building import Site

pytestmark = pytest.mark.across

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
)  # fmt: skip
"""Front matter that withholds, or might."""
BY_FORM = {
    "colon": lambda text: text.replace("title:", "title: a: b"),
    "tab": lambda text: text.replace("\ntags", "\n\ttags"),
    "quote": lambda text: text.replace("title: ", "title: 'never closed "),
    "long": lambda text: text.replace("---\n", "----\n", 2),
    "named": lambda text: text.replace("---\n", "---yaml\n", 1),
    "indented": lambda text: f" {text}",
    "comment": lambda text: f"<!-- above -->\n{text}",
    "heading": lambda text: f"# {SECRET}\n\n{text.replace('tags', 'date: 2999-01-01')}",
    "dashes": lambda text: text.replace("---", "–––", 2).replace("tags", "draft: true\ntags", 1),
    "bare": lambda text: text.replace("---\n", "", 2).replace("tags", "draft: true\ntags", 1),
    "code": lambda text: f"```yaml\n{text}```\n",
    "second": lambda text: f"---\ntitle: {SECRET}\n---\n\n---\ndraft: true\n---\n{BODY}",
    "invisible": lambda text: f"\u200b{text}",
    "open": lambda text: text.replace("---\n", "", 2).join(["---\n", ""]),
    "wide": lambda text: text.encode("utf-16"),
    "toml": lambda text: f"+++\ntitle = {SECRET}\n+++\n{BODY}",
    "json": lambda text: f'{{\n"title": "{SECRET}",\n"draft": true,\n}}\n{BODY}',
    "list": lambda text: f"---\n- {SECRET}\n---\n{BODY}",
}
"""Front matter that nobody can read."""


def everything() -> dict[str, str | bytes]:
    """Return a secret article for each way to be withheld, below a name that tells it, too."""
    found: dict[str, str | bytes] = {}
    for number, keys in enumerate(BY_KEYS):
        found[f"content/{SECRET}-k{number}.md"] = secret(**keys)
    for name, damaged in BY_FORM.items():
        text = damaged(secret())
        found[f"content/{SECRET}-{name}.md"] = text
    found[f"content/_drafts/{SECRET}-folder.md"] = secret()
    code = f"export const a = '{SECRET}'\n\n{{a}}"
    found[f"content/{SECRET}.mdx"] = article(SECRET, code, draft="true")
    found[f"content/series/{SECRET}.md"] = article(SECRET, SECRET, pubDate=LATER)
    found |= {f"content/{SECRET}.{kind}": PIXEL for kind in ("png", "zip")}
    found[f"content/{SECRET}-hero.png"] = PIXEL
    # Pages that are no articles, in three formats, and own pages where generated ones stand.
    title = f"{SECRET}\n{'=' * len(SECRET)}\n\n.. _{SECRET}:\n\n{SECRET}\n"
    found |= {
        f"docs/{SECRET}-a.rst": f":draft: true\n\n{title}",
        f"docs/{SECRET}-b.rst": f"{title.partition('..')[0]}:pubDate: {LATER}\n\n{SECRET}\n",
        f"docs/{SECRET}-c.md": article(SECRET, SECRET, expiryDate=BEFORE),
        f"docs/{SECRET}-d.md": f"---\ndraft: true\ntitle: a: b\n---\n\n# {SECRET}\n",
        "docs/series/s.md": article(SECRET, SECRET, pubDate=LATER),
        "docs/tags/red.md": article(SECRET, SECRET, draft="true"),
        "docs/tags/index.md": article(SECRET, SECRET, expiryDate="perhaps"),
    }
    return found


PUBLIC = {
    "content/a.md": article("A", "Text.", tags="[red]", series="S", author="Jo"),
    "content/b.md": article("B", "Text.", tags="[red]", series="S", author="Jo"),
    "docs/index.md": HOME + "\n```{toctree}\n:glob:\n\nblog/*\n*\nseries/index\ntags/index\n```\n",
}


def write(site: Site) -> None:
    site.write({**PUBLIC, **everything(), "docs/conf.py": CONF})
    site.configure("copyright = 'us'")


def test_the_matrix_would_find_the_word(site: Site) -> None:
    write(site)
    text = secret().replace("draft: true", "")
    site.write({f"content/{SECRET}-public.md": text})
    assert len(places(site.build().out)) > 10


@pytest.mark.parametrize("builder", BUILDERS)
def test_no_builder_tells_anything_of_what_is_withheld(site: Site, builder: str) -> None:
    write(site)
    (site.root / "_build").mkdir()
    beside = "../docs/_out"  # a preview inside the source folder, which nothing comes from
    site.build("html", out=f"{beside}/html", doctrees=f"{beside}/trees", tags=("drafts",))
    assert places(site.root / "docs/_out")
    first = site.build(builder, jobs=4)
    assert places(first.out) == []
    site.write({"content/a.md": article("A", "Other.", tags="[red]", series="S")})
    again = site.build(builder)
    assert places(again.out) == []
    fresh = site.build(builder, fresh=True)
    assert places(fresh.out) == []
    told = [line for line in (*first.warnings, *again.warnings) if SECRET in _without_paths(line)]
    assert told == []


def _without_paths(line: str) -> str:
    """Return a warning without the file it is about, which the log may name."""
    return line.partition(": WARNING")[2].replace(f"/{SECRET}", "/")


def test_what_was_public_leaves_the_output_by_every_key(site: Site) -> None:
    names = {f"content/{SECRET}-k{number}.md": keys for number, keys in enumerate(BY_KEYS)}
    site.write({**PUBLIC, **{f"content/{SECRET}.{kind}": PIXEL for kind in ("png", "zip")}})
    site.write({f"content/{SECRET}-hero.png": PIXEL, **dict.fromkeys(names, secret())})
    assert places(site.build().out)
    site.write({name: secret(**keys) for name, keys in names.items()})
    assert places(site.build().out) == []


def test_a_notebook_of_the_source_folder_is_withheld_too(site: Site) -> None:
    cells = [{"cell_type": "markdown", "source": f"# {SECRET}", "metadata": {}}]
    body = json.dumps({"metadata": {"draft": True}, "cells": cells, "nbformat": 4})
    site.write({**PUBLIC, f"docs/{SECRET}.ipynb": body})
    site.configure(
        "from sphinx.parsers import RSTParser",
        "class Notebook(RSTParser):",
        "    supported = ('notebook',)",
        "def setup(app):",
        "    app.add_source_suffix('.ipynb', 'notebook')",
        "    app.add_source_parser(Notebook)",
    )
    assert places(site.build().out) == []
