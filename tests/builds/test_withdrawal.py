"""What stops being published leaves the output that is already there."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from .building import HOME, IN_SOURCE, Site, article, links, output
from .secrets import SECRET, places, secret, write_secret

if TYPE_CHECKING:
    from collections.abc import Callable

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


def test_a_page_that_comes_back_is_as_it_was(published: Site) -> None:
    text = published.path(f"{SECRET}.md").read_text()
    first = output(published.build().out)
    _draft(published)
    published.build()
    published.write({f"{SECRET}.md": text})
    assert output(published.build().out) == first
