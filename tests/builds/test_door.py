"""No article shows a file that it may not read, by whatever route and whatever way out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .building import CONF, IN_SOURCE, PIXEL, article
from .secrets import SECRET, places

if TYPE_CHECKING:
    from .building import Built, Site

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links on disk need a right there")

# How an article names a file: each in Markdown, but for those that only MDX has.
ROUTES = {
    "link": "[x]({})",
    "link by path": "[x](<path:{}>)",
    "reference": "[x][r]\n\n[r]: {}",
    "image": "![x]({})",
    "image by a pattern": "```{{image}} {}.*\n```",
    "image in a directive": "```{{image}} {}\n```",
    "figure": "```{{figure}} {}\n\nWords.\n```",
    "download": "{{download}}`x <{}>`",
    "card": "```{{card}} T\n:img-top: {}\n\nx\n```",
    "html image": '<img src="{}">',
    "html media": '<video src="{0}" poster="{0}"></video>',
    "html candidates": '<img src="x.png" srcset="{} 2x">',
    "html link": '<a href="{}">x</a>',
    "html style": "<div style=\"background: url('{}')\">x</div>",
    "html style sheet": "<style>div {{{{ background: url('{}') }}}}</style>",
    "svg": '<svg><use href="{0}" /><image xlink:href="{0}" /></svg>',
    "html object": '<object data="{}"></object>',
    "include": "```{{include}} {}\n```",
    "include as text": "```{{include}} {}\n:literal: true\n```",
    "include as code": "```{{include}} {}\n:code: text\n```",
    "literalinclude": "```{{literalinclude}} {}\n```",
    "difference": "```{{literalinclude}} ok.txt\n:diff: {}\n```",
    "table": "```{{csv-table}}\n:file: {}\n```",
    "raw": "```{{raw}} html\n:file: {}\n```",
    "rst": (
        "```{{eval-rst}}\n.. include:: {0}\n   :literal:\n\n.. literalinclude:: {0}\n\n"
        ".. csv-table::\n   :file: {0}\n\n.. raw:: html\n   :file: {0}\n\n.. image:: {0}\n\n"
        ":download:`x <{0}>`\n```"
    ),
}
ROUTES_OF_MDX = {
    "import": "import s from '{}'\n\n<img src={{s}} />\n\n{{s}}",
    "raw import": "import s from '{}?raw'\n\n{{s}}\n\n<Code code={{s}} />",
    "partial": "import S from '{}'\n\n<S />",
    "component": '<Image src="{0}" alt="" />\n\n<LinkCard title="x" href="{0}" />',
    "attribute": '<video src={{"{0}"}} />\n\n<a href={{"{0}"}}>x</a>',
}
IN_FRONT_MATTER = ("heroImage", "ogImage", "cover")
IN_TERM_FILES = ("tags", "authors", "series")
# The ways out, as seen from the collection.
ESCAPES = {
    "hidden folder above": "../.git/config",
    "hidden file above": "../.env",
    "hidden picture above": "../.git/p.png",
    "hidden in the collection": ".hidden/config.txt",
    "hidden picture in the collection": ".hidden/p.png",
    "through a folder that is there": "sub/../../.git/config",
    "file above": "../secrets.txt",
    "encoded": "%2e%2e/%2egit/config",
    "link to a file": "leak.txt",
    "link to a hidden picture": "leak.png",
    "link to a folder": "away/config",
    "link in a link": "again/config",
    "no picture though its name says so": "../fake.png",
    "document outside": "../private/p.md",
    "absolute": "{root}/.git/config",
    "absolute picture": "{root}/.git/p.png",
    "from the source folder": "/../.git/config",
    "of docutils": "<../../../../../../../../../..{root}/.git/config>",
    "address of a file": "file://{root}/.git/config",
    "environment": "/proc/self/environ",
    "link to the environment": "environ.txt",
}
HIDDEN = f"{SECRET} {SECRET}\n"


def told(built: Built) -> list[str]:
    """Name what tells a secret: files of the output, or the log."""
    environment = Path("/proc/self/environ")
    begun = environment.read_bytes()[:40] if environment.is_file() else HIDDEN.encode()
    files = [path for path in built.out.rglob("*") if path.is_file()]
    found = [str(path) for path in files if begun in path.read_bytes()]
    return [*places(built.out), *found, *(line for line in built.warnings if SECRET in line)]


def write_secrets(site: Site, folder: str = "content") -> None:
    """Write files that no article may show, and links that lead to them."""
    site.write({
        ".git/config": HIDDEN, ".git/p.png": PIXEL + SECRET.encode(), "./.env": HIDDEN,
        "./secrets.txt": HIDDEN, "./fake.png": HIDDEN, "private/p.md": article("P", HIDDEN),
        f"{folder}/.hidden/config.txt": HIDDEN, f"{folder}/.hidden/p.png": PIXEL + HIDDEN.encode(),
        f"{folder}/ok.txt": "fine\n", f"{folder}/x.png": PIXEL, f"{folder}/sub/ok.txt": "fine\n",
    })  # fmt: skip
    top = site.root / folder
    for name, target in {
        "leak.txt": "../.git/config", "leak.png": "../.git/p.png", "away": "../.git",
        "again": "away", "environ.txt": "/proc/self/environ", "leak.md": "../private/p.md",
        "environ.md": "/proc/self/environ", "private": "../private", "categories.yml": "../.env",
        "hidden.md": ".hidden/config.txt",
    }.items():  # fmt: skip
        (top / name).symlink_to(target)


def write_routes(site: Site, target: str, folder: str = "content") -> int:
    """Write an article for each route to *target*; return how many there are."""
    target = target.replace("{root}", str(site.root))
    texts = {f"md{n}.md": text.format(target) for n, text in enumerate(ROUTES.values())}
    if folder == "content":
        texts |= {f"x{n}.mdx": text.format(target) for n, text in enumerate(ROUTES_OF_MDX.values())}
    files = {name: article("Kept", text, tags="[t]") for name, text in texts.items()}
    for number, key in enumerate(IN_FRONT_MATTER):
        files[f"hero{number}.md"] = article("Kept", "Words.", tags="[t]", **{key: f"'{target}'"})
    keys = {"tags": "[ok]", "authors": "[ok]", "series": "ok"}
    files["terms.md"] = article("Kept", "Words.", **keys)
    data = {f"{name}.yml": f"ok:\n  image: '{target}'\n" for name in IN_TERM_FILES}
    site.write({f"{folder}/{name}": text for name, text in (files | data).items()})
    return len(files)


def kept(built: Built) -> int:
    """Count the articles that are there, with their title."""
    pages = [built.page(name) for name in built.pages()]
    return sum(page.h1 is not None and page.h1.get_text().startswith("Kept") for page in pages)


@pytest.mark.parametrize("way", ESCAPES)
def test_no_route_leads_out_of_a_collection(site: Site, way: str) -> None:
    write_secrets(site)
    count = write_routes(site, ESCAPES[way])
    built = site.build()
    assert told(built) == []
    assert kept(built) == count


@pytest.mark.parametrize("way", ESCAPES)
def test_no_route_leads_out_of_a_source_folder_of_articles(site: Site, way: str) -> None:
    site.configure("exclude_patterns = ['*leak.md', '*environ.md', 'private', '*hidden.md']",
                   smallest=IN_SOURCE)  # fmt: skip
    write_secrets(site, "docs")
    count = write_routes(site, ESCAPES[way], "docs")
    built = site.build()
    assert told(built) == []
    assert kept(built) == count


@pytest.mark.parametrize("builder", ["epub", "latex", "text", "singlehtml", "json", "gettext"])
def test_no_builder_has_a_way_out(site: Site, builder: str) -> None:
    write_secrets(site)
    write_routes(site, "../.git/config")
    built = site.build(builder, out=f"out-{builder}")
    assert told(built) == []


def test_a_refused_file_is_told_of_with_what_would_let_it_through(site: Site) -> None:
    write_secrets(site)
    site.write({
        "a.md": article("A", "[one](../secrets.txt)\n\n![two](../.git/p.png)"),
    })  # fmt: skip
    for name in ("hidden.md", "environ.md"):
        (site.root / "content" / name).unlink()
    assert sorted(site.build().messages()) == [
        "articles_collections: 'blog' has links to folders outside of content, or to hidden ones;"
        " what is there is not read (found private); accepted: a collection of its own for such a"
        " folder [articles.collection]",
        "the article is outside the folders that this collection may read, so it is not read;"
        " accepted: a collection of its own for what it leads to [articles.file]",
        "the file is on a path with a part that begins with a dot, so it is not read (found"
        " '../.git/p.png'); accepted: a path without one [articles.file]",
        "the file is on a path with a part that begins with a dot, so it is not read; accepted: a"
        " file of the folder, no link that leads out of it [articles.file]",
        "the link's file is outside the folders that this collection may read, so it is not read"
        " (found '../secrets.txt'); accepted: a file in the collection, or in a folder that its"
        " public or aliases name [articles.file]",
    ]


def test_what_an_option_declares_may_be_named(site: Site) -> None:
    site.configure(
        smallest=CONF.replace('"../content"', '{"path": "../content", "aliases": {"$": "../data"}}')
    )
    site.write({
        "data/d.txt": "Told.", "more/p.png": PIXEL,
        "a.md": article(
            "A",
            "[x](../data/d.txt)\n\n![](../more/p.png)\n\n"
            "```{literalinclude} ../data/d.txt\n```",
        ),
    })  # fmt: skip
    built = site.build(strict=True)
    page = built.page("blog/a")
    assert built.warnings == []
    assert page.select_one(".literal-block-wrapper, .highlight").get_text().strip() == "Told."
    assert page.select_one("a.download") is not None
    assert page.select_one("section img")["src"] == "../_images/p.png"


def test_what_is_no_file_is_never_opened(site: Site) -> None:
    (site.root / "content").mkdir(exist_ok=True)
    for name in ("pipe.txt", "pipe.md", "series.yml", "tags.yml"):
        os.mkfifo(site.root / "content" / name)
    (site.root / "content/zero.txt").symlink_to("/dev/zero")
    for target in ("pipe.txt", "zero.txt"):
        texts = {**ROUTES, **ROUTES_OF_MDX}
        site.write({
            f"{target[0]}{n}.{'mdx' if name in ROUTES_OF_MDX else 'md'}": article(
                "Kept", text.format(target), heroImage=target
            )
            for n, (name, text) in enumerate(texts.items())
        })  # fmt: skip
    assert kept(site.build()) == 2 * len({**ROUTES, **ROUTES_OF_MDX})


READING = {
    name: ROUTES[name]
    for name in ("include as text", "include as code", "literalinclude", "difference", "table",
                 "raw")
}  # fmt: skip
"""What shows a file's text; included Markdown is found as included text is."""
OF_RST = {
    "include": ".. include:: {}\n   :literal:",
    "literalinclude": ".. literalinclude:: {}",
    "table": ".. csv-table::\n   :file: {}",
    "raw": ".. raw:: html\n   :file: {}",
}
ALL_READING = {
    **READING,
    **{f"{name} in rst": f"```{{{{eval-rst}}}}\n{text}\n```" for name, text in OF_RST.items()},
}
PLACES = {"outside": "content", "inside": "docs/content"}


def shown(built: Built, word: str) -> bool:
    return word in built.page("blog/sub/a").get_text()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("route", ALL_READING)
def test_a_file_of_that_name_which_is_not_read_is_not_asked_for(
    site: Site, route: str, place: str
) -> None:
    folder = PLACES[place]
    path = os.path.relpath(folder, "docs")
    site.configure(smallest=CONF.replace("../content", path))
    others = {"docs", "docs/sub", "docs/blog", "docs/blog/sub", f"{folder}", f"{folder}/other"}
    site.write({f"{each}/data.txt": "Another's." for each in others})
    site.write({
        "docs/index.md": "# Home\n", f"{folder}/sub/data.txt": "Mine.",
        f"{folder}/sub/ok.txt": "Fine.",
        f"{folder}/sub/a.md": article("A", ALL_READING[route].format("data.txt")),
    })  # fmt: skip
    built = site.build()
    assert built.warnings == []
    assert shown(built, "Mine.")
    assert not shown(built, "Another's.")


@pytest.mark.parametrize("route", ALL_READING)
def test_what_is_read_from_an_included_file_is_what_is_asked_for(site: Site, route: str) -> None:
    """Whether a name is relative to that file or to the document, one of them is a secret."""
    site.write({
        "docs/index.md": "# Home\n", "./secrets.txt": HIDDEN,
        "content/sub/a.md": article("A", "```{include} ../parts/part.inc\n```"),
        "content/parts/part.inc": ALL_READING[route].format("data.txt") + "\n",
        "content/sub/ok.txt": "Fine.", "content/parts/ok.txt": "Fine.",
    })  # fmt: skip
    seen = []
    for mine, secret in (("sub", "parts"), ("parts", "sub")):
        site.write({f"content/{mine}/data.txt": "Mine."})
        (site.root / f"content/{secret}/data.txt").symlink_to("../../secrets.txt")
        built = site.build(out=mine, doctrees=f"trees-{mine}")
        assert told(built) == []
        assert shown(built, "Mine.") == (built.warnings == [])
        seen.append(shown(built, "Mine."))
        for each in (mine, secret):
            (site.root / f"content/{each}/data.txt").unlink()
    assert sorted(seen) == [False, True]


@pytest.mark.parametrize("route", ALL_READING)
def test_a_slash_leads_to_the_source_directory_or_nowhere(site: Site, route: str) -> None:
    site.configure(
        smallest=CONF.replace('"../content"', '{"path": "../content", "public": ["../docs"]}')
    )
    site.write({
        "docs/index.md": "# Home\n", "./secrets.txt": HIDDEN, "docs/data.txt": "Of the source.",
        "content/sub/a.md": article("A", ALL_READING[route].format("/data.txt")),
        "content/sub/ok.txt": "Fine.",
    })  # fmt: skip
    (site.root / "content/sub/data.txt").symlink_to("../../secrets.txt")
    built = site.build()
    assert told(built) == []
    assert shown(built, "Of the source.") == (not route.startswith("raw"))  # which knows no such
    site.configure()
    assert not shown(site.build(), "Of the source.")


@pytest.mark.parametrize("route", [each for each in ALL_READING if not each.startswith("include")])
def test_a_name_in_angle_brackets_is_a_file_of_docutils_for_what_includes_alone(
    site: Site, route: str
) -> None:
    site.write({
        "docs/index.md": "# Home\n", "./secrets.txt": HIDDEN, "content/sub/ok.txt": "Fine.",
        "content/sub/a.md": article("A", ALL_READING[route].format("<data.txt>")),
        "content/sub/<data.txt>": "Mine.",
    })  # fmt: skip
    built = site.build()
    assert built.warnings == []
    assert shown(built, "Mine.")
    (site.root / "content/sub/<data.txt>").unlink()
    (site.root / "content/sub/<data.txt>").symlink_to("../../secrets.txt")
    built = site.build(fresh=True)
    assert told(built) == []
    assert len(built.warnings) == 1


@pytest.mark.parametrize("route", [each for each in ALL_READING if each.startswith("include")])
def test_the_files_of_docutils_may_be_included(site: Site, route: str) -> None:
    site.write({
        "docs/index.md": "# Home\n",
        "content/sub/a.md": article("A", ALL_READING[route].format("<isonum.txt>")),
        "content/sub/<isonum.txt>": "Mine.",
    })  # fmt: skip
    built = site.build()
    assert built.warnings == []
    assert shown(built, "FRACTION")


def test_a_draft_beside_an_included_file_leaves_an_article_of_its_name_alone(site: Site) -> None:
    site.write({
        "docs/index.md": "# Home\n",
        "content/sub/a.md": article("A", "```{include} ../parts/part.inc\n```"),
        "content/parts/part.inc": "```{literalinclude} note.md\n```\n",
        "content/parts/note.md": article("Draft", HIDDEN, draft="true"),
        "content/sub/note.md": article("Note", "Told."),
    })  # fmt: skip
    built = site.build()
    assert (built.warnings, told(built)) == ([], [])
    assert shown(built, "Told.")


@pytest.mark.parametrize("name", ["raw", "table"])
@pytest.mark.parametrize("address", ["nowhere", "https://example.org/x", "file:///etc/passwd"])
def test_no_article_reads_from_an_address(site: Site, name: str, address: str) -> None:
    route = ALL_READING[name].replace(":file:", ":url:")
    site.write({"docs/index.md": "# Home\n", "a.md": article("A", route.format(address))})
    assert [each.partition(", so")[0] for each in site.build().messages()] == [
        f"{'raw' if name == 'raw' else 'csv-table'}: the file is elsewhere on the web"
    ]
