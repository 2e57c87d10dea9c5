"""``llms.txt``: what there is, for whoever may see it, unless somebody else says it."""

from __future__ import annotations

import re

import pytest

from .building import HOME, Built, Site, article, differences
from .twins import BASE, ON

HEADING = re.compile(r"## (.*)")
ENTRY = re.compile(r"- \[(.*)\]\((.*?)\)(?:: (.*))?")


def sections(built: Built) -> dict[str, list[tuple[str, str, str]]]:
    """Read the file back: title, address and description by heading."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for line in built.text("llms.txt").splitlines():
        if heading := HEADING.fullmatch(line):
            found[heading[1]] = []
        elif entry := ENTRY.fullmatch(line):
            title, address, description = entry.groups("")
            found[list(found)[-1]].append((title, address.removeprefix(BASE), description))
    return found


@pytest.fixture
def blog(site: Site) -> Site:
    """A series, two articles beside it, and pages."""
    site.configure(f'html_baseurl = "{BASE}"', 'html_title = "A site"')
    site.write(
        {
            "docs/index.md": "---\ndescription: Of this and that.\n---\n\n"
            + HOME
            + "\n```{toctree}\nz\na\n```\n",
            "docs/a.md": "# Last page\n",
            "docs/z.md": "---\ndescription: Comes first.\n---\n\n# First page\n",
            "docs/404.md": "---\norphan: true\nnosearch: true\n---\n\n# Not found\n",
            "one.md": article("One", series="Set", description="The first."),
            "two.md": article("Two", series="Set"),
            "old.md": article("Old", pubDate="2024-01-01"),
            "new.md": article("New", pubDate="2025-01-01", description="It is new."),
            "draft.md": article("Draft", draft="true"),
            "hidden.md": article("Hidden", unlisted="true"),
        }
    )
    return site


def test_articles_are_listed_by_series_and_by_date_then_pages_in_their_order(blog: Site) -> None:
    built = blog.build()
    assert built.warnings == []
    assert built.text("llms.txt").startswith("# A site\n\n> Of this and that.\n\nArticles by")
    assert sections(built) == {
        "Set": [("One", "blog/one.html", "The first."), ("Two", "blog/two.html", "")],
        "Articles": [("New", "blog/new.html", "It is new."), ("Old", "blog/old.html", "")],
        "Pages": [
            ("Home", "index.html", "Of this and that."),
            ("First page", "z.html", "Comes first."),
            ("Last page", "a.html", ""),
        ],
    }


def test_with_dirhtml_pages_are_folders_and_twins_are_in_them(blog: Site) -> None:
    found = sections(blog.build("dirhtml"))
    assert found["Set"][0] == ("One", "blog/one/", "The first.")
    blog.configure(*ON)
    built = blog.build("dirhtml")
    assert sections(built)["Set"][0] == ("One", "blog/one/index.html.md", "The first.")
    listed = [each for found in sections(built).values() for _, each, _ in found]
    pages = [each if each.endswith(".md") else f"{each}index.html" for each in listed]
    assert all((built.out / each).is_file() for each in pages)


def test_each_language_has_its_articles(blog: Site) -> None:
    blog.write({"drei.md": article("Drei", lang="de", pubDate="2025-02-01")})
    found = sections(blog.build())
    assert [title for title, _, _ in found["Articles"]] == ["New", "Old"]
    assert [titles for name, titles in found.items() if name.endswith(" (de)")] == [
        [("Drei", "blog/drei.html", "")]
    ]


def test_a_build_with_drafts_lists_none(blog: Site) -> None:
    built = blog.build(tags=("drafts",))
    assert "Draft" not in built.text("llms.txt")


SENT_AWAY = {
    "nosearch: true": False,
    "no-search: true": False,
    "robots: noindex": True,
    "robots: NoIndex, nofollow": True,
    "robots: [nofollow, noindex]": True,
    "robots: none": True,
    "myst: {html_meta: {robots: noindex}}": True,
    "myst: {html_meta: {ROBOTS: 'nofollow,noindex'}}": True,
}
"""What front matter says, and whether that is to robots, so that the sitemap leaves it out, too."""
IN_RST = {
    ":nosearch: true\n": False,
    ":robots: noindex\n": True,
    ".. meta::\n   :robots: noindex\n": True,
    ".. meta::\n   :description: D\n   :Robots: nofollow, NOINDEX\n": True,
}


def test_what_sends_robots_or_search_away_is_in_no_file_for_machines(site: Site) -> None:
    site.configure(f'html_baseurl = "{BASE}"', 'articles_markdown = "full"')
    robots = set()
    for at, (matter, to_robots) in enumerate(SENT_AWAY.items()):
        files = (f"a{at}.md", f"docs/p{at}.md", f"content/series/s{at}.md")
        site.write(dict.fromkeys(files, f"---\norphan: true\n{matter}\n---\n\n# Away {at}\n"))
        site.write({f"part{at}.md": article(f"Part {at}", series=f"s{at}")})
        site.write({"series.yml": "".join(f"s{n}: {{description: Away}}\n" for n in range(at + 1))})
        robots |= {f"blog/a{at}", f"p{at}", f"series/s{at}"} if to_robots else set()
    for at, (fields, to_robots) in enumerate(IN_RST.items()):
        field, meta = (fields, "") if fields.startswith(":") else ("", fields)
        site.write({f"docs/r{at}.rst": f":orphan:\n{field}\nAway {at}\n======\n\n{meta}"})
        robots |= {f"r{at}"} if to_robots else set()
    site.write({"stays.md": article("Stays", robots="nofollow", myst="{html_meta: {robots: all}}")})
    built = site.build()
    assert built.warnings == []
    assert "Away" in built.text("series/s0.html")
    assert "Away" not in built.text("llms.txt") + built.text("llms-full.txt")
    assert "Stays" in built.text("llms.txt")
    twins = {path.name for path in built.out.rglob("*.html.md")}
    assert twins == {"stays.html.md", *(f"part{at}.html.md" for at in range(len(SENT_AWAY)))}
    listed = set(re.findall(rf"<loc>{BASE}(.*)\.html</loc>", built.text("sitemap.xml")))
    away = {each for each in built.env.found_docs if re.search(r"(^|/)[aprs]\d$", each)}
    assert away - listed == robots


def test_what_is_sent_away_later_is_taken_out(blog: Site) -> None:
    blog.configure(*ON)
    one, page = "one.md", "docs/z.md"
    away = "myst: {html_meta: {robots: noindex}}"
    before = {each: blog.path(each).read_text() for each in (one, page)}
    said = {each: text.replace("---\n", f"---\n{away}\n", 1) for each, text in before.items()}
    blog.build(out="kept")
    for texts in (said, before):
        blog.write(texts)
        kept = blog.build(out="kept")
        clean = blog.build(out="clean", doctrees="doctrees-clean", fresh=True)
        assert differences(kept, clean) == []
        assert [name in kept.text("llms.txt") for name in ("First page", "[One]")] == [
            texts is before
        ] * 2


def test_an_authors_own_file_wins_without_a_word(blog: Site) -> None:
    assert "First page" in blog.build().text("llms.txt")
    blog.write({"docs/extra/llms.txt": "Mine.\n"})
    built = blog.build(html_extra_path=["extra"])
    assert (built.warnings, built.text("llms.txt")) == ([], "Mine.\n")
    assert "First page" in blog.build().text("llms.txt")


def test_without_an_address_or_by_the_option_there_is_none(blog: Site) -> None:
    built = blog.build(html_baseurl="")
    assert built.warnings == []
    assert "llms.txt" in built.status
    assert not (built.out / "llms.txt").exists()
    assert not (blog.build(articles_llms="0").out / "llms.txt").exists()


def test_the_file_is_the_same_after_incremental_builds(blog: Site) -> None:
    blog.build()
    blog.write(
        {
            "one.md": article("First", series="Set"),
            "draft.md": article("No draft"),
            "docs/z.md": "# Another page\n",
        }
    )
    built = blog.build(jobs=2)
    assert differences(built, blog.build(out="clean", doctrees="clean-doctrees")) == []
    assert [title for title, _, _ in sections(built)["Set"]] == ["First", "Two"]
    assert ("Another page", "z.html", "") in sections(built)["Pages"]
