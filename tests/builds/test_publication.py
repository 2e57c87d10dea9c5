"""What is withheld appears nowhere: the complete output is searched for a secret word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx.search import js_index

from .building import CONF, HOME, IN_SOURCE, article, differences, words
from .secret_site import BY_KEYS
from .secrets import SECRET, places, secret, write_secret

if TYPE_CHECKING:
    from .building import Built, Site

BUILDERS = (
    "html", "dirhtml", "singlehtml", "epub", "text", "latex", "gettext", "man", "texinfo",
    "pickle", "json", "xml", "htmlhelp",
)  # fmt: skip
OTHERS = {
    "a.md": article("A", "Text.", tags="[red]", series="S", author="Jo"),
    "b.md": article("B", "Text.", tags="[red]", series="S", author="Jo"),
}
GLOBBING = HOME + "\n```{toctree}\n:glob:\n\nblog/*\nseries/index\ntags/index\n```\n"


def test_a_draft_is_told_of_nowhere_and_no_reason_to_warn(site: Site) -> None:
    site.write({**OTHERS, "docs/index.md": GLOBBING})
    write_secret(site, draft="true")
    built = site.build(strict=True)
    assert built.warnings == []
    assert places(site.root / "_build") == []
    assert not any(SECRET in line for line in built.status.splitlines())


def test_in_the_source_folder_no_file_tells_of_articles_either(site: Site) -> None:
    site.configure(smallest=IN_SOURCE)
    texts = {f"docs/{name}": text for name, text in OTHERS.items()}
    home = HOME + "\n```{toctree}\n:glob:\n\n*\nseries/index\n```\n"
    drafts = {f"docs/{SECRET}{n}.md": secret(**keys) for n, keys in enumerate(BY_KEYS)}
    site.write({**texts, "docs/index.md": home, **drafts})
    site.build()
    assert places(site.root / "_build") == []


def test_a_series_file_about_a_series_of_drafts_is_not_shown(site: Site) -> None:
    entry = f"{SECRET}:\n  title: The {SECRET}\n  planned: [{{title: Next {SECRET}}}]\n"
    site.write({**OTHERS, "series.yml": entry, "tags.yml": f"{SECRET}: {{label: X {SECRET}}}\n"})
    write_secret(site, draft="true")
    built = site.build(strict=True)
    assert built.warnings == []
    assert places(site.root / "_build") == []


@pytest.mark.parametrize(
    "docname",
    ["about", "sub/page", "series/s", "series/index", "tags/index", "tags/red", "authors/jo"],
)
def test_a_page_of_the_source_folder_that_is_a_draft_is_not_shown(site: Site, docname: str) -> None:
    draft = article(SECRET, f"An {SECRET}.", draft="true")
    site.write({**OTHERS, f"docs/{docname}.md": draft})
    built = site.build(strict=True)
    assert built.warnings == []
    assert places(site.root / "_build") == []
    assert (docname in built.pages()) == (docname not in {"about", "sub/page"})
    preview = site.build(out="preview", doctrees="preview-doctrees", tags=("drafts",))
    assert SECRET in preview.page(docname).get_text()


def test_a_term_only_drafts_have_is_not_hinted_at_by_another_spelling(site: Site) -> None:
    site.write(OTHERS)
    site.write({"c.md": article("C", tags=f"[{SECRET.upper()}]")})
    write_secret(site, draft="true")
    built = site.build(strict=True)
    assert built.warnings == []


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"draft": "true"}, "1 draft (-t drafts shows them)"),
        ({"pubDate": "2999-01-01"}, "1 scheduled (-t future shows them)"),
        ({"expiryDate": "2020-01-01"}, "1 expired (-t expired shows them)"),
    ],
)
def test_the_log_says_how_many_are_withheld_and_why(
    site: Site, keys: dict[str, object], told: str
) -> None:
    site.write({"a.md": article("A", **keys)})
    assert f"articles: 1 withheld: {told}\n" in site.build("dummy").status


@pytest.mark.parametrize(
    ("tag", "keys", "label"),
    [
        ("drafts", {"draft": "true"}, "Draft"),
        ("future", {"pubDate": "2999-01-01"}, "Scheduled"),
        ("expired", {"expiryDate": "2020-01-01"}, "Expired"),
    ],
)
def test_a_tag_shows_what_is_withheld_with_a_visible_label(
    site: Site, tag: str, keys: dict[str, object], label: str
) -> None:
    site.write({"a.md": article("A", tags="[x]", series="S", **keys)})
    built = site.build(strict=True, tags=(tag,))
    for docname in ("blog/a", "tags/x", "series/s"):
        assert words(built.page(docname), ".article-label") == [label], docname
    assert "withheld" not in built.status
    others = {"drafts", "future", "expired"} - {tag}
    assert "blog/a" not in site.build(tags=tuple(others), out="others").pages()


PREVIEWED = (
    'html_baseurl = "https://example.org/"',
    'articles_redirect_rules = "netlify"',
    'articles_redirects = "moved.csv"',
    'articles_feeds = {"site": "a.xml", "collections": "{page}.xml", "tags": "{page}.xml",'
    ' "series": "{page}.json"}',
    'articles_lists = {"red": {"tags": "red"}, "held": {"tags": "held"}}',
)
HELD: dict[str, object] = {
    "tags": "[red, held]", "categories": "[held]", "author": "Jo", "series": "[Held, Own]",
    "aliases": f"[/before/, /old-{SECRET}]",
}  # fmt: skip
HELD_SITE = {
    **OTHERS,
    "docs/moved.csv": "/moved,/blog/draft/\n/tag,/tags/held/\n/fine,/blog/a/\n/one,/before/\n",
    "tags.yml": "held:\n  label: Held\n  aliases: [/topics/held]\n  synonyms: [kept back]\n",
    "draft.md": article("Held", "(held)=\n\n## Held\n", pubDate="2024-02-01", draft="true", **HELD),
    "later.md": article("Held", pubDate="2999-01-01", tags="[later]"),
    "gone.md": article("Held", pubDate="2001-01-01", expiryDate="2020-01-01", author="Gone"),
    "de.md": article("Held", lang="de", draft="true", tags="[held]"),
    "content/_drafts/x.md": article("Held", tags="[x]"),
    "content/series/held.md": article("Held", "Prose.", draft="true"),
    "docs/series/own.md": "---\ndraft: true\n---\n\n# Held\n",
    "docs/page.md": "---\ndraft: true\n---\n\n(page)=\n\n# Held\n",
    "docs/later.md": "---\npubDate: 2999-01-01\n---\n\n# Held\n",
    "docs/_drafts/y.md": "# Held\n",
    "docs/fields.rst": ":draft: true\n\nHeld\n====\n",
}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_a_preview_writes_the_files_for_machines_of_what_is_published(
    site: Site, builder: str
) -> None:
    site.configure(*PREVIEWED, smallest=CONF + 'exclude_patterns = ["content"]\n')
    site.write({"docs/index.md": HOME, **HELD_SITE})
    tags = ("drafts", "future", "expired")
    published = site.build(builder, out="published", doctrees="doctrees-published")
    preview = site.build(builder, out="preview", doctrees="doctrees-preview", tags=tags)
    again = site.build(builder, out="preview", doctrees="doctrees-preview")
    assert differences(published, again) == [".buildinfo.bak"]
    preview = site.build(builder, out="preview", doctrees="doctrees-preview", tags=tags)
    assert led_on(preview) == [f"old-{SECRET}", "before", "moved", "tag", "one"]
    assert led_on(published) == []
    for built in (published, preview):
        assert "blog/a" in str(built.inventory())
        assert "/fine/" in built.text("_redirects")
    other = {name for name in differences(published, preview) if ".html" not in name}
    assert {name for name in other if not name.startswith("_sources/")} == {
        ".buildinfo", ".buildinfo.bak", "searchindex.js",
    }  # fmt: skip


def led_on(built: Built) -> list[str]:
    """Name the small pages at old addresses of what is withheld."""
    names = (f"old-{SECRET}", "before", "moved", "tag", "one")
    return [name for name in names if (built.out / name).is_dir()]


def test_changing_the_tag_changes_the_next_build(site: Site) -> None:
    write_secret(site, draft="true")
    site.write(OTHERS)
    site.build(tags=("drafts",))
    assert places(site.root / "_build/html")
    site.build()
    assert places(site.root / "_build") == []
    assert f"blog/{SECRET}" in site.build(tags=("drafts",)).pages()


def test_an_article_appears_when_its_time_has_come(site: Site) -> None:
    site.write({"a.md": article("A", pubDate="2031-01-01T12:00:00"), "b.md": article("B")})
    before = site.build(articles_now="2031-01-01T11:59:59Z")
    assert "blog/a" not in before.pages()
    after = site.build(articles_now="2031-01-01T12:00:00Z")
    assert "blog/a" in after.pages()
    zoned = site.build(
        articles_now="2031-01-01T11:30:00Z", articles_timezone="Europe/Vienna", out="zoned"
    )
    assert "blog/a" in zoned.pages()


def test_the_clock_may_be_set_by_the_environment(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write({"a.md": article("A", pubDate="2031-01-01")})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1924991999")  # a second before
    assert "blog/a" not in site.build().pages()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1924992000")
    assert "blog/a" in site.build().pages()


@pytest.mark.parametrize(
    "link",
    ["[the words](./b.md)", "[the words](b.md)", "[the words](/../content/b.md)",
     "{doc}`the words <b>`", "{doc}`the words </blog/b>`", "[the words](project:b.md)",
     "[the words](./b.md#okapi)", "{articles:article}`the words <b>`"],
)  # fmt: skip
def test_a_link_to_a_draft_becomes_text_with_one_warning(site: Site, link: str) -> None:
    site.write({"a.md": article("A", f"See {link}."), "b.md": article("Okapi", draft="true")})
    built = site.build()
    assert "See the words." in built.page("blog/a").get_text()
    assert len(built.warnings) == 1
    assert built.places() == ["content/a.md:5"]
    assert [name for name in places(built.out) if name != "_sources/blog/a.md.txt"] == []


def test_an_unlisted_article_is_built_but_in_no_list_search_or_inventory(site: Site) -> None:
    site.write({"docs/index.md": HOME + "\n```{toctree}\nseries/index\n```\n"})
    site.write({"a.md": article("A", tags="[x]", series="S")})
    site.write({f"{SECRET}.md": secret(unlisted="true", series="S", tags="[x]")})
    site.write({f"{SECRET}.{kind}": b"" for kind in ("png", "zip")})
    site.write({f"{SECRET}-hero.png": b""})
    built = site.build()
    page = built.page(f"blog/{SECRET}")
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert not page.select(".article-banner, nav.article-parts, link[rel=prev], link[rel=next]")
    redirect = f"old/{SECRET}/index"  # an alias leads on, and is listed nowhere
    for other in sorted(built.pages() - {f"blog/{SECRET}", redirect}):
        assert SECRET not in built.text(f"{other}.html").lower(), other
    kinds = [kind for kind in built.inventory() if kind.startswith("articles:")]
    assert kinds
    for kind in kinds:
        assert not any(SECRET in name for name in built.inventory()[kind])


@pytest.mark.across
@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml", "json", "pickle"])
def test_no_index_and_no_pattern_finds_an_unlisted_article(site: Site, builder: str) -> None:
    tree = "\n```{toctree}\n:glob:\n\nblog/*\n```\n"
    site.write(
        {"docs/index.md": HOME + tree, "docs/named.md": f"---\norphan: true\n---\n# N\n{tree}"}
    )
    site.write({"a.md": article("A"), "z.md": article("Z")})
    site.write({f"{SECRET}.md": secret(unlisted="true")})
    site.write({f"{SECRET}.{kind}": b"" for kind in ("png", "zip")})
    site.write({f"{SECRET}-hero.png": b""})
    site.build(builder)
    site.write({"a.md": article("A", "Other words.")})
    built = site.build(builder)  # and what an incremental build makes of it
    own = {f"blog/{SECRET}", f"old/{SECRET}", "_sources", "_images", "_downloads"}
    found = [
        name
        for name in places(built.out)
        if not any(name.startswith(each) for each in own) and not name.endswith(".pickle.bak")
    ]
    allowed = {"environment.pickle", "last_build"} if builder in {"json", "pickle"} else set()
    assert {name for name in found if name.rpartition("/")[2] not in allowed} == set()
    if builder == "html":
        assert search_finds(built, "word")
        assert built.page("blog/a").select_one("link[rel=next]")["title"] == "Z"


def search_finds(built: Built, word: str) -> bool:
    """Tell whether the search index knows a page for a word, and has one for every number."""
    index = js_index.loads(built.text("searchindex.js"))
    pages = [index["terms"].get(word)]
    return index["docnames"][pages[0] if isinstance(pages[0], int) else pages[0][0]] == "blog/a"


THINGS = """\
from sphinx.directives import SphinxDirective
from sphinx.domains import Domain, Index, IndexEntry

class Things(Index):
    name, localname = "all", "Things"

    def generate(self, docnames=None):  # which it does not look at
        things = [
            IndexEntry(thing, 2, docname, "x", "", "", "")
            for docname, said in self.domain.data["said"].items() for thing in said
        ]
        return [("A", [IndexEntry("Heading", 1, "", "", "", "", ""), *things])], False

class ThingsDomain(Domain):
    name, label, indices, initial_data = "things", "Things", [Things], {"said": {}}

    def clear_doc(self, docname):
        self.data["said"].pop(docname, None)

    def resolve_xref(self, *args):  # so that it does not only gather
        return None

    def merge_domaindata(self, docnames, other):
        said = other["said"]
        self.data["said"].update({name: said[name] for name in docnames if name in said})

class Thing(SphinxDirective):
    required_arguments = 1

    def run(self):
        said = self.env.domains["things"].data["said"]
        said.setdefault(self.env.docname, []).append(self.arguments[0])
        return []

def setup(app):
    app.add_domain(ThingsDomain)
    app.add_directive("thing", Thing)
    return {"parallel_read_safe": True}
"""
GATHERED = {
    "index": ("```{index} okapi\n```", "genindex"),
    "modules": ("```{py:module} okapi.deep\n```", "py-modindex"),
    "things": ("```{thing} okapi\n```", "things-all"),
    "todos": ("```{todo}\nokapi\n```", "todos"),
}


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("kind", GATHERED)
def test_nothing_that_gathers_has_what_an_unlisted_article_holds(
    site: Site, kind: str, jobs: int
) -> None:
    said, page = GATHERED[kind]
    site.configure(f"{THINGS}\nextensions += ['sphinx.ext.todo']\ntodo_include_todos = True")
    others = [f"{name}.md" for name in "bcdefg"]
    site.write({name: article(name, said.replace(SECRET, f"other{name[0]}")) for name in others})
    site.write({"docs/todos.md": "---\norphan: true\n---\n\n# Todos\n\n```{todolist}\n```\n"})
    for unlisted in (True, False, True):
        site.write({"a.md": article("A", said, unlisted=unlisted)})
        built = site.build(jobs=jobs)
        shown = words(built.page(page), "div.body")[0].lower()
        assert (SECRET in shown, "otherb" in shown) == (not unlisted, True)
    for name in others:
        site.path(name).unlink()
    alone = site.build(out="alone", doctrees="alone", jobs=jobs)
    assert SECRET not in "".join(alone.text(f"{name}.html") for name in ("genindex", "todos"))
    assert kind in {"index", "todos"} or page not in alone.pages()


def test_an_entry_by_name_keeps_an_unlisted_article(site: Site) -> None:
    site.write({"docs/index.md": f"{HOME}\n```{{toctree}}\n:glob:\n\nblog/b*\nblog/a\n```\n"})
    site.write({"a.md": article("A", unlisted="true"), "b.md": article("B", unlisted="true")})
    site.write({"bb.md": article("BB")})
    [tree] = site.build().page("index").select("div.toctree-wrapper")
    assert [link.get_text() for link in tree.select("a")] == ["BB", "A"]
    site.write({"b.md": article("B")})
    [tree] = site.build().page("index").select("div.toctree-wrapper")
    assert [link.get_text() for link in tree.select("a")] == ["B", "BB", "A"]


def test_a_clock_that_makes_all_dates_future_is_told(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write({"a.md": article("A", pubDate="2020-01-01"), "b.md": article("B")})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "315532800")
    assert site.build().messages() == [
        "SOURCE_DATE_EPOCH: every article with a date is in the future"
        " (found 1980-01-01T00:00:00+00:00); accepted: the moment to build for"
        " [articles.collection]"
    ]
