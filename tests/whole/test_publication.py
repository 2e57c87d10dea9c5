"""What is withheld appears nowhere; what stops being published leaves."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

from .building import article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .building import Site

SECRET = "okapi"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8ffff3f0005fe02fea135818b0000000049454e44ae426082"
)
WITHHELD = {
    "a draft": {"draft": "true"},
    "a scheduled article": {"pubDate": "2099-01-01"},
    "an expired article": {"expiryDate": "2020-01-01"},
    "a draft that is unlisted": {"draft": "true", "unlisted": "true"},
    "an article whose draft key is no boolean": {"draft": '"later"'},
}
HTML = ("html", "dirhtml", "singlehtml")
BUILDERS = (*HTML, "epub", "text", "latex", "gettext", "man", "texinfo")


def secret(**keys: object) -> str:
    """Return an article that says the secret in every place there is."""
    return article(
        f"The {SECRET}",
        f"# An {SECRET}\n\nAn {SECRET}.\n\n![{SECRET}](./{SECRET}.png)\n",
        description=f"{SECRET}s",
        tags=f"[{SECRET}, red]",
        author=f"Mr {SECRET}",
        category=SECRET,
        series=SECRET,
        **keys,
    )


def places(folder: Path) -> list[str]:
    """Name every file below *folder* that holds the secret, packed ones included."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            content = b"".join(_unpacked(path.read_bytes(), path.name))
            if SECRET.encode() in content.lower() or SECRET in name:
                found.append(name)
    return found


def _unpacked(data: bytes, name: str) -> Iterator[bytes]:
    yield data
    if name == "objects.inv":
        yield zlib.decompress(data.partition(b"zlib.\n")[2])
    if name.endswith(".epub"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                yield member.encode() + archive.read(member)


@pytest.mark.parametrize("keys", WITHHELD.values(), ids=WITHHELD)
def test_no_file_tells_of(site: Site, keys: dict[str, object]) -> None:
    site.write({f"{SECRET}.md": secret(**keys), f"{SECRET}.png": PIXEL, "a.md": article("A")})
    built = site.build()
    assert places(site.root / "_build") == []
    assert "1 withheld" in built.status


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize("fresh", [False, True], ids=["incremental", "with -E"])
def test_a_page_that_becomes_a_draft_leaves_the_output(
    site: Site, builder: str, fresh: bool
) -> None:
    home = "# Home\n\n```{toctree}\n:glob:\n\nblog/*\nseries/index\n```\n"
    site.write({"docs/index.md": home, "a.md": article("A", series="S")})
    site.write({f"{SECRET}.md": secret(), f"{SECRET}.png": PIXEL})
    site.build(builder=builder)
    assert places(site.root / "_build")
    site.write({f"{SECRET}.md": secret(draft="true")})
    site.build(*(["-E"] if fresh else []), builder=builder)
    assert places(site.root / "_build") == []


@pytest.mark.parametrize("fresh", [False, True], ids=["incremental", "with -E"])
def test_a_page_whose_file_is_deleted_leaves_the_output(site: Site, fresh: bool) -> None:
    site.write({f"{SECRET}.md": secret(), f"{SECRET}.png": PIXEL, "a.md": article("A")})
    site.build()
    (site.root / f"content/{SECRET}.md").unlink()
    site.build(*(["-E"] if fresh else []))
    assert places(site.root / "_build") == []


def test_without_doctrees_the_previous_inventory_tells_which_pages_were_ours(site: Site) -> None:
    site.write({f"{SECRET}.md": secret(), "a.md": article("A")})
    site.build(environment="first")
    (site.root / f"content/{SECRET}.md").unlink()
    built = site.build("-E", environment="second")
    assert places(built.out) == []


@pytest.mark.parametrize(
    ("tag", "keys", "label"),
    [
        ("drafts", {"draft": "true"}, "Draft"),
        ("future", {"pubDate": "2099-01-01"}, "Scheduled"),
        ("expired", {"expiryDate": "2020-01-01"}, "Expired"),
    ],
)
def test_a_tag_shows_what_is_withheld_with_a_label(
    site: Site, tag: str, keys: dict[str, object], label: str
) -> None:
    site.write({"a.md": article("A", tags="[x]", **keys)})
    built = site.build("-W", "-t", tag)
    for page in ("blog/a", "tags/x"):
        badge = built.page(page).select_one(".article-label")
        assert badge is not None
        assert badge.get_text() == label


def test_an_unlisted_article_is_built_but_in_no_list_and_no_search(site: Site) -> None:
    site.write(
        {
            "a.md": article("A", tags="[x]", series="S"),
            "hidden.md": article("Hidden", "Zyzzyva.", tags="[x]", series="S", unlisted="true"),
        }
    )
    built = site.build("-W")
    page = built.page("blog/hidden")
    assert "Zyzzyva" in page.get_text()
    assert page.select_one('meta[name="robots"]')["content"] == "noindex"
    assert "hidden" not in built.page("tags/x").get_text().lower()
    assert "hidden" not in built.page("series/s").get_text().lower()
    assert "zyzzyva" not in built.text("searchindex.js").lower()
    assert "Part 1 of 1" in built.page("blog/a").get_text()


def test_a_link_to_a_draft_becomes_text_with_a_warning(site: Site) -> None:
    site.write({"a.md": article("A", "See [it](./b.md)."), "b.md": article("Okapi", draft="true")})
    built = site.build()
    assert "See it." in built.page("blog/a").get_text()
    assert not built.page("blog/a").find("a", string="it")
    assert [line.partition("WARNING: ")[2] for line in built.warnings] == [
        "a link leads to an article that is not published [articles.reference]"
    ]


def test_the_clock_comes_from_the_configuration(site: Site) -> None:
    conf = (site.root / "docs/conf.py").read_text()
    site.write({"a.md": article("A", pubDate="2031-01-01")})
    site.write({"docs/conf.py": conf + 'articles_now = "2031-01-02"\n'})
    assert "blog/a" in site.build().pages()
    site.write({"docs/conf.py": conf + 'articles_now = "2030-12-31"\n'})
    assert "blog/a" not in site.build().pages()


def test_a_clock_that_cannot_be_read_publishes_nothing(site: Site) -> None:
    conf = (site.root / "docs/conf.py").read_text()
    site.write({"docs/conf.py": conf + 'articles_now = "soon"\n', "a.md": article("A")})
    built = site.build()
    assert built.code != 0
    assert not built.out.joinpath("blog").exists()
