"""A preset stands for the folder, the pattern and the address of an Astro theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from sphinxext.articles.astro_project import PRESETS
from sphinxext.articles.config.options import CollectionOption

from .building import PIXEL, article, links

if TYPE_CHECKING:
    from .building import Site


@pytest.mark.parametrize(
    ("preset", "folder", "address"),
    [
        ("astro-blog", "src/content/blog", "/blog/b/"),
        ("astropaper", "src/data/blog", "/posts/b/"),
        ("astropaper", "src/content/blog", "/posts/b"),
        ("fuwari", "src/content/posts", "/posts/b/"),
        ("starlight", "src/content/docs", "/b/"),
    ],
)
def test_a_theme_s_articles_are_found_and_linked(
    site: Site, preset: str, folder: str, address: str
) -> None:
    site.configure(f'articles_collections = {{"x": {{"path": "../site", "preset": "{preset}"}}}}')
    site.write({f"site/{folder}/a.md": article("A", f"[b]({address})")})
    site.write({f"site/{folder}/b.md": article("B")})
    built = site.build(strict=True)
    assert built.warnings == []
    assert links(built.page("x/a"), ".body p a.internal") == [("b", "b.html")]


def test_the_folder_of_a_preset_is_an_astro_project_without_a_configuration_file(
    site: Site,
) -> None:
    site.configure('articles_collections = {"x": {"path": "../site", "preset": "astro-blog"}}')
    body = "![a](/a.png) ![b](../../assets/b.png)"
    site.write({"site/src/content/blog/a.md": article("A", body)})
    site.write({"site/public/a.png": PIXEL, "site/src/assets/b.png": PIXEL})
    built = site.build(strict=True)
    assert (built.out / "_images/a.png").is_file()
    assert (built.out / "_images/b.png").is_file()


def test_what_is_given_beside_a_preset_counts(site: Site) -> None:
    collection = '{"path": "../site", "preset": "fuwari", "url": "/", "pattern": "*.md"}'
    site.configure(f'articles_collections = {{"x": {collection}}}')
    site.write({"site/src/content/posts/a.md": article("A", "[b](/b)")})
    site.write({"site/src/content/posts/b.md": article("B")})
    site.write({"site/src/content/posts/sub/c.md": article("C")})
    built = site.build(strict=True)
    assert links(built.page("x/a"), ".body p a.internal") == [("b", "b.html")]
    assert "x/sub/c" not in built.pages()


def test_every_preset_may_be_named_in_the_configuration() -> None:
    choices, _ = get_args(CollectionOption.model_fields["preset"].annotation)
    assert set(get_args(choices)) == set(PRESETS)
