"""What stops being published leaves the output that is already there."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from .building import HOME, IN_SOURCE, PIXEL, Site, article, differences, links, output
from .secrets import SECRET, places, secret, write_secret

if TYPE_CHECKING:
    from collections.abc import Callable

    from .building import Built

pytestmark = pytest.mark.across

BUILDERS = (
    "html", "dirhtml", "singlehtml", "epub", "text", "latex", "gettext", "man", "texinfo", "xml",
)  # fmt: skip
GLOBBING = HOME + "\n```{toctree}\n:glob:\n\nblog/*\nseries/index\ntags/index\n```\n"


def _draft(site: Site) -> None:
    site.write({f"{SECRET}.md": secret(draft="true")})


def _delete(site: Site) -> None:
    site.path(f"{SECRET}.md").unlink()


def _rename(site: Site) -> None:
    site.path(f"{SECRET}.md").unlink()
    site.write({"renamed.md": article("Renamed")})


def _expire(site: Site) -> None:
    site.write({f"{SECRET}.md": secret(expiryDate="2020-01-01")})


def _exclude(site: Site) -> None:
    site.configure('articles_collections["blog"] = {"path": "../content", "exclude": "o*"}')


WAYS = {
    "becomes a draft": _draft,
    "is deleted": _delete,
    "is renamed": _rename,
    "expires": _expire,
    "is excluded": _exclude,
}


@pytest.fixture
def published(site: Site) -> Site:
    site.write({"a.md": article("A", series="S", tags="[red]"), "docs/index.md": GLOBBING})
    write_secret(site)
    return site


@pytest.mark.parametrize("fresh", [False, True], ids=["incrementally", "with -E"])
@pytest.mark.parametrize("builder", BUILDERS)
def test_a_draft_leaves_the_output_of(published: Site, builder: str, fresh: bool) -> None:
    published.build(builder)
    assert places(published.root / "_build")
    _draft(published)
    published.build(builder, fresh=fresh)
    assert places(published.root / "_build") == []


@pytest.mark.parametrize("fresh", [False, True], ids=["incrementally", "with -E"])
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_an_article_leaves_the_output_when_it(
    published: Site, way: Callable[[Site], None], fresh: bool
) -> None:
    published.build()
    way(published)
    published.build(fresh=fresh)
    assert places(published.root / "_build") == []


def test_after_a_withdrawal_the_output_equals_a_clean_build(published: Site) -> None:
    published.build()
    _draft(published)
    after = published.build()
    clean = published.build(out="clean", doctrees="clean-doctrees")
    assert output(after.out) == output(clean.out)


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_without_its_doctrees_the_previous_inventory_tells_what_was_ours(
    published: Site, builder: str
) -> None:
    first = published.build(builder, doctrees="first")
    _draft(published)
    published.build(builder, doctrees="second", fresh=True)
    assert places(first.out) == []


def test_without_an_inventory_doctrees_tell_what_was_ours(published: Site) -> None:
    first = published.build()
    (first.out / "objects.inv").unlink()
    _draft(published)
    published.build(fresh=True)
    assert places(published.root / "_build") == []


@pytest.mark.parametrize("damage", ["no inventory", "cut off"])
def test_a_damaged_inventory_does_not_stop_the_build(published: Site, damage: str) -> None:
    inventory = published.build().out / "objects.inv"
    cut = inventory.read_bytes()[:150]
    inventory.write_bytes(cut if damage == "cut off" else damage.encode())
    shutil.rmtree(published.root / "_build/doctrees-html/articles")  # and with it the ledger
    _draft(published)
    built = published.build(fresh=True, strict=True)
    assert built.warnings == []
    assert places(published.root / "_build") == []


def test_in_the_source_folder_a_draft_leaves_too(site: Site) -> None:
    site.configure(smallest=IN_SOURCE)
    home = HOME + "\n```{toctree}\n:glob:\n\n*\n```\n"
    site.write({"docs/index.md": home, "docs/a.md": article("A", tags="[red]")})
    site.write({f"docs/{SECRET}.md": article(SECRET, f"{SECRET}.", tags=f"[{SECRET}]")})
    site.build()
    assert places(site.root / "_build")
    site.write({f"docs/{SECRET}.md": article(SECRET, tags=f"[{SECRET}]", draft="true")})
    site.build()
    assert places(site.root / "_build") == []


def test_a_link_leads_to_a_draft_of_the_source_folder_once_it_is_published(site: Site) -> None:
    site.configure(smallest=IN_SOURCE)
    site.write({"docs/index.md": HOME + "\n[b](b.md)\n"})
    site.write({"docs/b.md": article("B", tags="[red]", draft="true", orphan="true")})
    assert links(site.build().page("index"), ".body section > p > a") == []
    site.write({"docs/b.md": article("B", tags="[red]", orphan="true")})
    assert links(site.build().page("index"), ".body section > p > a") == [("b", "b.html")]


def test_files_of_others_in_the_output_folder_stay(published: Site) -> None:
    first = published.build()
    foreign = {"blog/hand.html": "By hand", "CNAME": "x.org", "tags/own/index.html": "Own"}
    for name, text in foreign.items():
        (first.out / name).parent.mkdir(parents=True, exist_ok=True)
        (first.out / name).write_text(text)
    _draft(published)
    built = published.build()
    assert {name: built.text(name) for name in foreign} == foreign


def test_a_picture_that_another_page_still_shows_stays(site: Site) -> None:
    picture = f"![x](./{SECRET}.png)"
    write_secret(site)
    site.write({"a.md": article("A", picture)})
    site.build()
    site.path(f"{SECRET}.md").unlink()
    built = site.build()
    assert (built.out / f"_images/{SECRET}.png").is_file()
    assert built.page("blog/a").select_one(f"img[src$='{SECRET}.png']")


VOLUMES = {"latex": "pic.png", "texinfo": "*-figures/pic.png", "singlehtml": "_images/pic.png"}


@pytest.mark.parametrize("builder", VOLUMES)
def test_a_picture_leaves_a_volume_with_its_article(site: Site, builder: str) -> None:
    """The article is still there, but no toctree leads to it any more."""
    tree = "# Home\n\n```{toctree}\nblog/a\n```\n"
    site.write({"pic.png": PIXEL, "a.md": article("A", "![x](pic.png)"), "docs/index.md": tree})
    assert [*site.build(builder).out.glob(VOLUMES[builder])] != []
    site.write({"docs/index.md": "# Home\n"})
    built = site.build(builder)
    clean = site.build(builder, out="clean", doctrees="clean-doctrees")
    assert differences(built, clean) == []
    assert [*built.out.rglob("pic.png")] == []
    site.write({"docs/index.md": tree})
    assert [*site.build(builder).out.glob(VOLUMES[builder])] != []


def test_a_picture_of_a_volume_that_others_use_in_its_folder_stays(site: Site) -> None:
    tree = "# Home\n\n```{toctree}\nblog/a\n```\n"
    site.write({"pic.png": PIXEL, "a.md": article("A", "![x](pic.png)"), "docs/index.md": tree})
    site.build("html", out="both", doctrees="trees")
    site.build("singlehtml", out="both", doctrees="trees")
    site.write({"docs/index.md": "# Home\n"})
    site.build("html", out="both", doctrees="trees")
    built = site.build("singlehtml", out="both", doctrees="trees")
    assert (built.out / "_images/pic.png").is_file()
    site.write({"a.md": article("A")})
    site.build("html", out="both", doctrees="trees")
    assert not (built.out / "_images/pic.png").exists()


def test_a_logo_of_a_pictures_name_stays_in_a_volume(site: Site) -> None:
    site.configure('latex_logo = "pic.png"')
    tree = "# Home\n\n```{toctree}\nblog/a\n```\n"
    site.write({"pic.png": PIXEL, "a.md": article("A", "![x](pic.png)"), "docs/index.md": tree})
    site.write({"docs/pic.png": PIXEL})
    site.build("latex")
    site.write({"docs/index.md": "# Home\n"})
    assert (site.build("latex").out / "pic.png").is_file()


def test_a_page_that_comes_back_is_as_it_was(published: Site) -> None:
    text = published.path(f"{SECRET}.md").read_text()
    first = output(published.build().out)
    _draft(published)
    published.build()
    published.write({f"{SECRET}.md": text})
    assert output(published.build().out) == first


@pytest.mark.parametrize("draft", ["before the switch", "after it", "never"])
@pytest.mark.parametrize(("first", "second"), [("html", "dirhtml"), ("dirhtml", "html")])
def test_a_folder_that_another_builder_gets_holds_its_pages_only(
    published: Site, first: str, second: str, draft: str
) -> None:
    published.configure("articles_markdown = 'full'", "html_baseurl = 'https://example.org/'")
    published.build(first, out="one", doctrees="trees")
    if draft == "before the switch":
        _draft(published)
    published.build(second, out="one", doctrees="trees")
    if draft == "after it":
        _draft(published)
    built = published.build(second, out="one", doctrees="trees")
    clean = published.build(second, out="clean", doctrees="others")
    assert _without_versions(built) == _without_versions(clean)


def without_versions(page: str) -> str:
    return re.sub(r"\?v=[0-9a-f]+", "", page)


def _without_versions(built: Built) -> dict[str, bytes]:
    """Read an output; Sphinx takes the version of a script from the file that is there before."""
    files = output(built.out)
    files.pop(".buildinfo.bak", None)
    return {name: re.sub(rb"\?v=[0-9a-f]+", b"", data) for name, data in files.items()}


JOINED = (*BUILDERS[:6], *BUILDERS[7:], "json", "pickle")
"""All but gettext, which has doctrees of its own."""
SWITCHES = [
    *((first, second) for first in JOINED for second in ("html", "text")),
    ("html", "dirhtml"), ("dirhtml", "singlehtml"), ("html", "json"), ("xml", "json"),
]  # fmt: skip
"""Two builders, one after the other into one folder."""


@pytest.mark.parametrize(("first", "second"), SWITCHES)
def test_no_word_of_a_draft_stays_whichever_builder_wrote_it(
    published: Site, first: str, second: str
) -> None:
    published.build(first, out="one", doctrees="trees")
    _draft(published)
    built = published.build(second, out="one", doctrees="trees")
    assert places(built.out) == []
    assert places(published.build(second, out="one", doctrees="trees").out) == []


@pytest.mark.parametrize("builder", ["html", "dirhtml", "json", "text"])
def test_a_page_that_a_preview_has_shown_goes_when_it_is_published_with_other_doctrees(
    site: Site, builder: str
) -> None:
    site.write({"docs/page.md": f"---\ndraft: true\n---\n\n# Page\n\n{SECRET}\n"})
    shown = site.build(builder, out="one", doctrees="preview", tags=("drafts",))
    assert places(shown.out)
    assert places(site.build(builder, out="one", doctrees="others").out) == []


OF_SPHINX = (
    "qthelp", "htmlhelp", "devhelp", "linkcheck", "changes", "doctest", "coverage", "pseudoxml",
    "dummy",
)  # fmt: skip
"""The other builders that come with Sphinx, but for applehelp, which has a folder of its own."""
TOLD = f"""
[wrong](http://{SECRET}.invalid/)

```{{versionadded}} 1.0
{SECRET}
```

```{{doctest}}
>>> print("{SECRET}")
{SECRET}s
```

```{{py:module}} {SECRET}mod
```
"""


@pytest.mark.parametrize("second", ["html", "text", "same"])
@pytest.mark.parametrize("first", OF_SPHINX)
def test_no_word_of_a_draft_stays_in_what_tells_of_all(
    published: Site, first: str, second: str
) -> None:
    published.configure(
        "extensions += ['sphinx.ext.doctest', 'sphinx.ext.coverage']",
        "coverage_modules = []",
        "version = '1.0'",
        "linkcheck_timeout = 1",
    )
    text = published.path(f"{SECRET}.md").read_text()
    published.write({f"{SECRET}.md": text + TOLD})
    published.build(first, out="one", doctrees="trees")
    _draft(published)
    second = first if second == "same" else second
    # Another title gives other names to what is called after it.
    built = published.build(second, out="one", doctrees="trees", project="Another")
    assert places(built.out) == []


@pytest.mark.parametrize("second", ["html", "text", "applehelp"])
def test_no_word_of_a_draft_stays_in_a_bundle_of_apple_help(published: Site, second: str) -> None:
    published.configure("applehelp_bundle_id = 'org.example.help'", "applehelp_bundle_name = 'B'",
                        "applehelp_disable_external_tools = True")  # fmt: skip
    published.build("applehelp", out="one", doctrees="trees")
    _draft(published)
    published.write({"_build/one/Other.help/Contents/x.html": "mine"})
    built = published.build(second, out="one", doctrees="trees")
    assert places(built.out) == []
    assert built.text("Other.help/Contents/x.html") == "mine"
    assert built.out.joinpath("B.help").is_dir() == (second == "applehelp")


@pytest.mark.parametrize("suffix", ["html", "htm"])
def test_a_volume_and_pages_take_turns_in_one_folder(published: Site, suffix: str) -> None:
    published.configure(f"html_file_suffix = '.{suffix}'")
    clean = published.build("html", out="clean", doctrees="others").text(f"index.{suffix}")
    for builder in ("html", "singlehtml", "html"):
        built = published.build(builder, out="one", doctrees="trees")
    assert without_versions(built.text(f"index.{suffix}")) == without_versions(clean)


@pytest.mark.parametrize(("first", "second"), [("html", "dirhtml"), ("dirhtml", "html")])
def test_the_page_of_a_draft_goes_though_no_ledger_tells_of_its_builder(
    published: Site, first: str, second: str
) -> None:
    published.build(first, out="one", doctrees="trees")
    published.build(second, out="one", doctrees="others")
    _draft(published)
    built = published.build(second, out="one", doctrees="others")
    assert [*built.out.glob(f"blog/{SECRET}*")] == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"html_file_suffix": ".htm"}, {}),
        ({}, {"html_file_suffix": ".xhtml"}),
        ({"html_sourcelink_suffix": ".src"}, {}),
        ({}, {"html_sourcelink_suffix": ""}),
        ({}, {"html_copy_source": False}),
    ],
)
def test_a_draft_goes_whatever_suffixes_its_files_had(
    published: Site, before: dict[str, object], after: dict[str, object]
) -> None:
    published.build(**before)
    _draft(published)
    assert places(published.build(**after).out) == []


ANOTHER = "# Another\n\nHarmless.\n"


@pytest.mark.parametrize("fresh", [False, True])
@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"new.mdx": article("New", slug=SECRET)}, id="another article"),
        pytest.param({f"docs/blog/{SECRET}.rst": "A\n=\n\nx\n"}, id="a page"),
        pytest.param({f"docs/blog/{SECRET}.txt": "A\n=\n\nx\n"}, id="a page of another kind"),
    ],
)
def test_nothing_of_a_draft_stays_where_something_else_has_its_name(
    published: Site, files: dict[str, str], fresh: bool
) -> None:
    published.configure("source_suffix = {'.md': 'markdown', '.rst': 'restructuredtext',"
                        " '.txt': 'restructuredtext'}")  # fmt: skip
    published.build()
    _draft(published)
    published.write(files)
    built = published.build(fresh=fresh)
    assert (built.out / f"blog/{SECRET}.html").is_file()
    assert {path.suffixes[0] for path in built.out.glob(f"_sources/blog/{SECRET}.*")} == {
        "." + next(iter(files)).rpartition(".")[2]
    }
    assert "orange" not in built.text(f"blog/{SECRET}.html")


def test_the_source_that_a_page_had_before_its_file_was_renamed_goes(published: Site) -> None:
    published.build("dirhtml")
    published.path("a.md").rename(published.path("a.mdx"))
    built = published.build("dirhtml")
    assert [path.name for path in built.out.glob("_sources/blog/a.*")] == ["a.mdx.txt"]


def test_sources_of_documents_with_points_in_their_names_stay(site: Site) -> None:
    site.configure(smallest=IN_SOURCE)
    site.write({"docs/v1.md": article("One", tags="[x]"), "docs/v1.2.md": "# Two\n"})
    site.build()
    site.write({"docs/v1.md": article("One", tags="[x]", draft=True)})
    built = site.build()
    assert [path.name for path in built.out.glob("_sources/v1*")] == ["v1.2.md.txt"]
    assert [path.name for path in built.out.glob("v1*")] == ["v1.2.html"]


OF_THE_WHOLE = [
    ("epub", {"project": "One", "version": "1"}, {"project": "Two", "version": "1"}),
    *((name, {"project": "One"}, {"project": "Two"}) for name in ("latex", "man", "texinfo")),
    ("gettext", {"gettext_compact": True}, {"gettext_compact": False}),
    *(
        (name, {f"{name}_documents": found}, {f"{name}_documents": found})
        for name, found in {
            "latex": [("index", "i.tex", "I", "me", "manual"),
                      (f"blog/{SECRET}", "o.tex", "O", "me", "howto")],
            "texinfo": [("index", "i", "I", "me", "i", "i", "i"),
                        (f"blog/{SECRET}", "o", "O", "me", "o", "o", "o")],
        }.items()
    ),
    ("man", *[{"man_pages": [(f"blog/{SECRET}", "bee", "B", "me", 1)]}] * 2),
]  # fmt: skip


@pytest.mark.parametrize(("builder", "before", "after"), OF_THE_WHOLE)
def test_a_file_that_is_called_after_no_document_goes_with_what_is_in_it(
    published: Site, builder: str, before: dict[str, object], after: dict[str, object]
) -> None:
    published.build(builder, **before)
    _draft(published)
    built = published.build(builder, **after)
    assert places(built.out) == []
    clean = published.build(builder, out="clean", doctrees="others", **after)
    assert output(built.out).keys() - {".buildinfo.bak"} == output(clean.out).keys()


# Not json, which depends on whether the index was imported before the translations.
@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_indexes_without_an_entry_go(site: Site, builder: str) -> None:
    entry = (
        f"```{{index}} {SECRET}\n```\n\n```{{py:module}} {SECRET}mod\n:synopsis: {SECRET}\n```\n"
    )
    site.write({
        "docs/index.md": GLOBBING,
        "a.md": article("A", "```{index} zebra\n```"),
        f"{SECRET}.md": article("B", entry),
    })  # fmt: skip
    split = {"html_split_index": True}
    site.build(builder, **split)
    site.write({f"{SECRET}.md": article("B", entry, draft=True)})
    built = site.build(builder, **split)
    assert places(built.out) == []
    clean = site.build(builder, out="clean", doctrees="others", **split)
    assert output(built.out).keys() == output(clean.out).keys()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"html_split_index": True}, {}),
        ({}, {"html_use_index": False}),
        ({"html_additional_pages": {"more/page": "page.html"}}, {}),
    ],
)
def test_pages_that_the_configuration_does_not_ask_for_any_more_go(
    published: Site, before: dict[str, object], after: dict[str, object]
) -> None:
    published.write({"a.md": article("A", "```{index} zebra\n```")})
    published.build(**before)
    built = published.build(**after)
    clean = published.build(out="clean", doctrees="others", **after)
    assert output(built.out).keys() - {".buildinfo.bak"} == output(clean.out).keys()


def test_pages_of_authors_and_other_extensions_stay(published: Site) -> None:
    published.write({"docs/extra/google1.html": "mine", "docs/extra/a/b.html": "mine"})
    extra = {"html_extra_path": ["extra"]}
    published.build(**extra)
    for name in ("by-hand.html", "blog/by-hand.html"):
        (published.root / "_build/html" / name).write_text("mine")
    for title in ("One", "Two"):
        built = published.build(**extra, html_title=title)
        for name in ("google1.html", "a/b.html", "by-hand.html", "blog/by-hand.html"):
            assert built.text(name) == "mine"
