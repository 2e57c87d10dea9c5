"""A page that is withheld has no name: articles may have it, and no file of it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .building import CONF, HOME, IN_SOURCE, article, words
from .secrets import SECRET, places

if TYPE_CHECKING:
    from collections.abc import Callable

    from .building import Site

pytestmark = pytest.mark.across

DRAFTS = {
    "md": f"---\ndraft: true\n---\n\n# The {SECRET}\n\n{SECRET}\n",
    "rst": f":draft: true\n\nThe {SECRET}\n{'=' * 20}\n\n{SECRET}\n",
}
NAMING = "[the words]({0})\n\n```{{include}} {0}\n```\n\n```{{literalinclude}} {0}\n```\n"


@pytest.mark.parametrize("suffix", DRAFTS)
@pytest.mark.parametrize("wanted", ["guide", "sub/page"])
def test_a_withheld_page_takes_no_name_from_an_article_and_is_not_named(
    site: Site, suffix: str, wanted: str
) -> None:
    site.configure('articles_collections = {"": "../content"}')
    site.write(
        {f"content/{wanted}.md": article("Shown"), f"docs/{wanted}.{suffix}": DRAFTS[suffix]}
    )
    built = site.build(strict=True)
    assert built.warnings == []
    assert words(built.page(wanted), "section h1") == ["Shown¶"]
    assert places(built.out) == []
    assert wanted not in site.build(tags=("drafts",)).env.project.scan.mounted  # type: ignore[attr-defined]
    site.write({f"docs/{wanted}.{suffix}": DRAFTS[suffix].replace("true", "false")})
    assert [line for line in site.build().messages() if "already made by" in line]


@pytest.mark.parametrize("name", ["guide", "series/s", "tags/red"])
def test_what_has_the_name_of_a_withheld_page_does_not_open_its_file(site: Site, name: str) -> None:
    site.configure('articles_collections = {"": "../content"}')
    site.write({
        "guide.md": article("Shown", tags="[red]", series="S"),
        f"docs/{name}.md": DRAFTS["md"],
        "docs/index.md": HOME + NAMING.format(f"{name}.md"),
    })  # fmt: skip
    built = site.build()
    assert name in built.pages()
    assert [place for place in places(built.out) if not place.startswith("_sources/index")] == []
    page = built.page("index").select_one("div.body")
    assert page is not None
    assert "the words" in page.get_text()
    assert not page.select("p a")
    assert [line.partition(" [")[0] for line in built.messages()] == [
        "a file that is not published is named here, so it is left out",
        "a file that is not published is named here, so it is left out",
        "a link leads to an article that is not published",
    ]
    site.write({f"docs/{name}.md": DRAFTS["md"].replace("true", "false")})
    assert SECRET in site.build().page("index").get_text()


LINKS = "[the words]({0}) <a href='{0}'>the words</a> {{download}}`the words <{0}>`"


def test_links_to_withheld_files_of_any_format_become_text_with_a_warning_each(site: Site) -> None:
    names = {"x.txt": "---\ndraft: true\n---\n", "x.rst": DRAFTS["rst"], "x.ipynb": f"{SECRET}"}
    body = "\n\n".join(map(LINKS.format, names))
    site.write({"a.md": article("A", body), "docs/b.md": f"---\norphan: true\n---\n# B\n\n{body}"})
    site.write(
        {f"{folder}/{name}": text for folder in ("content", "docs") for name, text in names.items()}
    )
    built = site.build()
    assert places(built.out) == []
    page = built.page("blog/a").select_one("section")
    assert page is not None
    assert page.get_text().count("the words") == 3 * len(names)
    assert not page.select("p a[href]")
    said = [line for line in built.messages() if "not published" in line]
    assert len(said) == (3 + 2) * len(names)  # of raw HTML in other documents, Sphinx knows nothing
    assert built.page("b").get_text().count("the words") == 3 * len(names)
    site.write({"content/x.txt": "Shown.\n"})
    links = site.build().page("blog/a").select("section p a[href]")
    assert len(links) == 3
    assert all(str(link["href"]).endswith("/x.txt") for link in links)


def test_a_landing_page_that_nobody_can_read_is_withheld_with_a_warning(site: Site) -> None:
    site.write({
        "a.md": article("A", series="S"),
        "docs/series/s.md": f"---\ntitle: a: b\n---\n\n# {SECRET}\n",
    })  # fmt: skip
    built = site.build()
    assert places(built.out) == []
    [message] = built.messages()
    assert "so this is withheld" in message
    assert built.places() == ["docs/series/s.md:2"]


@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_a_landing_page_of_a_collection_replaces_no_page_of_the_authors(
    site: Site, suffix: str
) -> None:
    own = {"md": "# Own\n", "rst": "Own\n===\n"}[suffix]
    site.write({
        "a.md": article("A", series="S"),
        f"docs/series/s.{suffix}": own,
        "content/series/s.md": article("Other", "Its words."),
    })  # fmt: skip
    built = site.build()
    assert words(built.page("series/s"), "section h1") == ["Own¶"]
    assert words(built.page("blog/series/s"), "section h1") == ["Other¶"]
    [message] = built.messages()
    assert message.startswith(
        f"the landing page 'series/s' is already made by docs/series/s.{suffix};"
        " this one is the article 'blog/series/s'"
    )


@pytest.mark.parametrize(
    ("own", "name", "given"),
    [
        ("guide/index.rst", "guide.md", "guide-2"),
        ("guide.rst", "guide/index.md", "guide-2"),
        ("guide/index.md", "guide.md", "guide-2"),
        ("x.rst", "search.md", "search-2"),
    ],
)
def test_no_article_is_written_over_a_page_in_a_folder_of_its_own(
    site: Site, own: str, name: str, given: str
) -> None:
    site.configure('articles_collections = {"": "../content"}')
    site.write(
        {
            f"content/{name}": article("Article"),
            f"docs/{own}": "# Own\n" if "md" in own else "Own\n===",
        }
    )
    built = site.build("dirhtml")
    assert words(built.page(given), "section h1") == ["Article¶"]
    assert words(built.page(own.partition(".")[0]), "section h1") == ["Own¶"]
    assert [f"this one becomes {given!r}" in each for each in built.messages()[:1]] == [True]


@pytest.mark.parametrize("collections", [True, False])
@pytest.mark.parametrize(
    ("one", "two"),
    [("guide.md", "guide/index.md"), ("guide.rst", "guide/index.md"), ("a/b.md", "a/b/index.rst")],
)
def test_two_pages_of_the_authors_in_one_file_are_told_of(
    site: Site, one: str, two: str, *, collections: bool
) -> None:
    site.configure(smallest=CONF if collections else IN_SOURCE)
    site.write({"a.md": article("A")})
    site.write({f"docs/{each}": "# Own\n" if "md" in each else "Own\n===\n" for each in (one, two)})
    names = tuple(each.rpartition(".")[0] for each in (one, two))
    [message] = [each for each in site.build("dirhtml").messages() if "articles.id" in each]
    assert message.startswith(f"the documents {names[0]!r} and {names[1]!r} are one file")
    assert not [each for each in site.build("html").messages() if "articles.id" in each]


def test_a_generated_page_is_not_written_over_an_own_one(site: Site) -> None:
    site.write({"a.md": article("A", tags="[red]"), "docs/tags.md": "# Own\n"})
    built = site.build("dirhtml")
    assert words(built.page("tags"), "section h1") == ["Own¶"]
    assert "the generated page 'tags/index' and 'tags' are one file" in built.messages()[0]
    assert words(site.build("html").page("tags/index"), "section h1") == ["Tags¶"]


@pytest.mark.parametrize("root", ["index", "blog/a"])
def test_a_root_document_that_is_withheld_is_one_clear_error(
    site: Site, config_error: Callable[[Site], str], root: str
) -> None:
    site.configure(f"root_doc = '{root}'")
    site.write({"a.md": article("A", draft="true"), "docs/index.md": DRAFTS["md"]})
    said = config_error(site)
    assert said.startswith(f"root_doc: '{root}' is not published; accepted: a document that is")
