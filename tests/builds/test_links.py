"""Links between articles, by Astro's addresses and by files; what is no page stays as written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .building import CONF, HOME, IN_SOURCE, PIXEL, article, block, differences, links

if TYPE_CHECKING:
    from collections.abc import Callable

    from .building import Built, Site

TARGET = article("Target", "## A *Part*\n\nText.", pubDate="2025-01-01")


def hrefs(built: Built, docname: str = "blog/a") -> list[str]:
    return [target for _, target in links(built.page(docname), ".body p a[href]")]


LEADING = {
    "/blog/sub/target/": "sub/target.html",
    "/blog/sub/target": "sub/target.html",
    "/blog/sub/target.html": "sub/target.html",
    "/blog/sub/target/?ref=x#a-part": "sub/target.html#a-part",
    "/blog/Sub/Target/": "sub/target.html",
    "../sub/target/": "sub/target.html",
    "./sub/target": "sub/target.html",
    "sub/target/": "sub/target.html",
    "./sub/Target.md": "sub/target.html",
    "./sub/Target.mdx#a-part": "sub/target.html#a-part",
    "https://example.org/blog/sub/target/": "sub/target.html",
    "/tags/x/": "../tags/x.html",
    "/series/": "../series/index.html",
    "/about/": "../about.html",
    "/": "../index.html",
}
ELSEWHERE = (
    "/elsewhere/", "/rss.xml", "../../top", "tel:+431", "?page=2", "//cdn.example.org/x",
    "/blog/2/",
)  # fmt: skip
NOTHING = ("/blog/nothing/", "./nothing.md")
SECRET = ("/blog/secret/", "./Secret.md", "../secret/")
ADDRESSES = (*LEADING, *ELSEWHERE, *NOTHING, *SECRET)


@pytest.fixture(scope="module")
def linking(new_site: Callable[[], Site]) -> Built:
    """A site with an article for each address, ``blog/from-0`` and so on: it links there twice."""
    site = new_site()
    site.configure('articles_site = "https://example.org"')
    site.write(
        {
            f"from-{at}.md": article(
                f"No. {at}", f"See [there]({address}) and <a href='{address}'>raw</a>."
            )
            for at, address in enumerate(ADDRESSES)
        }
    )
    site.write(
        {
            "content/sub/Target.md": article(
                "Target", "## A *Part*\n\nText.", pubDate="2025-01-01", tags="[x]", series="S"
            ),
            "Secret.md": article("Hidden", draft="true"),
            "docs/about.md": "---\norphan: true\n---\n# About\n",
        }
    )
    return site.build()


def linked(built: Built, address: str) -> tuple[list[str], list[str]]:
    """Return where an article's two links lead, and what is warned of it."""
    at = ADDRESSES.index(address)
    told = zip(built.places(), built.messages(), strict=True)
    return hrefs(built, f"blog/from-{at}"), [
        said for place, said in told if place == f"content/from-{at}.md:5"
    ]


@pytest.mark.parametrize("address", LEADING)
def test_an_address_leads_to_its_document(linking: Built, address: str) -> None:
    assert linked(linking, address) == ([LEADING[address]] * 2, [])


@pytest.mark.parametrize("address", ELSEWHERE)
def test_what_is_no_article_stays_as_written(linking: Built, address: str) -> None:
    assert linked(linking, address) == ([address] * 2, [])


@pytest.mark.parametrize("address", NOTHING)
def test_a_link_that_should_lead_to_an_article_warns_and_stays(
    linking: Built, address: str
) -> None:
    warning = f"no article is at {address!r} [articles.reference]"
    assert linked(linking, address) == ([address] * 2, [warning] * 2)


@pytest.mark.parametrize("address", SECRET)
def test_a_link_to_a_draft_becomes_text_and_warns(linking: Built, address: str) -> None:
    targets, warnings = linked(linking, address)
    assert targets == []
    assert [each.rpartition("[")[2] for each in warnings] == ["articles.reference]"] * 2
    page = linking.page(f"blog/from-{ADDRESSES.index(address)}")
    assert "See there and raw." in page.get_text()


def test_nothing_else_is_warned_of_but_links_that_lead_nowhere(linking: Built) -> None:
    assert len(linking.warnings) == 2 * len((*NOTHING, *SECRET))


def test_collections_link_each_other_by_the_address_each_has(site: Site) -> None:
    site.write(
        {
            "docs/conf.py": 'extensions = ["sphinxext.articles"]\n'
            'articles_collections = {"blog": {"path": "../content", "url": "/posts"},'
            ' "notes": "../notes"}\n',
            "a.md": article("A", "[n](/notes/n/) [b](/posts/b/)"),
            "b.md": article("B"),
            "notes/n.md": article("N", "[b](/posts/b) [up](../../posts/b/) [x](../content/b.md)"),
        }
    )
    built = site.build(strict=True)
    assert built.warnings == []
    assert hrefs(built) == ["../notes/n.html", "b.html"]
    assert hrefs(built, "notes/n") == ["../blog/b.html"] * 3


def test_links_of_raw_html_lead_to_documents_too(site: Site) -> None:
    body = '<p class="x"><a class="button" href="/blog/b/#part">B</a> <a href="/x/">X</a></p>\n'
    site.write({"a.md": article("A", body), "b.md": article("B")})
    built = site.build(strict=True)
    assert [str(each) for each in built.page("blog/a").select("p.x a")] == [
        '<a class="button" href="b.html#part">B</a>',
        '<a href="/x/">X</a>',
    ]


def test_a_link_is_settled_anew_when_its_target_changes_its_name(site: Site) -> None:
    site.write({"a.md": article("A", "[b](./b.md)"), "b.md": article("B")})
    assert hrefs(site.build(strict=True)) == ["b.html"]
    site.write({"b.md": article("B", slug="other")})
    assert hrefs(site.build(strict=True)) == ["other.html"]
    site.write({"b.md": article("B", slug="other", draft="true")})
    assert hrefs(site.build()) == []


def test_a_link_to_a_file_offers_it_once_it_is_there(site: Site) -> None:
    site.write(
        {
            "docs/conf.py": CONF.replace(
                '"../content"', '{"path": "../content", "public": "../public"}'
            )
        }
    )
    site.write({"a.md": article("A", "[data](/files/x.csv) [near](./y.csv)"), "y.csv": "1"})
    assert hrefs(site.build(strict=True))[0] == "/files/x.csv"
    site.write({"public/files/x.csv": "1,2"})
    built = site.build(strict=True)
    assert all(href.startswith("../_downloads/") for href in hrefs(built))
    assert (built.out / "blog" / hrefs(built)[0]).resolve().read_text() == "1,2"


def test_a_link_inside_the_article_leads_to_headings_and_to_raw_html(site: Site) -> None:
    body = '[h](#the-part) [raw](#raw) [no](#nothing)\n\n## The Part\n\n<a id="raw"></a>\n'
    site.write({"a.md": article("A", body)})
    built = site.build()
    assert built.messages() == ["nothing in this article is called '#nothing' [articles.reference]"]
    assert hrefs(built)[:3] == ["#the-part", "#raw", "#nothing"]


@pytest.mark.parametrize("builder", ["latex", "singlehtml", "text", "epub", "man", "gettext"])
def test_other_builders_write_such_links_without_a_warning(site: Site, builder: str) -> None:
    site.write(
        {
            "a.md": article("A", "[b](/blog/b/#part) [x](/x/) <a href='/blog/b/'>raw</a>"),
            "b.md": article("B", "## Part"),
            "docs/index.md": "# Home\n\n```{toctree}\nblog/a\nblog/b\n```\n",
        }
    )
    site.configure('version = copyright = "1"')
    assert site.build(builder, strict=True).warnings == []


@pytest.mark.parametrize("builder", ["latex", "man", "texinfo"])
def test_a_link_out_of_a_manual_is_text(site: Site, builder: str) -> None:
    body = "[one](/blog/b/) [two](./b.md) <a href='/blog/b/'>three</a>"
    home = "# Home\n\n```{toctree}\nblog/a\n```\n"
    site.write({"a.md": article("A", body), "b.md": article("B"), "docs/index.md": home})
    built = site.build(builder, strict=True)
    assert built.warnings == []
    assert not built.failed


def test_ids_of_raw_links_and_images_are_kept(site: Site) -> None:
    body = (
        '<a id="one" href="/blog/b/">b</a>\n\n<img id="Two" src="p.png">\n\n[x](#Two) [y](#one)\n'
    )
    site.write({"a.md": article("A", body), "b.md": article("B"), "p.png": PIXEL})
    built = site.build(strict=True)
    page = built.page("blog/a")
    assert (page.find(id="one").name, page.find(id="Two").name) == ("a", "img")


def test_an_address_of_the_site_itself_leads_to_the_index_of_its_root_collection(
    site: Site,
) -> None:
    site.configure(
        'articles_collections = {"guide": {"path": "../content", "url": "/"}}',
        'articles_site = "https://example.org"',
    )
    body = "[a](https://example.org) [b](/) [c](/sub/) [d](/other)"
    site.write({"index.md": article("Start"), "content/sub/index.md": article("Sub")})
    site.write({"a.md": article("A", body)})
    built = site.build(strict=True)
    assert hrefs(built, "guide/a") == ["index.html", "index.html", "sub.html", "/other"]


def test_many_links_inside_an_article_lead_to_its_raw_html(site: Site) -> None:
    targets = "".join(f'<a id="raw-{at}"></a>\n\n' for at in range(20))
    body = targets + " ".join(f"[x](#raw-{at})" for at in range(20))
    site.write({"a.md": article("A", body), "b.md": article("B")})
    built = site.build(strict=True)
    assert built.warnings == []
    assert hrefs(built) == [f"#raw-{at}" for at in range(20)]


def test_a_link_to_the_top_is_no_mistake(site: Site) -> None:
    site.write({"a.md": article("A", "[up](#) [top](#top)")})
    built = site.build(strict=True)
    assert hrefs(built) == ["#", "#top"]


def test_a_link_without_words_shows_the_heading_that_it_leads_to(site: Site) -> None:
    body = "[](b.md) [](/blog/b/#part) [](/about/) [](/tags/x/)\n\n[](gone.md)\n"
    site.write(
        {
            "a.md": article("A", body, tags="[x]"),
            "b.md": article("'The *first*'", "## Part *one* {#part}\n\n## Part\n"),
            "docs/about.md": "---\norphan: true\n---\n# About `us`\n",
        }
    )
    built = site.build()
    assert built.messages() == ["no article is at 'gone.md' [articles.reference]"]
    assert links(built.page("blog/a"), ".body .e-content > p a") == [
        ("The *first*", "b.html"), ("Part", "b.html#part"), ("About us", "../about.html"),
        ("x", "../tags/x.html"), ("gone.md", "gone.md"),
    ]  # fmt: skip
    site.write({"b.md": article("Second", "## Part\n"), "docs/about.md": "# About them\n"})
    site.write({"docs/about.md": "---\norphan: true\n---\n# About them\n"})
    found = links(site.build().page("blog/a"), ".body .e-content > p a")
    assert [text for text, _ in found][:3] == ["Second", "Part", "About them"]


def test_a_page_of_the_source_directory_links_articles_by_prefix_and_file(site: Site) -> None:
    home = (
        "# Home\n\n[one](blog/One.md) [](blog/One.md) [two](blog/One.md#part) [](/blog/three.mdx)"
    )
    site.write(
        {
            "docs/index.md": f"{home} [gone](blog/gone.md) [secret](blog/secret.md)\n",
            "One.md": article("The first", "## Part\n", slug="other"),
            "three.md": article("The third"),
            "secret.md": article("Hidden", draft="true"),
        }
    )
    built = site.build()
    assert built.messages() == [
        "a link leads to an article that is not published [articles.reference]",
        "'myst' cross-reference target not found: 'blog/gone.md' [myst.xref_missing]",
    ]
    assert links(built.page("index"), ".body p a")[:4] == [
        ("one", "blog/other.html"), ("The first", "blog/other.html"),
        ("two", "blog/other.html#part"), ("The third", "blog/three.html"),
    ]  # fmt: skip
    site.write({"One.md": article("Anew", "## Part\n", slug="one")})
    again = links(site.build().page("index"), ".body p a")[:2]
    assert again == [("one", "blog/one.html"), ("Anew", "blog/one.html")]


def test_a_page_of_the_source_directory_links_articles_by_address(site: Site) -> None:
    addresses = (
        "/blog/one/", "/blog/one", "/blog/one/#part", "blog/one/", "./blog/one", "/tags/Azure/",
        "/series/s/", "/series/",
    )  # fmt: skip
    listed = "\n\n".join(f"[x]({each})" for each in addresses)
    deep = "# Deep\n\n[x](../blog/one/) [](/blog/one/) [y](/blog/hidden/) [z](/no/) [w](blog/no/)\n"
    site.write(
        {
            "docs/index.md": f"{HOME}\n{listed}\n\n```{{toctree}}\nguide/deep\n```\n",
            "docs/guide/deep.md": deep,
            "one.md": article("The first", "## Part\n", tags="[Azure]", series="S"),
            "hidden.md": article("Hidden", draft="true"),
        }
    )
    built = site.build()
    assert built.messages() == [
        "a link leads to an article that is not published [articles.reference]",
        "'myst' cross-reference target not found: '/no/' [myst.xref_missing]",
        "'myst' cross-reference target not found: 'blog/no/' [myst.xref_missing]",
    ]
    one = "blog/one.html"
    assert [href for _, href in links(built.page("index"), ".body p a")] == [
        one, one, f"{one}#part", one, one, "tags/azure.html", "series/s.html", "series/index.html",
    ]  # fmt: skip
    assert links(built.page("guide/deep"), ".body p a")[:2] == [
        ("x", f"../{one}"), ("The first", f"../{one}"),
    ]  # fmt: skip
    site.write({"one.md": article("Anew", tags="[Azure]", series="S", slug="two")})
    again = site.build()
    assert differences(again, site.build(out="fresh", fresh=True)) == []


def test_a_site_in_a_folder_of_a_shared_host_leaves_its_neighbours_alone(site: Site) -> None:
    ours, theirs = "https://me.github.io/project/blog/b/", "https://me.github.io/other/blog/b/"
    site.write({"a.md": article("A", f"[b]({ours}) [c]({theirs})"), "b.md": article("B")})
    site.configure('html_baseurl = "https://me.github.io/project/"')
    built = site.build(strict=True)
    assert (built.warnings, hrefs(built)) == ([], ["b.html", theirs])


def test_links_to_nothing_are_summed_up_and_each_is_told_of_when_nitpicky(site: Site) -> None:
    conf = (
        'html_baseurl = "https://example.org/site/"',
        'html_extra_path = ["own"]',
        'articles_redirects = "moved.csv"',
    )
    site.configure(*conf)
    there = (
        "/blog/b/", "/was", "/listed/", "/feed.xml", "/site/feed.xml", "/own.pdf", "/search.html",
        "/", "/llms.txt", "https://elsewhere.example/about", "mailto:a@example.org", "#own",
        "https://example.org/about",
    )  # fmt: skip
    found = " ".join(f"[x]({address})" for address in there)
    site.write(
        {
            "docs/own/own.pdf": b"%PDF-",
            "docs/moved.csv": "old,new\n/listed,/blog/b/\n",
            "a.md": article(
                "A", f"## Own\n\n{found}\n\n[1](/rl_pg?x=1) [2](/about#us)", pubDate="2025-01-01"
            ),
            "b.md": article("B", 'One.\n\n<a href="/about">2</a>', aliases="/was"),
            "c.mdx": article("C", "[3](https://example.org/site/about/)\n\n[4](../../gone)"),
        }
    )
    built = site.build()
    assert built.warnings == []
    said = [line for line in built.status.splitlines() if "do not exist here" in line]
    assert said == [
        "articles: links to addresses that do not exist here: 5, to different ones: 3, most often "
        "/about (3), /gone (1), /rl_pg (1)"
    ]
    site.configure(*conf, "nitpicky = True", 'nitpick_ignore = [("articles:address", "/about#us")]')
    built = site.build()
    assert built.places() == [
        "content/a.md:10",
        "content/b.md:8",
        "content/c.mdx:5",
        "content/c.mdx:7",
    ]
    assert built.messages()[0] == (
        "a link leads to an address that does not exist here (found '/rl_pg?x=1'); accepted:"
        " the address of a page, or an old one that aliases or articles_redirects"
        " name [articles.reference]"
    )


@pytest.mark.parametrize(
    ("fragment", "there"),
    [
        ("head", True), ("%C3%BCber-uns", True), ("raw", True), ("named", True), ("eins-1", True),
        ("label", True), ("top", True), ("", True), ("nope", False), ("Head", False),
        ("user-content-fn-1", False),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "form", ["[x](./b.md#{})", "[x](/blog/b/#{})", '<a href="/blog/b#{}">x</a>']
)
def test_a_link_to_nothing_in_another_article_is_told_of(
    site: Site, form: str, fragment: str, there: bool
) -> None:
    target = """
        ## Head

        ## Über uns

        <div id="raw">

        <a name="named"></a> Words.

        </div>

        (label)=
        ### Eins

        ### Eins
        """
    site.write({"a.md": article("A", form.format(fragment)), "b.md": article("B", block(target))})
    told = f"nothing in 'blog/b' is called '#{fragment}' [articles.reference]"
    assert site.build().messages() == ([] if there else [told])


def test_in_one_volume_no_link_leads_to_an_article_that_is_not_in_it(site: Site) -> None:
    site.write({
        "docs/index.md": "# Home\n\n[c](/blog/c) and {doc}`/blog/c`\n\n"
        "```{article-list}\n:fields: excerpt\n```\n\n```{toctree}\nblog/a\n```\n",
        "a.md": article("A", "See [b](./b.md), [c](./c.md#x) and [home](/)."),
        "b.md": article("B", "See [a](./a.md), [c](./c.md).", tags="[t]"),
        "c.md": article("C", "Text.\n\n## X\n"),
    })  # fmt: skip
    page = site.build("singlehtml").page("index")
    ids = {each["id"] for each in page.select("[id]")}
    there = [str(a["href"]).removeprefix("#") for a in page.select("section a[href^='#']")]
    assert there
    assert {each for each in there if each not in ids} == {""}


OF_SITE = "https://my-blog.example"
LINKS_BY_SITE = (
    f"[one]({OF_SITE}/blog/a/#why) [two](/blog/a/#why) [three]({OF_SITE}/contact)"
    f" [four]({OF_SITE}/blog/gone/) [five]({OF_SITE}/blog/secret/) []({OF_SITE}/blog/a/)"
    f" <{OF_SITE}/blog/a/> [seven]({OF_SITE}/guide/) [eight](https://other.example/blog/a/)"
    f" [![pic](pic.png)]({OF_SITE}/blog/a/)\n"
)


def _write_links_by_site(site: Site, **pages: str) -> None:
    listed = "\n".join(["# Home\n", "```{toctree}", "guide", *pages, "```\n"])
    site.write({
        "docs/index.md": listed, "docs/guide.md": "# Guide\n", "docs/pic.png": PIXEL,
        "a.md": article("The first", "## Why\n"), "secret.md": article("S", draft="true"),
        **{f"docs/{name}.md": text for name, text in pages.items()},
    })  # fmt: skip


@pytest.mark.parametrize("option", ["articles_site", "html_baseurl"])
def test_a_markdown_page_of_the_source_directory_links_by_full_address(
    site: Site, option: str
) -> None:
    site.configure(f"{option} = {OF_SITE!r}")
    _write_links_by_site(site, page=f"# Page\n\n{LINKS_BY_SITE}")
    built = site.build()
    assert built.messages() == [
        f"no article is at '{OF_SITE}/blog/gone/' [articles.reference]",
        "a link leads to an article that is not published [articles.reference]",
    ]
    one = "blog/a.html"
    assert links(built.page("page"), ".body p a") == [
        ("one", f"{one}#why"), ("two", f"{one}#why"), ("three", f"{OF_SITE}/contact"),
        ("four", f"{OF_SITE}/blog/gone/"), ("The first", one), (f"{OF_SITE}/blog/a/", one),
        ("seven", "guide.html"), ("eight", "https://other.example/blog/a/"), ("", one),
    ]  # fmt: skip


def test_an_article_of_the_source_directory_links_by_full_address(site: Site) -> None:
    site.configure(f"articles_site = {OF_SITE!r}", smallest=IN_SOURCE)
    site.write({"docs/index.md": "# Home\n\n```{toctree}\nblog/a\n```\n"})
    site.write({"docs/blog/a.md": article("A", f"[x]({OF_SITE}/b/#why) [y]({OF_SITE}/c)")})
    site.write({"docs/b.md": article("B", "## Why")})
    built = site.build(strict=True)
    assert [each for each in links(built.page("blog/a"), ".body p a") if each[0] in {"x", "y"}] == [
        ("x", "../b.html#why"), ("y", f"{OF_SITE}/c"),
    ]  # fmt: skip


def test_such_a_link_is_settled_anew_when_its_target_or_the_site_changes(site: Site) -> None:
    _write_links_by_site(site, page=f"# Page\n\n{LINKS_BY_SITE}")
    site.write({"linking.md": article("Linking", LINKS_BY_SITE.partition("[![")[0])})
    for option in ("articles_site", "html_baseurl"):
        for value in (OF_SITE, "https://new.example", OF_SITE):
            site.configure(f"{option} = {value!r}")
            for slug in ("a", "b"):
                site.write({"a.md": article("The first", "## Why\n", slug=slug)})
                built, clean = site.build(), site.build(out="clean", doctrees="trees", fresh=True)
                assert differences(built, clean) == []


def test_what_is_said_to_be_external_stays_so(site: Site) -> None:
    site.configure(f"articles_site = {OF_SITE!r}", 'myst_enable_extensions = ["attrs_inline"]')
    link = f"[x]({OF_SITE}/blog/a/)"
    rst = f"Page\n====\n\n`x <{OF_SITE}/blog/a/>`_\n"
    _write_links_by_site(site, page=f"# Page\n\n{link}{{.external}}\n")
    site.write({"docs/index.md": "# Home\n\n```{toctree}\nguide\npage\nother\n```\n"})
    site.write({"docs/other.rst": rst})
    built = site.build()
    assert built.warnings == []
    for name in ("page", "other"):
        assert links(built.page(name), ".body p a") == [("x", f"{OF_SITE}/blog/a/")]
    site.write({"docs/page.md": f"# Page\n\n{link}\n"})
    built = site.build(myst_all_links_external=True)
    assert links(built.page("page"), ".body p a") == [("x", f"{OF_SITE}/blog/a/")]
