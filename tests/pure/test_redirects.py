"""Old addresses, read and planned without a site."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext.articles.redirects.address import Old, Unusable, read_address
from sphinxext.articles.redirects.claims import Claim, claims, read_table
from sphinxext.articles.redirects.host_rules import rules
from sphinxext.articles.redirects.old_site import read_known
from sphinxext.articles.redirects.plan import Layout, Redirects, plan
from sphinxext.articles.settings import Places

from .conftest import article, catalogue, term_file

if TYPE_CHECKING:
    from pathlib import Path

    from sphinxext.articles.catalogue.catalogue import Catalogue


@pytest.mark.parametrize(
    ("written", "file"),
    [
        ("/a/b/", "a/b/index.html"),
        ("a/b", "a/b/index.html"),
        ("/a/b/index.html", "a/b/index.html"),
        ("//a", None),
        ("/a//b/./c/../d", "a/b/d/index.html"),
        ("/a.html", "a.html"),
        ("/a.HTM", "a.HTM"),
        ("/a.php", "a.php/index.html"),
        ("/v1.2", "v1.2/index.html"),
        ("/%63af%C3%A9", "café/index.html"),
        ("/cafe\u0301", "café/index.html"),
        ("https://example.org/x", "x/index.html"),
        ("https://other.example/x", None),
        ("../x", "x/index.html"),
        ("./x", "blog/x/index.html"),
        ("../../../x", "x/index.html"),
        ("/a#b", None),
        ("", None),
        ("/%ff", None),
        ("/a%2fb", None),
        ("/a%0ab", None),
        ("mailto:a@b.example", None),
    ],
)
def test_an_address_is_read_in_any_form(written: str, file: str | None) -> None:
    try:
        found = read_address(written, ["https://example.org"], "blog").file
    except Unusable:
        found = None
    assert found == file


@given(st.text(alphabet=st.sampled_from(f"{string.printable}%2e%2F/.\\é\u2028"), max_size=30))
def test_no_address_leads_out(written: str) -> None:
    try:
        old = read_address(written, (), "blog")
    except Unusable:
        return
    assert old.path.startswith("/")
    assert not {"..", ".", ""} & {*old.file.split("/")}
    assert read_address(str(Old(old.path)), (), "") == Old(old.path)


def planned(site: Catalogue, *rows: Claim, **layout: Any) -> Redirects:
    """Plan with pages as ``html`` has them."""
    files = {f"{docname}.html": docname for docname in (*site.articles, *site.pages)}
    found = [*claims(site, "{}.html".format), *rows]
    return plan(site, found, Layout(files=files, holder=lambda _: "", **layout))


def rows(*pairs: tuple[str, str]) -> list[Claim]:
    return [
        Claim(old=old, new=new, path="moved.csv", line=line)
        for line, (old, new) in enumerate(pairs, start=1)
    ]


def test_chains_lead_to_their_end_whatever_their_order() -> None:
    site = catalogue(article("blog/a"))
    chain = rows(*((f"/{n}", f"/{n + 1}#f{n}") for n in range(50)), ("/50", "/blog/a.html"))
    for order in (chain, chain[::-1]):
        found = planned(site, *order)
        assert found.problems == ()
        assert {each.to.docname for each in found.pages.values()} == {"blog/a"}
        assert found.pages["7/index.html"].to.suffix == "#f7"


def test_two_claims_to_one_end_are_one() -> None:
    site = catalogue(article("blog/a", aliases=["/x", "/x/"], redirect_from=["/x/index.html"]))
    found = planned(site, *rows(("/x", "/blog/a.html")))
    assert found.problems == ()
    assert [*found.pages] == ["x/index.html"]


def test_a_file_and_a_folder_of_one_name_are_told() -> None:
    site = catalogue(article("blog/a", aliases=["/blog/a.html/x", "/o.html", "/o.html/y"]))
    found = planned(site)
    assert [*found.pages] == ["o.html"]
    assert [each.value for each in found.problems] == ["'/blog/a.html/x'", "'/o.html/y'"]


def test_a_case_only_alias_of_a_page_needs_a_rule() -> None:
    site = catalogue(article("blog/a", aliases=["/Blog/A.html"]))
    assert len(planned(site).problems) == 1
    found = planned(site, rules=True)
    assert (found.problems, [*found.pages], len(found.rules)) == ((), [], 1)


def test_what_only_a_rule_can_do_is_told_of_where_the_host_takes_no_more() -> None:
    site = catalogue(article("blog/a"))
    alone = rows(*((f"/{n}/con", "/blog/a") for n in range(5)), ("/x", "/blog/a"))
    found = planned(site, *alone, rules=True, most=3)
    assert [(each.path, each.line, each.accepted) for each in found.problems] == [
        ("moved.csv", 4, "another address"), ("moved.csv", 5, "another address"),
    ]  # fmt: skip
    assert "takes no more than 3 rules" in found.problems[0].message
    assert [str(each) for each in found.rules] == ["/0/con/", "/1/con/", "/2/con/", "/x/"]
    lines = rules(found.rules.values(), "cloudflare", lambda to: f"/{to.docname}").splitlines()
    assert [line.split()[0] for line in lines] == ["/0/con/", "/1/con/", "/2/con/", "/x/"]
    assert [*found.pages] == ["x/index.html"]
    for most in (5, None):
        assert planned(site, *alone, rules=True, most=most).problems == ()


def test_planning_takes_steps_in_proportion() -> None:
    asked = []
    for count in (100, 200):
        steps = 0

        def holder(_: str) -> str:
            nonlocal steps
            steps += 1
            return ""

        site = catalogue(article("blog/a"))
        circle = rows(*((f"/{n}", f"/{(n + 1) % count}") for n in range(count)))
        chain = rows(*((f"/c{n}", f"/c{n + 1}") for n in range(count)), (f"/c{count}", "/blog/a"))
        found = plan(site, [*circle, *chain], Layout(files={}, holder=holder))
        assert len(found.problems) == 1
        assert len(found.pages) == count + 1
        asked.append(steps)
    assert asked[1] <= 2.1 * asked[0]


@pytest.mark.parametrize("taken", ["_static/x.css", "_images/p", "_sources/a", "_Static/a"])
def test_no_old_address_is_in_a_folder_of_sphinx(taken: str) -> None:
    found = planned(catalogue(article("blog/a", aliases=[f"/{taken}/"])))
    assert found.pages == {}
    assert [problem.message for problem in found.problems] == ["is in a folder of Sphinx's"]


PLACES = Places(urls=(("/posts", "blog"), ("/", "notes")))
CLAIMED = [
    "/blog/old/", "/posts/x", "/blogs/x", "/", "/sw.js", "/blog/../up/", "/%62log/y", "/2019/a",
    "/tags/x/", "./beside", "../above",
]  # fmt: skip


def test_a_stranger_may_claim_addresses_below_the_collection_and_no_others() -> None:
    site = catalogue(article("blog/a", aliases=CLAIMED), places=PLACES)
    found = planned(site, free=("/2019/",))
    assert {*found.pages} == {
        "blog/old/index.html", "posts/x/index.html", "blog/y/index.html", "blog/beside/index.html",
        "2019/a/index.html",
    }  # fmt: skip
    told = [problem for problem in found.problems if "may not claim it" in problem.message]
    assert len(told) == 6
    assert told[0].accepted.startswith("below /blog/ or /posts/, or what articles_untrusted")


@pytest.mark.parametrize(
    ("urls", "accepted"),
    [
        ((), "/blog/"),
        ((("/blog", "blog"),), "/blog/"),
        ((("/posts", "blog"),), "/blog/ or /posts/"),
        ((("/blog", "blog"), ("/posts", "blog"), ("/posts", "blog")), "/blog/ or /posts/"),
        ((("/", "blog"),), "/blog/"),
    ],
)
def test_a_stranger_is_told_of_each_place_once(
    urls: tuple[tuple[str, str], ...], accepted: str
) -> None:
    site = catalogue(article("blog/a", aliases=["/sw.js"]), places=Places(urls=urls))
    [problem] = planned(site, free=()).problems
    assert problem.accepted.partition(", or ")[0] == f"below {accepted}"


def test_addresses_of_a_collection_that_is_the_whole_site_are_all_its_own() -> None:
    site = catalogue(article("a", aliases=["/old/", "/sw.js"]), places=Places(urls=(("/", ""),)))
    assert {*planned(site, free=()).pages} == {"old/index.html", "sw.js/index.html"}


def test_terms_and_series_have_their_own_folder_as_well(tmp_path: Path) -> None:
    entries = term_file(tmp_path, "x:\n  aliases: [/tags/y/, /sw.js]\n")
    site = catalogue(article("blog/a", tags=["x"]), term_entries={"tags": entries})
    assert {*planned(site, free=()).pages} == {"tags/y/index.html"}
    assert {*planned(site).pages} == {"tags/y/index.html", "sw.js/index.html"}


def test_a_table_of_the_project_may_claim_any_address() -> None:
    found = planned(catalogue(article("blog/a")), *rows(("/sw.js", "/blog/a.html")), free=())
    assert {*found.pages} == {"sw.js/index.html"}


@pytest.mark.parametrize("before", ["", "# old site\n", "\n# a\n\n  # b\n"])
def test_the_heading_of_a_table_is_no_redirect_whatever_stands_above_it(
    tmp_path: Path, before: str
) -> None:
    path = tmp_path / "moved.csv"
    path.write_text(f"{before}from,to\n/a,/b\n/from,/to\nfrom,to\n")
    found, problems = read_table(path)
    assert [(each.old, each.new) for each in found] == [
        ("/a", "/b"), ("/from", "/to"), ("from", "to"),
    ]  # fmt: skip
    assert problems == []


@pytest.mark.parametrize("encoding", ["foo", "utf-7", "rot13", "", "utf-16"])
def test_a_sitemap_in_an_encoding_that_nobody_knows_is_told_of(
    tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "old.xml"
    path.write_text(f'<?xml version="1.0" encoding="{encoding}"?><urlset/>')
    found, [problem] = read_known(path)
    assert (found, problem.path) == ([], str(path))


@pytest.mark.parametrize("raw", [None, b"\xff", b'/a,"b\0' + b"x" * 200_000])
def test_a_file_of_redirects_that_cannot_be_read_is_told_of_with_the_option_that_names_it(
    tmp_path: Path, raw: bytes | None
) -> None:
    path = tmp_path / "moved.csv"
    if raw is not None:
        path.write_bytes(raw)
    found, [problem] = read_table(path)
    assert (found, problem.key) == ([], "articles_redirects")
    assert read_known(tmp_path / "nowhere.txt")[1][0].key == "articles_old_addresses"


@pytest.mark.parametrize("rest", ["", "/c,/d\n", '/c,/d\n/e,"/f"\n'])
def test_a_quote_without_end_is_told_of_where_it_begins(tmp_path: Path, rest: str) -> None:
    path = tmp_path / "moved.csv"
    path.write_text(f'/x,/y\n/a,"/b\n{rest}')
    found, [problem, *_] = read_table(path)
    assert ([each.old for each in found[:1]], problem.line) == (["/x"], 2)
    assert problem.message == "has a quote that does not end on this line"
