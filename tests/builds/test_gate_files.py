"""No page shows a file that is withheld, whatever names it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from .building import CONF, HOME, IN_SOURCE, article
from .secrets import SECRET, places

if TYPE_CHECKING:
    from .building import Built, Site

pytestmark = pytest.mark.across

DRAFT = f'{{\n"title": "T",\n"draft": true\n}}\n\n# {SECRET}\n\n{SECRET}, {SECRET}\n'
RST_DRAFT = f":draft: true\n\n{SECRET}\n{'=' * len(SECRET)}\n\n{SECRET}\n"
MARKDOWN = {
    "image": "![x]({})",
    "image directive": "```{{image}} {}\n```",
    "figure": "```{{figure}} {}\n\nWords.\n```",
    "download": "{{download}}`x <{}>`",
    "link": "[x]({})",
    "include": "```{{include}} {}\n```",
    "include as code": "```{{include}} {}\n:literal: true\n```",
    "include in code": "```{{include}} {}\n:code: text\n```",
    "literalinclude": "```{{literalinclude}} {}\n```",
    "table": "```{{csv-table}}\n:file: {}\n```",
    "raw": "```{{raw}} html\n:file: {}\n```",
    "in a box": "```{{note}}\n\n![x]({0})\n\n{{download}}`x <{0}>`\n```",
}
RST = {
    "image": ".. image:: {}",
    "figure": ".. figure:: {}",
    "download": ":download:`x <{}>`",
    "include": ".. include:: {}",
    "include as code": ".. include:: {}\n   :literal:",
    "literalinclude": ".. literalinclude:: {}",
    "table": ".. csv-table::\n   :file: {}",
    "raw": ".. raw:: html\n   :file: {}",
}


def pages(target: str, kind: str) -> dict[str, str]:
    """Return a page for each way to name a file, in the source folder; the file is at *target*."""
    marks, suffix = (MARKDOWN, "md") if kind == "markdown" else (RST, "rst")
    found = {}
    for number, text in enumerate(marks.values()):
        head = f"# P{number}\n\n" if kind == "markdown" else f"P{number}\n==\n\n"
        orphan = "---\norphan: true\n---\n\n" if kind == "markdown" else ":orphan:\n\n"
        found[f"docs/{kind}{number}.{suffix}"] = f"{orphan}{head}Kept.\n\n{text.format(target)}\n"
    return found


def site_of(site: Site) -> None:
    """Write pages that name, in every way, a draft of a collection, of the folder, a partial."""
    site.write({
        "docs/conf.py": CONF + "suppress_warnings = ['image.not_readable', 'myst.xref_missing']\n",
        "docs/draft.rst": RST_DRAFT,
        "docs/_parts/part.md": DRAFT,
        "content/secret.md": DRAFT,
    })  # fmt: skip
    site.configure("exclude_patterns = ['_parts']")
    for name, target in {
        "a": "../content/secret.md", "b": "draft.rst", "c": "_parts/part.md",
    }.items():  # fmt: skip
        for kind in ("markdown", "rst"):
            texts = pages(target, kind)
            site.write({path.replace(".", f"{name}.", 1): text for path, text in texts.items()})
    body = "\n\n".join(text.format("./secret.md") for text in MARKDOWN.values())
    site.write({"public.md": article("Public", f"Kept.\n\n{body}")})


def kept(built: Built) -> set[str]:
    return {name for name in built.pages() if "Kept." in built.page(name).get_text()}


def test_no_directive_of_any_format_shows_a_withheld_file(site: Site) -> None:
    site_of(site)
    built = site.build()
    assert places(built.out) == []
    assert kept(built) >= {"blog/public"}
    said = [line for line in built.warnings if "not published" in line]
    assert len(said) >= 3 * (len(MARKDOWN) - 1 + len(RST))
    assert SECRET not in "".join(built.warnings)


def test_a_file_that_turns_into_a_draft_leaves_the_pages_that_show_it(site: Site) -> None:
    site_of(site)
    site.write({
        "content/secret.md": DRAFT.replace('"draft": true', '"draft": false'),
        "docs/draft.rst": RST_DRAFT.replace("true", "false"),
        "docs/_parts/part.md": DRAFT.replace('"draft": true', '"draft": false'),
    })  # fmt: skip
    assert len(places(site.build().out)) > 20
    site.write({
        "content/secret.md": DRAFT, "docs/draft.rst": RST_DRAFT, "docs/_parts/part.md": DRAFT,
    })  # fmt: skip
    assert places(site.build().out) == []
    site.write({"content/secret.md": DRAFT.replace('"draft": true', '"draft": false')})
    assert len(places(site.build().out)) > 10


def test_a_withheld_file_has_no_other_name(site: Site) -> None:
    body = "![x](_Drafts/held.md)\n\n```{include} _Drafts/held.md\n```\n"
    site.write({"content/_drafts/held.md": article(None, SECRET), "a.md": article("A", body)})
    other = site.path("content/_Drafts/held.md")
    other.parent.mkdir(exist_ok=True)
    if not other.exists():  # where capitals count, the same file by another name
        other.hardlink_to(site.path("content/_drafts/held.md"))
    built = site.build()
    assert places(built.out) == []
    assert (
        built.messages()
        == ["a file that is not published is named here, so it is left out [articles.reference]"]
        * 2
    )


ADDRESSES = (
    "file://{0}", "FILE://{0}", "file:{0}", "File:///{0}", "file://localhost{0}",
    "file://127.0.0.1{0}", "file:////{0}", "URL:file://{0}", "<file://{0}>", "file://{0}#x",
    "file://{1}", "file:{2}",
)  # fmt: skip
"""Spellings with ``file:`` of a path, of one with escapes, and of one relative to the process."""
READING = ("raw:: html", "csv-table::", "roh:: html", "csv-tabelle::")
"""Directives that read from an address; docutils has them by German names, too."""


def test_no_address_of_a_file_shows_one_that_is_withheld(site: Site) -> None:
    path = site.path("content/secret.md")
    escaped = str(path).replace("secret", "%73e%63ret")
    spelt = [each.format(path, escaped, os.path.relpath(path)) for each in ADDRESSES]
    files = {"content/secret.md": f"---\ndraft: false\n---\n{SECRET}\n"}
    for number, address in enumerate(spelt):
        for kind, directive in enumerate(READING):
            text = f":orphan:\n\nX\n=\n\nKept.\n\n.. {directive}\n   :url: {address}\n"
            files[f"docs/r{number}-{kind}.rst"] = text
        name, _, form = READING[0].partition("::")
        text = f"# X\n\nKept.\n\n```{{{name}}}{form}\n:url: {address}\n```\n"
        files[f"docs/m{number}.md"] = f"---\norphan: true\n---\n\n{text}"
    site.configure("language = 'de'")
    site.write(files)
    shown = site.build()
    names = {name for name in files if name.startswith("docs/")}
    pages = {name[5:].rpartition(".")[0] for name in names}
    reached = {page for page in pages if SECRET in shown.page(page).get_text()}
    assert len(reached) > 0.7 * len(names)  # those that Python can open
    site.write({"content/secret.md": f"---\ndraft: true\n---\n{SECRET}\n"})
    built = site.build()
    assert places(built.out) == []
    assert pages <= kept(built)
    told = [line for line in built.messages() if "not published" in line]
    assert len(told) >= len(reached)


IN_FOLDERS = (
    "docs/_drafts/x.md", "docs/a/_Drafts/b/x.rst", "docs/_drafts/x.py", "docs/_drafts/x.png",
    "content/_drafts/x.md", "content/a/_drafts/x.txt", "content/_drafts/x.png",
    "beside/_drafts/x.md",
)  # fmt: skip


@pytest.mark.parametrize("excluded", [[], ["**/_drafts", "**/_Drafts"]])
@pytest.mark.parametrize("held", IN_FOLDERS)
def test_whatever_lies_in_a_folder_of_drafts_is_withheld_from_all_that_names_it(
    site: Site, held: str, excluded: list[str]
) -> None:
    site.configure(
        f"exclude_patterns = {excluded}",
        "suppress_warnings = ['image.not_readable', 'toc', 'myst.xref_missing']",
    )
    target = os.path.relpath(held, "docs")
    title = f"{SECRET}\n{'=' * len(SECRET)}\n\n{SECRET}\n"
    site.write({held: title, **pages(target, "markdown"), **pages(target, "rst")})
    named = os.path.relpath(held, "content")
    body = "\n\n".join(text.format(named) for text in MARKDOWN.values())
    site.write({"public.md": article("Public", f"Kept.\n\n{body}")})
    built = site.build()
    assert places(built.out) == []
    assert len(kept(built)) == len(MARKDOWN) + len(RST) + 1
    assert places(site.build(tags=("drafts",)).out)


FOLDERS_OF_DRAFTS = {
    "beside": ("_drafts", "../_drafts"),
    "in a collection": ("content/_drafts", "../content/_drafts"),
    "in the source directory": ("docs/_drafts", "_drafts"), "linked": ("_drafts", ""),
    "a file that is linked": ("_drafts", ""),
}  # fmt: skip


@pytest.mark.parametrize("way", FOLDERS_OF_DRAFTS)
def test_series_and_term_files_in_a_folder_of_drafts_are_not_read(site: Site, way: str) -> None:
    """Nor is a file told of whose name is nearly that of one."""
    folder, named = FOLDERS_OF_DRAFTS[way]
    site.write({
        f"{folder}/tags.yml": f"t: {{label: {SECRET}, description: {SECRET}}}\n",
        f"{folder}/authors.yml": f"z: {{name: {SECRET}, bio: {SECRET}}}\n",
        f"{folder}/series.yml": f"s: {{title: {SECRET}, description: {SECRET}}}\n",
        f"{folder}/categorys.yml": "x:\n",
        "a.md": article("Kept", tags="[t]", authors="[z]", series="s"),
        "docs/index.md": "# Home\n",
    })  # fmt: skip
    if way == "linked":
        (site.root / "linked").symlink_to("_drafts")
        named = "../linked"
    elif way == "a file that is linked":
        for name in ("tags", "authors", "series"):
            (site.root / f"content/{name}.yml").symlink_to(f"../_drafts/{name}.yml")
    collections = {"blog": "../content", **({"d": named} if named else {})}
    site.configure(f"articles_collections = {collections}", smallest=IN_SOURCE)
    built = site.build()
    assert places(built.out) == []
    assert not [line for line in built.warnings if SECRET in line or "categorys" in line]
    if way != "a file that is linked":  # which leads out of its collection
        assert len(places(site.build(tags=("drafts",)).out)) > 3
        assert places(site.build().out) == []


DRAFT_OF = article(SECRET, SECRET)
BY_LINK = {
    "an article that the pattern finds": (
        "content/posts/x.md",
        "_drafts/a.md",
        {"pattern": "posts/*.md"},
    ),
    "a folder of articles": ("content/posts", "_drafts/sub", {"pattern": "posts/**/*.md"}),
    "a page": ("docs/x.md", "_drafts/a.md", None),
    "a page of another format": ("docs/x.rst", "_drafts/a.rst", None),
    "a folder of pages": ("docs/new", "_drafts/sub", None),
    "a landing page": ("content/series/course.md", "_drafts/a.md", {}),
    "a landing page of the source": ("docs/series/course.md", "_drafts/a.md", {}),
    "a landing page without collections": ("docs/series/course.md", "_drafts/a.md", None),
}
"""What is in a folder of drafts by where a link on disk leads: the link, and the collection."""


@pytest.mark.parametrize("builder", ["html", "text"])
@pytest.mark.parametrize("kind", BY_LINK)
def test_what_links_lead_to_in_a_folder_of_drafts_is_withheld(
    site: Site, kind: str, builder: str
) -> None:
    name, target, collection = BY_LINK[kind]
    top = "docs" if collection is None else "content"
    given = {} if collection is None else {"blog": {"path": "../content", **collection}}
    site.configure(
        f"articles_collections = {given}",
        "exclude_patterns = ['**/_drafts', '_drafts']",
        smallest=IN_SOURCE,
    )
    site.write({
        "docs/index.md": HOME, f"{top}/_drafts/a.md": DRAFT_OF, f"{top}/_drafts/sub/b.md": DRAFT_OF,
        f"{top}/_drafts/a.rst": f"{SECRET}\n{'=' * len(SECRET)}\n",
        f"{top}/one.md": article("One", series="Course", pubDate="2020-01-01"),
    })  # fmt: skip
    path = site.path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(os.path.relpath(site.path(f"{top}/{target}"), path.parent))
    assert places(site.build(builder).out) == []


def test_a_landing_page_in_a_collection_of_drafts_is_withheld(site: Site) -> None:
    site.configure("articles_collections['next'] = '../_drafts'")
    site.write({
        "_drafts/series/course.md": DRAFT_OF,
        "one.md": article("One", series="Course", pubDate="2020-01-01"),
    })  # fmt: skip
    built = site.build()
    assert places(built.out) == []
    assert "One" in built.page("series/course").get_text()


UNREADABLE = (
    '{"draft": true}\n\n# P\n', '{"title": "P", "draft": true}\n\n# P\n',
    "---\ntitle: a: b\npub_date: 2100-01-01\n---\n\n# P\n",
    "---\ntitle: a: b\nexpiry-date: 2001-01-01\n---\n\n# P\n",
    "---\n{title: a: b, draft: true}\n---\n\n# P\n", "---\ntitle: a\ndraft： true\n---\n\n# P\n",
    "---\n- draft: true\n---\n\n# P\n", "---\ntitle: a: b\n“draft”: true\n---\n\n# P\n",
    "---\ntitle: a: b\n? draft\n: true\n---\n\n# P\n",
    '+++\ntitle = a\n"pub_date" = 2100-01-01\n+++\n\n# P\n',
)  # fmt: skip


@pytest.mark.parametrize("text", UNREADABLE)
def test_a_page_whose_front_matter_cannot_be_read_is_withheld_by_the_names_in_it(
    site: Site, text: str
) -> None:
    site.write({"docs/p.md": f"{text}\n{SECRET}\n"})
    assert places(site.build().out) == []


@pytest.mark.parametrize(
    "text", ["---\ntitle: a: b\nsidebar: x\n---\n\n# P\n", "# P\n\nThe draft: a story.\n"]
)
def test_a_page_that_does_not_speak_of_it_is_shown(site: Site, text: str) -> None:
    site.write({"docs/p.md": f"{text}\nWords.\n"})
    assert "Words." in site.build().page("p").get_text()


PICTURES = ("![x]({0})", "```{{image}} {0}\n```", "```{{figure}} {0}\n\nWords.\n```")
RST_PICTURES = (".. image:: {0}", ".. figure:: {0}\n\n   Words.", "|x|\n\n.. |x| image:: {0}")


def _pictured(site: Site, *named: str) -> None:
    """Write an article and pages that name pictures, relative to the collection, in every way."""
    body = "\n\n".join(text.format(each) for each in named for text in PICTURES)
    below = [f"../content/{each}" for each in named]
    markdown = "\n\n".join(text.format(each) for each in below for text in PICTURES)
    rst = (
        f":orphan:\n\nR{number}\n==\n\nKept.\n\n{text.format(each)}\n"
        for number, (each, text) in enumerate((e, t) for e in below for t in RST_PICTURES)
    )
    site.write({
        "a.md": article("A", f"Kept.\n\n{body}\n"),
        "docs/m.md": f"---\norphan: true\n---\n# M\n\nKept.\n\n{markdown}\n",
        **{f"docs/r{number}.rst": text for number, text in enumerate(rst)},
    })  # fmt: skip


@pytest.mark.parametrize("builder", ["html", "epub", "latex", "json"])
def test_other_files_that_sphinx_takes_for_a_picture_are_looked_at(
    site: Site, builder: str
) -> None:
    site.configure("suppress_warnings = ['image.not_readable', 'epub']", "language = 'en'")
    hidden = f"---\ndraft: true\n---\n{SECRET}\n"
    site.write({
        "p.txt": "shown", "p.en.txt": hidden,
        "content/_drafts/q.png": SECRET, "content/_drafts/q.svg": SECRET,
    })  # fmt: skip
    _pictured(site, "p.txt", "_drafts/q.*", "_drafts/q.png")
    built = site.build(builder)
    assert places(built.out) == []
    told = [line for line in built.warnings if "not published" in line]
    assert len(told) >= 3 * (2 * len(PICTURES) + len(RST_PICTURES))


@pytest.mark.parametrize("untrusted", [False, True])
def test_no_other_file_that_sphinx_takes_for_a_picture_comes_from_elsewhere(
    site: Site, untrusted: bool
) -> None:
    site.configure(f"articles_untrusted = {untrusted}", "suppress_warnings = ['image']")
    site.write({"p.png": "shown", "secret.txt": "x", "docs/outside.txt": SECRET, "q.svg": "shown"})
    for name in ("p.en.png", "q.png"):
        site.path(f"content/{name}").symlink_to(site.path("docs/outside.txt"))
    body = "\n\n".join(text.format(each) for each in ("p.png", "q.*") for text in PICTURES)
    site.write({"a.md": article("A", f"Kept.\n\n{body}\n")})
    built = site.build()
    assert places(built.out) == []
    assert "Kept." in built.page("blog/a").get_text()
    assert sum("the file" in line for line in built.warnings) >= 2


LINKED = (
    "```{image} _drafts/p.png\n:target: https://example.org\n```",
    "```{image} _drafts/p.png\n:target: https://example.org\n:alt: Words\n```",
    "```{figure} _drafts/p.png\n:target: https://example.org\n:alt: Words\n\nCaption.\n```",
    "```{figure} _drafts/p.png\n:target: https://example.org\n```",
    "[![Words](_drafts/p.png)](https://example.org)",
    "```{figure} _drafts/p.png\n:name: called\n\nCaption.\n```\n\nSee [](#called).",
    "Text [![](_drafts/p.png)](https://example.org) and [more ![Words](_drafts/p.png)](other.md).",
    "```{image} ../outside.png\n:target: https://example.org\n:alt: Words\n```",
)


@pytest.mark.parametrize("builder", ["html", "latex", "epub", "text", "man", "texinfo"])
def test_a_picture_that_is_a_link_leaves_its_words(site: Site, builder: str) -> None:
    pages = {
        f"p{number}.md": article(f"P{number}", f"Kept.\n\n{text}")
        for number, text in enumerate(LINKED)
    }
    toctree = "\n".join(f"blog/p{number}" for number in range(len(LINKED)))
    site.write({
        **pages, "content/_drafts/p.png": SECRET, "other.md": article("Other"),
        "docs/index.md": f"# Home\n\n```{{toctree}}\n{toctree}\nblog/other\n```\n",
    })  # fmt: skip
    (site.root / "outside.png").write_text(SECRET)
    built = site.build(builder)
    assert places(built.out) == []
    if builder == "html":
        words = [built.page(f"blog/p{n}").get_text().count("Words") for n in range(len(LINKED))]
        assert words == [0, 1, 1, 0, 1, 0, 1, 1]
        for number in range(len(LINKED)):
            page = built.text(f"blog/p{number}.html")
            assert page.count("<figcaption>") == page.count("</figcaption>")


HELD = {
    "a folder": ("content/_drafts/held.md", article("T", SECRET)),
    "a key": ("content/held.md", article("T", SECRET, draft="true")),
    "a key of articles": ("content/held.md", article("T", SECRET, published="false")),
    "a page": ("docs/held.md", article("T", SECRET, draft="true")),
    "fields": ("docs/held.rst", RST_DRAFT),
}
"""What withholds a file: its place, what it says, what it is."""
OTHER_NAMES = (
    "docs/other.md", "docs/other.rst", "docs/other.txt", "docs/other.py", "docs/other.png",
    "content/other.md", "content/other.png", "beside/other.md", "beside/_drafts/other.md",
)  # fmt: skip


def linked(site: Site, kind: str, held: str, name: str) -> None:
    path = site.path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "hard":
        path.hardlink_to(site.path(held))
    else:
        path.symlink_to(os.path.relpath(site.path(held), path.parent))


@pytest.mark.parametrize("kind", ["hard", "symbolic"])
@pytest.mark.parametrize("why", HELD)
def test_a_file_is_withheld_by_every_name_that_it_has(site: Site, why: str, kind: str) -> None:
    held, text = HELD[why]
    site.configure(
        "source_suffix = {'.rst': 'restructuredtext', '.txt': 'restructuredtext'}",
        "articles_collections = {'blog': '../content', 'beside': '../beside'}",
        "suppress_warnings = ['image.not_readable', 'toc', 'myst.xref_missing']",
    )
    site.write({held: text})
    for name in OTHER_NAMES:
        linked(site, kind, held, name)
        target = os.path.relpath(name, "docs")
        for form, texts in (("markdown", MARKDOWN), ("rst", RST)):
            pages_of_it = pages(target, form)
            assert len(pages_of_it) == len(texts)
            key = name.translate(str.maketrans("/.", "--"))
            site.write({path.replace(".", f"-{key}.", 1): t for path, t in pages_of_it.items()})
    first = site.build()
    assert places(first.out) == []
    assert len(kept(first)) == len(OTHER_NAMES) * (len(MARKDOWN) + len(RST))


@pytest.mark.parametrize("kind", ["hard", "symbolic"])
def test_who_names_a_file_by_another_name_is_read_again_when_it_is_withheld(
    site: Site, kind: str
) -> None:
    text = article("T", SECRET, draft="false")
    site.write({
        "held.md": text, "docs/x.rst": ":orphan:\n\nX\n=\n\n.. literalinclude:: other.py\n",
    })  # fmt: skip
    linked(site, kind, "content/held.md", "docs/other.py")
    assert SECRET in site.build().page("x").get_text()
    with site.path("held.md").open("r+") as stream:  # the same file
        stream.write(text.replace("draft: false", "draft:  true"))
    assert places(site.build().out) == []


MATTER = "---\ndraft: true\n---\n"
COPIED = {
    "extra/z.md": f"{MATTER}x\n", "extra/y.htm": f"{MATTER}<p>x</p>\n",
    "extra/deep/er/z.rst": ":draft: true\n\nx\n", "extra/_drafts/x.md": "x",
    "extra/_drafts/p.png": "x",
}  # fmt: skip


@pytest.mark.parametrize("option", ["html_extra_path", "html_static_path"])
@pytest.mark.parametrize("name", COPIED)
def test_drafts_among_files_that_are_copied_as_they_are_are_told_of(
    site: Site, name: str, option: str
) -> None:
    site.configure(f"{option} = ['extra']")
    site.write({f"docs/{name}": COPIED[name], "docs/extra/fine.md": "# Fine\n"})
    [message] = [each for each in site.build().messages() if "withheld" in each]
    assert message.startswith(f"{option}: 'extra' holds what is not published")
    assert not [each for each in site.build(tags=("drafts",)).messages() if "withheld" in each]


def test_drafts_behind_a_link_among_files_that_are_copied_are_told_of(site: Site) -> None:
    site.configure("html_extra_path = ['extra']")
    site.write({"elsewhere/d.md": f"{MATTER}x\n", "docs/extra/fine.txt": "x"})
    site.path("docs/extra/in").symlink_to("../../elsewhere")
    site.path("docs/extra/in/around").symlink_to("../docs/extra")
    [message] = [each for each in site.build().messages() if "withheld" in each]
    assert message.startswith("html_extra_path: 'extra' holds")


def test_a_single_file_that_is_copied_as_it_is_is_looked_at(site: Site) -> None:
    site.configure("html_extra_path = ['d.rst']")
    site.write({"docs/d.rst": ":draft: true\n\nx\n"})
    [message] = [each for each in site.build().messages() if "withheld" in each]
    assert message.startswith("html_extra_path: 'd.rst' holds")


def test_files_that_say_the_same_are_not_one_file(site: Site) -> None:
    text = article("T", "Hello.")
    site.write({"content/_drafts/held.md": text, "shown.md": text, "docs/page.md": text})
    built = site.build()
    assert {"blog/shown", "page"} <= built.pages()
    assert "blog/_drafts/held" not in built.pages()


@pytest.mark.parametrize(
    ("builder", "option", "named"),
    [
        ("html", "html_static_path", "../content"),
        ("html", "html_extra_path", "."),
        ("latex", "latex_additional_files", "../content/secret.md"),
    ],
)
def test_whatever_is_copied_as_it_is_is_looked_at(
    site: Site, builder: str, option: str, named: str
) -> None:
    site.write({"content/secret.md": DRAFT, "docs/secret.rst": RST_DRAFT})
    [warning] = site.build(builder, **{option: [named]}).messages()
    assert warning.startswith(f"{option}: '{named}' holds what is not published")


def test_a_folder_of_extra_files_over_a_collection_with_drafts_is_warned_of(site: Site) -> None:
    site.write({"content/secret.md": DRAFT})
    site.configure("html_extra_path = ['../content']")
    [warning] = site.build().warnings
    assert "html_extra_path: '../content' holds what is not published" in warning
    assert warning.endswith(" [articles.withheld]")
    site.write({"content/secret.md": article("Public")})
    assert site.build().warnings == []


@pytest.mark.parametrize("confdir", ["conf", "a/conf"])
def test_extra_files_are_looked_for_where_sphinx_takes_them_from(site: Site, confdir: str) -> None:
    up = "../" * (confdir.count("/") + 1)
    site.write({
        "docs/index.md": "# Home\n",
        f"{confdir}/conf.py": 'extensions = ["sphinxext.articles"]\n'
        'articles_collections = {"blog": "../content"}\n'
        f'html_extra_path = ["{up}content"]\n',
        "a.md": article("A", draft=True),
    })  # fmt: skip
    command = [sys.executable, "-m", "sphinx", "-q", "-c", confdir, "docs", "out"]
    done = subprocess.run(command, cwd=site.root, capture_output=True, text=True, check=True)
    assert f"html_extra_path: '{up}content' holds what is not published" in done.stderr
